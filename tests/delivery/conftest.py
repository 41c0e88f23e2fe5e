"""Deliveries are tested as the one process that works on a store."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database, connect


@pytest.fixture
async def database(tmp_path: Path, migrated: Path) -> AsyncIterator[Database]:
    """A migrated SQLite store that is held against any other process."""
    store = connect(f"sqlite:///{shutil.copy(migrated, tmp_path)}", alone=True)
    yield store
    await store.close()
