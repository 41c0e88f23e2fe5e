"""The marks of a match, a team or a player that turns out to be another."""

from bot.knowledge.match import MatchKey
from bot.knowledge.ratings import Tally
from storage import ballots, merged_marks
from storage.ballots import Ballot
from storage.database import Database
from storage.votes import Cast
from tests.knowledge.builders import ATALANTA, LIVERPOOL, liverpool
from tests.storage.polls import JONES, KEY, SALAH, cast, counted, full_time, marked, named, opened, vote
from tests.storage.season import EVERTON, a_match, keep, say

OTHER = a_match("other", liverpool(), EVERTON)


async def of_match(store: Database, match: MatchKey) -> Ballot:
    async with store.read() as conn:
        found = await ballots.of_match(conn, match)
    assert found is not None
    return found


async def test_two_spellings_are_one_candidate_and_one_mark_a_fan(either: Database) -> None:
    ballot = await full_time(either)
    await cast(either, vote(ballot, "ann", {SALAH: 14}, SALAH), vote(ballot, "bob", {SALAH: 6}))
    await say(either, named(LIVERPOOL, "Jones", "Mohamed Salah", coach="Klopp", when=10))
    corrected = await opened(either)
    assert corrected is not None
    mohamed = max(one.number for one in corrected.candidates)
    await cast(either, vote(ballot, "ann", {mohamed: 18, JONES: 12}))
    async with either.write() as conn:
        assert await merged_marks.of_player(conn, LIVERPOOL, "Salah", "Mohamed Salah") == 2
    assert await counted(either, ballot) == {mohamed: {18: 1, 6: 1}, JONES: {12: 1}}
    async with either.read() as conn:
        assert await ballots.picks(conn, ballot.id) == {mohamed: 1}


async def test_a_button_with_the_number_that_went_still_works(database: Database) -> None:
    ballot = await full_time(database)
    await say(database, named(LIVERPOOL, "Jones", "Mohamed Salah", coach="Klopp", when=10))
    corrected = await opened(database)
    assert corrected is not None
    mohamed = max(one.number for one in corrected.candidates)
    async with database.write() as conn:
        await merged_marks.of_player(conn, LIVERPOOL, "Salah", "Mohamed Salah")
    [pressed] = await cast(database, vote(ballot, "ann", {SALAH: 14}, SALAH))
    assert isinstance(pressed, Cast)
    assert (pressed.marks, pressed.pick) == ({mohamed: 14}, mohamed)
    assert await counted(database, ballot) == {mohamed: {14: 1}}


async def test_a_player_under_one_name_only_keeps_the_number(database: Database) -> None:
    ballot = await full_time(database)
    await cast(database, vote(ballot, "ann", {SALAH: 14}))
    async with database.write() as conn:
        assert await merged_marks.of_player(conn, LIVERPOOL, "Salah", "Mohamed Salah") == 1
        assert await ballots.tallies(conn, KEY) == {(LIVERPOOL, "Mohamed Salah"): Tally({14: 1})}
    assert await counted(database, ballot) == {SALAH: {14: 1}}


async def test_a_team_brings_its_players_marks(database: Database) -> None:
    ballot = await full_time(database)
    await cast(database, vote(ballot, "ann", {SALAH: 14}))
    async with database.write() as conn:
        assert await merged_marks.of_team(conn, EVERTON.key, LIVERPOOL) == 1
        assert await ballots.tallies(conn, KEY) == {(EVERTON.key, "Salah"): Tally({14: 1})}


async def test_ballots_of_two_matches_are_one(either: Database) -> None:
    ballot = await full_time(either)
    await keep(either, OTHER)
    await cast(either, vote(ballot, "ann", {SALAH: 14}, SALAH))
    await marked(either, OTHER.key, "ann", {(LIVERPOOL, "Salah"): 4, (LIVERPOOL, "Elliott"): 12})
    await marked(either, OTHER.key, "bob", {(LIVERPOOL, "Salah"): 10})
    async with either.write() as conn:
        await merged_marks.join(conn, KEY, OTHER.key)
        assert await ballots.of_match(conn, OTHER.key) is None
        assert await ballots.tallies(conn, KEY) == {
            (LIVERPOOL, "Salah"): Tally({14: 1, 10: 1}),
            (LIVERPOOL, "Elliott"): Tally({12: 1}),
        }
    assert (await of_match(either, KEY)).fans == 2
    await counted(either, ballot)


async def test_a_ballot_moves_to_the_match_that_stays(database: Database) -> None:
    await keep(database, OTHER, a_match("stays", liverpool(), EVERTON))
    await marked(database, OTHER.key, "ann", {(ATALANTA, "Hien"): 4})
    async with database.write() as conn:
        await merged_marks.join(conn, MatchKey("stays"), OTHER.key)
    assert (await of_match(database, MatchKey("stays"))).fans == 1
