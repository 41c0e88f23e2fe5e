"""Deliveries are tested as the one process that works on a store."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database, connect
from tests.stores import copied, store_url


@pytest.fixture
async def database(tmp_path: Path, migrated: Path) -> AsyncIterator[Database]:
    """A migrated store that, as a SQLite file, is held against any other process."""
    store = connect(store_url(copied(migrated, tmp_path)), alone=True)
    yield store
    await store.close()
