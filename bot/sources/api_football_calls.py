"""What API-Football is asked, in as few calls as its plans allow."""

from collections.abc import Iterable, Iterator, Sequence

from bot.sources.provider import Call, Gives, Want

AT_ONCE = 20
"""Matches that one call may ask for (documentation, `ids`)."""
_OF_A_MATCH = frozenset({Gives.RESULTS, Gives.OFFICIALS, Gives.LINEUPS, Gives.EVENTS, Gives.MARKS})
_OF_A_LEAGUE = frozenset({Gives.FIXTURES, Gives.RESULTS, Gives.OFFICIALS})


def calls(wants: Sequence[Want], free: bool) -> list[Call]:
    """One call for the events, line-ups and marks of up to twenty matches, one for a league's fixtures.

    The free plan refuses `ids`, a season that is being played, and days other than yesterday, today and
    tomorrow, of which it gives all leagues at once. So on it each match is a call of its own, fixtures have
    to be wanted by the day, and there is no table.
    """
    asked = [
        *_matches(wants, free),
        *_fixtures(wants, free),
        *_absences(wants, free),
        *(call for want in wants for call in _others(want, free)),
    ]
    return list({call.name: call for call in asked}.values())


def _matches(wants: Iterable[Want], free: bool) -> Iterator[Call]:
    about = [want for want in wants if want.refs and want.what & _OF_A_MATCH]
    for name, value in _ids(about, free):
        yield Call(f"fixtures {name} {value}", "/fixtures", ((name, value),), about[0])


def _fixtures(wants: Iterable[Want], free: bool) -> Iterator[Call]:
    for want in wants:
        if not want.refs and want.what & _OF_A_LEAGUE:
            yield from _of_a_league("fixtures", "/fixtures", want, free)


def _absences(wants: Iterable[Want], free: bool) -> Iterator[Call]:
    wanted = [want for want in wants if Gives.ABSENCES in want.what]
    about = [want for want in wanted if want.refs]
    for name, value in _ids(about, free):
        name = "fixture" if name == "id" else name
        yield Call(f"injuries {name} {value}", "/injuries", ((name, value),), about[0])
    for want in wanted:
        if not want.refs:
            yield from _of_a_league("injuries", "/injuries", want, free)


def _of_a_league(name: str, path: str, want: Want, free: bool) -> Iterator[Call]:
    """A season, or a day in UTC."""
    day = (("date", want.day.isoformat()),) if want.day else ()
    if not free:
        yield Call(f"{name} {want.league.key} {want.day or want.season}", path, (*_league(want), *day), want)
    elif day:
        yield Call(f"{name} {want.day}", path, day, want)


def _others(want: Want, free: bool) -> Iterator[Call]:
    if Gives.TABLE in want.what and not free:
        yield Call(f"standings {want.league.key} {want.season}", "/standings", _league(want), want)
    if Gives.SQUADS in want.what:
        for team in want.teams:
            yield Call(f"squad {team}", "/players/squads", (("team", team),), want)
    if Gives.MEETINGS in want.what and len(want.teams) == 2:
        both = "-".join(want.teams)
        yield Call(f"meetings {both}", "/fixtures/headtohead", (("h2h", both),), want)


def _ids(about: Iterable[Want], free: bool) -> list[tuple[str, str]]:
    """The parameter that names matches, and its values."""
    refs = sorted({ref for want in about for ref in want.refs}, key=lambda ref: (len(ref), ref))
    if free or len(refs) == 1:
        return [("id", ref) for ref in refs]
    return [("ids", "-".join(refs[at : at + AT_ONCE])) for at in range(0, len(refs), AT_ONCE)]


def _league(want: Want) -> tuple[tuple[str, str], ...]:
    return (("league", want.league.codes["api-football"]), ("season", str(want.season)))
