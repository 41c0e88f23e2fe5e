"""The same tests on both engines."""

import pytest

from storage import migrate
from storage.database import Database


@pytest.fixture
async def migrated_postgres(postgres: Database) -> Database:
    await migrate.upgrade(postgres)
    return postgres


@pytest.fixture(params=["database", "migrated_postgres"], ids=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest) -> Database:
    """A migrated store: once SQLite, once PostgreSQL."""
    store: Database = request.getfixturevalue(request.param)
    return store
