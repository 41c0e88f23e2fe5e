"""Votes that come at once are written at once, each once, and nobody's fault is another's."""

import asyncio

import pytest
from sqlalchemy import event

from bot.chat import AlreadyAnswered
from storage import fan_keys
from storage.ballot_box import PRESSES, WITHIN, BallotBox
from storage.database import Database
from storage.fans import Account
from storage.votes import UNSET, Cast, Refused, Vote, Why
from tests.storage.polls import CLICKED, JONES, SALAH, again, counted, full_time, vote


async def test_votes_of_many_are_written_in_few_transactions(database: Database) -> None:
    ballot = await full_time(database)
    box = BallotBox(database, lambda: CLICKED)
    begun = 0

    @event.listens_for(database.engine.sync_engine, "begin")
    def count(_: object) -> None:
        nonlocal begun
        begun += 1

    given = await asyncio.gather(*(box.cast(vote(ballot, f"fan {n}", {SALAH: 14}), None) for n in range(300)))
    assert all(isinstance(one, Cast) for one in given)
    assert begun < 10
    assert await counted(database, ballot) == {SALAH: {14: 300}}
    assert sorted(one.fans for one in given if isinstance(one, Cast)) == list(range(1, 301))


async def test_a_request_that_is_handed_over_twice_counts_once(either: Database) -> None:
    ballot = await full_time(either)
    box = BallotBox(either, lambda: CLICKED)
    twice = [box.cast(vote(ballot, "ann", {SALAH: 14}), "update 1") for _ in range(2)]
    first, second = await asyncio.gather(*twice, return_exceptions=True)
    assert isinstance(first, Cast)
    assert isinstance(second, AlreadyAnswered)
    with pytest.raises(AlreadyAnswered):
        await box.cast(vote(ballot, "ann", {SALAH: 4}), "update 1")
    elsewhere = vote(ballot, Account("telegram", "1"), {SALAH: 4})
    assert isinstance(await box.cast(elsewhere, "update 1"), Cast), "each platform has its own names"
    assert await counted(either, ballot) == {SALAH: {14: 1, 4: 1}}


async def test_a_vote_that_cannot_be_written_is_no_others_fault(database: Database) -> None:
    ballot = await full_time(database)
    box = BallotBox(database, lambda: CLICKED)
    broken = Vote(ballot.id, Account("web", "bob"), {SALAH: 14}, UNSET, CLICKED.replace(tzinfo=None))
    good, bad, too = await asyncio.gather(
        box.cast(vote(ballot, "ann", {SALAH: 14}), "a"),
        box.cast(broken, "b"),
        box.cast(vote(ballot, "cem", {SALAH: 8}), "c"),
        return_exceptions=True,
    )
    assert isinstance(good, Cast)
    assert isinstance(bad, TypeError)
    assert isinstance(too, Cast)
    assert await counted(database, ballot) == {SALAH: {14: 1, 8: 1}}


async def test_a_refusal_is_an_answer_to_its_request(database: Database) -> None:
    ballot = await full_time(database)
    box = BallotBox(database, lambda: CLICKED)
    assert await box.cast(vote(ballot, "ann", {SALAH: 1}), "a") == Refused(Why.NO_MARK)
    with pytest.raises(AlreadyAnswered):
        await box.cast(vote(ballot, "ann", {SALAH: 2}), "a")


async def test_who_presses_too_fast_waits(database: Database) -> None:
    ballot = await full_time(database)
    now = CLICKED
    box = BallotBox(database, lambda: now)
    given = [await box.cast(vote(ballot, "ann", {SALAH: 2 + n % 19}), None) for n in range(PRESSES)]
    assert all(isinstance(one, Cast) for one in given)
    assert await box.cast(vote(ballot, "ann", {SALAH: 2}), None) == Refused(Why.TOO_FAST, CLICKED + WITHIN)
    assert isinstance(await box.cast(vote(ballot, "bob", {SALAH: 2}), None), Cast)
    now = CLICKED + WITHIN
    assert isinstance(await box.cast(vote(ballot, "ann", {SALAH: 3}), None), Cast)


async def test_who_has_gone_meanwhile_has_voted(database: Database) -> None:
    ballot = await full_time(database)
    box = BallotBox(database, lambda: CLICKED)
    impatient = asyncio.create_task(box.cast(vote(ballot, "ann", {SALAH: 14}), None))
    await asyncio.sleep(0)
    impatient.cancel()
    await box.cast(vote(ballot, "bob", {JONES: 8}), None)
    assert await counted(database, ballot) == {SALAH: {14: 1}, JONES: {8: 1}}


async def test_two_processes_count_one_ballot(migrated_postgres: Database) -> None:
    """Each with its own box, and the same fans: what they give adds up, and nobody waits for ever."""
    ballot = await full_time(migrated_postgres)
    await fan_keys.settle(migrated_postgres, None)
    boxes = [BallotBox(migrated_postgres, lambda: CLICKED) for _ in range(2)]
    given = await asyncio.gather(
        *(
            box.cast(vote(ballot, f"fan {n}", {SALAH: steps + n % 5, JONES: steps}), None)
            for n in range(40)
            for box, steps in zip(boxes, (4, 12), strict=True)
        )
    )
    assert all(isinstance(one, Cast) for one in given)
    assert (await again(migrated_postgres, ballot)).fans == 40
    tallied = await counted(migrated_postgres, ballot)
    assert sum(tallied[JONES].values()) == 40
