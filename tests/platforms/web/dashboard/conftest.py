"""The moderators' page for each test, on the day before the match."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.handlers.matchday import DAY_BEFORE, write
from tests.platforms.web.dashboard.stage import DashboardStage, Signed, a_dashboard


@pytest.fixture(scope="session")
def matchday(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store on the day before the match, to be copied."""
    path = tmp_path_factory.mktemp("dashboard") / "matchday.sqlite"
    asyncio.run(write(path, DAY_BEFORE))
    return path


@pytest.fixture
async def desk(tmp_path: Path, matchday: Path) -> AsyncIterator[DashboardStage]:
    async with a_dashboard(tmp_path, matchday) as stage:
        yield stage


@pytest.fixture
async def ann(desk: DashboardStage) -> AsyncIterator[Signed]:
    """A moderator who is signed in."""
    async with desk.moderator() as signed:
        yield signed
