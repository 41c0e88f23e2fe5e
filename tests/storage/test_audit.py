"""Who changed what, kept for as long as it is wanted."""

from datetime import timedelta

from storage import audit, channels
from storage.audit import Entry
from storage.database import Database
from tests.knowledge.builders import NOON


async def communities(store: Database) -> tuple[int, int]:
    async with store.write() as conn:
        reds = await channels.open_community(conn, "discord", "1", "Reds")
        return reds, await channels.open_community(conn, "discord", "2", "Blues")


def change(community: int, what: str = "options", channel: int | None = 1) -> Entry:
    return Entry(community, channel, "discord:5", "Ann", what, {"spoiler": False}, {"spoiler": True})


async def test_entries_come_back_newest_first_and_only_to_their_community(either: Database) -> None:
    reds, blues = await communities(either)
    async with either.write() as conn:
        first = await audit.note(conn, change(reds), NOON)
        second = await audit.note(conn, change(reds, "pause", None), NOON)
        await audit.note(conn, change(blues), NOON)
    async with either.read() as conn:
        found = await audit.entries(conn, reds)
        assert [(one.id, one.at, one.entry, one.undone) for one in found] == [
            (second, NOON, change(reds, "pause", None), None),
            (first, NOON, change(reds), None),
        ]
        assert [one.id for one in await audit.entries(conn, reds, before_id=second)] == [first]
        assert [one.id for one in await audit.entries(conn, reds, limit=1, skip=1)] == [first]
        assert await audit.one(conn, blues, first) is None


async def test_what_was_taken_back_says_by_which(either: Database) -> None:
    reds, _blues = await communities(either)
    async with either.write() as conn:
        first = await audit.note(conn, change(reds), NOON)
        second = await audit.note(conn, change(reds), NOON)
        await audit.took_back(conn, first, second)
    async with either.read() as conn:
        found = await audit.one(conn, reds, first)
    assert found is not None
    assert found.undone == second


async def test_what_is_old_is_forgotten(either: Database) -> None:
    reds, _blues = await communities(either)
    async with either.write() as conn:
        await audit.note(conn, change(reds, "old"), NOON - timedelta(days=366))
        await audit.note(conn, change(reds, "new"), NOON)
        assert await audit.forget(conn, NOON - timedelta(days=365)) == 1
    async with either.read() as conn:
        assert [one.entry.what for one in await audit.entries(conn, reds)] == ["new"]


async def test_a_long_name_is_cut_and_nothing_is_lost_for_it(either: Database) -> None:
    reds, _blues = await communities(either)
    async with either.write() as conn:
        await audit.note(conn, Entry(reds, None, "discord:5", "A" * 300, "pause"), NOON)
    async with either.read() as conn:
        [one] = await audit.entries(conn, reds)
    assert one.entry.name == "A" * 100


def test_who_calls_themselves_operator_is_told_apart() -> None:
    assert Entry(1, None, "discord:4711", "Operator", "follow").by == "Operator (4711)"
    assert Entry(1, None, "discord:4711", "", "follow").by == "4711"
    assert Entry(1, None, "operator", "operator", "follow").by == "operator"
