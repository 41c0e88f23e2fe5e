"""A stage for each test, and visitors to it."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from storage.database import Database
from tests.platforms.web.stage import Stage, a_stage, a_store


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Database]:
    async with a_store(tmp_path) as store:
        yield store


@pytest.fixture
async def stage(store: Database) -> AsyncIterator[Stage]:
    async with a_stage(store) as stage:
        yield stage


@pytest.fixture
async def anna(stage: Stage) -> AsyncIterator[httpx.AsyncClient]:
    """A visitor with a cookie jar of her own; she follows no redirect unless told."""
    async with httpx.AsyncClient(base_url=stage.url, trust_env=False, timeout=10) as client:
        yield client


@pytest.fixture
async def ben(stage: Stage) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=stage.url, trust_env=False, timeout=10) as client:
        yield client
