"""A store with the matchday at the instant a test asks for."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.handlers.matchday import DAY_BEFORE, FULL_TIME, Matchday, opened, write
from tests.stores import copied


@pytest.fixture(scope="session")
def day_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store on the day before the match, to be copied."""
    return _written(tmp_path_factory, DAY_BEFORE)


@pytest.fixture(scope="session")
def full_time(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store right after the match, to be copied."""
    return _written(tmp_path_factory, FULL_TIME)


@pytest.fixture
async def told(tmp_path: Path, day_before: Path) -> AsyncIterator[Matchday]:
    """The day before the match; a test lets the story go on with `come_to`."""
    async with opened(copied(day_before, tmp_path), DAY_BEFORE) as story:
        yield story


@pytest.fixture
async def ended(tmp_path: Path, full_time: Path) -> AsyncIterator[Matchday]:
    """Right after the match; a test lets the story go on with `come_to`."""
    async with opened(copied(full_time, tmp_path), FULL_TIME) as story:
        yield story


def _written(folders: pytest.TempPathFactory, instant: datetime) -> Path:
    path = folders.mktemp("matchday") / "matchday.sqlite"
    asyncio.run(write(path, instant))
    return path
