"""What a provider says and may take back in a minute: some of it is believed only when it is said twice."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.knowledge.claims import About, Claim, EventOf, KickoffOf, ResultOf, StatusOf, StatusValue, Value
from bot.knowledge.given import Given
from bot.knowledge.match import Kickoff, MatchKey, Status, TeamKey
from bot.knowledge.timeline import GOALS, Event, EventKind

SHORTEST = timedelta(minutes=95)
"""From kickoff to the final whistle at least: two halves and the break, with hardly a minute added."""
REMEMBERED = timedelta(days=2)
"""How long a match is remembered that nothing more is said of."""

_FORWARD = {Status.SCHEDULED: 0, Status.POSTPONED: 0, Status.LIVE: 1, Status.FINISHED: 2}
"""How far a match is; a status that is not here may come at any time."""

_Sort = tuple[TeamKey | None, EventKind]


class _Gone(NamedTuple):
    """That something is not said any more, where a change waits to be said again."""


@dataclass(slots=True)
class _Told:
    """What is believed of one match, and what waits until it is said again."""

    claims: dict[About, Claim] = field(default_factory=dict)
    waiting: dict[About, Value | _Gone] = field(default_factory=dict)
    kickoffs: list[Kickoff] = field(default_factory=list)
    flapped: bool = False
    """Whether a goal of it was taken back: from then on this source says every goal twice."""
    at: datetime | None = None


class Steady:
    """The memory of one source's answers, so that what flaps is not told.

    - A goal is believed at once; after one was taken back, the next ones are when they are said again.
    - What was said in full and is missing is believed gone when it is missing again; an event of the same
      side and kind that came in its place is believed then, too, so that no goal is told twice.
    - A status that goes backwards, a final whistle before a match can be over, a final result that changes,
      and a kickoff that goes back to where it was, are believed when they are said again.

    Everything else passes as it comes. After a restart the first answer is believed as it is.
    """

    def __init__(self) -> None:
        self._told: dict[MatchKey, _Told] = {}

    def unsure(self, given: Given) -> bool:
        """Whether something of the matches that an answer is about is believed only when it is said again."""
        about = {claim.about.match for claim in given.claims} | {match for match, _ in given.whole}
        return any(self._told[match].waiting for match in about if match in self._told)

    def settle(self, given: Given, now: datetime) -> Given:
        """The same answer, with what is not sure yet as it was believed before, or left out."""
        by_match: dict[MatchKey, list[Claim]] = {}
        for claim in given.claims:
            by_match.setdefault(claim.about.match, []).append(claim)
        whole: dict[MatchKey, set[type[About]]] = {}
        for match, kind in given.whole:
            by_match.setdefault(match, [])
            whole.setdefault(match, set()).add(kind)
        believed: list[Claim] = []
        for match, claims in by_match.items():
            told = self._told.setdefault(match, _Told())
            told.at = now
            believed += _said(told, claims, whole.get(match, set()), now)
            believed += _missing(told, claims, whole.get(match, set()))
        self._forget(now)
        return replace(given, claims=tuple(believed))

    def _forget(self, now: datetime) -> None:
        old = [match for match, told in self._told.items() if told.at and now - told.at > REMEMBERED]
        for match in old:
            del self._told[match]


def _said(told: _Told, claims: Sequence[Claim], whole: Collection[type[About]], now: datetime) -> list[Claim]:
    believed = []
    unsaid = {_sort(one.value) for one in _unsaid(told, claims, whole) if isinstance(one.value, Event)}
    for claim in claims:
        about, before = claim.about, told.claims.get(claim.about)
        if before is not None and before.value == claim.value:
            told.waiting.pop(about, None)
        elif _sure(told, claim, before, unsaid, now) or _said_again(told.waiting.get(about), claim.value):
            told.waiting.pop(about, None)
            if isinstance(claim.value, Kickoff):
                told.kickoffs.append(claim.value)
        else:
            told.waiting[about] = claim.value
            if before is not None:
                believed.append(before)
            continue
        told.claims[about] = claim
        believed.append(claim)
    return believed


def _missing(told: _Told, claims: Sequence[Claim], whole: Collection[type[About]]) -> list[Claim]:
    """What was believed, should have been said, and was not: still believed the first time."""
    said = {claim.about for claim in claims}
    kept = []
    for gone in _unsaid(told, claims, whole):
        if gone.about in told.waiting:
            del told.claims[gone.about], told.waiting[gone.about]
            told.flapped |= _is_goal(gone.value)
        else:
            told.waiting[gone.about] = _Gone()
            kept.append(gone)
    once = [one for one in told.waiting if type(one) in whole and one not in told.claims and one not in said]
    for about in once:
        del told.waiting[about]
    return kept


def _unsaid(told: _Told, claims: Sequence[Claim], whole: Collection[type[About]]) -> list[Claim]:
    """What is believed, and would have been said if it still held."""
    said = {claim.about for claim in claims}
    return [one for about, one in told.claims.items() if type(about) in whole and about not in said]


def _said_again(before: Value | _Gone | None, value: Value) -> bool:
    """What waited is said again; of an event a minute or a name may have been put right meanwhile."""
    return before == value or (isinstance(before, Event) and isinstance(value, Event))


def _sure(told: _Told, claim: Claim, before: Claim | None, unsaid: Collection[_Sort], now: datetime) -> bool:
    """`unsaid` are the sorts of events that were believed and are missing now: a new one of the same sort may
    be one of them under another reference, told of another scorer."""
    about, value = claim.about, claim.value
    if isinstance(about, StatusOf) and isinstance(value, StatusValue):
        return _possible(told, value.status, before, now)
    if isinstance(about, ResultOf):
        return before is None
    if isinstance(about, KickoffOf) and isinstance(value, Kickoff):
        return value not in told.kickoffs
    if isinstance(about, EventOf) and isinstance(value, Event):
        if value.kind is EventKind.FULL_TIME:
            return not _too_early(told, now)
        return before is not None or not (_sort(value) in unsaid or (told.flapped and _is_goal(value)))
    return True


def _possible(told: _Told, status: Status, before: Claim | None, now: datetime) -> bool:
    if status is Status.FINISHED and _too_early(told, now):
        return False
    if before is None or not isinstance(before.value, StatusValue):
        return True
    was = before.value.status
    return was not in _FORWARD or status not in _FORWARD or _FORWARD[status] >= _FORWARD[was]


def _too_early(told: _Told, now: datetime) -> bool:
    """Whether a match that is said to be over has hardly begun."""
    at = next((k.value.at for k in told.claims.values() if isinstance(k.value, Kickoff)), None)
    return at is not None and now < at + SHORTEST


def _sort(event: Event) -> _Sort:
    """Whose it is, and what: any goal is a goal."""
    return event.team, EventKind.GOAL if event.kind in GOALS else event.kind


def _is_goal(value: Value) -> bool:
    return isinstance(value, Event) and value.kind in GOALS
