"""What openfootball's files say of one match, as claims."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.knowledge.claims import (
    About,
    Claim,
    EventOf,
    KickoffOf,
    ResultOf,
    Source,
    SourceKind,
    StatusOf,
    StatusValue,
    Value,
    VenueOf,
)
from bot.knowledge.match import Kickoff, Match, Status, TeamKey
from bot.knowledge.timeline import Event, EventKind, How
from bot.sources import json_payload
from bot.sources.leagues import League
from bot.sources.openfootball_listed import Goal, Listed

SOURCE = Source("openfootball", "openfootball", SourceKind.PROVIDER, "https://openfootball.github.io")
MANY_ZONES = frozenset({"mls"})
"""Leagues over several time zones and countries, of which the files do not say which they mean."""

_OFF = {
    "postponed": Status.POSTPONED,
    "cancelled": Status.CANCELLED,
    "canceled": Status.CANCELLED,
    "abandoned": Status.ABANDONED,
}
_PLAYED = frozenset({"awarded", "finished"})
"""Notes on a match whose score stands."""


class MatchSaid:
    """What a file says of one match."""

    def __init__(
        self, match: Match, listed: Listed, league: League | None, now: datetime, problems: list[str]
    ) -> None:
        self._match, self._listed, self._now = match, listed, now
        self._zone = _zone(league)
        self._home = league.zone if league else None
        self._off = _OFF.get(listed.note or "")
        self._clear = listed.note is None or listed.note in _PLAYED or self._off is not None
        if not self._clear:
            json_payload.add(problems, f"{listed.where}: what is [{listed.note}] is not known")

    def claims(self, rough: bool) -> list[Claim]:
        listed, key = self._listed, self._match.key
        found: list[Claim] = []
        kickoff = self._kickoff(rough or self._off is not None)
        if kickoff is not None:
            found.append(self._claim(KickoffOf(key), kickoff))
        over = listed.result is not None and self._clear and self._off is None
        if self._off is not None:
            found.append(self._claim(StatusOf(key), StatusValue(self._off)))
        elif over:
            found.append(self._claim(StatusOf(key), StatusValue(Status.FINISHED), official=True))
        elif self._clear and kickoff is not None and self._to_come(kickoff):
            found.append(self._claim(StatusOf(key), StatusValue(Status.SCHEDULED)))
        if over and listed.result is not None:
            found.append(self._claim(ResultOf(key), listed.result, official=True))
            found += self._goals()
        if listed.venue is not None:
            found.append(self._claim(VenueOf(key), listed.venue))
        return found

    def _claim(self, about: About, value: Value, official: bool = False) -> Claim:
        return Claim(about, value, SOURCE, self._now, official=official)

    def _kickoff(self, only_day: bool) -> Kickoff | None:
        """The files have no zone: times are local to the competition. An offset that stands with a match is
        that of its venue."""
        day, clock = self._listed.day, self._listed.clock
        if day is None:
            return None
        here = self._zone or self._home or ZoneInfo("UTC")
        if clock is None or only_day:
            return Kickoff(day=day, zone=here.key)
        if clock.offset is not None:
            at = datetime.combine(day, clock.at, UTC) - clock.offset
            return Kickoff(at, zone=_fixed(clock.offset))
        if self._zone is None:
            return Kickoff(day=day, zone=here.key)
        return Kickoff(datetime.combine(day, clock.at, self._zone).astimezone(UTC), zone=self._zone.key)

    def _to_come(self, kickoff: Kickoff) -> bool:
        """Whether it is still to be played. Results lag, so that one that is missing says nothing."""
        if kickoff.at is not None:
            return kickoff.at > self._now
        return kickoff.day is not None and kickoff.day > self._now.astimezone(ZoneInfo(kickoff.zone)).date()

    def _goals(self) -> list[Claim]:
        """Goals under names that stay: who scored for whom, and which of his it was."""
        found: list[Claim] = []
        for side, goals in zip((self._match.home, self._match.away), self._listed.goals or (), strict=False):
            scored: dict[tuple[str, bool], int] = defaultdict(int)
            for goal in goals:
                scored[goal.player, goal.own] += 1
                kind = EventKind.OWN_GOAL if goal.own else EventKind.GOAL
                number = scored[goal.player, goal.own]
                ref = f"openfootball:{kind.value}/{side.name}/{goal.player}/{number}"
                found.append(self._claim(EventOf(self._match.key, ref), _event(goal, kind, side.key)))
        return found


def _event(goal: Goal, kind: EventKind, side: TeamKey) -> Event:
    how = How.PENALTY if goal.penalty else None
    return Event(kind, goal.minute, side, goal.player, how=how)


def _zone(league: League | None) -> ZoneInfo | None:
    """The zone of a competition's times: that of its country, or for the seasons of UEFA's club competitions
    Central European Time. Tournaments have the time of each venue, and that is not in the files."""
    if league is None or league.key in MANY_ZONES:
        return None
    return league.zone if league.country is not None or league.split else None


def _fixed(offset: timedelta) -> str:
    """An IANA zone that is always this far from UTC; its sign is the other way round (POSIX). There is none
    beyond twelve hours west."""
    hours, rest = divmod(int(offset.total_seconds()), 3600)
    return "UTC" if rest or not hours or hours < -12 else f"Etc/GMT{-hours:+d}"
