"""The doctor says how things stand, and what to do next; it changes nothing and tells no secret."""

import os
import socket
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from bot.doctor import Check, Level, clock, examine, pictures, web
from bot.settings import Settings, load
from storage import migrate
from storage.database import Database, connect

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in os.environ:
        if name.startswith("MATCHDAY_") or name.endswith("_TOKEN"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def taken() -> Iterator[int]:
    """A port of this machine on which something listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def settings(**changed: Any) -> Settings:
    return load(None).model_copy(update={"web_port": 0, **changed})


async def said(of: str, **changed: Any) -> Check:
    """The one check of that name."""
    return only(of, await examine(settings(**changed), NOON))


def only(name: str, checks: Sequence[Check]) -> Check:
    (found,) = [check for check in checks if check.name == name]
    return found


async def test_all_is_well_on_a_new_machine() -> None:
    checks = await examine(settings(), NOON)

    assert {check.level for check in checks} == {Level.OK}


async def test_whatever_is_wrong_comes_with_what_to_do() -> None:
    broken = settings(database="mysql://x", web_host="192.0.2.1", web_port=1)

    checks = await examine(broken, datetime(1970, 1, 1, tzinfo=UTC))

    wrong = [check for check in checks if check.level is Level.FAIL]
    assert {check.name for check in wrong} == {"database", "clock", "web"}
    assert all(check.advice for check in wrong)


@pytest.fixture
def database(sqlite: Database) -> Database:
    """A store in a file; PostgreSQL has its own tests."""
    return sqlite


class TestSettings:
    async def test_a_misspelled_one_is_pointed_out(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("MATCHDAY_WEBPORT", "80")

        found = [check for check in await examine(settings(), NOON) if check.level is Level.WARN]

        assert [check.found for check in found] == ["MATCHDAY_WEBPORT is no setting and does nothing"]
        assert found[0].advice == "Perhaps MATCHDAY_WEB_PORT was meant."

    async def test_a_misspelled_one_in_the_file_too(self, tmp_path: Path) -> None:
        (tmp_path / ".env").write_text("MATCHDAY_LOGLEVEL=debug\nMATCHDAY_LOG_FORMAT=json\n", "utf-8")

        found = [check for check in await examine(settings(), NOON) if check.level is Level.WARN]

        assert [check.advice for check in found] == ["Perhaps MATCHDAY_LOG_LEVEL was meant."]

    @pytest.mark.parametrize(("mode", "warnings"), [(0o644, 1), (0o600, 0)])
    async def test_a_file_with_a_token_is_for_its_owner(
        self, mode: int, warnings: int, tmp_path: Path
    ) -> None:
        (tmp_path / ".env").write_text("DISCORD_TOKEN=secret\n", "utf-8")
        (tmp_path / ".env").chmod(mode)

        found = [check for check in await examine(settings(), NOON) if check.level is Level.WARN]

        assert [check.advice for check in found] == ["Run: chmod 600 .env"] * warnings

    async def test_a_readable_file_without_a_token_is_fine(self, tmp_path: Path) -> None:
        (tmp_path / ".env").write_text("DISCORD_TOKEN=\nMATCHDAY_WEB_PORT=9000\n", "utf-8")

        assert (await said("settings")).level is Level.OK


class TestDatabase:
    async def test_a_file_that_is_not_there_is_not_made(self, tmp_path: Path) -> None:
        check = await said("database")

        assert check.level is Level.OK
        assert "does not exist yet" in check.found
        assert not list(tmp_path.iterdir())

    async def test_a_place_where_no_file_can_be_is_a_failure(self, tmp_path: Path) -> None:
        (tmp_path / "notes").write_text("no folder", "utf-8")

        check = await said("database", database=f"sqlite:///{tmp_path / 'notes' / 'matchday.sqlite'}")

        assert check.level is Level.FAIL
        assert "can make nothing in" in check.found

    async def test_a_good_one_is_good_in_all_ways(self, database: Database) -> None:
        checks = await examine(settings(database=_url(database)), NOON)

        named = {check.name: check for check in checks}
        assert {named[name].level for name in ("database", "schema", "writing", "journal")} == {Level.OK}
        assert named["journal"].found.startswith("wal")

    async def test_trying_to_write_leaves_nothing_behind(self, database: Database) -> None:
        before = await _tables(database)

        await examine(settings(database=_url(database)), NOON)

        assert await _tables(database) == before

    async def test_it_says_that_a_matchday_is_running_on_it(self, database: Database) -> None:
        running = connect(_url(database), alone=True)

        check = await said("database", database=_url(database))

        await running.close()
        assert check.level is Level.OK
        assert "another matchday is working on it" in check.found

    async def test_it_lets_go_of_the_store(self, database: Database) -> None:
        await examine(settings(database=_url(database)), NOON)

        await connect(_url(database), alone=True).close()

    async def test_an_empty_one_will_be_brought_up_to_date(self, tmp_path: Path) -> None:
        with closing(sqlite3.connect(tmp_path / "empty.sqlite")) as store:
            store.execute("VACUUM")

        check = await said("schema", database=f"sqlite:///{tmp_path / 'empty.sqlite'}")

        assert check.level is Level.WARN
        assert "matchday db upgrade" in check.advice

    async def test_one_of_a_newer_program_is_a_failure(self, database: Database) -> None:
        async with database.write() as conn:
            await conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))

        check = await said("schema", database=_url(database))

        assert check.level is Level.FAIL
        assert "newer matchday" in check.found

    async def test_a_file_that_is_no_database_is_a_failure(self, tmp_path: Path) -> None:
        (tmp_path / "notes.sqlite").write_text("not a database at all, just some notes", "utf-8")

        check = await said("database", database=f"sqlite:///{tmp_path / 'notes.sqlite'}")

        assert check.level is Level.FAIL
        assert "file is not a database" in check.found

    async def test_a_url_that_is_none_is_a_failure_and_not_repeated(self) -> None:
        check = await said("database", database="mysql://bot:s3cret@db.example/matchday")

        assert check.level is Level.FAIL
        assert "MATCHDAY_DATABASE" in check.found
        assert "s3cret" not in check.found


class TestPostgresql:
    async def test_a_good_one_is_good_in_all_ways(self, postgres: Database, postgres_url: str) -> None:
        await migrate.upgrade(postgres)

        checks = await examine(settings(database=postgres_url), NOON)

        named = {check.name: check.level for check in checks}
        assert {named[name] for name in ("database", "schema", "writing")} == {Level.OK}
        assert "journal" not in named

    async def test_one_that_may_only_be_read_is_a_failure(
        self, postgres: Database, postgres_url: str
    ) -> None:
        await migrate.upgrade(postgres)
        async with postgres.write() as conn:
            await conn.execute(text("DROP ROLE IF EXISTS reader"))
            await conn.execute(text("CREATE ROLE reader LOGIN IN ROLE pg_read_all_data"))

        check = await said("writing", database=postgres_url.replace("postgres:@", "reader:@"))

        assert check.level is Level.FAIL
        assert "permission denied" in check.found

    async def test_one_that_is_not_there_is_a_failure(self, postgres_url: str) -> None:
        check = await said("database", database=postgres_url.replace("/test_", "/none_"))

        assert check.level is Level.FAIL
        assert "does not exist" in check.found

    async def test_nobody_there_is_a_failure_without_the_password(self) -> None:
        check = await said("database", database=f"postgresql://bot:s3cret@127.0.0.1:{_free_port()}/x")

        assert check.level is Level.FAIL
        assert check.advice == "Start the database, or correct MATCHDAY_DATABASE."
        assert "s3cret" not in check.found

    async def test_one_that_says_nothing_is_not_waited_for(
        self, taken: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bot.doctor.database.PATIENCE", 0.3)

        check = await said("database", database=f"postgresql://bot@127.0.0.1:{taken}/matchday")

        assert "no answer within 0.3 seconds" in check.found


class TestClock:
    @pytest.mark.parametrize("hours", [-12, 0, 5.75, 14])
    def test_any_zone_of_the_world_is_fine(self, hours: float) -> None:
        zone = timezone(timedelta(hours=hours))

        assert only("clock", clock.checks(NOON.astimezone(zone))).level is Level.OK

    @pytest.mark.parametrize("minutes", [-13 * 60, 15 * 60, 7])
    def test_an_offset_of_nowhere_is_odd(self, minutes: int) -> None:
        zone = timezone(timedelta(minutes=minutes))

        assert only("clock", clock.checks(NOON.astimezone(zone))).level is Level.WARN

    @pytest.mark.parametrize(("year", "level"), [(1970, Level.FAIL), (2023, Level.FAIL), (2024, Level.OK)])
    def test_a_clock_that_was_never_set_is_a_failure(self, year: int, level: Level) -> None:
        assert only("clock", clock.checks(datetime(year, 1, 1, tzinfo=UTC))).level is level

    def test_a_machine_without_zones_is_a_failure(self) -> None:
        assert clock.zones().level is Level.OK
        assert clock.zones("Europe/Nowhere").level is Level.FAIL

    def test_a_machine_that_cannot_join_letters_is_told_what_it_lacks(self) -> None:
        assert pictures.check(shaping=True).level is Level.OK
        lacking = pictures.check(shaping=False)
        assert lacking.level is Level.WARN
        assert "libfribidi" in f"{lacking.found} {lacking.advice}"

    async def test_the_machine_is_asked_unless_told(self) -> None:
        assert only("clock", await examine(settings())).level is Level.OK


class TestWeb:
    def test_a_free_port_is_fine(self) -> None:
        assert web.check(settings(web_port=_free_port())).level is Level.OK

    def test_a_taken_port_is_a_failure(self, taken: int) -> None:
        check = web.check(settings(web_port=taken))

        assert check.level is Level.FAIL
        assert f"127.0.0.1:{taken}" in check.found
        assert "MATCHDAY_WEB_PORT" in check.advice

    def test_a_taken_port_is_no_wonder_while_the_bot_runs(self, taken: int) -> None:
        assert web.check(settings(web_port=taken), in_use=True).level is Level.WARN

    def test_looking_does_not_take_the_port(self) -> None:
        port = _free_port()

        web.check(settings(web_port=port))

        socket.create_server(("127.0.0.1", port)).close()

    def test_a_page_for_everyone_is_worth_a_thought(self) -> None:
        check = web.check(settings(web_host="0.0.0.0"))

        assert check.level is Level.WARN
        assert "HTTPS" in check.advice

    @pytest.mark.parametrize("host", ["192.0.2.1", "no.such.host.invalid"])
    def test_an_address_of_another_machine_is_a_failure(self, host: str) -> None:
        assert web.check(settings(web_host=host)).level is Level.FAIL

    def test_off_is_off(self, taken: int) -> None:
        assert web.check(settings(web=False, web_port=taken)).level is Level.OK


class TestTheModeratorsPage:
    @pytest.mark.parametrize("url", ["https://bot.example.org", "http://localhost:8080", "http://127.0.0.1"])
    def test_its_address_is_told(self, url: str) -> None:
        check = web.dashboard(settings(web_url=url))

        assert (check.level, check.found) == (Level.OK, f"moderators reach it at {url}/dashboard")

    def test_without_an_address_it_is_for_the_operator(self) -> None:
        check = web.dashboard(settings())

        assert check.level is Level.OK
        assert "matchday dashboard" in check.found
        assert "MATCHDAY_WEB_URL" in check.advice

    def test_what_everybody_on_the_way_can_read_is_worth_a_thought(self) -> None:
        check = web.dashboard(settings(web_url="http://bot.example.org"))

        assert check.level is Level.WARN
        assert "HTTPS" in check.advice

    def test_without_the_web_there_is_none(self) -> None:
        assert web.dashboard(settings(web=False)).found == "off, as the web channel is"


class TestWhatWouldRun:
    async def test_without_a_token_the_rehearsal(self) -> None:
        check = await said("matchday run")

        assert check.level is Level.OK
        assert "plays the packaged matchday in the web channel" in check.found

    @pytest.mark.parametrize("platform", ["Discord", "Telegram"])
    async def test_a_token_is_seen_and_never_shown(
        self, platform: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(f"{platform.upper()}_TOKEN", "s3cret")

        checks = await examine(load(None).model_copy(update={"web_port": 0}), NOON)

        assert f"{platform.upper()}_TOKEN is set" in only(platform, checks).found
        assert "s3cret" not in repr(checks)

    async def test_with_a_token_of_discord_the_bot_runs_there(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DISCORD_TOKEN", "s3cret")

        checks = await examine(load(None).model_copy(update={"web_port": 0}), NOON)

        assert only("matchday run", checks).found == "runs Discord and the web channel on the real clock"

    async def test_with_both_tokens_it_runs_everywhere(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DISCORD_TOKEN", "s3cret")
        monkeypatch.setenv("TELEGRAM_TOKEN", "s3cret")

        checks = await examine(load(None).model_copy(update={"web_port": 0}), NOON)

        found = only("matchday run", checks).found
        assert found == "runs Discord, Telegram and the web channel on the real clock"

    async def test_a_webhook_without_the_web_is_of_no_use(self) -> None:
        settings = load(None).model_copy(
            update={"web": False, "telegram_webhook_url": "https://bot.example.org"}
        )
        found = [check for check in await examine(settings, NOON) if "webhook" in check.found]
        assert [check.level for check in found] == [Level.WARN]

    async def test_without_the_web_nobody_hears_it(self) -> None:
        assert (await said("matchday run", web=False)).level is Level.WARN


class TestTheSecondReader:
    async def test_there_is_none_unless_it_is_set(self) -> None:
        assert (await said("second reader")).found == "none: articles are read by the grammar alone"

    @pytest.mark.parametrize(
        ("url", "level"),
        [
            ("https://api.example/v1", Level.OK),
            ("http://localhost:11434/v1", Level.OK),
            ("http://192.168.1.9:8000/v1", Level.OK),
            ("http://api.example/v1", Level.WARN),
        ],
    )
    async def test_articles_do_not_travel_the_world_unencrypted(self, url: str, level: Level) -> None:
        key = SecretStr("sk-very-secret")
        changed = {"second_reader_url": url, "second_reader_model": "small", "second_reader_key": key}
        found = await said("second reader", **changed)
        assert found.level is level
        assert "small" in found.found
        assert "sk-very" not in f"{found}"


def _url(database: Database) -> str:
    return f"sqlite:///{database.engine.url.database}"


async def _tables(database: Database) -> list[str]:
    async with database.read() as conn:
        return sorted((await conn.execute(text("SELECT name FROM sqlite_master"))).scalars())


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port
