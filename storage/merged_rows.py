"""What hangs on a team or a player that turns out to be another: squads, ties, follows, tables, doubts."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.given import Thing
from bot.knowledge.match import Player, TeamKey
from bot.knowledge.spelling import plain
from storage import catalogue
from storage.database import insert_into
from storage.tables import doubts, follows, identities, matches, players, standings, ties


async def move_follows(conn: AsyncConnection, old: str, new: str) -> int:
    """Whoever follows one target follows the other; gives how many do."""
    await conn.execute(
        insert_into(conn, follows)
        .from_select(
            ["channel", "target"], select(follows.c.channel, literal(new)).where(follows.c.target == old)
        )
        .on_conflict_do_nothing()
    )
    return (await conn.execute(delete(follows).where(follows.c.target == old))).rowcount


async def move_players(conn: AsyncConnection, keep: TeamKey, other: TeamKey) -> int:
    """One squad out of two; whoever has the same name in both is one player."""
    there = {player.name: player for player in await catalogue.squad(conn, keep)}
    coming = await catalogue.squad(conn, other)
    await catalogue.keep(
        conn, players_=[with_names(there.get(p.name, Player(p.name, keep)), *p.aliases) for p in coming]
    )
    await conn.execute(delete(players).where(players.c.team == other))
    await conn.execute(
        update(identities)
        .where(identities.c.thing == Thing.PLAYER.value, identities.c.key == other)
        .values(key=keep)
    )
    return len(coming)


def with_names(player: Player, *names: str) -> Player:
    """The player, known by more names."""
    known = {plain(name) for name in (player.name, *player.aliases)}
    more = {plain(name): name for name in names if plain(name) not in known}
    return Player(player.name, player.team, (*player.aliases, *more.values()))


async def move_ties(conn: AsyncConnection, keep: TeamKey, other: TeamKey) -> None:
    """The ties of a team; two of one season between the same sides become one."""
    for column in (ties.c.first_home, ties.c.first_away):
        await conn.execute(update(ties).where(column == other).values({column.name: keep}))
    seasons = (
        select(ties.c.key, ties.c.first_home, ties.c.first_away, matches.c.competition, matches.c.season)
        .join(matches, matches.c.tie == ties.c.key)
        .where(or_(ties.c.first_home == keep, ties.c.first_away == keep))
        .distinct()
        .order_by(ties.c.key)
    )
    first: dict[tuple[Any, ...], str] = {}
    for key, *same in (await conn.execute(seasons)).all():
        stays = first.setdefault(tuple(same), key)
        if stays != key:
            await conn.execute(update(matches).where(matches.c.tie == key).values(tie=stays))
            await conn.execute(delete(ties).where(ties.c.key == key))


async def in_one_table(conn: AsyncConnection, *teams: TeamKey) -> bool:
    """Whether some league's table has a line for each of these teams."""
    kept = (await conn.execute(select(standings.c.rows))).scalars()
    return any(set(teams) <= {cell for line in rows for cell in line} for rows in kept)


async def rename_in_tables(conn: AsyncConnection, keep: TeamKey, other: TeamKey) -> int:
    """The lines of tables; gives how many tables changed."""
    changed = 0
    kept = (await conn.execute(select(standings))).mappings().all()
    for row in kept:
        lines = [[keep if cell == other else cell for cell in line] for line in row["rows"]]
        if lines != row["rows"]:
            here = [column == row[column.name] for column in standings.primary_key]
            await conn.execute(update(standings).where(*here).values(rows=lines))
            changed += 1
    return changed


async def rename_in_doubts(conn: AsyncConnection, thing: Thing, keep: str, other: str, now: datetime) -> None:
    """What may be `other` may be `keep`; and that these two may be one is settled."""
    rows = (await conn.execute(select(doubts).where(doubts.c.thing == thing.value))).mappings().all()
    for row in rows:
        settled_at = row["settled_at"]
        if row["key"] == other or (row["key"] == keep and other in row["nearest"]):
            settled_at = settled_at or now
        nearest = list(dict.fromkeys(keep if one == other else one for one in row["nearest"]))
        await conn.execute(
            update(doubts).where(doubts.c.id == row["id"]).values(nearest=nearest, settled_at=settled_at)
        )
