"""The fans' marks of a season, match by match."""

from datetime import datetime

from bot.knowledge.match import MatchKey
from bot.knowledge.season_marks import InMatch
from storage import season_marks
from storage.database import Database
from tests.knowledge.builders import ATALANTA, LIVERPOOL, at, atalanta, liverpool
from tests.storage.polls import CLICKED, marked
from tests.storage.season import EVERTON, a_match, keep, kickoff, say

FIRST, SECOND = a_match("first", liverpool(), atalanta()), a_match("second", EVERTON, liverpool())
CLOSED = at(3000)


async def two_matches(store: Database) -> None:
    await keep(store, FIRST, SECOND)
    await say(store, kickoff("first", at(-20_000)), kickoff("second", at(-105)))
    await marked(store, FIRST.key, "ann", {(LIVERPOOL, "Salah"): 14, (ATALANTA, "Hien"): 10})
    await marked(store, FIRST.key, "bob", {(LIVERPOOL, "Salah"): 17})
    await marked(store, SECOND.key, "ann", {(LIVERPOOL, "Salah"): 9, (EVERTON.key, "Pickford"): 12})


async def of_liverpool(store: Database, now: datetime) -> list[InMatch]:
    async with store.read() as conn:
        return await season_marks.of_teams(conn, [LIVERPOOL], "2023-24", now)


async def test_a_sides_players_have_a_mean_a_match_the_newest_first(either: Database) -> None:
    await two_matches(either)
    assert await of_liverpool(either, CLOSED) == [
        InMatch(MatchKey("second"), LIVERPOOL, "Salah", 4.5, 1),
        InMatch(MatchKey("first"), LIVERPOOL, "Salah", 7.75, 2),
    ]


async def test_an_open_ballot_that_hides_its_averages_tells_nothing(either: Database) -> None:
    await two_matches(either)
    assert await of_liverpool(either, CLICKED) == []
    async with either.read() as conn:
        assert await season_marks.newest_season(conn, [LIVERPOOL], CLICKED) is None


async def test_the_newest_season_is_that_of_whoever_is_asked_about(either: Database) -> None:
    await two_matches(either)
    async with either.read() as conn:
        assert await season_marks.newest_season(conn, [LIVERPOOL], CLOSED) == "2023-24"
        assert await season_marks.newest_season(conn, [], CLOSED) == "2023-24"
        assert len(await season_marks.of_teams(conn, [], "2023-24", CLOSED)) == 4
        assert await season_marks.of_teams(conn, [LIVERPOOL], "1999-00", CLOSED) == []
