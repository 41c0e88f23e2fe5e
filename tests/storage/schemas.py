"""Older schemas, for tests of what becomes of a store that has one."""

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from storage import migrate


def revisions() -> list[str]:
    """Every schema there has been, the first one first."""
    scripts = ScriptDirectory.from_config(migrate._config())
    return [script.revision for script in reversed(list(scripts.walk_revisions()))]


def to_schema(conn: Connection, revision: str) -> None:
    """Brings a store to a schema that is not the newest."""
    config = migrate._config()
    config.attributes["connection"] = conn
    command.upgrade(config, revision)
