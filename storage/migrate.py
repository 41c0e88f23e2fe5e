"""Bringing the store's schema up to what this program needs.

Alembic is imported by what asks it: a rehearsal, whose store is new, should not wait for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select, text

from storage.all_tables import metadata
from storage.database import Database
from storage.errors import DatabaseTooNewError

if TYPE_CHECKING:
    from alembic.config import Config

UPGRADE_LOCK = 7_001
"""The number of an advisory lock of PostgreSQL."""


@dataclass(frozen=True, slots=True)
class SchemaState:
    """The schema a store has, None for an empty one, and the newest this program knows."""

    current: str | None
    newest: str

    @property
    def up_to_date(self) -> bool:
        return self.current == self.newest


async def state(database: Database) -> SchemaState:
    """What schema the store has. Raises DatabaseTooNewError if this program does not know it."""
    async with database.read() as conn:
        return await conn.run_sync(_state)


async def upgrade(database: Database, fan_key: str | None = None) -> SchemaState:
    """Runs every migration that is missing, in one transaction; gives the state from before. Of several
    processes that begin at once the first does it, however long it takes, and the others wait.

    `fan_key` is the operator's (`storage.fan_keys`): fans who voted before there was one become known by it.
    Raises DatabaseTooNewError, and leaves the store alone then.
    """
    before = await state(database)
    if not before.up_to_date:
        async with database.write() as conn:
            if conn.dialect.name == "postgresql":
                await conn.execute(text("SET LOCAL statement_timeout = 0"))
                await conn.execute(text("SET LOCAL lock_timeout = 0"))
                await conn.execute(select(func.pg_advisory_xact_lock(UPGRADE_LOCK)))
            await conn.run_sync(_upgrade, fan_key)
    return before


async def make(database: Database) -> None:
    """Makes the schema in an empty store that nobody will ever upgrade: what the migrations lead to, without
    their way there, which takes several times as long."""
    async with database.write() as conn:
        await conn.run_sync(metadata.create_all, checkfirst=False)


def _state(conn: Connection) -> SchemaState:
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(_config())
    newest = str(scripts.get_current_head())
    current = MigrationContext.configure(conn).get_current_revision()
    known = {script.revision for script in scripts.walk_revisions()}
    if current is not None and current not in known:
        raise DatabaseTooNewError(current, newest)
    return SchemaState(current, newest)


def _upgrade(conn: Connection, fan_key: str | None) -> None:
    from alembic import command

    config = _config()
    config.attributes["connection"] = conn
    config.attributes["fan_key"] = fan_key
    command.upgrade(config, "head")


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config
