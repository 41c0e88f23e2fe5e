"""What a provider is asked, and how often: about competitions in calm times, about matches that are near."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.knowledge.match import TeamKey
from bot.sources.budget import due
from bot.sources.leagues import League, leagues
from bot.sources.phases import Fixture, Phase, phase
from bot.sources.provider import Call, Gives, Provider, Want

MATCHDAY = timedelta(hours=3)
"""Between two looks at the fixtures of a competition that has a match today."""
A_DAY = timedelta(days=1)
NEAR = timedelta(days=3)
"""Before kickoff: from here on it is worth knowing who is missing, who referees and where it is shown."""
NEWS = timedelta(hours=12)
ONCE_A_MONTH = timedelta(days=30)
THE_PAST = timedelta(days=90)
"""Between two looks at what hardly changes: seasons that are over, and earlier meetings."""

CALENDAR = frozenset({Gives.FIXTURES, Gives.RESULTS})
BEFORE = frozenset({Gives.FIXTURES, Gives.LINEUPS, Gives.OFFICIALS})
DURING = frozenset({Gives.RESULTS, Gives.EVENTS, Gives.LINEUPS})
AFTERWARDS = frozenset({Gives.RESULTS, Gives.EVENTS, Gives.MARKS})
TEAM_NEWS = frozenset({Gives.ABSENCES, Gives.OFFICIALS, Gives.BROADCASTS})
_AT = {Phase.LINEUPS: BEFORE, Phase.LIVE: DURING, Phase.LATE: DURING, Phase.AFTER: AFTERWARDS}


@dataclass(frozen=True, slots=True)
class Question:
    """A call that is made again after `every`."""

    call: Call
    every: timedelta


@dataclass(frozen=True, slots=True)
class Interest:
    """What is followed, as far as one provider is concerned: competitions with the years in which their
    seasons begin, seasons that are over, matches of some days around now, and the provider's own ids of
    teams."""

    competitions: Sequence[tuple[League, int]]
    past: Sequence[tuple[League, int]]
    fixtures: Sequence[Fixture]
    teams: Mapping[TeamKey, str]
    sides: Mapping[str, tuple[TeamKey, TeamKey]]
    """Home and away by match."""


def about_matches(
    provider: Provider, fixtures: Sequence[Fixture], since: datetime | None, now: datetime
) -> list[Call]:
    """What to ask at a look at matches: of those that are near or on, and of those that are to be checked."""
    name = provider.source.key
    wants: list[Want] = []
    for one in fixtures:
        at = phase(one, name, now)
        wanted = _AT.get(at, frozenset()) & provider.gives
        if wanted and (at in (Phase.LINEUPS, Phase.LIVE) or due(one, name, since, now)):
            wants += _wants(provider, one, wanted)
    return provider.calls(_together(wants)) if wants else []


def calls_for_each(provider: Provider, fixtures: Iterable[Fixture]) -> float:
    """How many calls a look takes for each match that is on: 1 where each is a call of its own."""
    wants = [
        want for one in fixtures for want in _wants(provider, one, DURING & provider.gives, by_day=False)
    ]
    return len(provider.calls(_together(wants))) / len(wants) if wants else 1.0


def in_calm(provider: Provider, interest: Interest, now: datetime) -> list[Question]:
    """What to ask now and then, the most important first. The same call is asked as often as the one in the
    greater hurry wants it."""
    found: dict[str, Question] = {}
    for wants, every in _calm_wants(provider, interest, now):
        for call in provider.calls(wants):
            before = found.get(call.name)
            if before is None or every < before.every:
                found[call.name] = Question(call, every)
    return list(found.values())


def _calm_wants(
    provider: Provider, interest: Interest, now: datetime
) -> Iterator[tuple[list[Want], timedelta]]:
    name, gives = provider.source.key, provider.gives
    known = [(league, year) for league, year in interest.competitions if provider.knows(league)]
    today = {
        one.competition for one in interest.fixtures if phase(one, name, now) not in (Phase.CALM, Phase.AFTER)
    }
    for league, year in known:
        yield from _calendar(provider, league, year, league.key in today, now)
    near = [one for one in interest.fixtures if one.kickoff_at and now < one.kickoff_at < now + NEAR]
    yield (
        _together(want for one in near for want in _wants(provider, one, TEAM_NEWS & gives, by_day=False)),
        NEWS,
    )
    if Gives.TABLE in gives:
        played = {one.competition for one in interest.fixtures if phase(one, name, now) is Phase.AFTER}
        for league, year in known:
            every = MATCHDAY if league.key in played else max(A_DAY, provider.limits.calm)
            yield [Want(frozenset({Gives.TABLE}), league, year)], every
    if _is_archive(provider):
        for league, year in interest.past:
            if provider.knows(league):
                yield [Want(CALENDAR & gives, league, year)], THE_PAST
    if Gives.MEETINGS in gives:
        yield _meetings(interest, near, name), THE_PAST
    if Gives.SQUADS in gives:
        for league, year in known:
            yield _squads(interest, league, year), ONCE_A_MONTH


def _is_archive(provider: Provider) -> bool:
    """Whether it can be asked for whole seasons of the past without a second thought."""
    limits = provider.limits
    return not any((limits.live, limits.per_day, limits.per_minute, limits.days))


def _calendar(
    provider: Provider, league: League, year: int, today: bool, now: datetime
) -> Iterator[tuple[list[Want], timedelta]]:
    """A whole season, or the days to come where a provider tells them one by one."""
    what, calm = CALENDAR & provider.gives, provider.limits.calm
    soon = min(calm, MATCHDAY) if today else calm
    if provider.limits.days is None:
        yield [Want(what, league, year)], soon
        return
    for ahead in range(provider.limits.days):
        day = now.date() + timedelta(days=ahead)
        yield [Want(what, league, year, day=day)], soon if ahead == 0 else calm


def _wants(
    provider: Provider, fixture: Fixture, what: frozenset[Gives], by_day: bool = True
) -> Iterator[Want]:
    """One match by the provider's own id, or its whole day while that is not known."""
    league = leagues().get(fixture.competition)
    if league is None or not what or not provider.knows(league):
        return
    year, ref = league.year(fixture.season), fixture.refs.get(provider.source.key)
    if ref is not None:
        yield Want(what, league, year, refs=(ref,))
    elif by_day and fixture.kickoff_at is not None:
        yield Want(what, league, year, day=fixture.kickoff_at.date())


def _together(wants: Iterable[Want]) -> list[Want]:
    """One want for all that is alike but for the match."""
    alike: dict[tuple[object, ...], list[Want]] = {}
    for want in wants:
        alike.setdefault((want.what, want.league.key, want.season, want.day), []).append(want)
    return [
        replace(some[0], refs=tuple(dict.fromkeys(ref for want in some for ref in want.refs)))
        for some in alike.values()
    ]


def _meetings(interest: Interest, near: Iterable[Fixture], name: str) -> list[Want]:
    found = []
    for one in near:
        league, ref = leagues().get(one.competition), one.refs.get(name)
        teams = tuple(interest.teams.get(side, "") for side in interest.sides.get(one.key, ()))
        if league is not None and ref is not None and all(teams):
            year = league.year(one.season)
            found.append(Want(frozenset({Gives.MEETINGS}), league, year, (ref,), teams))
    return found


def _squads(interest: Interest, league: League, year: int) -> list[Want]:
    """Of the teams that play soon: of the others a squad is not needed yet."""
    soon = {
        side
        for one in interest.fixtures
        if one.competition == league.key
        for side in interest.sides.get(one.key, ())
    }
    teams = tuple(sorted(interest.teams[side] for side in soon if side in interest.teams))
    return [Want(frozenset({Gives.SQUADS}), league, year, teams=teams)] if teams else []
