"""A process of its own that tells everybody about a match and sends what there is, until it is killed.

    python -m tests.delivery.worker URL INSTANT

Writes a line for each post that has arrived.
"""

import asyncio
import sys
from datetime import datetime

from bot.app.world import world
from bot.platforms.web.history import RoomMessage
from bot.schedule.runner import Runner
from tests.fanbase import HandClock


def arrived(message: RoomMessage) -> None:
    sys.stdout.write(f"{message.room}\n")
    sys.stdout.flush()


async def main(url: str, now: datetime) -> None:
    async with world(url, HandClock(now), arrived) as joined:
        sender = joined.new_sender()
        await sender.recover()
        await Runner(joined.database).tick(now)
        await sender.drain()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], datetime.fromisoformat(sys.argv[2])))
