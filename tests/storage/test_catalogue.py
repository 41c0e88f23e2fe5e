"""Teams, players, ties and matches come back as they were kept, and are brought up to date."""

from dataclasses import replace

from bot.knowledge.match import MatchKey, Player, TieKey
from storage import catalogue, fixtures
from storage.database import Database
from tests.knowledge.builders import ATALANTA, LIVERPOOL, NOON, a_tie, atalanta, liverpool
from tests.storage.season import CUP, DAY, EVERTON, LEAGUE, a_match, keep, play

SALAH = Player("Mohamed Salah", LIVERPOOL, ("Mo Salah",))
HIEN = Player("Isak Hien", ATALANTA)


async def test_a_match_comes_back_as_it_was_kept(either: Database) -> None:
    match = a_match("second", atalanta(), liverpool(), CUP, leg=2)
    await keep(either, match)
    async with either.read() as conn:
        assert await catalogue.matches_by_key(conn, [match.key]) == {match.key: match}


async def test_a_match_that_does_not_exist_is_left_out(either: Database) -> None:
    async with either.read() as conn:
        assert await catalogue.matches_by_key(conn, [MatchKey("none")]) == {}


async def test_kept_again_it_is_brought_up_to_date(either: Database) -> None:
    await keep(either)
    renamed = replace(EVERTON, name="Everton Football Club", aliases=("Toffees",))
    async with either.write() as conn:
        await catalogue.keep(conn, teams_=[renamed])
    async with either.read() as conn:
        assert await catalogue.all_teams(conn) == [atalanta(), renamed, liverpool()]


async def test_a_match_kept_again_stays_where_the_calendar_has_it(either: Database) -> None:
    match = a_match("league", liverpool(), EVERTON)
    await play(either, match, NOON - DAY)
    await keep(either, match)
    async with either.read() as conn:
        assert [m.key for m in await fixtures.played(conn, [], 5)] == [match.key]


async def test_squads_of_some_teams_or_of_all(either: Database) -> None:
    await keep(either)
    async with either.write() as conn:
        await catalogue.keep(conn, players_=[SALAH, HIEN])
    async with either.read() as conn:
        assert await catalogue.squad(conn, LIVERPOOL) == [SALAH]
        assert await catalogue.squad(conn) == [HIEN, SALAH]


async def test_a_tie_comes_back_with_both_its_sides(either: Database) -> None:
    await keep(either)
    async with either.read() as conn:
        assert await catalogue.tie(conn, TieKey("tie")) == a_tie()
        assert await catalogue.tie(conn, TieKey("none")) is None


async def test_competitions_by_name(either: Database) -> None:
    await keep(either)
    async with either.read() as conn:
        assert await catalogue.all_competitions(conn) == [CUP, LEAGUE]
