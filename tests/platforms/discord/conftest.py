"""A Discord and a stage for each test."""

import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.platforms.discord import asking, completion, gateway, repeating
from bot.platforms.discord.adapter import Discord
from tests.discord_server import DiscordServer, Limits
from tests.platforms.discord.stage import Stage


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits that are for a network of the world's size."""
    monkeypatch.setattr(gateway, "GUILDS_WITHIN", 0.05)
    monkeypatch.setattr(repeating, "FIRST_PAUSE", 0.02)

    async def at_once(self: gateway.Gateway, shard_id: int | None, *, initial: bool = False) -> None:
        return None

    monkeypatch.setattr(gateway.Gateway, "before_identify_hook", at_once)


@pytest.fixture
def slow(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Makes handlers slower from then on than people are kept waiting."""

    def slower() -> None:
        monkeypatch.setattr(asking, "DEFER_AFTER", 0.02)
        monkeypatch.setattr(completion, "WITHIN", 0.02)
        stage.slow = 0.2

    return slower


def contract() -> Path | None:
    shared = os.environ.get("MATCHDAY_SHARED")
    return Path(shared) if shared else None


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    """Without limits of its own; each test ends with not one rule of Discord's broken."""
    async with DiscordServer(limits=Limits.off(), contract=contract()) as running:
        running.a_guild("Anfield", channels=("general", "match-day"))
        yield running
        assert [str(violation) for violation in running.violations] == []


@pytest.fixture
def stage(server: DiscordServer) -> Stage:
    return Stage(server)


@pytest.fixture
async def bot(stage: Stage) -> AsyncIterator[Discord]:
    """The adapter with its gateway."""
    async with stage.running() as adapter:
        yield adapter


@pytest.fixture
async def worker(stage: Stage) -> AsyncIterator[Discord]:
    """The adapter without a gateway, which only sends."""
    async with stage.running(listen=False) as adapter:
        yield adapter
