"""Small platforms without limits, and a program that waits less than for a network of the world's size."""

from collections.abc import AsyncIterator

import pytest

from bot.delivery import sender
from bot.platforms.discord import calls, repeating
from bot.platforms.telegram import line, outage
from bot.schedule import alarm
from storage import notifications
from tests.discord_server import DiscordServer
from tests.discord_server import Limits as NoLimits
from tests.telegram_server import Limits, TelegramServer


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "IDLE", 0.1)
    monkeypatch.setattr(alarm, "AFTER_FAILURE", 0.1)
    monkeypatch.setattr(notifications, "AGAIN", 0.1)
    monkeypatch.setattr(repeating, "FIRST_PAUSE", 0.02)
    monkeypatch.setattr(calls, "ANSWER_WITHIN", 1.0)
    monkeypatch.setattr(outage, "FIRST_PAUSE", 0.02)
    monkeypatch.setattr(outage, "LONGEST_PAUSE", 0.1)
    monkeypatch.setattr(outage, "ONE_EVERY", 0.1)
    monkeypatch.setitem(line.PATIENTLY, "read_timeout", 1.0)


@pytest.fixture
async def discord() -> AsyncIterator[DiscordServer]:
    async with DiscordServer(limits=NoLimits.off()) as running:
        yield running
        assert running.violations == []


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer(limits=Limits.off()) as running:
        yield running
        assert running.violations == []


@pytest.fixture(params=["discord", "telegram"])
def server(request: pytest.FixtureRequest) -> DiscordServer | TelegramServer:
    """Each platform in turn."""
    running: DiscordServer | TelegramServer = request.getfixturevalue(request.param)
    return running
