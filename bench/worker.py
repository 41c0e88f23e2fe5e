"""A process of its own that sends what is due through a platform's real client, until nothing is left.

    python -m bench.worker PLATFORM DATABASE API_URL TOKEN [SECONDS]

With SECONDS, a goal is scored so long after the start; the instant is written to standard output.
"""

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from pydantic import SecretStr

from bench.world import goal_claim
from bot import logs
from bot.app.speaking import speaking
from bot.app.world import World, world
from bot.clock import RealClock
from bot.knowledge.claims import Claim
from bot.schedule.alarm import Alarm
from bot.schedule.runner import Runner
from bot.settings import Settings
from storage import claims, outbox


def run(tell: Callable[[str], None], platform: str, database: str, api_url: str, token: str) -> None:
    """The same for who starts it as a function; tells the instant at which it begins."""
    asyncio.run(main(tell, platform, database, api_url, token, None))


async def main(
    tell: Callable[[str], None],
    platform: str,
    database: str,
    api_url: str,
    token: str,
    goal_after: float | None,
) -> None:
    async with working(tell, platform, database, api_url, token) as (joined, alarm):
        if goal_after is not None:
            await asyncio.sleep(goal_after)
            await hear(joined, alarm, goal_claim(datetime.now(UTC)))
            tell(f"{time.time()}")


@asynccontextmanager
async def working(
    tell: Callable[[str], None], platform: str, database: str, api_url: str, token: str
) -> AsyncIterator[tuple[World, Alarm]]:
    """Plans and sends while the block lasts, and then until nothing is left; tells when it begins."""
    logs.set_up("error")
    settings = Settings(_env_file=None).model_copy(
        update={f"{platform}_token": SecretStr(token), f"{platform}_api_url": api_url}
    )
    async with world(database, RealClock(), lambda _: None) as joined:
        [bot], _ = speaking(joined, settings)
        running = asyncio.create_task(bot.run(listen=False))
        sender, stopping = joined.new_sender(bot.platform), asyncio.Event()
        alarm = Alarm(Runner(joined.database).tick, joined.clock.now, sender.wake)
        while not bot.logged_in:
            await asyncio.wait([running], timeout=0.01)
        sending = asyncio.create_task(sender.run(stopping))
        tell(f"{time.time()}")
        alarm.start()
        yield joined, alarm
        await _until_nothing_is_left(joined)
        stopping.set()
        await sending
        alarm.stop()
        await bot.close()
        await asyncio.gather(running, return_exceptions=True)


async def hear(joined: World, alarm: Alarm, claim: Claim) -> None:
    """What a provider says now."""
    async with joined.database.write() as conn:
        await claims.add(conn, [claim], claim.said_at)
    alarm.changed()


async def _until_nothing_is_left(joined: World) -> None:
    done = False
    while not done:
        await asyncio.sleep(0.5)
        async with joined.database.read() as conn:
            left = await outbox.backlog(conn)
        done = bool(left) and not left.get("pending") and not left.get("sending")


def _write(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    words = sys.argv[1:]
    asyncio.run(
        main(_write, words[0], words[1], words[2], words[3], float(words[4]) if len(words) > 4 else None)
    )
