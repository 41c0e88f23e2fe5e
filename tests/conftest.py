"""What tests of every folder may ask for, and which of them a machine may not skip."""

import asyncio
import gc
import os
import shutil
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import text

from storage import migrate
from storage.database import Database, connect
from tests import stores
from tests.stores import NoServerError, Server, drop_of, store_url

settings.register_profile("matchday", deadline=None)  # how long a machine takes is no property
settings.load_profile("matchday")

LEFT_BEHIND = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
EMPTIED = """
DO $$
DECLARE name text;
BEGIN
  SET LOCAL session_replication_role = replica;  -- in any order, whatever refers to whatever
  FOR name IN
    SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'
  LOOP
    EXECUTE format('DELETE FROM %I', name);
  END LOOP;
  PERFORM setval(format('%I', sequencename)::regclass, 1, false)
    FROM pg_sequences WHERE last_value IS NOT NULL;
END $$
"""
"""What one test leaves must not be seen by the next; numbers begin at 1 again."""

BROWSER_TESTS = Path(__file__).parent / "browser"
LONG = (
    "test_full_time.py",
    "test_kills.py",
    "browser/test_rehearsal.py",
    "browser/test_dashboard.py",
    "delivery/test_kill_nine.py",
    "test_telegram.py",
    "test_discord.py",
    "test_roles.py",
    "test_matchday.py",
    "test_rehearsal.py",
    "test_command_line.py",
)
"""What takes long is begun first: nobody waits for it at the end. In this order."""
REQUIRED = {"browser": "MATCHDAY_REQUIRE_BROWSER", "postgres": "MATCHDAY_REQUIRE_POSTGRES"}
"""Where the variable is 1, a test that needs the thing fails instead of being skipped."""


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty SQLite store with every migration run, to be copied by who means SQLite."""
    path = tmp_path_factory.mktemp("migrated") / "matchday.sqlite"
    asyncio.run(_migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """An empty store with every migration run, to be copied by `tests.stores.copied`."""
    if not stores.ON_POSTGRES:
        file: Path = request.getfixturevalue("migrated_file")
        return file
    path = tmp_path_factory.mktemp("migrated") / "matchday.postgresql"
    asyncio.run(_migrate(store_url(path)))
    return path


async def _migrate(url: str) -> None:
    store = connect(url)
    await migrate.upgrade(store)
    await store.close()


@pytest.fixture(scope="session", autouse=True)
def thawed() -> Iterator[None]:
    """A command that runs in the tests' own process keeps what is there from no collector: that would be
    what other tests have left behind, too."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(gc, "freeze", lambda: None)
        yield


@pytest.fixture
async def sqlite(tmp_path: Path, migrated_file: Path) -> AsyncIterator[Database]:
    """A migrated SQLite store of the test's own."""
    store = connect(f"sqlite:///{shutil.copy(migrated_file, tmp_path)}")
    yield store
    await store.close()


@pytest.fixture
def database(request: pytest.FixtureRequest) -> Database:
    """A migrated, empty store: on SQLite, or where tests.stores says."""
    store: Database = request.getfixturevalue("migrated_postgres" if stores.ON_POSTGRES else "sqlite")
    return store


@pytest.fixture(autouse=stores.ON_POSTGRES)
def dropped(request: pytest.FixtureRequest) -> Iterator[None]:
    """Nothing is left of the stores that a test made on PostgreSQL."""
    folder = request.getfixturevalue("tmp_path") if "tmp_path" in request.fixturenames else None
    yield
    drop_of(folder)


@pytest.fixture(scope="session")
def postgres_server() -> Server:
    """A PostgreSQL server that lives as long as this run; ask for `postgres_url` instead."""
    try:
        server = stores.server()
    except NoServerError as error:
        if stores.ON_POSTGRES:
            raise
        pytest.skip(str(error))
    return server


@pytest.fixture(scope="session")
def migrated_template(postgres_server: Server) -> str:
    """The name of an empty PostgreSQL store with every migration run, to be copied."""
    name = stores.new_database()
    asyncio.run(_migrate(postgres_server.get_uri(database=name)))
    return name


@contextmanager
def _a_database(server: Server, template: str) -> Iterator[str]:
    name = stores.new_database(template)
    yield server.get_uri(database=name)
    stores.drop_database(name)


@pytest.fixture
def postgres_url(postgres_server: Server) -> Iterator[str]:
    """The URL of an empty database of the test's own, on a real PostgreSQL."""
    with _a_database(postgres_server, "template1") as url:
        yield url


@pytest.fixture
async def postgres(postgres_url: str) -> AsyncIterator[Database]:
    """An empty PostgreSQL store; bring it up to date with `migrate.upgrade`."""
    store = connect(postgres_url)
    yield store
    await store.close()


@pytest.fixture
def migrated_postgres_url(postgres_server: Server, migrated_template: str) -> Iterator[str]:
    """The URL of a migrated PostgreSQL store of the test's own."""
    with _a_database(postgres_server, migrated_template) as url:
        yield url


@pytest.fixture(scope="session")
def emptied_url(postgres_server: Server, migrated_template: str) -> Iterator[str]:
    """The URL of the migrated PostgreSQL store that tests use one after the other, each empty."""
    with _a_database(postgres_server, migrated_template) as url:
        yield url


@pytest.fixture
async def migrated_postgres(emptied_url: str) -> AsyncIterator[Database]:
    """A migrated, empty PostgreSQL store. To empty one takes a tenth of what it takes to make one."""
    store = connect(emptied_url)
    async with store.write() as conn:
        await conn.execute(text(LEFT_BEHIND))
        await conn.execute(text(EMPTIED))
    yield store
    await store.close()


@pytest.fixture(params=["sqlite", "migrated_postgres"], ids=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest) -> Database:
    """A migrated store: once SQLite, once PostgreSQL."""
    store: Database = request.getfixturevalue(request.param)
    return store


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    stores.stop()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    place = {here / name: number for number, name in enumerate(LONG)}
    items.sort(key=lambda item: place.get(item.path, len(LONG)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turns a skip into a failure where the machine promised to have what the test needs."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        _fail_if_required(report, _needs(item))
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a module that skips itself while it is collected."""
    report = yield
    if report.skipped and BROWSER_TESTS in collector.path.parents:
        _fail_if_required(report, ["browser"])
    return report


def _fail_if_required(report: pytest.TestReport | pytest.CollectReport, needs: list[str]) -> None:
    for needed in needs:
        if os.environ.get(REQUIRED[needed]) == "1":
            reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longreprtext
            report.outcome = "failed"
            report.longrepr = f"{REQUIRED[needed]}=1, but this was skipped: {reason}"


def _needs(item: pytest.Item) -> list[str]:
    needs = ["browser"] if item.get_closest_marker("browser") else []
    return [*needs, "postgres"] if "postgres_server" in getattr(item, "fixturenames", ()) else needs
