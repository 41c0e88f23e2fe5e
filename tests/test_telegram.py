"""The whole program on Telegram: the real client, a real store, and a small Telegram on loopback."""

import asyncio
import json
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.app.rehearsing import RehearsalOptions, rehearse
from bot.app.telegram import examine
from bot.settings import Settings
from tests.telegram_server import Limits, TelegramServer


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    shared = os.environ.get("MATCHDAY_SHARED")
    async with TelegramServer(limits=Limits.off(), contract=Path(shared) if shared else None) as running:
        yield running
        assert [str(violation) for violation in running.violations] == []


def settings(server: TelegramServer) -> Settings:
    """As fast as it goes: a day of posts in seconds is more than Telegram would take."""
    return Settings(
        _env_file=None,
        telegram_token=SecretStr(server.token),
        telegram_api_url=server.api_url,
        telegram_per_second=1_000,
        telegram_per_group_per_minute=600,
        telegram_chat_burst=20,
    )


def read(export: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export.read_text("utf-8").splitlines()]


def on_the_web(export: Path) -> list[dict[str, Any]]:
    return [line for line in read(export) if line["channel"] == "liverpool"]


async def test_the_rehearsal_says_the_same_there_as_on_the_web_and_each_once(
    server: TelegramServer, tmp_path: Path
) -> None:
    chat = server.a_channel("Matchday")
    options = RehearsalOptions(speed=None, export=tmp_path / "web.jsonl", web=False, telegram=(str(chat.id),))
    await asyncio.wait_for(rehearse(settings(server), options, lambda _: None), 100)
    lines = on_the_web(tmp_path / "web.jsonl")
    standing = {line["kind"]: line["title"] for line in lines if line["revision"] > 1}  # the live message
    titles = [standing.get(line["kind"], line["title"]) for line in lines if line["revision"] == 1]
    posts = server.posts(chat)
    assert [post.text.splitlines()[0] for post in posts] == titles


async def test_in_a_topic_and_with_chaos_nothing_is_doubled(server: TelegramServer, tmp_path: Path) -> None:
    forum = server.a_supergroup("Reds", forum=True)
    topic = server.a_topic(forum, "Matchday")
    options = RehearsalOptions(
        speed=None,
        chaos=True,
        export=tmp_path / "web.jsonl",
        web=False,
        telegram=(f"{forum.id}/{topic.id}",),
    )
    await asyncio.wait_for(rehearse(settings(server), options, lambda _: None), 100)
    new = [line for line in on_the_web(tmp_path / "web.jsonl") if line["revision"] == 1]
    posts = server.posts(forum, topic=topic)
    texts = [post.text for post in posts]
    assert len(set(texts)) == len(texts)
    assert len(posts) <= len(new)  # the sender that was killed may have left one whose fate nobody knows
    assert len(new) - len(posts) <= 1


async def test_the_doctor_asks_telegram_and_tells_no_token(server: TelegramServer) -> None:
    found = await examine(settings(server).model_copy(update={"database": "sqlite:///not/there"}))
    assert any(server.username in check.found for check in found)
    assert server.token not in repr(found)


async def test_without_a_token_the_doctor_asks_nobody() -> None:
    assert await examine(Settings(_env_file=None)) == []


async def test_a_rehearsal_on_telegram_needs_a_token() -> None:
    options = RehearsalOptions(speed=None, web=False, telegram=("1",))
    with pytest.raises(Exception, match="TELEGRAM_TOKEN is not set"):
        await rehearse(Settings(_env_file=None), options, lambda _: None)
