"""Ten matches that kick off at once, with a goal in each within a minute, to channels that follow some.

    python -m bench ten_matches
    python -m bench ten_matches --channels 500

The reminders of all matches are on their way when the goals come, one every six seconds; what is more urgent
goes first. Each platform's server keeps its limits.
"""

import asyncio
import sqlite3
import sys
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from sqlalchemy import insert

from bench import worker
from bench.fanout import DISCORD, TELEGRAM, WANTED, Service
from bench.figure import Figure
from bench.loopback import Loopback
from bench.world import LEAGUE, MATCH, joined_channels, made
from bot.knowledge.claims import Claim, EventOf, KickoffOf
from bot.knowledge.match import Kickoff, Match, MatchKey, Team, TeamKey
from bot.knowledge.timeline import Event, EventKind, Minute
from storage import catalogue, claims
from storage.channels import team_target
from storage.database import connect
from storage.tables import follows

CHANNELS = 2_000
MATCHES = 10
BEFORE_GOALS = 5.0
BETWEEN_GOALS = 6.0
"""Seconds."""
AWARE = 1.5
"""Seconds after a goal in which what was on its way already may still arrive, at the slowest pace."""
SOME = (0,), (0,), (0, 1, 3, 6)
"""Which matches a channel follows, counted from one of its own; every third follows four."""


class Told(NamedTuple):
    """What the store says of one delivery; `place` is where its message stands: "channel/message"."""

    channel: str
    goal: bool
    match: int
    state: str
    place: str


async def measure(channels: int) -> list[Figure]:
    found = await asyncio.gather(*(_measured(service, channels) for service in (DISCORD, TELEGRAM)))
    return [figure for figures in found for figure in figures]


async def _measured(service: Service, channels: int) -> list[Figure]:
    with TemporaryDirectory() as folder:
        async with service.start(Path(folder) / "log", channels) as server:
            url = await _store(Path(folder), server)
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bench.ten_matches", server.platform, url, server.api_url, server.token,
                stdout=asyncio.subprocess.PIPE,
            )  # fmt: skip
            told, _ = await process.communicate()
            began, *scored = (float(line) for line in told.split())
            told_of, state = _told(url), await server.state()
            stands = {f"{channel}/{line['message']}": float(line["at"]) for channel, line in server.told()}
            count = len(server.told())
    expected = [
        (channel, goal, match)
        for place, channel in enumerate(server.channels)
        for match in _followed(place)
        for goal in (False, True)
    ]
    name = service.name
    return [
        *_paces(service, told_of, stands, began, scored),
        *_sums(name, Counter(expected), told_of, stands, count),
        Figure(f"{name}: calls answered with 429", state["statuses"].get("429", 0), "calls", 0),
        Figure(f"{name}: broken rules of the service", len(state["violations"]), "calls", 0),
    ]


def _paces(
    service: Service, told: list[Told], stands: dict[str, float], began: float, scored: list[float]
) -> list[Figure]:
    at = [(one, stands[one.place]) for one in told if one.place in stands]
    goals = [[when for one, when in at if one.goal and one.match == match] for match in range(MATCHES)]
    waiting = [(since + AWARE, max(when)) for since, when in zip(scored, goals, strict=True)]
    overtaken = sum(any(a < when < b for a, b in waiting) for one, when in at if not one.goal)
    name, took = service.name, max(stands.values()) - began
    at_least = scored[-1] - began + 1  # the last goal's first message
    return [
        Figure(
            f"{name}: {len(stands):,} messages of ten matches",
            took,
            "s",
            max(len(stands) / service.limit, at_least) * 1.05,
        ),
        Figure(f"{name}: the first goal's first message after it", min(goals[0]) - scored[0], "s", 1),
        Figure(f"{name}: the last goal's last message after it", max(goals[-1]) - scored[-1], "s"),
        Figure(f"{name}: reminders that left while a goal waited", overtaken, "posts", 0),
    ]


def _sums(
    name: str, expected: Counter[Any], told: list[Told], stands: dict[str, float], count: int
) -> list[Figure]:
    skipped = Counter(one[:3] for one in told if one.state == "skipped")
    there = Counter(one[:3] for one in told if one.state == "sent" and one.place in stands)
    doubled = count - len({one.place for one in told if one.place in stands})
    return [
        Figure(f"{name}: lost", (expected - there - skipped).total(), "posts", 0),
        Figure(f"{name}: messages that no delivery knows of", doubled, "messages", 0),
        Figure(f"{name}: told though nobody asked", (there + skipped - expected).total(), "posts", 0),
        Figure(f"{name}: of no use any more, and skipped with the reason", skipped.total(), "posts"),
    ]


def _told(url: str) -> list[Told]:
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as opened:
        found = opened.execute(
            "SELECT c.address, o.kind = 'goal', o.subject, d.state, coalesce(d.reference, '')"
            " FROM deliveries d JOIN channels c ON c.id = d.channel JOIN occasions o ON o.id = d.occasion"
        ).fetchall()
    return [
        Told(
            channel,
            bool(goal),
            int(key.removeprefix("match-")),
            state,
            "/".join(reference.split("/")[:2]),
        )
        for channel, goal, key, state, reference in found
    ]


def _followed(place: int) -> list[int]:
    return [(place + step) % MATCHES for step in SOME[place % len(SOME)]]


def _match(number: int) -> Match:
    home = Team(TeamKey(f"town-{number}"), f"Town {number}")
    away = Team(TeamKey(f"city-{number}"), f"City {number}")
    return Match(MatchKey(f"match-{number}"), MATCH.competition, MATCH.season, home, away)


def _goal(number: int, now: datetime) -> Claim:
    match = _match(number)
    scored = Event(EventKind.GOAL, Minute(1), match.home.key, "A Striker")
    return Claim(EventOf(match.key, f"league:{number}"), scored, LEAGUE, now)


async def _store(folder: Path, server: Loopback) -> str:
    """All matches kick off in two hours, so that their reminders are due now."""
    url, now = f"sqlite:///{folder / 'bench.sqlite'}", datetime.now(UTC)
    matches = [_match(number) for number in range(MATCHES)]
    kickoff = Kickoff(now + timedelta(hours=2), zone="Europe/London")
    database = connect(url, alone=True)
    try:
        await made(database)
        async with database.write() as conn:
            teams = [team for match in matches for team in (match.home, match.away)]
            await catalogue.keep(conn, teams_=teams, competitions_=(MATCH.competition,), matches_=matches)
            await claims.add(conn, [Claim(KickoffOf(m.key), kickoff, LEAGUE, now) for m in matches], now)
            await joined_channels(conn, server.platform, server.channels, 0, WANTED)
            targets = [
                {"channel": place + 1, "target": team_target(matches[number].home.key)}
                for place in range(len(server.channels))
                for number in _followed(place)
            ]
            await conn.execute(insert(follows), targets)
    finally:
        await database.close()
    return url


async def main(platform: str, database: str, api_url: str, token: str) -> None:
    """Sends, and hears the goals; writes when it begins, and when each is scored."""

    def tell(line: str) -> None:
        print(line, flush=True)

    async with worker.working(tell, platform, database, api_url, token) as (joined, alarm):
        await asyncio.sleep(BEFORE_GOALS)
        for number in range(MATCHES):
            now = datetime.now(UTC)
            await worker.hear(joined, alarm, _goal(number, now))
            tell(f"{now.timestamp()}")
            await asyncio.sleep(BETWEEN_GOALS)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
