"""Fixtures of API-Football: who plays when and where, how it stands, and which matches are two legs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from bot.knowledge.claims import (
    About,
    Claim,
    KickoffOf,
    OfficialsOf,
    ResultOf,
    StatusOf,
    StatusValue,
    Value,
    VenueOf,
)
from bot.knowledge.match import (
    Competition,
    CompetitionKey,
    Kickoff,
    Match,
    Officials,
    Result,
    Score,
    Status,
    Venue,
)
from bot.knowledge.tie import Tie
from bot.sources.api_football_answer import SOURCE, Gathered, match_key
from bot.sources.api_football_payload import FixturePart, Goals, Head, LeaguePart
from bot.sources.countries import country
from bot.sources.json_payload import add
from bot.sources.leagues import League, by_code
from bot.sources.two_legs import in_ties

_STATUSES = {
    "TBD": Status.SCHEDULED,
    "NS": Status.SCHEDULED,
    "1H": Status.LIVE,
    "HT": Status.LIVE,
    "2H": Status.LIVE,
    "ET": Status.LIVE,
    "BT": Status.LIVE,
    "P": Status.LIVE,
    "LIVE": Status.LIVE,
    "INT": Status.LIVE,
    "SUSP": Status.LIVE,
    "FT": Status.FINISHED,
    "AET": Status.FINISHED,
    "PEN": Status.FINISHED,
    "PST": Status.POSTPONED,
    "CANC": Status.CANCELLED,
    "ABD": Status.ABANDONED,
    "AWD": Status.CANCELLED,
    "WO": Status.CANCELLED,
}
"""The documentation's list. INT goes on within minutes and SUSP maybe on another day: neither is over. AWD
and WO are decided without being played; an AWD that was played after all is finished."""
_NO_DATE = frozenset({"PST", "CANC", "ABD", "AWD", "WO"})
"""With these the date may be the old one, or wrong."""
_SEVERAL_COUNTRIES = frozenset({"mls"})
"""Leagues of one country in which clubs of another play."""
_NUMBERED = re.compile(r"(.+?) - (\d+)")
_GROUP = re.compile(r"Group [A-Z0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class Seen:
    """A match of an answer, and the part that it was read from."""

    match: Match
    part: FixturePart
    status: Status | None

    @property
    def over(self) -> bool:
        return self.status is Status.FINISHED


def seen(part: FixturePart, found: Gathered) -> Seen | None:
    """The match, with its competition and sides; None where it is none."""
    head, played_in = part.fixture, part.league
    if part.teams.home.id == part.teams.away.id:
        add(found.problems, f"match {head.id}: a team plays itself")
        return None
    competition = competition_of(played_in)
    found.competitions[competition.key] = competition
    of = country_of(played_in.id)
    match = Match(
        match_key(head.id),
        competition,
        season_of(played_in),
        found.team(part.teams.home, of),
        found.team(part.teams.away, of),
        stage=stage(played_in.round),
    )
    status = _STATUSES.get(head.status.short)
    if status is None:
        add(found.problems, f"match {head.id}: the status {head.status.short!r} is not known")
    if head.status.short == "AWD" and head.periods.first is not None:
        status = Status.FINISHED
    return Seen(match, part, status)


def competition_of(part: LeaguePart) -> Competition:
    league = by_code(SOURCE.key, str(part.id))
    if league is not None:
        return league.competition
    return Competition(CompetitionKey(f"{SOURCE.key}:{part.id}"), part.name)


def country_of(league: int | None) -> str | None:
    """The country of all clubs of a league; None where it has clubs of several, or is not known."""
    known = by_code(SOURCE.key, str(league))
    if known is None or known.country is None or known.key in _SEVERAL_COUNTRIES:
        return None
    return country(known.country)


def season_of(part: LeaguePart) -> str:
    """API-Football names a season by the year in which it begins."""
    league = by_code(SOURCE.key, str(part.id))
    return league.season(part.season) if league else str(part.season)


def stage(written: str | None) -> str | None:
    """The round in words: "Regular Season - 27" is "Matchday 27", "Group A - 3" is "Group A",
    "League Stage - 4" is "League stage, matchday 4"."""
    numbered = _NUMBERED.fullmatch(written or "")
    if numbered is None:
        return written
    name, number = numbered.groups()
    if name == "Regular Season":
        return f"Matchday {number}"
    return name if _GROUP.fullmatch(name) else f"{name.capitalize()}, matchday {number}"


def claims_of(one: Seen, found: Gathered, now: datetime) -> list[Claim]:
    """Kickoff, status, result, venue and referee."""
    said = [Claim(about, value, SOURCE, now) for about, value in _said(one)]
    if one.over:
        final = result(one.part)
        if final is None:
            add(found.problems, f"match {one.part.fixture.id}: it is over, and its score is not told")
        else:
            said.append(Claim(ResultOf(one.match.key), final, SOURCE, now, official=True))
    return said


def result(part: FixturePart) -> Result | None:
    """How it ended. `goals` counts extra time and leaves the shoot-out out."""
    score, short = pair(part.goals), part.fixture.status.short
    shootout = pair(part.score.penalty)
    if score is None or (short == "PEN" and shootout is None):
        return None
    return Result(
        score,
        half_time=pair(part.score.halftime),
        extra_time=short == "AET" or (short == "PEN" and pair(part.score.extratime) is not None),
        shootout=shootout if short == "PEN" else None,
    )


def pair(goals: Goals) -> Score | None:
    return None if goals.home is None or goals.away is None else Score(goals.home, goals.away)


def with_legs(all_seen: Sequence[Seen]) -> tuple[list[Seen], tuple[Tie, ...]]:
    """The same, with the legs of ties, which API-Football does not tell. A numbered round is a league's."""
    known = [(one.match.key, one.part.league.round, one.part.fixture.date) for one in all_seen]
    knockout = {key for key, played, _ in known if played and not _NUMBERED.fullmatch(played)}
    days = {key: at.date() for key, _, at in known if at is not None}
    matches, ties = in_ties(SOURCE.key, [one.match for one in all_seen], knockout, days)
    return [replace(one, match=match) for one, match in zip(all_seen, matches, strict=True)], ties


def _said(one: Seen) -> Iterator[tuple[About, Value]]:
    head, key = one.part.fixture, one.match.key
    league = by_code(SOURCE.key, str(one.part.league.id))
    if (kickoff := _kickoff(head, league)) is not None:
        yield KickoffOf(key), kickoff
    if one.status is not None:
        yield StatusOf(key), StatusValue(one.status)
    if head.venue.name is not None:
        yield VenueOf(key), Venue(head.venue.name, head.venue.city)
    if head.referee is not None:
        name, _, last = head.referee.rpartition(", ")
        of = country(last) if name else None
        yield OfficialsOf(key), Officials(name, of) if of else Officials(head.referee)


def _kickoff(head: Head, league: League | None) -> Kickoff | None:
    """With TBD, "the fixture date or time is not yet known or final": the day at most is told. Midnight is no
    hour then, and shifting it to the venue's zone would make another day of it."""
    zone = league.zone.key if league else "UTC"
    if head.date is None or head.status.short in _NO_DATE:
        return None
    if head.status.short != "TBD":
        return Kickoff(at=head.date, zone=zone)
    if head.date.time() == time() or league is None:
        return Kickoff(day=head.date.date(), zone=zone)
    return Kickoff(day=head.date.astimezone(league.zone).date(), zone=zone)
