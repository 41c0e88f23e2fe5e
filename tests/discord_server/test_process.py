"""The server as a process of its own, as benches and kill tests use it."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

Json = dict[str, Any]


@asynccontextmanager
async def process(*options: str) -> AsyncIterator[Json]:
    """Where the running process is."""
    command = (sys.executable, "-m", "tests.discord_server", *options)
    running = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert running.stdout is not None
    try:
        yield json.loads(await running.stdout.readline())
    finally:
        running.terminate()
        assert await running.wait() == 0


def a_session(place: Json) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(headers={"Authorization": f"Bot {place['token']}"})


def goal(nonce: str) -> Json:
    return {"content": "Goal!", "nonce": nonce, "enforce_nonce": True, "allowed_mentions": {"parse": []}}


async def test_what_is_applied_is_a_line_in_the_file(tmp_path: Path) -> None:
    log = tmp_path / "posts.jsonl"
    async with (
        process("--guilds", "2", "--channels", "3", "--log", str(log)) as place,
        a_session(place) as session,
    ):
        channel = place["guilds"][1]["channels"][2]
        address = f"{place['api_url']}/channels/{channel}/messages"
        for nonce in ("goal-1", "goal-1", "goal-2"):
            async with session.post(address, json=goal(nonce)) as answer:
                assert answer.status == 200
                assert answer.headers["Content-Type"] == "application/json"
                assert answer.headers["X-RateLimit-Limit"] == "5"
        lines = [json.loads(line) for line in log.read_text().splitlines()]
        async with session.get(place["state_url"]) as answer:
            state = await answer.json()
    assert [(line["channel"], line["nonce"]) for line in lines] == [(channel, "goal-1"), (channel, "goal-2")]
    assert state["posts"] == 2
    assert state["violations"] == []


async def test_a_storm_is_the_same_for_the_same_seed() -> None:
    outcomes = [await _outcomes(), await _outcomes()]
    assert outcomes[0] == outcomes[1]
    assert {429, 500, 503, "reset"} <= set(outcomes[0])


async def _outcomes() -> list[object]:
    options = ("--per-second", "0", "--no-buckets", "--storm", "0.1", "--seed", "7", "--slow", "0.01")
    outcomes: list[object] = []
    async with process(*options) as place, a_session(place) as session:
        address = f"{place['api_url']}/channels/{place['guilds'][0]['channels'][0]}/messages"
        for number in range(60):
            try:
                async with session.post(address, json=goal(f"goal-{number}")) as answer:
                    outcomes.append(answer.status)
            except aiohttp.ClientOSError:
                outcomes.append("reset")
    return outcomes
