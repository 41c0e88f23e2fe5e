"""What was made for one match in a channel (a thread, an event, a topic), and what an adapter remembers."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Channel
from storage.database import insert_into
from storage.tables import channels, places, remembered


async def find(conn: AsyncConnection, channel: Channel, subject: str, kind: str) -> tuple[str, str] | None:
    """The platform's reference to it and the state it was left in; None where none was made."""
    found = await conn.execute(
        select(places.c.reference, places.c.state)
        .join(channels, channels.c.id == places.c.channel)
        .where(channels.c.platform == channel.platform, channels.c.address == channel.address)
        .where(places.c.subject == subject, places.c.kind == kind)
    )
    row = found.first()
    return (row.reference, row.state) if row else None


async def keep(
    conn: AsyncConnection, channel: Channel, subject: str, kind: str, reference: str, state: str = ""
) -> None:
    """Remembers what was made, or the state it is in now."""
    owner = await conn.scalar(
        select(channels.c.id).where(
            channels.c.platform == channel.platform, channels.c.address == channel.address
        )
    )
    statement = insert_into(conn, places).values(
        channel=owner, subject=subject, kind=kind, reference=reference, state=state
    )
    await conn.execute(
        statement.on_conflict_do_update(
            index_elements=["channel", "subject", "kind"], set_={"reference": reference, "state": state}
        )
    )


async def recall(conn: AsyncConnection, name: str) -> str | None:
    """What an adapter left under a name; None for nothing."""
    value: str | None = await conn.scalar(select(remembered.c.value).where(remembered.c.name == name))
    return value


async def remember(conn: AsyncConnection, name: str, value: str) -> None:
    """Keeps it under a name. Its age, by which shortcuts are let go, is by the clock of the database."""
    told = {"value": value, "at": func.now()}
    statement = insert_into(conn, remembered).values(name=name, **told)
    await conn.execute(statement.on_conflict_do_update(index_elements=["name"], set_=told))
