"""Making one of two: teams, matches or players that a person knows to be the same."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.given import Thing
from bot.knowledge.match import MatchKey, Team, TeamKey
from bot.knowledge.same_match import NEXT_DAY, Fixture, Joined, clash, pairs
from bot.knowledge.spelling import plain
from storage import (
    catalogue,
    identities,
    known_matches,
    merged_marks,
    merged_matches,
    merged_occasions,
    merged_predictions,
    merged_rows,
)
from storage.errors import CannotMergeError, NotKnownError
from storage.merged_players import merge_players
from storage.occasions import note_change
from storage.tables import doubts, matches, teams
from storage.tables import identities as known_as


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of it, or would: how many rows of each sort `moved`, and which pairs of matches (the one that
    stays first) are one match now."""

    keep: str
    other: str
    moved: Mapping[str, int]
    joined: tuple[tuple[MatchKey, MatchKey], ...] = ()


async def merge(
    conn: AsyncConnection, keep: str, other: str, now: datetime, clubs: Collection[TeamKey] = ()
) -> Merged:
    """`other` is `keep` from now on, with all that is known of it. Both are keys of teams, of matches, or of
    players ("team/name"); `other` may also be a provider's key of a match in doubt ("provider:id").

    `clubs` are the keys of teams that are generally known: such a team is kept, never the other. Raises
    NotKnownError, and CannotMergeError where the two are seen to be two; nothing may be kept then.
    """
    if keep == other:
        raise CannotMergeError(keep, other, "it is one already.")
    by_key = {team.key: team for team in await catalogue.all_teams(conn)}
    one, another = by_key.get(TeamKey(keep)), by_key.get(TeamKey(other))
    if one is not None and another is not None:
        return await _teams(conn, one, another, now, clubs)
    if "/" in keep and "/" in other:
        return Merged(keep, other, await merge_players(conn, keep, other, now))
    there = {
        fixture.key: fixture
        for fixture in await known_matches.fixtures(conn, matches.c.key.in_((keep, other)))
    }
    if MatchKey(keep) in there and MatchKey(other) in there:
        return await _matches(conn, Joined(there[MatchKey(keep)], there[MatchKey(other)]), now)
    if MatchKey(keep) in there and await _decided(conn, keep, other, now):
        return Merged(keep, other, {})
    unknown = other if keep in by_key or MatchKey(keep) in there else keep
    raise NotKnownError("team or match", unknown)


async def _teams(
    conn: AsyncConnection, keep: Team, other: Team, now: datetime, clubs: Collection[TeamKey]
) -> Merged:
    before = await known_matches.of_team(conn, other.key)
    joined = await _fixtures_of_one(conn, keep, other, before, clubs, now)
    for column in (matches.c.home, matches.c.away):
        await conn.execute(update(matches).where(column == other.key).values({column.name: keep.key}))
    subjects = [one.key for one in before]
    moved = {
        "matches": len(before),
        "claims": await merged_matches.rewrite(conn, before, now, teams={other.key: keep.key}, joined=joined),
        "players": await merged_rows.move_players(conn, keep.key, other.key),
        "marks": await merged_marks.of_team(conn, keep.key, other.key),
        "predictions": await merged_predictions.of_team(conn, keep.key, other.key),
        "follows": await merged_rows.move_follows(conn, f"team:{other.key}", f"team:{keep.key}"),
        "tables": await merged_rows.rename_in_tables(conn, keep.key, other.key),
    }
    await merged_occasions.rename(conn, subjects, {other.key: keep.key})
    for both in joined:
        await merged_matches.join(conn, both)
    await merged_rows.move_ties(conn, keep.key, other.key)
    await conn.execute(
        update(known_as)
        .where(known_as.c.thing == Thing.TEAM.value, known_as.c.key == other.key)
        .values(key=keep.key)
    )
    await merged_rows.rename_in_doubts(conn, Thing.TEAM, keep.key, other.key, now)
    await catalogue.keep(conn, teams_=[_with_names(keep, other)])
    await conn.execute(delete(teams).where(teams.c.key == other.key))
    await _note(conn, before, joined, now)
    one_now = tuple((both.kept.key, both.gone.key) for both in joined)
    return Merged(keep.key, other.key, {what: many for what, many in moved.items() if many}, one_now)


async def _fixtures_of_one(
    conn: AsyncConnection,
    keep: Team,
    other: Team,
    before: Sequence[Fixture],
    clubs: Collection[TeamKey],
    now: datetime,
) -> list[Joined]:
    """The matches that become one. Raises CannotMergeError where there is a reason to think that the two
    teams are two."""
    if {keep.key, other.key} <= set(clubs):
        raise CannotMergeError(keep.key, other.key, "this program knows them as two clubs.")
    if other.key in clubs:
        reason = f"{other.key} is known to this program by itself, so it is the one to keep. Name it first."
        raise CannotMergeError(keep.key, other.key, reason)
    ours = await known_matches.of_team(conn, keep.key)
    if against := next((one for one in before if keep.key in (one.home, one.away)), None):
        raise CannotMergeError(keep.key, other.key, f"they play each other ({against}).")
    if await merged_rows.in_one_table(conn, keep.key, other.key):
        raise CannotMergeError(keep.key, other.key, "a league's table lists them both.")
    theirs = [
        replace(
            one,
            home=keep.key if one.home == other.key else one.home,
            away=keep.key if one.away == other.key else one.away,
        )
        for one in before
    ]
    joined = pairs(ours, theirs)
    gone = {both.gone.key for both in joined}
    rest = [one for one in theirs if one.key not in gone]
    both_played = clash(keep.key, ours, rest, await identities.in_doubt(conn, Thing.TEAM))
    if both_played is not None:
        reason = f"they play on one day: {both_played[0]}, {both_played[1]}."
        raise CannotMergeError(keep.key, other.key, reason)
    for both in joined:
        await _must_be_quiet(conn, both, now)
    return joined


async def _matches(conn: AsyncConnection, both: Joined, now: datetime) -> Merged:
    kept, gone = both.kept, both.gone
    if {kept.home, kept.away} != {gone.home, gone.away}:
        raise CannotMergeError(kept.key, gone.key, "other teams play. Make the teams one first, if they are.")
    apart = kept.days_from(gone)
    if both.turned and (apart is None or apart > NEXT_DAY):
        raise CannotMergeError(kept.key, gone.key, "they are played at each other's ground.")
    if kept.of != gone.of and not kept.same_as(gone):
        raise CannotMergeError(kept.key, gone.key, "they are of two competitions or seasons.")
    await _must_be_quiet(conn, both, now)
    said = await merged_matches.rewrite(conn, [gone], now, joined=[both])
    await merged_matches.join(conn, both)
    await merged_rows.rename_in_doubts(conn, Thing.MATCH, kept.key, gone.key, now)
    await _note(conn, [], [both], now)
    return Merged(kept.key, gone.key, {"claims": said} if said else {}, ((kept.key, gone.key),))


async def _must_be_quiet(conn: AsyncConnection, both: Joined, now: datetime) -> None:
    if await merged_matches.being_told(conn, both, now):
        reason = f"goals of both {both.kept.key} and {both.gone.key} were posted. Try again after three days."
        raise CannotMergeError(both.kept.key, both.gone.key, reason)


async def _decided(conn: AsyncConnection, keep: str, other: str, now: datetime) -> bool:
    """A match that was left aside while it was in doubt: its provider means this one of ours."""
    wanted = select(doubts).where(
        doubts.c.thing == Thing.MATCH.value, doubts.c.key == other, doubts.c.settled_at.is_(None)
    )
    row = (await conn.execute(wanted)).mappings().first()
    if row is None:
        return False
    await identities.keep(conn, row["provider"], Thing.MATCH, {row["ref"]: (keep, None)})
    await identities.settle(conn, other, now)
    return True


async def _note(
    conn: AsyncConnection, before: Sequence[Fixture], joined: Sequence[Joined], now: datetime
) -> None:
    gone = {both.gone.key for both in joined}
    touched = {one.key for one in before if one.key not in gone} | {both.kept.key for both in joined}
    if touched:
        await note_change(conn, sorted(touched), now)


def _with_names(keep: Team, other: Team) -> Team:
    """The team, known by the other's names, too."""
    known = {plain(name) for name in (keep.name, *keep.aliases)}
    more = {plain(name): name for name in (other.name, *other.aliases) if plain(name) not in known}
    return replace(
        keep,
        aliases=(*keep.aliases, *more.values()),
        colour=keep.colour or other.colour,
        country=keep.country or other.country,
    )
