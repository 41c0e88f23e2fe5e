"""A real process that tells many channels of something, killed (SIGKILL) at random moments and started anew.

python -m bench kills                                    # 100 kills on each platform
python -m bench kills --kills 20 --log var/kills.log     # with a line for each
"""

import asyncio
import random
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.fanout import DISCORD, TELEGRAM, Service, store
from bench.figure import Figure
from bench.loopback import Loopback
from bench.processes import Process, started
from bench.worker import run
from bot.knowledge.occasion import Kind, Rule

KILLS = 100
MOST = 40
"""Messages after which a process is killed at the latest; at the soonest when it has only begun to work."""
A_MOMENT = 0.1
"""Seconds more, at most: so that not all are killed when a message has just arrived."""
MORE = 1.6
"""So many times the channels that are told until the last kill: each comes in the middle of a fan-out."""
TO_TELL = (Rule(Kind.PREVIEW),), timedelta(hours=20)
"""Something that stays worth telling for hours, as a reminder does not."""
ENDED = frozenset({"sent", "failed", "skipped"})
UNFINISHED = frozenset({"pending", "sending"})


@dataclass
class Drill:
    """What the kills of one platform have come to; `told` hears of each in a line."""

    service: Service
    told: Callable[[str], None]
    kills: int = 0
    in_flight: int = 0
    _before: tuple[str, frozenset[str]] = field(default=("", frozenset()))

    def killed(self, after: int, states: dict[str, str], posts: Counter[str]) -> None:
        """`states` and `posts` are by channel: what the store says, and how often it stands there."""
        self.explain(states, posts)
        self.kills += 1
        flying = frozenset(channel for channel, state in states.items() if state == "sending")
        self.in_flight += len(flying)
        stood = sum(posts[channel] > 0 for channel in flying)
        moment = f"{self.service.name} kill {self.kills}, after {after} messages: {len(flying)} on their way"
        self._before = f"{moment}, {stood} of them standing already", flying

    def explain(self, states: dict[str, str], posts: Counter[str]) -> None:
        """What became of that which the last kill caught on its way."""
        moment, flying = self._before
        if not moment:
            return
        became = Counter(states[channel] for channel in flying)
        then = (
            ", ".join(f"{count} {state}" for state, count in sorted(became.items())) or "nothing to recover"
        )
        count = Counter(states.values())
        self.told(
            f"{moment}; then: {then}; in all: {count['sent']} sent, {count['unknown']} unknown, "
            f"{doubled(posts)} doubled, {len(lost(states, posts))} lost"
        )
        self._before = "", frozenset()


async def measure(kills: int, log: Path | None = None) -> list[Figure]:
    lines: list[str] = []

    def told(line: str) -> None:
        lines.append(line)
        if log is not None:
            with log.open("a", encoding="utf-8") as file:
                file.write(f"{line}\n")

    found = await asyncio.gather(*(killed(service, kills, told) for service in (DISCORD, TELEGRAM)))
    if log is None:
        print("\n".join(lines))
    return [figure for figures in found for figure in figures]


async def killed(service: Service, kills: int, told: Callable[[str], None]) -> list[Figure]:
    moments, drill = random.Random(9), Drill(service, told)
    channels = round(kills * MOST / 2 * MORE)
    with TemporaryDirectory() as folder:
        async with service.start(Path(folder) / "log", channels) as server:
            url = await store(Path(folder), server, *TO_TELL)
            given = (server.platform, url, server.api_url, server.token)
            while drill.kills < kills and unfinished(states_of(url)):
                process, after = await started(run, *given), moments.randint(0, MOST)
                await process.says()
                await reached(server, server.count() + after, process)
                await asyncio.sleep(moments.uniform(0, A_MOMENT))
                await process.killed()
                drill.killed(after, states_of(url), posts_of(server))
            await (await started(run, *given)).ends()
            states, posts = states_of(url), posts_of(server)
            drill.explain(states, posts)
            wrong = await server.state()
            missing = [one for one in server.channels if not posts[one] and states.get(one) != "unknown"]
    unknown, name = list(states.values()).count("unknown"), service.name
    return [
        Figure(
            f"{name}: kills in a fan-out to {channels:,} channels", drill.kills, "kills", kills, least=True
        ),
        Figure(f"{name}: lost after them", len(missing), "channels", 0),
        Figure(f"{name}: doubled after them", doubled(posts), "channels", 0),
        Figure(
            f"{name}: listed as unknown, of {drill.in_flight:,} in flight",
            unknown,
            "channels",
            0 if name == "Discord" else drill.in_flight,
        ),
        Figure(f"{name}: broken rules of the service", len(wrong["violations"]), "calls", 0),
    ]


async def reached(server: Loopback, messages: int, process: Process) -> None:
    """Waits until so many have been applied in all, or the process has ended."""
    while server.count() < messages and process.alive:  # noqa: ASYNC110 - it writes the log
        await asyncio.sleep(0.01)


def states_of(url: str) -> dict[str, str]:
    """By channel, how far its delivery has come."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as opened:
        return dict(
            opened.execute(
                "SELECT c.address, d.state FROM deliveries d JOIN channels c ON c.id = d.channel"
            ).fetchall()
        )


def unfinished(states: dict[str, str]) -> bool:
    """Whether there is something to do: telling somebody, or beginning with that."""
    return not states or not UNFINISHED.isdisjoint(states.values())


def posts_of(server: Loopback) -> Counter[str]:
    return Counter(channel for channel, _ in server.told())


def doubled(posts: Counter[str]) -> int:
    return sum(count > 1 for count in posts.values())


def lost(states: dict[str, str], posts: Counter[str]) -> list[str]:
    """Channels that were told nothing, and of which the store says that there is nothing to be done."""
    return [channel for channel, state in states.items() if state in ENDED and not posts[channel]]
