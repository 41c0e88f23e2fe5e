"""`bench.worker` with no pace of its own, against a server that sets no limits: what the outbox can carry.

python -m bench.unlimited PLATFORM DATABASE API_URL TOKEN
"""

import asyncio
import os
import sys

from bench import worker
from bot.platforms.discord import adapter

MANY = 1_000_000
"""Calls in a second: no call has to wait for another."""
MOST_ON_TELEGRAM = 1_000
"""What the setting takes; more than its library can make."""


async def main(platform: str, database: str, api_url: str, token: str) -> None:
    adapter.CALLS = MANY
    os.environ["MATCHDAY_TELEGRAM_PER_SECOND"] = str(MOST_ON_TELEGRAM)
    await worker.main(lambda line: print(line, flush=True), platform, database, api_url, token, None)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
