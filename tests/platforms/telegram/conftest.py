"""A Telegram and a stage for each test."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.platforms.telegram import adapter, polling, updates
from bot.platforms.telegram.adapter import Telegram
from tests.platforms.telegram.stage import Stage
from tests.telegram_server import Limits, TelegramServer


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits that are for a network of the world's size."""
    monkeypatch.setattr(adapter, "FIRST_WAIT", 0.05)
    monkeypatch.setattr(polling, "FIRST_WAIT", 0.05)
    monkeypatch.setattr(polling, "SETTLING", 0.05)
    monkeypatch.setattr(updates, "FIRST_PAUSE", 0.02)


@pytest.fixture
def contract() -> Path | None:
    """The folder that holds the specification, where this machine has it."""
    shared = os.environ.get("MATCHDAY_SHARED")
    return Path(shared) if shared else None


@pytest.fixture
async def server(contract: Path | None) -> AsyncIterator[TelegramServer]:
    """Without limits of its own; each test ends with not one rule of Telegram's broken."""
    async with TelegramServer(limits=Limits.off(), contract=contract) as running:
        yield running
        assert [str(violation) for violation in running.violations] == []


@pytest.fixture
def stage(server: TelegramServer) -> Stage:
    return Stage(server)


@pytest.fixture
async def bot(stage: Stage) -> AsyncIterator[Telegram]:
    """The adapter with its ears open."""
    async with stage.running() as running:
        yield running


@pytest.fixture
async def worker(stage: Stage) -> AsyncIterator[Telegram]:
    """The adapter that hears nothing, and only sends."""
    async with stage.running(listen=False) as running:
        yield running
