"""A process of its own that tells everybody about a match and sends what there is, until it is killed.

    python -m tests.delivery.worker URL INSTANT

Prints "ready" before it starts to send.
"""

import asyncio
import sys
from datetime import datetime

from bot.app import world
from bot.schedule.runner import Runner
from tests.fanbase import HandClock


async def main(url: str, now: datetime) -> None:
    async with world(url, HandClock(now), lambda _: None) as joined:
        sender = joined.new_sender()
        await sender.recover()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        await Runner(joined.database).tick(now)
        await sender.drain()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], datetime.fromisoformat(sys.argv[2])))
