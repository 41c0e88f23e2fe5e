"""The dossier of a match, with what its other matches tell about it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.claims import BroadcastOf, Claim, EventOf, ResultOf, Scope, VenueOf
from bot.knowledge.dossier import Context, Dossier, Played, Upcoming
from bot.knowledge.match import Match, MatchKey
from bot.knowledge.resolve import resolve
from storage import ballots, catalogue, claims, neighbours, predictions
from storage.neighbours import Neighbours

LISTED = (*claims.OUTLINE, VenueOf.__name__, BroadcastOf.__name__)
"""The kinds of claim that a line in a list of matches is made of."""
_WITHOUT_EVENTS = tuple(kind for kind in claims.OUTLINE if kind != EventOf.__name__)


class UnknownMatchError(LookupError):
    """There is no match with this key."""


async def load(conn: AsyncConnection, key: MatchKey, scope: Scope = None) -> Dossier:
    """All that is known of a match in a scope. Raises UnknownMatchError."""
    match = (await catalogue.matches_by_key(conn, [key])).get(key)
    if match is None:
        raise UnknownMatchError(key)
    dossier = resolve(match, (await claims.of_matches(conn, [key], scope))[key], scope=scope)
    return replace(dossier, context=await _context(conn, dossier, scope))


async def with_forecast(conn: AsyncConnection, dossier: Dossier) -> Dossier:
    """The same, and how everybody predicts the match."""
    said = await predictions.forecast(conn, dossier.match.key)
    return replace(dossier, context=replace(dossier.context, forecast=said))


async def outlines(conn: AsyncConnection, keys: Sequence[MatchKey], scope: Scope = None) -> list[Dossier]:
    """What a list says of these matches, in this order and without context: when, where, how they went.

    Raises UnknownMatchError.
    """
    known = await catalogue.matches_by_key(conn, keys)
    said = await claims.of_matches(conn, keys, scope, LISTED)
    unknown = next((key for key in keys if key not in known), None)
    if unknown is not None:
        raise UnknownMatchError(unknown)
    return [resolve(known[key], said[key], scope=scope) for key in keys]


async def _context(conn: AsyncConnection, dossier: Dossier, scope: Scope) -> Context:
    match = dossier.match
    near = await neighbours.of(conn, match, _begins(dossier))
    known = await catalogue.matches_by_key(conn, near.keys)
    said = await _how_they_went(conn, near, scope)
    ballot, fans = await ballots.standing(conn, match.key)
    played = {key: _played(other, said[key], scope) for key, other in known.items()}
    return Context(
        tie=await catalogue.tie(conn, match.leg.tie) if match.leg else None,
        first_leg=played[near.first_leg] if near.first_leg else None,
        recent={team: tuple(p for key in keys if (p := played[key])) for team, keys in near.recent.items()},
        meetings=tuple(p for key in near.meetings if (p := played[key])),
        following={
            team: Upcoming(known[key], kickoff.value)
            for team, key in near.following.items()
            if (kickoff := resolve(known[key], said[key], scope=scope).kickoff)
        },
        predicted=await predictions.is_crowd(conn, match.key),
        fans=fans,
        ballot=ballot,
    )


async def _how_they_went(
    conn: AsyncConnection, near: Neighbours, scope: Scope
) -> Mapping[MatchKey, Sequence[Claim]]:
    """What is said of other matches. Their timelines are many claims, and only needed where nobody told the
    result."""
    said = await claims.of_matches(conn, near.keys, scope, _WITHOUT_EVENTS)
    untold = [
        key for key, told in said.items() if not any(isinstance(claim.about, ResultOf) for claim in told)
    ]
    if untold:
        events = await claims.of_matches(conn, untold, scope, (EventOf.__name__,))
        return {key: [*told, *events.get(key, ())] for key, told in said.items()}
    return said


def _played(match: Match, said: Sequence[Claim], scope: Scope) -> Played | None:
    dossier = resolve(match, said, scope=scope)
    if dossier.final is None:
        return None
    kickoff = dossier.kickoff.value if dossier.kickoff else None
    return Played(
        match=match,
        on=(kickoff.at.date() if kickoff.at else kickoff.day) if kickoff else None,
        result=dossier.final,
        lineups={team: lineup.value for team, lineup in dossier.confirmed.items()},
        notes=tuple(note.value.text for _, note in dossier.notes),
        source=dossier.result.source if dossier.result else None,
    )


def _begins(dossier: Dossier) -> datetime:
    """When the match starts, as near as it is known; a far future where it is not known at all."""
    if dossier.kickoff_at is not None:
        return dossier.kickoff_at
    day = dossier.kickoff.value.day if dossier.kickoff else None
    return datetime.combine(day, time(), UTC) if day else datetime(9999, 1, 1, tzinfo=UTC)
