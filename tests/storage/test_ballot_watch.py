"""A ballot in figures."""

from datetime import timedelta

from bot.knowledge.ballot_watch import Rush, SingleMark, Watched
from storage import ballot_watch
from storage.ballots import Ballot
from storage.database import Database
from storage.fans import Account
from tests.knowledge.builders import at
from tests.storage.polls import HIEN, JONES, SALAH, cast, full_time, vote


async def watched(store: Database, ballot: Ballot) -> Watched:
    async with store.read() as conn:
        return await ballot_watch.watched(conn, ballot)


async def test_a_ballot_without_votes_has_nothing_to_tell(either: Database) -> None:
    assert await watched(either, await full_time(either)) == Watched()


async def test_ballots_are_counted_by_platform_and_those_of_one_mark_apart(either: Database) -> None:
    ballot = await full_time(either)
    await cast(
        either,
        vote(ballot, "ann", {SALAH: 14, HIEN: 9}),
        vote(ballot, "bob", {SALAH: 2}),
        vote(ballot, Account("discord", "cleo"), {SALAH: 2}),
        vote(ballot, Account("discord", "dan"), {JONES: 2}),
        vote(ballot, Account("discord", "eve"), {}, SALAH),
    )
    found = await watched(either, ballot)
    assert dict(found.platforms) == {"discord": 3, "web": 2}
    assert (found.single, found.most) == (3, SingleMark("Salah", 2, 2))
    assert found.rushes == ()


async def test_a_rush_is_found_in_the_minute_in_which_it_came(either: Database) -> None:
    ballot = await full_time(either)
    calm = [vote(ballot, f"calm {n}", {SALAH: 14}, when=at(60 + n)) for n in range(10)]
    rush = [vote(ballot, f"rush {n}", {SALAH: 2}, when=at(65) + timedelta(seconds=n)) for n in range(30)]
    await cast(either, *calm, *rush)
    [found] = (await watched(either, ballot)).rushes
    assert found == Rush(at(65), 31, 9 / 20)
