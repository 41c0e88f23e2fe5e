"""A day's calls planned ahead, so that they last through a matchday.

One call mostly serves all matches that are on, so what is planned are instants, not matches. Where calls are
counted by the day they are given out in this order, and anew after each:

1. the final whistle of each match, from the likeliest minute outwards;
2. line-ups;
3. results confirmed and put right;
4. calm looks at fixtures, a few;
5. what is left is spread over line-up time and play, in proportion to what each would like;
6. calm looks, as many as there are.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from bot.sources.phases import LINEUPS, NEVER_ENDING, Fixture, Phase, phase, rechecks
from bot.sources.provider import Limits

WHISTLES = tuple(timedelta(minutes=m) for m in (120, 150, 115, 180, 110, 130, 165, 105, 140, 200, 220))
CLOSER = tuple(timedelta(minutes=m) for m in (125, 135, 145, 155, 160, 170, 175))
"""After kickoff, the most telling first: two halves, a break and what is added end between 108 and 120
minutes, extra time near 150, a shoot-out before 180; what began late or was held up, later still. The
closer ones come after all that is more urgent, and take half of what is left then."""
ENDS = tuple(timedelta(minutes=m) for m in (122, 155, 185))
"""After kickoff, when a match is most likely over: after ninety minutes, extra time, a shoot-out."""
TEAM_SHEETS = tuple(timedelta(minutes=-m) for m in (60, 45, 30, 15))
"""Before kickoff, the likeliest first."""
APART = timedelta(minutes=1)
"""Two looks closer than this are one, where a provider is not worth asking more often."""
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Plan:
    """`ticks` are the instants of looks at matches, in order; one that is overdue is now. `calm` is how many
    other calls may be spent now; None where none are counted."""

    ticks: tuple[datetime, ...]
    calm: int | None

    @property
    def next(self) -> datetime | None:
        return self.ticks[0] if self.ticks else None


@dataclass(frozen=True, slots=True)
class Span:
    """The time that is planned: from `now` until calls are counted anew, at `until`. `since` was the last
    look at matches."""

    now: datetime
    until: datetime
    since: datetime | None = None


class Purse(NamedTuple):
    """What may be spent: `left` calls. A look takes `per_match` of them for each match that is on, rounded
    up: 1 where each match is a call of its own, a twentieth where a call tells twenty. `calm` of them are
    meant for calm looks even on a full day."""

    left: int
    per_match: float = 0.0
    calm: int = 0


class _Window(NamedTuple):
    begins: datetime
    ends: datetime
    ideal: timedelta


def plan(
    provider: str, fixtures: Sequence[Fixture], limits: Limits, span: Span, purse: Purse | None = None
) -> Plan:
    """The looks of one provider at these matches. Without a purse calls are not counted."""
    awaited = [one for one in fixtures if provider not in one.final and one.kickoff_at and not one.status.off]
    windows = _windows(provider, awaited, limits, span.now if purse else None)
    chosen = _Chosen(span, limits, _Costs(windows, purse.per_match if purse else 0.0))
    if purse is None:
        chosen.add(_rechecks(provider, fixtures, limits, span.now))
        chosen.add(_spread(chosen.costs, span, None))
        return Plan(tuple(chosen.at), None)
    chosen.room = purse.left
    chosen.add(_whistles(awaited, limits, WHISTLES), seen=True)
    chosen.add(_team_sheets(provider, awaited, limits), seen=True)
    chosen.add(_rechecks(provider, fixtures, limits, span.now))
    chosen.room, kept_back = chosen.room // 2, chosen.room - chosen.room // 2
    chosen.add(_whistles(awaited, limits, CLOSER), seen=True)
    for_calm = min(purse.calm, chosen.room + kept_back)
    chosen.room += kept_back - for_calm
    chosen.add(_spread(chosen.costs, span, chosen.room), seen=True)
    return Plan(tuple(chosen.at), chosen.room + for_calm)


class _Costs:
    """What a look costs at an instant, by how many matches are on then."""

    def __init__(self, windows: Sequence[_Window], per_match: float) -> None:
        self.windows = windows
        self._per_match = per_match

    def at(self, instant: datetime) -> int:
        on = sum(one.begins <= instant < one.ends for one in self.windows) if self._per_match else 1
        return max(1, ceil(on * self._per_match))


class _Chosen:
    """Instants, as many as there is room for; one that is close to another costs nothing more. `room` is in
    calls, None where they are not counted."""

    def __init__(self, span: Span, limits: Limits, costs: _Costs) -> None:
        self.at: list[datetime] = []
        self.room: int | None = None
        self.costs = costs
        self._span = span
        self._apart = min([APART, *(every for every in (limits.live, limits.lineups) if every)])

    def add(self, wanted: Iterable[datetime], seen: bool = False) -> None:
        """With `seen`, what comes right after the last look was seen by that one."""
        after = self._apart if seen else timedelta()
        begins = self._span.since + after if self._span.since else _NEVER
        for at in wanted:
            if at > begins and (at := max(at, self._span.now)) < self._span.until:
                self._add(at)

    def _add(self, at: datetime) -> None:
        place = bisect_left(self.at, at)
        near = self.at[max(0, place - 1) : place + 1]
        if any(abs(other - at) < self._apart for other in near):
            return
        if self.room is not None:
            cost = self.costs.at(at)
            if cost > self.room:
                return
            self.room -= cost
        insort(self.at, at)


def due(fixture: Fixture, provider: str, since: datetime | None, now: datetime) -> bool:
    """Whether a look at `now` should see what was put right of this match, or told late."""
    return any((since or _NEVER) < at <= now for at in rechecks(fixture, provider))


def _whistles(awaited: Sequence[Fixture], limits: Limits, offsets: Sequence[timedelta]) -> Iterator[datetime]:
    if limits.live is not None:
        for after in offsets:
            yield from sorted(one.kickoff_at + after for one in awaited if one.kickoff_at)


def _team_sheets(provider: str, awaited: Sequence[Fixture], limits: Limits) -> Iterator[datetime]:
    if limits.lineups is not None:
        waiting = [one for one in awaited if provider not in one.lined_up]
        for before in TEAM_SHEETS:
            yield from sorted(one.kickoff_at + before for one in waiting if one.kickoff_at)


def _rechecks(
    provider: str, fixtures: Sequence[Fixture], limits: Limits, now: datetime
) -> Iterator[datetime]:
    """Nothing is kept back for a match that may be told late, before it is."""
    if limits.live is not None:
        known = (Phase.AFTER, Phase.LATE)
        wanted = [one for one in fixtures if phase(one, provider, now) in known]
        yield from sorted(at for one in wanted for at in rechecks(one, provider))


def _windows(
    provider: str, awaited: Sequence[Fixture], limits: Limits, now: datetime | None
) -> list[_Window]:
    """When there is something to see. `now` is told where calls are counted: none is kept for a time at which
    the match will most likely be over."""
    found = []
    for one in awaited:
        if one.kickoff_at is None:
            continue
        if limits.lineups is not None and provider not in one.lined_up:
            found.append(_Window(one.kickoff_at - LINEUPS, one.kickoff_at, limits.lineups))
        if limits.live is not None:
            played = now - one.kickoff_at if now else NEVER_ENDING
            ends = next((end for end in ENDS if played < end), NEVER_ENDING)
            found.append(_Window(one.kickoff_at, one.kickoff_at + ends, limits.live))
    return found


def _spread(costs: _Costs, span: Span, room: int | None) -> Iterator[datetime]:
    """Looks all through these windows, as often as each would like, or less by one measure for all where
    there is no room for so many."""
    pieces = list(_pieces(costs.windows, span))
    liked = sum((one.ends - one.begins) / one.ideal * costs.at(one.begins) for one in pieces)
    if room == 0:
        return
    stretch = max(1.0, liked / room) if room is not None else 1.0
    earliest = span.now
    for piece in pieces:
        step = piece.ideal * stretch
        if earliest == span.now and span.since is not None:
            earliest = max(earliest, span.since + step)
        at = max(piece.begins, earliest)
        while at < piece.ends:
            yield at
            at = earliest = at + step


def _pieces(windows: Sequence[_Window], span: Span) -> Iterator[_Window]:
    """The same time without overlaps: of several open windows the one in the greatest hurry counts."""
    ahead = {one for one in windows if one.ends > span.now and one.begins < span.until}
    edges = {edge for one in ahead for edge in one[:2] if span.now < edge < span.until}
    marks = sorted({span.now, *edges, span.until})
    for begins, ends in pairwise(marks):
        ideals = [one.ideal for one in ahead if one.begins <= begins and one.ends >= ends]
        if ideals:
            yield _Window(begins, ends, min(ideals))
