"""One match is one, also where the calendars or the grounds of two providers differ."""

from bot.knowledge.claims import Claim, ResultOf
from bot.knowledge.given import Thing
from bot.knowledge.match import Result, Score
from storage import identities
from storage.database import Database
from storage.merging import merge
from tests.storage.providers import ALPHA, BETA, DAY, KICKOFF, MINUTE, NOW, Provider, dossier, taken

ONE = Provider(ALPHA, "Liverpool FC", "AFC Bournemouth")
FINAL = Provider(BETA, "Bournemouth", "Liverpool", "final")
"""The match of ONE with its sides the other way round."""


async def test_a_final_on_neutral_ground_is_one_match_whoever_is_called_the_home_side(
    either: Database,
) -> None:
    one = await taken(either, ONE.given(ONE.kickoff(), ONE.goal("g1", "Salah")))
    result = Claim(ResultOf(FINAL.key), Result(Score(0, 2), Score(0, 1), shootout=Score(3, 4)), BETA, KICKOFF)
    other = await taken(either, FINAL.given(FINAL.kickoff(), FINAL.goal("g1", "Senesi", 70), result))
    assert list(one.matches.values()) == list(other.matches.values())
    found = await dossier(either, other)
    assert found.match.home.key == "liverpool"
    assert found.result is not None
    assert found.result.value == Result(Score(2, 0), Score(1, 0), shootout=Score(4, 3))
    assert [event.team for event in found.events] == ["liverpool", "bournemouth"]
    again = await taken(either, FINAL.given(FINAL.kickoff(), result), NOW + MINUTE)
    assert (again.said, again.taken_back) == (0, 0)


async def test_a_final_that_two_calendars_put_a_day_apart_waits_for_a_person(either: Database) -> None:
    one = await taken(either, ONE.given(ONE.kickoff()))
    said = await taken(either, FINAL.given(FINAL.kickoff(KICKOFF + DAY), FINAL.result(0, 1)))
    assert dict(said.matches) == {}
    assert said.said == 0
    async with either.write() as conn:
        [doubt] = await identities.open_doubts(conn)
        [key] = one.matches.values()
        assert (doubt.thing, doubt.key, doubt.nearest) == (Thing.MATCH, "beta:final", (key,))
        await merge(conn, key, doubt.key, NOW)
        assert await identities.open_doubts(conn) == []
    decided = await taken(either, FINAL.given(FINAL.kickoff(KICKOFF + DAY), FINAL.result(0, 1)))
    assert list(decided.matches.values()) == [key]
    assert (await dossier(either, decided)).score == Score(1, 0)


async def test_what_a_person_says_is_another_match_is_one(either: Database) -> None:
    await taken(either, ONE.given(ONE.kickoff()))
    await taken(either, FINAL.given(FINAL.kickoff(KICKOFF + DAY)))
    async with either.write() as conn:
        [doubt] = await identities.open_doubts(conn)
        await identities.apart(conn, doubt.id, NOW)
    said = await taken(either, FINAL.given(FINAL.kickoff(KICKOFF + DAY)))
    assert list(said.matches.values()) == ["bournemouth-liverpool-2025-08-16"]


async def test_home_and_away_a_few_days_apart_are_two_legs(either: Database) -> None:
    one = await taken(either, ONE.given(ONE.kickoff()))
    other = await taken(either, FINAL.given(FINAL.kickoff(KICKOFF + 3 * DAY)))
    assert list(one.matches.values()) != list(other.matches.values())


async def test_who_plays_is_known_later_than_that_somebody_does(either: Database) -> None:
    awaited = Provider(ALPHA, "Winner Semi-final 1", "AFC Bournemouth")
    said = await taken(either, awaited.given(awaited.kickoff()))
    [key] = said.matches.values()
    named = await taken(either, ONE.given(ONE.kickoff()))
    assert list(named.matches.values()) == [key]
    assert (await dossier(either, named)).match.home.key == "liverpool"
