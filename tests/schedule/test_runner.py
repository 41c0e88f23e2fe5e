"""The runner does what is due, whatever fails on the way."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, select

from bot.schedule.runner import Runner
from storage import dossiers, occasions
from storage.database import Database
from storage.tables import changes
from storage.tables import occasions as kept
from tests.fanbase import KICKOFF, a_channel, a_store_with_the_match, hear, kickoff_at
from tests.knowledge.builders import MATCH

NOW = KICKOFF - timedelta(hours=20)
LATER = KICKOFF + timedelta(minutes=30)


async def armed_for(database: Database) -> set[str]:
    """The kickoffs that reminders are armed for."""
    async with database.read() as conn:
        found = await conn.execute(
            select(kept.c.facts).where(kept.c.kind == "kickoff_reminder", kept.c.state == occasions.ARMED)
        )
        return {facts["kickoff"] for (facts,) in found}


async def test_a_plan_that_fails_once_is_made_at_the_next_tick(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_store_with_the_match(database)
    await a_channel(database)
    runner = Runner(database)
    await runner.tick(NOW)
    await hear(database, kickoff_at(LATER, NOW), now=NOW)
    whole, failures = dossiers.load, [OSError("the connection is lost")]

    async def fails_once(*arguments: Any) -> Any:
        if failures:
            raise failures.pop()
        return await whole(*arguments)

    monkeypatch.setattr(dossiers, "load", fails_once)
    await runner.tick(NOW)
    assert await armed_for(database) == {KICKOFF.isoformat()}
    await runner.tick(NOW)
    assert await armed_for(database) == {LATER.isoformat()}


async def test_a_new_runner_plans_what_is_open(database: Database) -> None:
    await a_store_with_the_match(database)
    await a_channel(database)
    assert await Runner(database).tick(NOW) == KICKOFF - timedelta(hours=2)
    assert await armed_for(database) == {KICKOFF.isoformat()}


async def test_a_tick_without_anything_new_changes_nothing(database: Database) -> None:
    await a_store_with_the_match(database)
    await a_channel(database)
    runner = Runner(database)
    await runner.tick(NOW)
    async with database.read() as conn:
        before = await occasions.of_subject(conn, MATCH, None)
    await runner.tick(NOW)
    async with database.read() as conn:
        assert await occasions.of_subject(conn, MATCH, None) == before


async def test_word_of_changes_goes_after_a_while_and_the_last_stays(database: Database) -> None:
    await a_store_with_the_match(database)
    for minutes in range(5):
        await hear(database, kickoff_at(KICKOFF + timedelta(minutes=minutes + 1), NOW), now=NOW)
    async with database.write() as conn:
        last = await occasions.last_change(conn)
        past = occasions.past_changes(NOW + timedelta(days=1))
        assert (await conn.execute(delete(changes).where(past))).rowcount == last - 1
        assert await occasions.last_change(conn) == last
