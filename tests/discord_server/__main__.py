"""The server as a process of its own: `python -m tests.discord_server --guilds 10 --channels 100 --log FILE`.

Its first line on standard output is a JSON object: api_url, gateway_url, token, application_id, and the
guilds with the ids of their channels. It ends on SIGTERM or Ctrl-C. While it runs, GET /state (beside /api)
tells what happened so far.
"""

import argparse
import asyncio
import gc
import json
import os
import signal
import sys
from pathlib import Path

from tests.discord_server.limits import USUAL, Limits
from tests.discord_server.server import TOKEN, DiscordServer


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.discord_server", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--log", type=Path, help="each applied message becomes a JSON line in this file")
    parser.add_argument("--guilds", type=int, default=1)
    parser.add_argument("--channels", type=int, default=1, help="text channels in each guild")
    parser.add_argument("--shards", type=int, default=1, help="what GET /gateway/bot recommends")
    parser.add_argument("--per-second", type=int, default=50, help="the global limit; 0 is none")
    parser.add_argument("--no-buckets", action="store_true", help="no limits by route and channel")
    parser.add_argument("--storm", type=float, default=0.0, help="the share of calls that each fault befalls")
    parser.add_argument("--seed", type=int, default=1, help="of the storm")
    parser.add_argument("--slow", type=float, default=30.0, help="seconds a time-out of the storm lasts")
    parser.add_argument(
        "--contract",
        type=Path,
        default=os.environ.get("MATCHDAY_SHARED") or None,
        help="a folder with contracts/discord-openapi.json (MATCHDAY_SHARED); checks every body, slowly",
    )
    return parser.parse_args(given)


async def run(options: argparse.Namespace) -> None:
    limits = Limits(options.per_second or None, None if options.no_buckets else USUAL)
    contract = Path(options.contract) if options.contract else None
    server = DiscordServer(
        token=options.token, limits=limits, contract=contract, log_file=options.log, port=options.port
    )
    server.world.shards = options.shards
    names = [f"room-{number}" for number in range(options.channels)]
    for number in range(options.guilds):
        server.a_guild(f"Guild {number}", channels=names)
    if options.storm:
        server.door.faults.slow_seconds = options.slow
        server.storm(seed=options.seed, each=options.storm)
    gc.set_threshold(50_000)  # what is kept here is kept for good; looking through it often only costs time
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    async with server:
        _say(server.whereabouts())
        await ended.wait()


def _say(facts: object) -> None:
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(run(arguments()))
