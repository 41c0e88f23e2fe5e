"""Which reports of several sources are about one and the same event of a match."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.knowledge.claims import Claim, EventOf
from bot.knowledge.timeline import CARDS, GOALS, PHASES, Event, EventKind

WITHIN = 3
"""Minutes by which two sources may differ on the same event."""


def group(
    claims: Sequence[Claim], firsts: Mapping[tuple[str, str], datetime]
) -> list[tuple[str, list[Claim]]]:
    """Claims about events, put together by event: (identity, claims), one claim per source in each.

    `firsts` says when each (ref, source) was said first; the identity of an event is the ref of the claim
    said first, so that a later source, or a correction, does not make a new event of it.
    """

    def said_first(claim: Claim) -> tuple[datetime, str, str]:
        ref = _ref(claim)
        return (firsts[ref, claim.source.key], claim.source.key, ref)

    groups: list[list[Claim]] = []
    for claim in sorted(claims, key=said_first):
        home = _nearest(claim, groups)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    return [(_ref(together[0]), together) for together in groups]


def _nearest(claim: Claim, groups: Sequence[list[Claim]]) -> list[Claim] | None:
    """The reports that this claim belongs to: same id, or else the most alike of those that may be it."""
    for together in groups:
        if any(_ref(other) == _ref(claim) for other in together):
            return together
    alike = [
        together
        for together in groups
        if all(other.source.key != claim.source.key for other in together)
        and _alike(_event(claim), _event(together[0]))
    ]
    return min(alike, key=lambda together: _unlike(_event(claim), _event(together[0])), default=None)


def _alike(one: Event, other: Event) -> bool:
    if one.team != other.team or _family(one.kind) != _family(other.kind):
        return False
    if one.kind in PHASES:
        return True  # once a match, whatever minute a source gives it
    if _apart(one, other) > WITHIN:
        return False
    if one.kind in GOALS and other.kind in GOALS:
        return True
    return bool(_people(one) & _people(other)) or one.player is None or other.player is None


def _unlike(one: Event, other: Event) -> tuple[int, int]:
    """How far two reports are from being the same, least first: by the people they name, then by minutes."""
    return (-len(_people(one) & _people(other)), _apart(one, other))


def _people(event: Event) -> set[str]:
    return {person for person in (event.player, event.other) if person is not None}


def _family(kind: EventKind) -> str:
    """Kinds that sources use for one thing: an own goal is a goal to some, a second yellow a red card."""
    if kind in GOALS or kind is EventKind.GOAL_DISALLOWED:
        return "goal"
    if kind in CARDS:
        return "yellow" if kind is EventKind.YELLOW_CARD else "red"
    return kind.value


def _apart(one: Event, other: Event) -> int:
    return abs(one.minute.minute + one.minute.added - other.minute.minute - other.minute.added)


def _ref(claim: Claim) -> str:
    assert isinstance(claim.about, EventOf)  # noqa: S101 - callers hand in events only
    return claim.about.ref


def _event(claim: Claim) -> Event:
    assert isinstance(claim.value, Event)  # noqa: S101 - Claim checks it
    return claim.value
