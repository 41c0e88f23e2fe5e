"""A process of its own that tells everybody about a match and sends what there is, until it is killed."""

import asyncio
from datetime import datetime

from bench.processes import Tell
from bot.app.world import world
from bot.schedule.runner import Runner
from tests.fanbase import HandClock


def run(tell: Tell, url: str, now: datetime) -> None:
    """Tells the room of each post that has arrived."""
    asyncio.run(_work(tell, url, now))


async def _work(tell: Tell, url: str, now: datetime) -> None:
    async with world(url, HandClock(now), lambda message: tell(message.room)) as joined:
        sender = joined.new_sender()
        await sender.recover()
        await Runner(joined.database).tick(now)
        await sender.drain()
