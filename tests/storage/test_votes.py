"""What a vote does, and which count."""

from datetime import timedelta

import pytest

from bot.knowledge.ballot import BallotRules
from storage.database import Database
from storage.fans import Account
from storage.votes import UNSET, Cast, Refused, Vote, Why
from tests.knowledge.builders import LIVERPOOL
from tests.storage.polls import (
    CLICKED,
    COACH,
    HIEN,
    JONES,
    REFEREE,
    SALAH,
    again,
    cast,
    counted,
    full_time,
    named,
    not_over,
    opened,
    vote,
)
from tests.storage.season import say


async def test_marks_are_kept_and_counted(either: Database) -> None:
    ballot = await full_time(either)
    [ann, bob] = await cast(
        either,
        vote(ballot, "ann", {SALAH: 14, HIEN: 9}, SALAH),
        vote(ballot, "bob", {SALAH: 14}),
    )
    assert isinstance(ann, Cast)
    assert isinstance(bob, Cast)
    assert ann == Cast(ballot.id, ann.fan, {SALAH: 14, HIEN: 9}, SALAH, 1, first=True)
    assert bob == Cast(ballot.id, 3 - ann.fan, {SALAH: 14}, None, 2, first=True)
    assert await counted(either, ballot) == {SALAH: {14: 2}, HIEN: {9: 1}}


async def test_a_later_mark_takes_the_place_of_the_earlier_and_the_others_stay(either: Database) -> None:
    ballot = await full_time(either)
    await cast(either, vote(ballot, "ann", {SALAH: 14, HIEN: 9}))
    [changed] = await cast(either, vote(ballot, "ann", {SALAH: 20}))
    assert changed == Cast(ballot.id, 1, {SALAH: 20, HIEN: 9}, None, 1, first=False)
    assert await counted(either, ballot) == {SALAH: {20: 1}, HIEN: {9: 1}}


async def test_votes_of_one_fan_in_one_batch_count_in_their_order(either: Database) -> None:
    ballot = await full_time(either)
    given = await cast(
        either,
        vote(ballot, "ann", {SALAH: 14}),
        vote(ballot, "bob", {SALAH: 8}),
        vote(ballot, "ann", {SALAH: 16, JONES: 10}),
        vote(ballot, "ann", {JONES: None}),
    )
    assert [(one.fans, one.first, one.marks) for one in given if isinstance(one, Cast)] == [
        (1, True, {SALAH: 14}),
        (2, True, {SALAH: 8}),
        (2, False, {SALAH: 16, JONES: 10}),
        (2, False, {SALAH: 16}),
    ]
    assert await counted(either, ballot) == {SALAH: {8: 1, 16: 1}}


async def test_a_sheet_whose_marks_are_all_taken_back_is_no_ballot_any_more(either: Database) -> None:
    ballot = await full_time(either)
    await cast(either, vote(ballot, "ann", {SALAH: 14}, JONES))
    [without_marks] = await cast(either, vote(ballot, "ann", {SALAH: 0}))
    assert isinstance(without_marks, Cast)
    assert (without_marks.fans, without_marks.pick) == (1, JONES), "the pick is still there"
    [empty] = await cast(either, vote(ballot, "ann", {}, None))
    assert empty == Cast(ballot.id, 1, {}, None, 0, first=False)
    assert await counted(either, ballot) == {}
    assert (await again(either, ballot)).fans == 0


async def test_a_vote_without_a_mark_gives_no_ballot(database: Database) -> None:
    ballot = await full_time(database)
    assert await cast(database, vote(ballot, "ann", {SALAH: None})) == [
        Cast(ballot.id, 1, {}, None, 0, first=False)
    ]


async def test_a_ballot_counts_until_the_instant_at_which_it_closes(database: Database) -> None:
    ballot = await full_time(database)
    moment = timedelta(microseconds=1)
    [late, in_time] = await cast(
        database,
        vote(ballot, "ann", {SALAH: 14}, when=ballot.closes_at),
        vote(ballot, "bob", {SALAH: 14}, when=ballot.closes_at - moment),
    )
    assert late == Refused(Why.CLOSED, ballot.closes_at)
    assert isinstance(in_time, Cast)
    assert await counted(database, ballot) == {SALAH: {14: 1}}


@pytest.mark.parametrize("half_steps", [1, 21, -2, 100])
async def test_marks_go_from_one_to_ten(database: Database, half_steps: int) -> None:
    ballot = await full_time(database)
    given = await cast(database, vote(ballot, "ann", {SALAH: half_steps, JONES: 12}))
    assert given == [Refused(Why.NO_MARK)]
    assert await counted(database, ballot) == {}, "nothing of a vote that is refused counts"


async def test_half_marks_only_where_they_may_be_given(database: Database) -> None:
    ballot = await full_time(database, BallotRules(halves=False))
    [half, whole] = await cast(database, vote(ballot, "a", {SALAH: 13}), vote(ballot, "b", {SALAH: 14}))
    assert half == Refused(Why.NO_MARK)
    assert isinstance(whole, Cast)


async def test_only_who_appeared_gets_a_mark_and_only_players_are_picked(database: Database) -> None:
    ballot = await full_time(database)
    nobody = REFEREE + 1
    refused = await cast(
        database,
        vote(ballot, "ann", {nobody: 14}),
        vote(ballot, "ann", {}, nobody),
        vote(ballot, "ann", {}, COACH),
        vote(ballot, "ann", {}, REFEREE),
    )
    assert refused == [Refused(Why.NO_SUCH_CANDIDATE)] * 4
    assert isinstance((await cast(database, vote(ballot, "ann", {COACH: 14, REFEREE: 2})))[0], Cast)


async def test_who_did_not_appear_after_all_gets_none(database: Database) -> None:
    ballot = await full_time(database)
    await say(database, named(LIVERPOOL, "Salah", when=10))
    await opened(database)
    assert await cast(database, vote(ballot, "ann", {JONES: 14})) == [Refused(Why.NO_SUCH_CANDIDATE)]


async def test_there_is_no_vote_on_a_match_that_goes_on_nor_on_no_ballot(database: Database) -> None:
    ballot = await full_time(database)
    await not_over(database)
    await opened(database)
    nowhere = Vote(ballot.id + 1, Account("web", "ann"), {SALAH: 14}, UNSET, CLICKED)
    assert await cast(database, vote(ballot, "ann", {SALAH: 14}), nowhere) == [Refused(Why.NOT_OPEN)] * 2


async def test_an_account_has_to_be_as_old_as_the_rule_says(database: Database) -> None:
    ballot = await full_time(database, BallotRules(timedelta(days=30), account_days=7))
    week = timedelta(days=7)
    old = Account("discord", "1", "Ann", CLICKED - week)
    young = Account("discord", "2", "Bob", CLICKED - week + timedelta(seconds=1))
    untold = Account("web", "3")
    first = await cast(database, *(vote(ballot, one, {SALAH: 14}) for one in (old, young, untold)))
    assert isinstance(first[0], Cast)
    assert first[1:] == [
        Refused(Why.TOO_NEW, CLICKED + timedelta(seconds=1)),
        Refused(Why.TOO_NEW, CLICKED + week),
    ]
    [later] = await cast(database, vote(ballot, untold, {SALAH: 14}, when=CLICKED + week))
    assert isinstance(later, Cast), "it was first met a week ago"
