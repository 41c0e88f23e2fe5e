"""The fans' marks: one a fan and player, and their tally."""

from bot.knowledge.claims import Claim, MarkOf
from bot.knowledge.match import MatchKey
from bot.knowledge.ratings import Mark, Tally
from storage import marks
from storage.database import Database
from tests.knowledge.builders import ATALANTA, LIVERPOOL, NOON, PAPER, atalanta, liverpool
from tests.storage.season import EVERTON, a_match, keep, say

KEY = MatchKey("cup")
MATCH = a_match(KEY, atalanta(), liverpool())
OTHER = a_match("other", liverpool(), EVERTON)


async def test_a_later_mark_takes_the_place_of_the_earlier(either: Database) -> None:
    await keep(either, MATCH)
    async with either.write() as conn:
        await marks.give(conn, KEY, "web:1", LIVERPOOL, "Salah", 13, NOON)
        await marks.give(conn, KEY, "web:1", LIVERPOOL, "Salah", 20, NOON)
        assert await marks.of_fan(conn, KEY, "web:1") == {(LIVERPOOL, "Salah"): 20}
        assert await marks.tallies(conn, KEY) == {(LIVERPOOL, "Salah"): Tally({20: 1})}


async def test_fans_are_counted_by_mark_and_player(either: Database) -> None:
    await keep(either, MATCH, OTHER)
    async with either.write() as conn:
        for fan, steps in (("1", 12), ("2", 12), ("3", 15)):
            await marks.give(conn, KEY, fan, LIVERPOOL, "Salah", steps, NOON)
        await marks.give(conn, KEY, "1", ATALANTA, "Hien", 14, NOON)
        await marks.give(conn, OTHER.key, "1", LIVERPOOL, "Salah", 2, NOON)
        assert await marks.tallies(conn, KEY) == {
            (LIVERPOOL, "Salah"): Tally({12: 2, 15: 1}),
            (ATALANTA, "Hien"): Tally({14: 1}),
        }


async def test_a_fan_who_gave_none_has_none(either: Database) -> None:
    async with either.read() as conn:
        assert await marks.of_fan(conn, KEY, "nobody") == {}
        assert await marks.tallies(conn, KEY) == {}


async def test_matches_with_marks_are_those_of_the_press_and_of_the_fans(either: Database) -> None:
    third = a_match("third", EVERTON, atalanta())
    await keep(either, MATCH, OTHER, third)
    await say(either, Claim(MarkOf(KEY, LIVERPOOL, "Salah"), Mark(7), PAPER, NOON))
    async with either.write() as conn:
        await marks.give(conn, OTHER.key, "1", LIVERPOOL, "Salah", 2, NOON)
        given = await marks.given_for(conn, [KEY, OTHER.key, third.key])
    assert given == {KEY, OTHER.key}
