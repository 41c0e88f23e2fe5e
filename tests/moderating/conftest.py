"""One program for all of these tests, and a moderator of a community of their own for each."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.platforms.telegram import manners, rights
from tests.moderating.ground import Ground, ground
from tests.moderating.moderator import Moderator
from tests.moderating.on_discord import OnDiscord, a_moderator_on_discord
from tests.moderating.on_telegram import OnTelegram, a_moderator_on_telegram, in_a_topic_of_telegram


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def here(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> AsyncIterator[Ground]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(manners, "EVERY", 0.0)  # nobody here waits for a person's patience
        patched.setattr(manners, "GROUP_EVERY", 0.0)
        async with ground(tmp_path_factory.mktemp("moderating"), migrated) as running:
            yield running


@pytest.fixture
def no_memory_of_rights(monkeypatch: pytest.MonkeyPatch) -> None:
    """Telegram is asked each time who administers a chat, which else is known for half a minute."""
    monkeypatch.setattr(rights, "KNOWN_FOR", 0.0)


@pytest.fixture
def on_discord(here: Ground) -> OnDiscord:
    return a_moderator_on_discord(here)


@pytest.fixture
def on_telegram(here: Ground) -> OnTelegram:
    return a_moderator_on_telegram(here)


@pytest.fixture
def in_a_topic(here: Ground) -> OnTelegram:
    return in_a_topic_of_telegram(here)


@pytest.fixture(params=["on_discord", "in_a_topic"])
def of_two(request: pytest.FixtureRequest) -> Moderator:
    """A moderator of a community that has two channels."""
    found: Moderator = request.getfixturevalue(request.param)
    return found


@pytest.fixture(params=["on_discord", "on_telegram"])
def ann(request: pytest.FixtureRequest) -> Moderator:
    """A moderator, once on each platform."""
    found: Moderator = request.getfixturevalue(request.param)
    return found
