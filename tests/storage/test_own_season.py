"""One fan's marks of a season beside everybody's."""

from bot.knowledge.match import MatchKey
from bot.knowledge.season_marks import OwnMark
from storage import fans, own_season
from storage.database import Database
from storage.fans import Account
from tests.knowledge.builders import ATALANTA, LIVERPOOL, at, atalanta, liverpool
from tests.storage.polls import CLICKED, marked
from tests.storage.season import EVERTON, a_match, keep, kickoff, say

FIRST, SECOND = a_match("first", liverpool(), atalanta()), a_match("second", EVERTON, liverpool())
CLOSED = at(3000)


async def ann(store: Database) -> int:
    """Ann has rated two matches, Bob one."""
    await keep(store, FIRST, SECOND)
    await say(store, kickoff("first", at(-20_000)), kickoff("second", at(-105)))
    await marked(store, FIRST.key, "ann", {(LIVERPOOL, "Salah"): 14, (ATALANTA, "Hien"): 10})
    await marked(store, FIRST.key, "bob", {(LIVERPOOL, "Salah"): 18})
    await marked(store, SECOND.key, "ann", {(LIVERPOOL, "Salah"): 9})
    async with store.read() as conn:
        fan = await fans.fan_of(conn, Account("web", "ann"))
    assert fan is not None
    return fan


async def test_each_own_mark_stands_beside_the_mean_of_all(either: Database) -> None:
    fan = await ann(either)
    async with either.read() as conn:
        assert await own_season.of_fan(conn, fan, "2023-24", CLOSED) == [
            OwnMark(MatchKey("second"), LIVERPOOL, "Salah", 4.5, 4.5),
            OwnMark(MatchKey("first"), LIVERPOOL, "Salah", 7, 8),
            OwnMark(MatchKey("first"), ATALANTA, "Hien", 5, 5),
        ]


async def test_while_averages_are_hidden_nothing_is_compared(either: Database) -> None:
    fan = await ann(either)
    async with either.read() as conn:
        assert await own_season.of_fan(conn, fan, "2023-24", CLICKED) == []
        assert await own_season.ballots_given(conn, fan, "2023-24") == 2


async def test_the_last_match_is_the_newest_that_the_fan_rated(either: Database) -> None:
    fan = await ann(either)
    async with either.read() as conn:
        assert await own_season.last_match(conn, fan) == (SECOND.key, "2023-24")
        assert await own_season.last_match(conn, fan + 100) is None
        assert await own_season.ballots_given(conn, fan, "1999-00") == 0
