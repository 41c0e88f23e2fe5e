"""The server as a process of its own, as benches and kill tests use it."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

Json = dict[str, Any]


@asynccontextmanager
async def process(*options: str) -> AsyncIterator[Json]:
    """Where the running process is."""
    command = (sys.executable, "-m", "tests.telegram_server", *options)
    running = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert running.stdout is not None
    try:
        yield json.loads(await running.stdout.readline())
    finally:
        running.terminate()
        assert await running.wait() == 0


def method(place: Json, name: str) -> str:
    return f"{place['api_url']}/bot{place['token']}/{name}"


async def test_what_is_applied_is_a_line_in_the_file(tmp_path: Path) -> None:
    log = tmp_path / "posts.jsonl"
    options = ("--chats", "2", "--groups", "1", "--log", str(log))
    async with process(*options) as place, httpx.AsyncClient() as client:
        chat = place["chats"][0]
        sent = await client.post(method(place, "sendMessage"), json={"chat_id": chat, "text": "Tor! " * 40})
        number = sent.json()["result"]["message_id"]
        edit = {"chat_id": chat, "message_id": number, "text": "Tor für Köln!"}
        await client.post(method(place, "editMessageText"), json=edit)
        refused = await client.post(method(place, "sendMessage"), json={"chat_id": chat, "text": ""})
        assert refused.status_code == 400
        lines = [json.loads(line) for line in log.read_text().splitlines()]
        state = (await client.get(place["state_url"])).json()
    assert [(line["act"], line["chat"], line["message"]) for line in lines] == [
        ("post", chat, number),
        ("edit", chat, number),
    ]
    assert lines[0]["text"] == ("Tor! " * 40)[:80]
    assert lines[1]["text"] == "Tor für Köln!"
    assert len(place["chats"]) == 3
    assert (state["posts"], state["calls"], state["statuses"]) == (1, 3, {"200": 2, "400": 1})
    assert len(state["violations"]) == 1


@pytest.mark.parametrize("kind", ["private", "supergroup", "channel"])
async def test_kinds_of_chats(kind: str) -> None:
    async with process("--chats", "3", "--kind", kind) as place, httpx.AsyncClient() as client:
        assert len(place["chats"]) == 3
        for number in place["chats"]:
            found = await client.post(method(place, "getChat"), json={"chat_id": number})
            assert found.json()["result"]["type"] == kind
        sent = await client.post(method(place, "sendMessage"), json={"chat_id": number, "text": "x"})
        assert sent.status_code == 200


async def test_limits_and_storm_of_a_process() -> None:
    options = ("--per-second", "0", "--no-chat-limits", "--storm", "0.1", "--seed", "7", "--slow", "0.01")
    async with process(*options) as place, httpx.AsyncClient() as client:
        outcomes: list[object] = []
        for number in range(60):
            try:
                facts = {"chat_id": place["chats"][0], "text": str(number)}
                outcomes.append((await client.post(method(place, "sendMessage"), json=facts)).status_code)
            except httpx.TransportError:
                outcomes.append("reset")
        state = (await client.get(place["state_url"])).json()
    assert {200, 429, 500, 502, "reset"} <= set(outcomes)
    assert state["faults"]["RESET"] + state["faults"]["TIMEOUT"] == outcomes.count("reset")
    assert state["posts"] >= outcomes.count(200)
