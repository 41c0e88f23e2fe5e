"""Several processes of the program, each with its part of the work, on one PostgreSQL."""

import asyncio
import json
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.chat import Channel, Look
from bot.knowledge.claims import Claim, KickoffOf
from bot.knowledge.match import Kickoff
from bot.knowledge.occasion import DEFAULT_RULES
from storage import catalogue, channels, claims, migrate
from storage.channels import team_target
from storage.database import Database, connect
from tests.test_together import CUP, MATCH, REDS

ROOM = Channel("web", "reds")
PATIENCE = 60.0
"""Seconds after which a process is taken to be stuck: starting takes some, on a machine that is busy."""


class Process:
    """One of the bot's, and what it has logged so far."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.logged: list[dict[str, Any]] = []
        self._more = asyncio.Event()
        self._reading = asyncio.create_task(self._read())

    async def until(self, event: str, **known: str) -> dict[str, Any]:
        """The first line about an event; fails where the process ends before."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for line in self.logged:
                    if line["event"] == event and known.items() <= line.items():
                        return line
                assert not self._reading.done(), f"ended without {event}: {self.logged}"
                self._more.clear()
                await self._more.wait()

    def has(self, event: str) -> bool:
        return any(line["event"] == event for line in self.logged)

    async def ends(self, with_: signal.Signals = signal.SIGTERM) -> int:
        """Its exit code."""
        if self.process.returncode is None:
            self.process.send_signal(with_)
        async with asyncio.timeout(PATIENCE):
            await self._reading
            return await self.process.wait()

    async def _read(self) -> None:
        assert self.process.stderr is not None
        async for raw in self.process.stderr:
            if raw.startswith(b"{"):
                self.logged.append(json.loads(raw))
                self._more.set()
        self._more.set()


@asynccontextmanager
async def running(folder: Path, url: str, role: str, **more: str) -> AsyncIterator[Process]:
    settings = {
        "MATCHDAY_DATABASE": url,
        "MATCHDAY_ROLE": role,
        "MATCHDAY_LOG_FORMAT": "json",
        "MATCHDAY_OPENLIGADB": "false",
        "MATCHDAY_PICTURES": str(folder / "pictures"),
        **more,
    }
    process = Process(
        await asyncio.create_subprocess_exec(
            *(sys.executable, "-W", "ignore", "-m", "bot", "run"),
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), **settings},
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
    )
    try:
        yield process
    finally:
        await process.ends(signal.SIGKILL)


async def a_match_in(store: Database, ahead: timedelta) -> None:
    """It begins so long from now; what is known of it is told to whoever listens."""
    now = datetime.now(UTC)
    async with store.write() as conn:
        kickoff = Kickoff(now + ahead, zone="Europe/London")
        await claims.add(conn, [Claim(KickoffOf(MATCH.key), kickoff, CUP, now)], now)


@pytest.fixture
async def store(postgres_url: str) -> AsyncIterator[Database]:
    """A web room that follows a team, whose next match has no kickoff yet."""
    store, now = connect(postgres_url), datetime.now(UTC)
    await migrate.upgrade(store)
    async with store.write() as conn:
        teams = (MATCH.home, MATCH.away)
        await catalogue.keep(conn, teams_=teams, competitions_=(MATCH.competition,), matches_=(MATCH,))
        community = await channels.open_community(conn, "web", "reds", "Reds")
        room = await channels.open_channel(conn, community, ROOM, "reds", Look(), now)
        await channels.follow(conn, room, team_target(REDS.key))
        await channels.want(conn, room, DEFAULT_RULES, now)
    yield store
    await store.close()


def a_free_port() -> str:
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return str(free.getsockname()[1])


@pytest.mark.postgres
async def test_a_worker_takes_over_and_the_page_shows_what_it_posts(
    tmp_path: Path, postgres_url: str, store: Database
) -> None:
    port = a_free_port()
    async with (
        running(tmp_path, postgres_url, "worker") as one,
        running(tmp_path, postgres_url, "worker") as another,
        running(tmp_path, postgres_url, "web", MATCHDAY_WEB_PORT=port),
    ):
        held = {
            asyncio.create_task(each.until("lock_held", lock="single work")): each for each in (one, another)
        }
        first, waiting = await asyncio.wait(held, return_when=asyncio.FIRST_COMPLETED)
        working = held[first.pop()]
        standby = another if working is one else one
        await asyncio.sleep(1.5)
        assert not standby.has("lock_held"), "one at a time"
        assert await working.ends(signal.SIGKILL) == -signal.SIGKILL
        killed = datetime.now(UTC)
        taken_over = await waiting.pop()
        assert datetime.fromisoformat(taken_over["timestamp"]) - killed < timedelta(seconds=5)

        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE) as page:
            await answers(page)
            async with page.stream("GET", "/rooms/reds/events") as stream:
                lines = stream.aiter_lines()
                await anext(lines)  # it listens
                await a_match_in(store, timedelta(hours=2))
                async with asyncio.timeout(20):  # the page would read the room again by itself after 15
                    while True:
                        line = await anext(lines)
                        if "Bridge Blues" in line:
                            break
        assert re.search("kicks? off|Kickoff|Preview", line)
        assert await standby.ends() == 0, "it was told to end, and finished"


async def answers(page: httpx.AsyncClient) -> None:
    """Waits until the page is served."""
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                assert (await page.get("/healthz")).status_code == 200
            except httpx.TransportError:
                await asyncio.sleep(0.1)
            else:
                return


async def test_a_part_of_the_work_needs_a_store_that_others_share(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-W", "ignore", "-m", "bot", "run", "--role", "worker", "--no-rehearsal"),
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await process.communicate()
    assert process.returncode == 1
    assert b"MATCHDAY_DATABASE=postgresql://" in said
