"""One option of a channel at a time."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Detail, Wishes
from storage.tables import channels


async def set_language(conn: AsyncConnection, channel_id: int, language: str) -> None:
    """A BCP 47 language."""
    await _set(conn, channel_id, language=language)


async def set_zone(conn: AsyncConnection, channel_id: int, zone: str) -> None:
    """An IANA zone, for what is written out. What is due at an hour of the day goes along with
    storage.rezoning."""
    await _set(conn, channel_id, zone=zone)


async def set_dark(conn: AsyncConnection, channel_id: int, dark: bool) -> None:
    """Whether the channel's pictures are dark."""
    await _set(conn, channel_id, dark=dark)


async def set_spoiler(conn: AsyncConnection, channel_id: int, spoiler: bool) -> None:
    """Whether what gives a result away is hidden until asked for."""
    await _set(conn, channel_id, spoiler=spoiler)


async def set_silent(conn: AsyncConnection, channel_id: int, silent: bool) -> None:
    """Whether posts come without a sound."""
    await _set(conn, channel_id, silent=silent)


async def set_detail(conn: AsyncConnection, channel_id: int, detail: Detail) -> None:
    """How much the message of a running match tells."""
    await _set(conn, channel_id, detail=detail.value)


async def set_wishes(conn: AsyncConnection, channel_id: int, wishes: Wishes) -> None:
    """What the channel asks of its platform."""
    await _set(conn, channel_id, wishes=asdict(wishes))


async def _set(conn: AsyncConnection, channel_id: int, **values: Any) -> None:
    await conn.execute(update(channels).where(channels.c.id == channel_id).values(**values))
