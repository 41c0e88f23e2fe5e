"""Which of our matches a provider means."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain, count
from typing import NamedTuple

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.given import Given, Thing
from bot.knowledge.match import Leg, Match, MatchKey, TeamKey, TieKey
from bot.knowledge.same_match import MOVED, Fixture, recognise
from storage import catalogue, identities, known_matches
from storage.recognised_teams import ref
from storage.tables import matches

MORE = range(2, 6)
"""Numbers of matches that would have the same name."""


class Meant(NamedTuple):
    """Our keys by the provider's; a match in doubt is missing. `turned` are those of which the provider calls
    the away side the one that is at home here."""

    keys: dict[MatchKey, MatchKey]
    turned: frozenset[MatchKey]


async def matches_meant(
    conn: AsyncConnection,
    given: Given,
    teams: Mapping[TeamKey, TeamKey],
    ties: Mapping[TieKey, TieKey],
    now: datetime,
) -> Meant:
    """Finds out which matches are meant, keeps those that are new and what is new of those known, and notes
    a doubt where two sides are said to meet at the other ground a day apart: nothing is kept of that match
    before a person has decided."""
    provider, days = given.source.key, given.days()
    theirs = {match.key: _in_our_words(match, teams, ties) for match in given.matches}
    refs = {key: ref(provider, key) for key in theirs}
    remembered = await identities.known(conn, provider, Thing.MATCH, refs.values())
    found = {key: MatchKey(remembered[name][0]) for key, name in refs.items() if name in remembered}
    unknown = {key: match for key, match in theirs.items() if key not in found}
    if unknown:
        told = {
            key: Fixture(key, one.home.key, one.away.key, days.get(key), (one.competition.key, one.season))
            for key, one in unknown.items()
        }
        settled = await identities.settled(conn, provider, Thing.MATCH, [refs[key] for key in unknown])
        apart = {key for key in unknown if refs[key] in settled}
        near = await _around(conn, told.values())
        meant = recognise(told.values(), near, set(found.values()), apart)
        new = [one for key, one in told.items() if key not in meant.found and key not in meant.doubtful]
        names = await _new_names(conn, new)
        found |= meant.found | names
        ours = {refs[key]: (found[key], None) for key in (*meant.found, *names)}
        await identities.keep(conn, provider, Thing.MATCH, ours)
        for key, nearest in meant.doubtful.items():
            sides = f"{theirs[key].home.name} – {theirs[key].away.name}"[:200]
            await identities.doubt(conn, provider, Thing.MATCH, refs[key], key[:120], sides, [nearest], now)
    turned = await _keep(conn, provider, {key: replace(theirs[key], key=ours) for key, ours in found.items()})
    return Meant(found, turned)


async def _around(conn: AsyncConnection, told: Collection[Fixture]) -> list[Fixture]:
    """The known matches at the same grounds, of the same seasons or around the same days."""
    then: ColumnElement[bool] = matches.c.season.in_({one.of[1] for one in told})
    days = [one.day for one in told if one.day]
    if days:
        near = matches.c.day.between(str(min(days) - MOVED), str(max(days) + MOVED))
        then = or_(then, near)
    grounds = sorted({team for one in told for team in (one.home, one.away)})
    found: list[Fixture] = []
    for start in range(0, len(grounds), identities.AT_ONCE):
        here = matches.c.home.in_(grounds[start : start + identities.AT_ONCE])
        found += await known_matches.fixtures(conn, here, then)
    return found


async def _new_names(conn: AsyncConnection, new: Sequence[Fixture]) -> dict[MatchKey, MatchKey]:
    """Keys that nobody has. A name and no more, such as "atalanta-liverpool-2024-04-18": the day in it is the
    one first told."""
    names = {one.key: f"{one.home[:50]}-{one.away[:50]}-{one.day or one.of[1]}" for one in new}
    tries = [name for first in sorted(names.values()) for name in (first, *(f"{first}-{n}" for n in MORE))]
    taken: set[str] = set()
    for start in range(0, len(tries), identities.AT_ONCE):
        part = tries[start : start + identities.AT_ONCE]
        taken |= set((await conn.execute(select(matches.c.key).where(matches.c.key.in_(part)))).scalars())
    found: dict[MatchKey, MatchKey] = {}
    for key, name in names.items():
        possible = chain([name], (f"{name}-{n}" for n in count(2)))
        free = next(one for one in possible if one not in taken)
        found[key] = MatchKey(free)
        taken.add(free)
    return found


def _in_our_words(match: Match, teams: Mapping[TeamKey, TeamKey], ties: Mapping[TieKey, TieKey]) -> Match:
    leg = Leg(ties[match.leg.tie], match.leg.number) if match.leg and match.leg.tie in ties else None
    return replace(
        match,
        home=replace(match.home, key=teams[match.home.key]),
        away=replace(match.away, key=teams[match.away.key]),
        leg=leg,
    )


async def _keep(
    conn: AsyncConnection, provider: str, wanted: Mapping[MatchKey, Match]
) -> frozenset[MatchKey]:
    """Keeps what is new, and what is new about those known: what was known of them stands, save who plays,
    where a winner was waited for that has a name now. Gives which of them are turned."""
    before = await catalogue.matches_by_key(conn, [match.key for match in wanted.values()])
    turned = {key for key, match in wanted.items() if _sides(before.get(match.key)) == _sides(match)[::-1]}
    renamed = {
        match.key
        for match in wanted.values()
        if match.key in before and set(_sides(before[match.key])) != set(_sides(match))
    }
    renamed -= await identities.named_by_others(conn, provider, renamed)
    news: dict[MatchKey, Match] = {}
    for match in wanted.values():
        known = before.get(match.key, match)
        if match.key in renamed:
            known = replace(known, home=match.home, away=match.away)
        news[match.key] = replace(known, stage=known.stage or match.stage, leg=known.leg or match.leg)
    await catalogue.keep(conn, matches_=[match for key, match in news.items() if before.get(key) != match])
    return frozenset(turned)


def _sides(match: Match | None) -> tuple[TeamKey, ...]:
    return (match.home.key, match.away.key) if match else ()
