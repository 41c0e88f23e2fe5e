"""The requests that bring what is wanted from football-data.org, with ten a minute in mind."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from bot.sources.provider import Call, Gives, Want

MATCHES = frozenset({Gives.FIXTURES, Gives.RESULTS, Gives.OFFICIALS})
DETAILS = frozenset({Gives.LINEUPS, Gives.EVENTS})
_AT_ONCE = 20
"""Matches in one request by their ids."""
_MEETINGS = "15"


def calls(key: str, wants: Sequence[Want], detailed: bool) -> list[Call]:
    """The fewest requests. Single matches of all leagues share one, and so does a day; with line-ups and
    goals (`detailed`) each match is asked for by itself, as a list comes without them."""
    known = [(want, want.league.codes[key]) for want in wants if key in want.league.codes]
    found = [*_by_day(known), *_by_id([want for want, _ in known], detailed)]
    for want, code in known:
        found += _of_league(want, code)
    return list({call.name: call for call in found}.values())


def _by_day(known: Sequence[tuple[Want, str]]) -> Iterable[Call]:
    days: dict[date, set[str]] = {}
    for want, code in known:
        if want.day is not None and not want.refs and want.what & (MATCHES | DETAILS):
            days.setdefault(want.day, set()).add(code)
    for day, codes in days.items():
        names = ",".join(sorted(codes))
        # the day after is not included, as their recorded answers show
        until = day + timedelta(days=1)
        params = (("competitions", names), ("dateFrom", str(day)), ("dateTo", str(until)))
        yield Call(f"matches of {day}: {names}", "/matches", params)


def _by_id(known: Sequence[Want], detailed: bool) -> Iterable[Call]:
    wanted = [want for want in known if want.what & (MATCHES | DETAILS)]
    each = {
        ref for want in wanted if detailed and want.what & DETAILS for ref in want.refs if ref.isdecimal()
    }
    rest = sorted({ref for want in wanted for ref in want.refs if ref.isdecimal()} - each, key=int)
    for ref in sorted(each, key=int):
        yield Call(f"match {ref}", f"/matches/{ref}")
    for start in range(0, len(rest), _AT_ONCE):
        ids = ",".join(rest[start : start + _AT_ONCE])
        yield Call(f"matches {ids}", "/matches", (("ids", ids),))


def _ids(wants: Iterable[Want]) -> set[str]:
    return {ref for want in wants for ref in want.refs if ref.isdecimal()}


def _of_league(want: Want, code: str) -> Iterable[Call]:
    league, season = f"{want.league.key} {want.season}", (("season", str(want.season)),)
    if want.what & (MATCHES | DETAILS) and not want.refs and want.day is None:
        yield Call(f"matches {league}", f"/competitions/{code}/matches", season, want)
    if Gives.TABLE in want.what:
        yield Call(f"table {league}", f"/competitions/{code}/standings", season, want)
    if Gives.SQUADS in want.what:
        teams = [team for team in want.teams if team.isdecimal()]
        for team in teams:
            yield Call(f"team {team}", f"/teams/{team}", want=want)
        if not teams:
            yield Call(f"teams {league}", f"/competitions/{code}/teams", season, want)
    if Gives.MEETINGS in want.what:
        for ref in want.refs:
            if ref.isdecimal():
                yield Call(f"meetings {ref}", f"/matches/{ref}/head2head", (("limit", _MEETINGS),), want)
