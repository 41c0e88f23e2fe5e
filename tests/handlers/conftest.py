"""A store with the matchday at the instant a test asks for."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.handlers.matchday import DAY_BEFORE, Matchday, matchday


@pytest.fixture
async def told(tmp_path: Path) -> AsyncIterator[Matchday]:
    """The day before the match; a test lets the story go on with `come_to`."""
    async with matchday(tmp_path, DAY_BEFORE) as story:
        yield story
