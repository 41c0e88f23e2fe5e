"""Deliveries are tested as the one process that works on a store."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import migrate
from storage.database import Database, connect


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """A migrated SQLite store that is held against any other process."""
    store = connect(f"sqlite:///{tmp_path / 'matchday.sqlite'}", alone=True)
    await migrate.upgrade(store)
    yield store
    await store.close()
