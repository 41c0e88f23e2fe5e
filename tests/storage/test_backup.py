"""Backups are taken from real files while they are written to, and put back with care."""

import asyncio
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, insert, make_url, select

from storage import migrate
from storage.backup import backup, restore
from storage.database import Database, connect
from storage.errors import BackupError, DatabaseInUseError
from storage.tables import teams
from tests.storage.schemas import to_schema


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "matchday.sqlite"


@pytest.fixture
def url(file: Path) -> str:
    return f"sqlite:///{file}"


@pytest.fixture
async def bot(url: str) -> AsyncIterator[Database]:
    """A store as a running bot holds it, with Liverpool in it."""
    database = connect(url, alone=True)
    await migrate.upgrade(database)
    await _add(database, "liverpool")
    yield database
    await database.close()


@pytest.fixture
async def saved(bot: Database, url: str, tmp_path: Path) -> Path:
    """A backup from when there was only Liverpool; the bot has stopped since, and Atalanta came."""
    target = tmp_path / "saved.sqlite"
    await backup(url, target)
    await _add(bot, "atalanta")
    await bot.close()
    return target


class TestBackup:
    async def test_has_what_the_running_bot_has_written(
        self, bot: Database, url: str, tmp_path: Path
    ) -> None:
        size = await backup(url, tmp_path / "saved.sqlite")

        assert _teams(tmp_path / "saved.sqlite") == ["liverpool"]
        assert size == (tmp_path / "saved.sqlite").stat().st_size

    async def test_is_one_file_and_leaves_nothing_else(self, bot: Database, url: str, tmp_path: Path) -> None:
        await backup(url, tmp_path / "backups" / "saved.sqlite")

        assert [each.name for each in (tmp_path / "backups").iterdir()] == ["saved.sqlite"]

    async def test_is_whole_while_the_bot_goes_on_writing(
        self, bot: Database, url: str, tmp_path: Path
    ) -> None:
        async def write() -> None:
            for number in range(300):
                async with bot.write() as conn:  # both or none
                    await conn.execute(insert(teams), [_team(f"a{number}"), _team(f"b{number}")])

        writing = asyncio.create_task(write())
        for number in range(5):
            await backup(url, tmp_path / f"{number}.sqlite")
            known = _teams(tmp_path / f"{number}.sqlite")
            assert {name[1:] for name in known if name[0] == "a"} == {
                name[1:] for name in known if name[0] == "b"
            }
        await writing

    async def test_has_what_a_killed_bot_left_in_its_journal(
        self, bot: Database, url: str, file: Path, tmp_path: Path
    ) -> None:
        await bot.close()
        await _killed_after_writing(file, "atalanta")

        await backup(url, tmp_path / "saved.sqlite")

        assert _teams(tmp_path / "saved.sqlite") == ["atalanta", "liverpool"]

    async def test_does_not_overwrite(self, bot: Database, url: str, tmp_path: Path) -> None:
        target = tmp_path / "precious.txt"
        target.write_text("precious")

        with pytest.raises(BackupError, match=r"precious\.txt exists .* --force"):
            await backup(url, target)

        assert target.read_text() == "precious"

    async def test_overwrites_when_told_to(self, bot: Database, url: str, tmp_path: Path) -> None:
        target = tmp_path / "old.sqlite"
        target.write_text("old")

        await backup(url, target, force=True)

        assert _teams(target) == ["liverpool"]

    async def test_never_replaces_the_database_itself(self, bot: Database, url: str, file: Path) -> None:
        with pytest.raises(BackupError, match="is the database itself"):
            await backup(url, file.parent / "." / file.name, force=True)

        assert _teams(file) == ["liverpool"]

    async def test_says_that_there_is_no_database_and_makes_none(
        self, url: str, file: Path, tmp_path: Path
    ) -> None:
        with pytest.raises(BackupError, match="There is no database at"):
            await backup(url, tmp_path / "saved.sqlite")

        assert not file.exists()

    async def test_of_a_damaged_database_leaves_the_older_backup(
        self, bot: Database, url: str, file: Path, tmp_path: Path
    ) -> None:
        target = tmp_path / "saved.sqlite"
        await backup(url, target)
        await bot.close()
        _damage(file)

        with pytest.raises(BackupError, match=r"matchday\.sqlite cannot be copied|is damaged"):
            await backup(url, target, force=True)

        assert _teams(target) == ["liverpool"]
        assert not Path(f"{target}.part").exists()

    async def test_that_does_not_hold_together_is_thrown_away(
        self, bot: Database, url: str, file: Path, tmp_path: Path
    ) -> None:
        with closing(sqlite3.connect(file)) as store, store:
            store.executescript(
                "CREATE TABLE squads (name TEXT); INSERT INTO squads VALUES (NULL);"
                "PRAGMA writable_schema = ON;"
                "UPDATE sqlite_master SET sql = replace(sql, 'TEXT', 'TEXT NOT NULL') WHERE name = 'squads'"
            )

        with pytest.raises(BackupError, match=r"The copy of .* is damaged \(NULL value in squads\.name\)"):
            await backup(url, tmp_path / "saved.sqlite")

        assert not list(tmp_path.glob("saved*"))

    async def test_is_as_private_as_the_database(
        self, bot: Database, url: str, file: Path, tmp_path: Path
    ) -> None:
        file.chmod(0o600)

        await backup(url, tmp_path / "saved.sqlite")

        assert (tmp_path / "saved.sqlite").stat().st_mode & 0o777 == 0o600

    async def test_of_a_store_in_memory_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(BackupError, match="in memory only"):
            await backup("sqlite:///:memory:", tmp_path / "saved.sqlite")


class TestRestore:
    async def test_brings_back_what_was_saved(self, saved: Path, url: str, file: Path) -> None:
        await restore(saved, url)

        assert _teams(file) == ["liverpool"]
        database = connect(url, alone=True)
        assert (await migrate.state(database)).up_to_date
        await database.close()

    async def test_brings_an_older_backup_up_to_date(self, url: str, file: Path, tmp_path: Path) -> None:
        old = tmp_path / "old.sqlite"
        store = connect(f"sqlite:///{old}")
        async with store.write() as conn:
            await conn.run_sync(to_schema, "0012")
        await _add(store, "liverpool")
        await store.close()

        await restore(old, url)

        assert _teams(file) == ["liverpool"]
        assert list(tmp_path.glob("*-wal")) == []
        database = connect(url)
        assert (await migrate.state(database)).up_to_date
        await database.close()

    async def test_keeps_the_replaced_file_aside(self, saved: Path, url: str) -> None:
        kept = await restore(saved, url)

        assert sorted(_teams(_there(kept))) == ["atalanta", "liverpool"]

    async def test_twice_keeps_both(self, saved: Path, url: str) -> None:
        first, second = await restore(saved, url), await restore(saved, url)

        assert first != second
        assert sorted(_teams(_there(first))) == ["atalanta", "liverpool"]
        assert _teams(_there(second)) == ["liverpool"]

    async def test_onto_a_new_machine_has_nothing_to_keep(self, saved: Path, tmp_path: Path) -> None:
        kept = await restore(saved, f"sqlite:///{tmp_path / 'new' / 'matchday.sqlite'}")

        assert kept is None
        assert _teams(tmp_path / "new" / "matchday.sqlite") == ["liverpool"]

    async def test_leaves_the_backup_as_it_is(self, saved: Path, url: str) -> None:
        before = saved.read_bytes()

        await restore(saved, url)

        assert saved.read_bytes() == before

    async def test_does_not_mix_the_journal_of_a_killed_bot_into_it(
        self, saved: Path, url: str, file: Path
    ) -> None:
        await _killed_after_writing(file, "bologna")

        kept = await restore(saved, url)

        assert _teams(file) == ["liverpool"]
        assert "bologna" in _teams(_there(kept))

    async def test_replaces_a_damaged_database_and_keeps_the_pieces(
        self, saved: Path, url: str, file: Path
    ) -> None:
        file.write_bytes(b"no database any more")
        Path(f"{file}-wal").write_bytes(b"nor a journal")

        kept = await restore(saved, url)

        assert _teams(file) == ["liverpool"]
        assert _there(kept).read_bytes() == b"no database any more"
        assert Path(f"{kept}-wal").read_bytes() == b"nor a journal"

    async def test_waits_for_the_bot_to_be_stopped(self, bot: Database, url: str, tmp_path: Path) -> None:
        await backup(url, tmp_path / "saved.sqlite")
        await _add(bot, "atalanta")

        with pytest.raises(DatabaseInUseError, match="Another matchday process is working on"):
            await restore(tmp_path / "saved.sqlite", url)

        async with bot.read() as conn:
            assert await conn.scalar(select(func.count()).select_from(teams)) == 2

    async def test_refuses_a_backup_of_a_newer_program(self, saved: Path, url: str, file: Path) -> None:
        with closing(sqlite3.connect(saved)) as store, store:
            store.execute("UPDATE alembic_version SET version_num = '9999'")

        with pytest.raises(BackupError, match=r"newer matchday .* Update the program first"):
            await restore(saved, url)

        assert "atalanta" in _teams(file)
        assert not list(file.parent.glob("*.restoring*"))

    async def test_refuses_a_file_of_another_program(self, saved: Path, url: str, file: Path) -> None:
        other = file.parent / "other.sqlite"
        with closing(sqlite3.connect(other)) as store, store:
            store.execute("CREATE TABLE songs (name TEXT)")

        with pytest.raises(BackupError, match="not a backup of matchday"):
            await restore(other, url)

        assert "atalanta" in _teams(file)

    @pytest.mark.parametrize("content", [b"", b"hello, this is not a database at all"])
    async def test_refuses_what_is_no_database(
        self, saved: Path, url: str, file: Path, content: bytes
    ) -> None:
        saved.write_bytes(content)

        with pytest.raises(BackupError):
            await restore(saved, url)

        assert "atalanta" in _teams(file)

    async def test_refuses_a_damaged_backup(self, saved: Path, url: str, file: Path) -> None:
        _damage(saved)

        with pytest.raises(BackupError):
            await restore(saved, url)

        assert "atalanta" in _teams(file)

    async def test_says_that_there_is_no_backup(self, url: str, tmp_path: Path) -> None:
        with pytest.raises(BackupError, match="There is no backup at"):
            await restore(tmp_path / "nowhere.sqlite", url)

    async def test_of_the_database_onto_itself_is_refused(self, saved: Path, url: str, file: Path) -> None:
        with pytest.raises(BackupError, match="is the database itself"):
            await restore(file, url)


class TestPostgresql:
    URL = "postgresql://bot:s3cret@db.example:5433/matchday"

    async def test_backup_says_what_to_run_without_the_password(self) -> None:
        with pytest.raises(BackupError) as told:
            await backup(self.URL, Path("my backups/saved.dump"))

        assert (
            "pg_dump --format=custom --file='my backups/saved.dump' "
            "--host=db.example --port=5433 --username=bot --dbname=matchday"
        ) in str(told.value)
        assert "s3cret" not in str(told.value)

    async def test_restore_says_what_to_run_without_the_password(self) -> None:
        with pytest.raises(BackupError) as told:
            await restore(Path("saved.dump"), self.URL)

        assert "createdb --host=db.example --port=5433 --username=bot matchday_restored" in str(told.value)
        assert "s3cret" not in str(told.value)

    @pytest.mark.postgres
    async def test_what_they_say_brings_a_store_back_that_is_older_than_the_program(
        self, postgres_url: str, postgres_server: Any, tmp_path: Path
    ) -> None:
        store = connect(postgres_url)
        async with store.write() as conn:
            await conn.run_sync(to_schema, "0012")
        await _add(store, "liverpool")
        await store.close()

        with pytest.raises(BackupError) as to_back_up:
            await backup(postgres_url, tmp_path / "saved.dump")
        _run(str(to_back_up.value), postgres_server.bin_path)
        with pytest.raises(BackupError) as to_restore:
            await restore(tmp_path / "saved.dump", postgres_url)
        _run(str(to_restore.value), postgres_server.bin_path)

        name = f"{make_url(postgres_url).database}_restored"
        restored = connect(postgres_server.get_uri(database=name))
        await migrate.upgrade(restored)
        async with restored.read() as conn:
            assert list((await conn.execute(select(teams.c.key))).scalars()) == ["liverpool"]
        await restored.close()
        postgres_server.psql(f"DROP DATABASE {name}")


def _run(told: str, programs: Path) -> None:
    """Runs the lines that begin with one of PostgreSQL's programs."""
    for line in told.splitlines():
        if line.startswith(("pg_", "createdb ")):
            name, *arguments = shlex.split(line)
            subprocess.run([programs / name, *arguments], check=True)


def _team(key: str) -> dict[str, object]:
    return {"key": key, "name": key.title(), "aliases": []}


async def _add(database: Database, key: str) -> None:
    async with database.write() as conn:
        await conn.execute(insert(teams), _team(key))


async def _killed_after_writing(file: Path, key: str) -> None:
    """A process writes a team and dies before its journal is emptied."""
    program = (
        "import os, sqlite3, sys\n"
        "store = sqlite3.connect(sys.argv[1])\n"
        "store.execute('INSERT INTO teams (key, name, aliases) VALUES (?, ?, ?)', (sys.argv[2], 'x', '[]'))\n"
        "store.commit()\n"
        "os.kill(os.getpid(), 9)\n"
    )
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", program, str(file), key)
    await process.wait()
    assert Path(f"{file}-wal").stat().st_size > 0


def _teams(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as store:
        return [key for (key,) in store.execute("SELECT key FROM teams ORDER BY key")]


def _there(path: Path | None) -> Path:
    assert path is not None
    return path


def _damage(file: Path) -> None:
    """Overwrites the pages after the first."""
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file.write_bytes(content)
