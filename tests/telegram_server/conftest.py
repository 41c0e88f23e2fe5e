"""A server for each test, and the real client of python-telegram-bot talking to it."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import telegram
from telegram.request import HTTPXRequest

from tests.telegram_server import Limits, TelegramServer


@pytest.fixture(autouse=True)
def _timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    """RetryAfter says its wait as a timedelta; the client warns of every other way."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    """Without limits; checked against the contract where MATCHDAY_SHARED says where it is."""
    shared = os.environ.get("MATCHDAY_SHARED")
    async with TelegramServer(limits=Limits.off(), contract=Path(shared) if shared else None) as running:
        running.door.judges_itself = True
        yield running
    assert not [str(one) for one in running.violations if "our answer" in one.where]


@pytest.fixture
async def bot(server: TelegramServer) -> AsyncIterator[telegram.Bot]:
    async with a_bot(server) as client:
        yield client


def a_bot(server: TelegramServer, *, patience: float = 5.0) -> telegram.Bot:
    """A client that waits `patience` seconds for an answer."""
    plain = {"verify": False}  # there is no TLS on loopback, and reading certificates takes long
    return telegram.Bot(
        server.token,
        base_url=f"{server.api_url}/bot",
        base_file_url=f"{server.api_url}/file/bot",
        request=HTTPXRequest(read_timeout=patience, httpx_kwargs=plain),
        get_updates_request=HTTPXRequest(read_timeout=patience, httpx_kwargs=plain),
    )


def keyboard(*rows: list[tuple[str, str]]) -> telegram.InlineKeyboardMarkup:
    """Rows of (label, callback data)."""
    return telegram.InlineKeyboardMarkup(
        [[telegram.InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in rows]
    )
