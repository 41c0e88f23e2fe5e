"""A room as it happens, over a real connection."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, NamedTuple

import httpx
import pytest

from bot.platforms.web import events
from bot.platforms.web.hub import ROOM_FOR
from tests.platforms.web.stage import Stage

STREAM = "/rooms/liverpool/events"


class Event(NamedTuple):
    name: str
    id: int | None
    data: dict[str, Any]


@asynccontextmanager
async def listening(client: httpx.AsyncClient, **request: Any) -> AsyncIterator[AsyncIterator[Event]]:
    async with client.stream("GET", STREAM, timeout=10, **request) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        yield _events(response)


async def _events(response: httpx.Response) -> AsyncIterator[Event]:
    fields: dict[str, str] = {}
    async for line in response.aiter_lines():
        if line:
            name, _, value = line.partition(": ")
            fields[name] = value
        elif "event" in fields:
            yield Event(
                fields["event"], int(fields["id"]) if "id" in fields else None, json.loads(fields["data"])
            )
            fields = {}


async def take(stream: AsyncIterator[Event], count: int) -> list[Event]:
    async with asyncio.timeout(30):
        return [await anext(stream) for _ in range(count)]


async def listeners(stage: Stage, count: int) -> None:
    async with asyncio.timeout(30):
        while stage.hub.readers != count:  # noqa: ASYNC110 - the server tells nobody
            await asyncio.sleep(0.01)


async def test_a_post_arrives_while_one_looks(stage: Stage, anna: httpx.AsyncClient) -> None:
    async with listening(anna) as stream:
        await listeners(stage, 1)
        await stage.say("Goal!")
        [event] = await take(stream, 1)
    assert event.name == "message"
    assert "Goal!" in event.data["html"]
    [kept] = await stage.history.latest("liverpool", None, 1, None)
    assert event.id == kept.id


async def test_an_edit_comes_with_the_same_key_and_a_new_id(stage: Stage, anna: httpx.AsyncClient) -> None:
    async with listening(anna) as stream:
        await stage.say("Goal!")
        await stage.say("No goal", revision=2)
        first, second = await take(stream, 2)
    assert 'id="m-k1"' in first.data["html"]
    assert 'id="m-k1"' in second.data["html"]
    assert 'data-revision="2"' in second.data["html"]
    assert first.id is not None
    assert second.id is not None
    assert second.id > first.id


@pytest.mark.parametrize("way", ["header", "address"])
async def test_what_was_missed_comes_first(stage: Stage, anna: httpx.AsyncClient, way: str) -> None:
    for n in range(3):
        await stage.say(f"Post {n}", key=f"k{n}")
    first = (await stage.history.latest("liverpool", None, 9, None))[0].id
    told: dict[str, Any] = (
        {"headers": {"Last-Event-ID": str(first)}} if way == "header" else {"params": {"after": first}}
    )
    async with listening(anna, **told) as stream:
        await stage.say("Post 3", key="k3")
        found = [event.data["html"] for event in await take(stream, 3)]
    assert all(f"Post {n}" in html for n, html in enumerate(found, start=1))


async def test_a_thousand_missed_posts_come_without_a_gap(stage: Stage, anna: httpx.AsyncClient) -> None:
    for n in range(450):
        await stage.say(f"Post {n}", key=f"k{n}")
    async with listening(anna) as stream:
        ids = [event.id for event in await take(stream, 450)]
    assert ids == sorted(set(ids), key=lambda each: each or 0)


async def test_a_burst_that_no_reader_could_hold_arrives_whole(stage: Stage, anna: httpx.AsyncClient) -> None:
    async with listening(anna) as stream:
        await listeners(stage, 1)
        kept = [
            await stage.history.keep(message._replace(key=f"b{n}"))
            for n, message in enumerate([await a_kept_message(stage)] * (ROOM_FOR * 2))
        ]
        for message in kept:  # all at once: the stream has no chance to take any in between
            stage.hub.publish(message)
        found = {event.id for event in await take(stream, len(kept) + 1)}
    assert found >= {message.id for message in kept}


async def a_kept_message(stage: Stage) -> Any:
    await stage.say("First", key="first")
    [message] = await stage.history.latest("liverpool", None, 1, None)
    return message


async def test_an_answer_comes_to_the_askers_tabs_only(
    stage: Stage, anna: httpx.AsyncClient, ben: httpx.AsyncClient
) -> None:
    for client in (anna, ben):
        await client.get("/rooms/liverpool")
    async with listening(anna) as hers, listening(ben) as his:
        await listeners(stage, 2)
        await anna.post("/rooms/liverpool/commands", data={"typed": "/tie"})
        await stage.say("Goal!")
        assert "tie for you" in (await take(hers, 1))[0].data["html"]
        assert "Goal!" in (await take(his, 1))[0].data["html"]


async def test_the_status_line_is_told_when_it_changes(stage: Stage, anna: httpx.AsyncClient) -> None:
    stage.status = "Rehearsal: 18:07"
    async with listening(anna) as stream:
        [first] = await take(stream, 1)
        stage.status = "Rehearsal: 18:08"
        [second] = await take(stream, 1)
    assert (first.name, first.data["text"], first.id) == ("status", "Rehearsal: 18:07", None)
    assert first.data["now"] == "2024-04-18T18:07:00Z"
    assert second.data["text"] == "Rehearsal: 18:08"


async def test_silence_is_broken_and_another_process_is_heard(
    stage: Stage, anna: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "BREATH", 0.05)
    async with anna.stream("GET", STREAM) as response:
        lines = response.aiter_lines()
        async with asyncio.timeout(30):
            while not (await anext(lines)).startswith(":"):
                pass
            message = (await a_kept_message(stage))._replace(key="elsewhere")
            await stage.history.keep(message)  # kept by another process: nothing is published here
            while "m-elsewhere" not in await anext(lines):
                pass


async def test_who_leaves_is_let_go(stage: Stage, anna: httpx.AsyncClient) -> None:
    async with listening(anna):
        await listeners(stage, 1)
    await listeners(stage, 0)


async def test_a_full_house_says_so(
    stage: Stage, anna: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "MOST_STREAMS", 0)
    response = await anna.get(STREAM)
    assert response.status_code == 503
    assert response.headers["retry-after"] == "10"
