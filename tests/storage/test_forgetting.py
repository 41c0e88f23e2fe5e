"""What is kept about a fan is told and deleted, and nothing of it is overlooked."""

import json
from datetime import timedelta

from sqlalchemy import Table, func, select

from bot.chat import Post
from storage import predictions, rooms
from storage.all_tables import metadata
from storage.database import Database
from storage.fan_tables import fans
from storage.fans import Account, enrol, fan_of
from storage.forgetting import Forgotten, export, forget, held
from storage.linking import offer_link, take_link
from storage.rooms import RoomMessage
from tests.knowledge.builders import at
from tests.storage.polls import CLICKED, HIEN, JONES, KEY, SALAH, again, cast, counted, full_time, vote

ANN, WEB, BOB = Account("discord", "1", "Ann"), Account("web", "visitor-ann"), Account("web", "visitor-bob")


async def one_person(store: Database) -> None:
    """Discord's Ann is the web's."""
    async with store.write() as conn:
        code = await offer_link(conn, ANN, CLICKED)
    async with store.write() as conn:
        await take_link(conn, WEB, code, CLICKED)


async def answered(store: Database, *visitors: str | None) -> None:
    async with store.write() as conn:
        for visitor in visitors:
            said = RoomMessage(
                "town", f"to-{visitor}", 1, CLICKED, "answer", KEY, Post("Yours"), visitor, "/me"
            )
            await rooms.keep(conn, said)


async def test_who_is_forgotten_leaves_nothing_and_counts_go_down(either: Database) -> None:
    ballot = await full_time(either)
    await one_person(either)
    await cast(
        either,
        vote(ballot, ANN, {SALAH: 14, HIEN: 9}, SALAH),
        vote(ballot, BOB, {SALAH: 14, JONES: 8}, SALAH),
    )
    await answered(either, WEB.person, BOB.person, None)
    async with either.write() as conn:
        gone = Forgotten(accounts=2, ballots=1, marks=2, answers=1)
        assert await held(conn, WEB) == gone
        assert await forget(conn, WEB) == gone
        assert (await fan_of(conn, ANN), await fan_of(conn, WEB)) == (None, None)
        left = {one.visitor for one in await rooms.since(conn, "town", 0, BOB.person)}
        assert left == {None, BOB.person}
        assert await rooms.one(conn, "town", f"to-{WEB.person}", WEB.person) is None
    assert await counted(either, ballot) == {SALAH: {14: 1}, JONES: {8: 1}}
    assert (await again(either, ballot)).fans == 1


async def test_who_comes_back_is_somebody_new(database: Database) -> None:
    ballot = await full_time(database)
    await cast(database, vote(ballot, ANN, {SALAH: 14}))
    async with database.write() as conn:
        await forget(conn, ANN)
    await cast(database, vote(ballot, ANN, {SALAH: 4}))
    assert await counted(database, ballot) == {SALAH: {4: 1}}


async def test_a_visitor_who_never_voted_can_be_forgotten(database: Database) -> None:
    await answered(database, WEB.person)
    async with database.write() as conn:
        assert await forget(conn, WEB) == Forgotten(answers=1)
        assert await rooms.one(conn, "town", f"to-{WEB.person}", WEB.person) is None
        assert await forget(conn, WEB) == Forgotten()


async def test_whatever_hangs_on_a_fan_goes_with_them() -> None:
    """Every table that leads to `fans`, whoever added it: its rows go with the fan, and are found fast."""
    belonging = {fans}
    while more := {table for table in metadata.tables.values() if _leads_to(table, belonging)} - belonging:
        belonging |= more
    assert {"accounts", "links", "link_tries", "sheets", "marks", "picks", "predictions"} <= {
        table.name for table in belonging
    }
    for table in belonging - {fans}:
        for key in table.foreign_key_constraints:
            if key.referred_table in belonging:
                assert key.ondelete == "CASCADE", f"{table.name} would stay, or hold up who wants to go"
                first = [index.columns[0] for index in table.indexes] + [next(iter(table.primary_key))]
                assert key.columns[0] in first, f"{table.name} would be read through for each who goes"


def _leads_to(table: Table, those: set[Table]) -> bool:
    return any(key.referred_table in those for key in table.foreign_key_constraints)


async def test_no_row_is_left_of_somebody_who_has_used_everything(database: Database) -> None:
    ballot = await full_time(database)
    async with database.read() as conn:
        before = {
            name: await conn.scalar(select(func.count()).select_from(table))
            for name, table in metadata.tables.items()
        }
    await one_person(database)
    await cast(database, vote(ballot, ANN, {SALAH: 14}, SALAH))
    async with database.write() as conn:
        await offer_link(conn, ANN, CLICKED)
        await take_link(conn, ANN, "AAAA-AAAA", CLICKED)
        await forget(conn, ANN)
        after = {
            name: await conn.scalar(select(func.count()).select_from(table))
            for name, table in metadata.tables.items()
        }
    assert {name for name, rows in after.items() if rows != before[name]} == {"keys"}
    assert await counted(database, ballot) == {}


async def test_everything_kept_is_exported_in_plain_words(database: Database) -> None:
    ballot = await full_time(database)
    await one_person(database)
    await cast(database, vote(ballot, ANN, {SALAH: 14, HIEN: 9}, SALAH, when=at(7)))
    await answered(database, WEB.person, BOB.person)
    async with database.write() as conn:
        fan = await enrol(conn, ANN, CLICKED)
        kept = await export(conn, fan)
        assert await predictions.export(conn, fan) == kept["predictions"] == []
        assert await export(conn, fan + 1) == {}
    assert json.loads(json.dumps(kept)) == kept
    assert (kept["name"], kept["known_since"]) == ("Ann", CLICKED.isoformat())
    assert [one["platform"] for one in kept["accounts"]] == ["discord", "web"]
    [given] = kept["ballots"]
    assert (given["match"], given["platform"], given["man_of_the_match"]) == (KEY, "discord", "Salah")
    assert given["changed_at"] == (CLICKED + timedelta(minutes=2)).isoformat()
    assert given["marks"] == [
        {"name": "Hien", "role": "player", "team": "Atalanta", "mark": 4.5, "appeared": True},
        {"name": "Salah", "role": "player", "team": "Liverpool", "mark": 7.0, "appeared": True},
    ]
    assert kept["private_answers"] == [{"room": "town", "at": CLICKED.isoformat(), "asked": "/me"}]
