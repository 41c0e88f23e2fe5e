"""Deliveries are tested as the one process that works on a store."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.database import Database, connect


@pytest.fixture
async def sqlite(tmp_path: Path, migrated_file: Path) -> AsyncIterator[Database]:
    """A migrated SQLite store that is held against any other process."""
    store = connect(f"sqlite:///{shutil.copy(migrated_file, tmp_path)}", alone=True)
    yield store
    await store.close()
