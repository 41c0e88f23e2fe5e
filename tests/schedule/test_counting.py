"""The count on a ballot's post: put right now and then, and for the last time when the ballot has closed."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from bot.knowledge.occasion import Kind
from bot.schedule.counting import SOONEST, Counting, rounded
from bot.schedule.runner import Runner
from storage import forgetting, occasions, votes
from storage.ballots import Ballot
from storage.database import Database
from storage.fan_tables import ballots as ballots_kept
from storage.fans import Account
from storage.votes import UNSET, Vote
from tests.fanbase import a_channel
from tests.knowledge.builders import at
from tests.storage.polls import CLICKED, KEY, SALAH, full_time


async def told(store: Database) -> Ballot:
    """The match is over, its ballot open, and the post that asks for marks is out."""
    ballot = await full_time(store)
    await a_channel(store)
    await Runner(store).tick(CLICKED)
    return ballot


async def vote(store: Database, ballot: Ballot, *people: str, now: datetime = CLICKED) -> None:
    async with store.write() as conn:
        cast = [Vote(ballot.id, Account("web", person), {SALAH: 14}, UNSET, now) for person in people]
        await votes.cast(conn, cast)


async def stated(store: Database) -> tuple[int, dict[str, Any]]:
    """The revision of the post, and what it says of the votes."""
    async with store.read() as conn:
        [kept] = await occasions.told_of(conn, KEY, Kind.BALLOT)
    facts = {name: kept.occasion.facts.get(name) for name in ("ballots", "closed")}
    return kept.occasion.revision, facts


async def test_nothing_is_said_before_the_first_vote(database: Database) -> None:
    await told(database)
    assert not await Counting(database).look(CLICKED)
    assert await stated(database) == (1, {"ballots": None, "closed": None})


async def test_the_post_says_how_many_have_voted(database: Database) -> None:
    ballot = await told(database)
    await vote(database, ballot, "ann", "ben")
    assert await Counting(database).look(CLICKED)
    assert await stated(database) == (2, {"ballots": 2, "closed": None})


async def test_it_is_edited_for_news_only_and_not_too_often(database: Database) -> None:
    ballot = await told(database)
    counting = Counting(database)
    await vote(database, ballot, "ann")
    await counting.look(CLICKED)
    assert not await counting.look(CLICKED + 2 * SOONEST), "nothing new"
    await vote(database, ballot, "ben")
    assert not await counting.look(CLICKED + SOONEST / 2), "too soon"
    assert await counting.look(CLICKED + SOONEST)
    assert await stated(database) == (3, {"ballots": 2, "closed": None})


async def test_at_the_end_it_says_so_with_the_exact_number(database: Database) -> None:
    ballot = await told(database)
    counting = Counting(database)
    await vote(database, ballot, *(str(number) for number in range(104)))
    await counting.look(CLICKED)
    assert await stated(database) == (2, {"ballots": 100, "closed": None})
    assert await counting.look(ballot.closes_at)
    assert await stated(database) == (3, {"ballots": 104, "closed": True})
    assert not await counting.look(ballot.closes_at + timedelta(minutes=1))


async def test_a_ballot_that_nobody_took_part_in_closes_too(database: Database) -> None:
    ballot = await told(database)
    await Counting(database).look(ballot.closes_at)
    assert await stated(database) == (2, {"ballots": 0, "closed": True})


@pytest.mark.parametrize(
    ("count", "shown"), [(0, 0), (7, 7), (99, 99), (100, 100), (104, 100), (1_287, 1_200), (98_765, 98_000)]
)
def test_large_numbers_are_told_with_two_figures(count: int, shown: int) -> None:
    assert rounded(count) == shown


async def test_a_correction_of_the_match_keeps_the_count(database: Database) -> None:
    """What the plan states of a ballot is its closing; the count is added to it, whatever comes first."""
    ballot = await told(database)
    await vote(database, ballot, "ann")
    counting = Counting(database)
    await counting.look(CLICKED)
    async with database.write() as conn:
        await occasions.note_change(conn, [KEY], at(6))
    await Runner(database).tick(at(6))
    assert await stated(database) == (2, {"ballots": 1, "closed": None})


async def test_when_all_who_voted_are_forgotten_the_post_says_so_once(database: Database) -> None:
    ballot = await told(database)
    counting = Counting(database)
    await vote(database, ballot, "ann")
    await counting.look(CLICKED)
    async with database.write() as conn:
        await forgetting.forget(conn, Account("web", "ann"))
    assert await counting.look(CLICKED + SOONEST)
    assert await stated(database) == (3, {"ballots": 0, "closed": None})
    assert not await counting.look(CLICKED + 3 * SOONEST), "an edit without news"


async def test_a_ballot_that_is_open_again_is_not_called_closed(database: Database) -> None:
    ballot = await told(database)
    counting = Counting(database)
    await vote(database, ballot, "ann")
    await counting.look(ballot.closes_at)
    async with database.write() as conn:
        later = ballot.closes_at + timedelta(hours=2)
        await conn.execute(update(ballots_kept).values(closes_at=later))
    assert await counting.look(ballot.closes_at + SOONEST)
    assert await stated(database) == (3, {"ballots": 1, "closed": None})
    assert not await counting.look(ballot.closes_at + 3 * SOONEST), "an edit without news"
