"""Who may moderate a community beyond those whom its platform says so."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import insert_into
from storage.moderating_tables import moderators
from storage.tables import communities

ROLE, PERSON = "role", "person"
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Moderator:
    """A role or a person: `kind` is ROLE or PERSON, `ref` the platform's own id."""

    kind: str
    ref: str
    name: str = ""


async def of_community(conn: AsyncConnection, community: int) -> Sequence[Moderator]:
    """Roles before persons, by name."""
    wanted = select(moderators).where(moderators.c.community == community)
    rows = (await conn.execute(wanted.order_by(moderators.c.kind.desc(), moderators.c.name))).mappings()
    return [Moderator(row["kind"], row["ref"], row["name"]) for row in rows]


async def add(conn: AsyncConnection, community: int, one: Moderator, now: datetime) -> None:
    statement = insert_into(conn, moderators).values(
        community=community, kind=one.kind, ref=one.ref, name=one.name[:LONGEST_NAME], at=now
    )
    await conn.execute(statement.on_conflict_do_nothing())


async def remove(conn: AsyncConnection, community: int, kind: str, ref: str) -> None:
    await conn.execute(
        delete(moderators).where(
            moderators.c.community == community, moderators.c.kind == kind, moderators.c.ref == ref
        )
    )


async def among(
    conn: AsyncConnection, platform: str, address: str, person: str, roles: Collection[str]
) -> bool:
    """Whether a person, or one of their roles, was made a moderator of the community at this address."""
    listed = (moderators.c.kind == PERSON) & (moderators.c.ref == person)
    if roles:
        listed |= (moderators.c.kind == ROLE) & moderators.c.ref.in_(roles)
    found = await conn.scalar(
        select(moderators.c.ref)
        .join(communities, communities.c.id == moderators.c.community)
        .where(communities.c.platform == platform, communities.c.address == address, listed)
        .limit(1)
    )
    return found is not None
