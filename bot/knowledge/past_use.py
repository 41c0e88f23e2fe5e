"""Which claims about a match of an old season are of no use any more."""

from collections.abc import Mapping
from typing import TypeAlias

from bot.knowledge.claims import (
    About,
    AbsenceOf,
    AppointmentOf,
    BroadcastOf,
    Claim,
    EventOf,
    LineupOf,
    MilestoneOf,
    RecordOf,
    Scope,
    weight,
)
from bot.knowledge.match import Match
from bot.knowledge.resolve import resolve

Said: TypeAlias = Mapping[int, Claim]
"""Claims by the store's number."""


def past_use(match: Match, said: Said) -> set[int]:
    """The numbers of the claims that can go: what was only of use before the match (who may miss it, who may
    play, where it is shown, what is at stake), and what its own source has replaced by something newer.

    What the match was, how it went, who played, and what the press and the crowd made of it stays, with what
    other sources say otherwise. Withdrawn claims stay as well: so they stay withdrawn if they are said again.
    """
    gone = {number for number, claim in said.items() if _ahead(claim.about)}
    left = {number: claim for number, claim in said.items() if number not in gone and not claim.withdrawn}
    replaced = _replaced(left)
    events = {number: claim for number, claim in left.items() if isinstance(claim.about, EventOf)}
    fewer = {number: claim for number, claim in events.items() if number not in replaced}
    if len(fewer) < len(events) and _timelines(match, fewer) != _timelines(match, events):
        # Which reports are of one event, and what it is called, can depend on who told of it first.
        replaced -= events.keys()
    return gone | replaced


def _ahead(about: About) -> bool:
    if isinstance(about, LineupOf):
        return not about.confirmed
    return isinstance(about, AbsenceOf | AppointmentOf | BroadcastOf | MilestoneOf | RecordOf)


def _replaced(said: Said) -> set[int]:
    """All but what each source says now, of each thing and in each scope."""
    now: dict[tuple[About, str, Scope], int] = {}
    for number, claim in sorted(said.items(), key=lambda one: weight(one[1]), reverse=True):
        now.setdefault((claim.about, claim.source.key, claim.scope), number)
    return set(said) - set(now.values())


def _timelines(match: Match, said: Said) -> list[object]:
    """Of these events, as everyone and each community sees them."""
    scopes: set[Scope] = {None, *(claim.scope for claim in said.values())}
    return [
        (scope, happening.ref, happening.event.value, happening.event.source, happening.event.others)
        for scope in sorted(scopes, key=lambda scope: scope or 0)
        for happening in resolve(match, said.values(), scope=scope).timeline
    ]
