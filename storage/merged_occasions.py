"""What was planned and posted about a match that turns out to be another, or about a team under two keys."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import RowMapping, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.match import MatchKey
from storage.occasions import EXPANDING, TOLD
from storage.tables import deliveries, occasions


async def rename(conn: AsyncConnection, subjects: Collection[MatchKey], names: Mapping[str, str]) -> None:
    """States the facts of everything planned about these matches under other names of teams or players, so
    that no post is put right for a name."""
    rows = await conn.execute(
        select(occasions.c.id, occasions.c.variant, occasions.c.facts).where(
            occasions.c.subject.in_(subjects)
        )
    )
    for number, variant, facts in rows.all():
        new = {"variant": names.get(variant, variant), "facts": _renamed(facts, names)}
        if new != {"variant": variant, "facts": facts}:
            await conn.execute(update(occasions).where(occasions.c.id == number).values(new))


async def join(conn: AsyncConnection, kept: MatchKey, gone: MatchKey) -> None:
    """What was planned about `gone` is about `kept`; what both have is one, and told if one of them was."""
    rows = (
        (await conn.execute(select(occasions).where(occasions.c.subject.in_((kept, gone))))).mappings().all()
    )
    there = {_same(row): row for row in rows if row["subject"] == kept}
    for row in rows:
        if row["subject"] == kept:
            continue
        twin = there.get(_same(row))
        if twin is not None and (twin["state"] in (EXPANDING, TOLD) or row["state"] not in (EXPANDING, TOLD)):
            await _fold(conn, stays=twin["id"], goes=row["id"])
            continue
        if twin is not None:
            await _fold(conn, stays=row["id"], goes=twin["id"])
        await conn.execute(update(occasions).where(occasions.c.id == row["id"]).values(subject=kept))


def _same(row: RowMapping) -> tuple[int, str, str]:
    return row["community"], row["kind"], row["variant"]


async def _fold(conn: AsyncConnection, stays: int, goes: int) -> None:
    """One occasion takes the deliveries of another to channels that have not heard it."""
    heard = select(deliveries.c.channel).where(deliveries.c.occasion == stays)
    await conn.execute(
        update(deliveries)
        .where(deliveries.c.occasion == goes, deliveries.c.channel.not_in(heard))
        .values(occasion=stays)
    )
    await conn.execute(delete(deliveries).where(deliveries.c.occasion == goes))
    await conn.execute(delete(occasions).where(occasions.c.id == goes))


def _renamed(fact: Any, names: Mapping[str, str]) -> Any:
    """Facts name a team or a player as a text of its own, as a key, or as "team|player"."""
    if isinstance(fact, dict):
        return {_renamed(key, names): _renamed(value, names) for key, value in fact.items()}
    if isinstance(fact, list):
        return [_renamed(one, names) for one in fact]
    if isinstance(fact, str):
        return "|".join(names.get(part, part) for part in fact.split("|"))
    return fact
