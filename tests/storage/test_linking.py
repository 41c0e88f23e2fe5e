"""Accounts of one person are linked by a code, and one person has one ballot."""

import re
from datetime import timedelta

import pytest

from storage import ballots
from storage.ballots import Own
from storage.database import Database
from storage.fans import Account, enrol, fan_of
from storage.linking import Linked, LinkProblem, WrongCode, offer_link, take_link, unlink
from tests.knowledge.builders import at
from tests.storage.polls import CLICKED, HIEN, JONES, SALAH, again, cast, counted, full_time, vote

ANN, PHONE, BOB = Account("discord", "1", "Ann"), Account("telegram", "2"), Account("web", "3")
MINUTE = timedelta(minutes=1)


async def linked(store: Database, one: Account, other: Account) -> Linked | WrongCode:
    async with store.write() as conn:
        code = await offer_link(conn, one, CLICKED)
    async with store.write() as conn:
        return await take_link(conn, other, code, CLICKED)


async def offered(store: Database, account: Account) -> str:
    async with store.write() as conn:
        return await offer_link(conn, account, CLICKED)


async def taken(
    store: Database, account: Account, code: str, after: timedelta = MINUTE
) -> Linked | WrongCode:
    async with store.write() as conn:
        return await take_link(conn, account, code, CLICKED + after)


async def test_two_accounts_become_one_fan(either: Database) -> None:
    async with either.write() as conn:
        ann = await enrol(conn, ANN, CLICKED)
        await enrol(conn, PHONE, CLICKED)
    assert await linked(either, PHONE, ANN) == Linked(ann, ("discord", "telegram"), 0)
    async with either.read() as conn:
        assert await fan_of(conn, PHONE) == await fan_of(conn, ANN) == ann


async def test_one_person_has_one_ballot_and_the_sheet_changed_last_stands(either: Database) -> None:
    ballot = await full_time(either)
    await cast(
        either,
        vote(ballot, PHONE, {SALAH: 4, JONES: 10}, JONES, when=at(1)),
        vote(ballot, ANN, {SALAH: 16, HIEN: 8}, when=at(2)),
        vote(ballot, BOB, {SALAH: 12}, when=at(2)),
    )
    now_one = await linked(either, ANN, PHONE)
    assert isinstance(now_one, Linked)
    assert now_one.ballots == 1
    assert await counted(either, ballot) == {SALAH: {12: 1, 16: 1}, JONES: {10: 1}, HIEN: {8: 1}}
    assert (await again(either, ballot)).fans == 2
    async with either.read() as conn:
        own = await ballots.of_fan(conn, ballot.id, now_one.fan)
    assert own == Own({HIEN: 8, JONES: 10, SALAH: 16}, JONES, at(1), at(2))
    await cast(either, vote(ballot, PHONE, {SALAH: 18}))
    assert (await counted(either, ballot))[SALAH] == {12: 1, 18: 1}, "both accounts have the one sheet"


async def test_a_code_is_read_as_people_write_it_and_counts_once(database: Database) -> None:
    code = await offered(database, ANN)
    assert re.fullmatch(r"[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}", code)
    assert isinstance(await taken(database, PHONE, f" {code.lower().replace('-', ' ')} "), Linked)
    assert await taken(database, BOB, code) == WrongCode(LinkProblem.UNKNOWN)


async def test_a_code_holds_for_ten_minutes(database: Database) -> None:
    code = await offered(database, ANN)
    assert await taken(database, PHONE, code, 10 * MINUTE) == WrongCode(LinkProblem.UNKNOWN)


async def test_a_new_code_takes_the_place_of_the_earlier(database: Database) -> None:
    first, second = await offered(database, ANN), await offered(database, ANN)
    assert await taken(database, PHONE, first) == WrongCode(LinkProblem.UNKNOWN)
    assert isinstance(await taken(database, PHONE, second), Linked)


async def test_who_types_their_own_code_hears_so(database: Database) -> None:
    code = await offered(database, ANN)
    assert await taken(database, ANN, code) == WrongCode(LinkProblem.OWN)
    assert isinstance(await taken(database, PHONE, code), Linked), "the code was not used up"


async def test_nobody_can_try_all_codes(either: Database) -> None:
    code = await offered(either, ANN)
    for turn in range(5):
        assert await taken(either, BOB, "AAAA-AAAA", turn * MINUTE) == WrongCode(LinkProblem.UNKNOWN)
    assert await taken(either, BOB, code, 5 * MINUTE) == WrongCode(
        LinkProblem.TOO_OFTEN, CLICKED + 10 * MINUTE
    )
    assert isinstance(await taken(either, PHONE, code, 5 * MINUTE), Linked), "others may"
    async with either.write() as conn:
        fresh = await offer_link(conn, ANN, CLICKED + 9 * MINUTE)
    assert isinstance(await taken(either, BOB, fresh, 10 * MINUTE), Linked)


async def test_an_account_goes_its_own_way_with_nothing(database: Database) -> None:
    ballot = await full_time(database)
    await cast(database, vote(ballot, PHONE, {SALAH: 14}))
    await linked(database, ANN, PHONE)
    async with database.write() as conn:
        assert await unlink(conn, PHONE, CLICKED)
        phone, ann = await fan_of(conn, PHONE), await fan_of(conn, ANN)
        assert phone is not None
        assert ann is not None
        assert await ballots.of_fan(conn, ballot.id, phone) == Own({})
        assert (await ballots.of_fan(conn, ballot.id, ann)).marks == {SALAH: 14}
        assert not await unlink(conn, PHONE, CLICKED), "it is the only one by now"


async def test_three_accounts_are_one_person(database: Database) -> None:
    ballot = await full_time(database)
    await cast(database, *(vote(ballot, one, {SALAH: 14}) for one in (ANN, PHONE, BOB)))
    await linked(database, ANN, PHONE)
    last = await linked(database, BOB, PHONE)
    assert isinstance(last, Linked)
    assert last.platforms == ("discord", "telegram", "web")
    assert await counted(database, ballot) == {SALAH: {14: 1}}


@pytest.mark.parametrize("written", ["", "K", "\x00" * 8, "K7QF-93MDX", "K" * 10_000])
async def test_what_is_no_code_is_a_wrong_one(database: Database, written: str) -> None:
    assert await taken(database, BOB, written) == WrongCode(LinkProblem.UNKNOWN)
