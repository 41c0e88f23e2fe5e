"""The server as a process of its own: `python -m tests.telegram_server --chats 100 --log FILE`.

Its first line on standard output is a JSON object: api_url, state_url, token, username, and the ids of the
chats. It ends on SIGTERM or Ctrl-C. While it runs, GET /state tells what happened so far.
"""

import argparse
import asyncio
import gc
import json
import os
import signal
import sys
from pathlib import Path

from tests.telegram_server.limits import Limits
from tests.telegram_server.server import TOKEN, TelegramServer


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.telegram_server", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--log", type=Path, help="each applied message becomes a JSON line in this file")
    parser.add_argument("--chats", type=int, default=1, help="chats of the kind that --kind says")
    parser.add_argument("--kind", choices=("private", "supergroup", "channel"), default="channel")
    parser.add_argument("--groups", type=int, default=0, help="basic groups besides")
    parser.add_argument("--per-second", type=int, default=30, help="the overall limit; 0 is none")
    parser.add_argument("--no-chat-limits", action="store_true", help="no limits by chat and group")
    parser.add_argument("--storm", type=float, default=0.0, help="the share of calls that each fault befalls")
    parser.add_argument("--seed", type=int, default=1, help="of the storm")
    parser.add_argument("--slow", type=float, default=30.0, help="seconds a time-out of the storm lasts")
    parser.add_argument(
        "--contract",
        type=Path,
        default=os.environ.get("MATCHDAY_SHARED") or None,
        help="a folder with contracts/telegram-bot-api.json (MATCHDAY_SHARED); checks every call, slowly",
    )
    return parser.parse_args(given)


def limits_of(options: argparse.Namespace) -> Limits:
    if options.no_chat_limits:
        return Limits(options.per_second or None, None, None)
    return Limits(options.per_second or None)


def populate(server: TelegramServer, options: argparse.Namespace) -> None:
    owner = server.a_person("Owner")
    for number in range(options.chats):
        if options.kind == "private":
            server.private(server.a_person(f"Fan {number}"))
        elif options.kind == "supergroup":
            server.a_supergroup(f"Supergroup {number}", owner=owner)
        else:
            server.a_channel(f"Channel {number}", owner=owner)
    for number in range(options.groups):
        server.a_group(f"Group {number}", owner=owner)


async def run(options: argparse.Namespace) -> None:
    contract = Path(options.contract) if options.contract else None
    server = TelegramServer(
        token=options.token,
        limits=limits_of(options),
        contract=contract,
        log_file=options.log,
        port=options.port,
    )
    populate(server, options)
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
