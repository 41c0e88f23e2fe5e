"""The whole program on Discord: the real client, a real store, and a small Discord on loopback."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.app.discord import examine
from bot.app.rehearsing import RehearsalOptions, rehearse
from bot.settings import Settings
from tests.discord_server import DiscordServer, Limits


def settings(server: DiscordServer) -> Settings:
    return Settings(
        _env_file=None,
        discord_token=SecretStr(server.token),
        discord_api_url=server.api_url,
        discord_gateway_url=server.gateway_url,
    )


def read(export: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export.read_text("utf-8").splitlines()]


def first_line(text: str) -> str:
    """The title of a post, without Discord's own marks."""
    return text.splitlines()[0].replace("**", "").replace("\\", "")


async def test_the_rehearsal_says_the_same_there_as_on_the_web_and_each_once(tmp_path: Path) -> None:
    async with DiscordServer(limits=Limits.off()) as server:
        guild = server.a_guild("Reds", channels=["matchday"])
        room = guild.channel("matchday")
        with server.pointed():
            options = RehearsalOptions(
                speed=None, export=tmp_path / "web.jsonl", web=False, discord=(str(room.id),)
            )
            await asyncio.wait_for(rehearse(settings(server), options, lambda _: None), 100)
    on_the_web = [line for line in read(tmp_path / "web.jsonl") if line["channel"] == "liverpool"]
    standing = {
        line["kind"]: line["title"] for line in on_the_web if line["revision"] > 1
    }  # the live message
    titles = [standing.get(line["kind"], line["title"]) for line in on_the_web if line["revision"] == 1]
    posts = server.posts(room)
    assert [first_line(post.text) for post in posts] == titles
    assert sum(len(post.edits) for post in posts) == sum(line["revision"] > 1 for line in on_the_web)
    assert server.violations == []


async def test_with_chaos_nothing_is_doubled(tmp_path: Path) -> None:
    async with DiscordServer(limits=Limits.off()) as server:
        room = server.a_guild("Reds", channels=["matchday"]).channel("matchday")
        with server.pointed():
            options = RehearsalOptions(
                speed=None, chaos=True, export=tmp_path / "web.jsonl", web=False, discord=(str(room.id),)
            )
            await asyncio.wait_for(rehearse(settings(server), options, lambda _: None), 100)
    new = [
        line
        for line in read(tmp_path / "web.jsonl")
        if line["channel"] == "liverpool" and line["revision"] == 1
    ]
    assert len(server.posts(room)) == len(new)
    assert server.violations == []


async def test_the_doctor_asks_discord_and_gives_the_invite_link() -> None:
    async with DiscordServer(limits=Limits.off()) as server:
        server.a_guild("Reds", channels=["matchday"])
        with server.pointed():
            found = await examine(settings(server).model_copy(update={"database": "sqlite:///not/there"}))
    assert any("oauth2/authorize" in check.found for check in found)
    assert server.token not in repr(found)


async def test_without_a_token_the_doctor_asks_nobody() -> None:
    assert await examine(Settings(_env_file=None)) == []


async def test_a_rehearsal_on_discord_needs_a_token() -> None:
    options = RehearsalOptions(speed=None, web=False, discord=("1",))
    with pytest.raises(Exception, match="DISCORD_TOKEN is not set"):
        await rehearse(Settings(_env_file=None), options, lambda _: None)
