"""What is remembered of providers and of what they were asked."""

from datetime import UTC, date, datetime, timedelta

from storage import polling
from storage.database import Database
from storage.polling import Look, ProviderState

TODAY = date(2025, 9, 13)
NOW = datetime(2025, 9, 13, 14, tzinfo=UTC)


async def test_a_provider_that_was_never_asked_has_all_its_calls(either: Database) -> None:
    async with either.read() as conn:
        assert await polling.state(conn, "paper", TODAY) == ProviderState("paper", TODAY)
        assert await polling.states(conn) == []


async def test_how_it_does_is_kept(either: Database) -> None:
    state = ProviderState("paper", TODAY, 7, 93, NOW, 2, NOW + timedelta(minutes=5), "It is out of order.")
    async with either.write() as conn:
        await polling.keep(conn, ProviderState("paper", TODAY, 1))
        await polling.keep(conn, state)
    async with either.read() as conn:
        assert await polling.states(conn) == [state]
        assert await polling.state(conn, "paper", TODAY) == state


async def test_the_next_day_no_call_is_spent_yet_and_trouble_is_trouble_still(either: Database) -> None:
    async with either.write() as conn:
        await polling.keep(conn, ProviderState("paper", TODAY, 100, 0, NOW, 3, NOW, "It is out of order."))
    async with either.read() as conn:
        found = await polling.state(conn, "paper", TODAY + timedelta(days=1))
    assert (found.calls, found.left) == (0, None)
    assert (found.failures, found.rests_until, found.problem) == (3, NOW, "It is out of order.")


async def test_questions_are_kept_by_provider_and_forgotten(either: Database) -> None:
    first = Look("fixtures", NOW, '"1"', "Sat, 13 Sep 2025 12:00:00 GMT")
    later = Look("table", NOW + timedelta(days=9), failures=2, problem="It has no table.")
    async with either.write() as conn:
        await polling.looked(conn, "paper", Look("fixtures", NOW - timedelta(days=1)))
        await polling.looked(conn, "paper", first)
        await polling.looked(conn, "paper", later)
        await polling.looked(conn, "radio", first)
    async with either.read() as conn:
        assert await polling.looks_of(conn, "paper") == {"fixtures": first, "table": later}
    async with either.write() as conn:
        await polling.forget_looks(conn, NOW + timedelta(days=1))
    async with either.read() as conn:
        assert await polling.looks_of(conn, "paper") == {"table": later}
        assert await polling.looks_of(conn, "radio") == {}
