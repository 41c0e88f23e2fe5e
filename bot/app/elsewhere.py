"""What other processes on the same store do, heard by this one."""

import asyncio
from collections.abc import Callable

import structlog

from bot.app.world import World
from storage.notifications import Topic, listen

log = structlog.get_logger()


async def hear(joined: World, changed: Callable[[], None]) -> None:
    """Until it is cancelled: `changed` hears of new facts and rules, and who looks at a room sees what was
    said there. Nothing to hear on SQLite, where there is one process."""
    said: asyncio.Queue[int] = asyncio.Queue()
    heard = {Topic.CHANGES: lambda _: changed(), Topic.ROOMS: lambda word: said.put_nowait(int(word))}
    async with asyncio.TaskGroup() as together:
        showing = together.create_task(_show(joined, said), name="showing")
        await listen(joined.database, heard, changed)
        showing.cancel()


async def _show(joined: World, said: "asyncio.Queue[int]") -> None:
    while True:
        number = await said.get()
        try:
            message = await joined.history.numbered(number)
        except Exception:  # the pages read the room again now and then
            log.exception("room_not_read", message=number)
            continue
        if message is not None:
            joined.hub.publish(message)
