"""Of a match of an old season the store keeps how it went, and looks through it once."""

from collections import Counter
from datetime import date, timedelta

from bot.knowledge.claims import AbsenceOf, BroadcastOf, Claim, LineupOf
from bot.knowledge.match import Broadcast, MatchKey
from bot.knowledge.team_news import Absence, AbsenceStatus, Lineup
from storage import claims, dossiers, past_claims
from storage.database import Database
from tests.knowledge.builders import LIVERPOOL, NOON, PAPER, PROVIDER, atalanta, liverpool
from tests.storage.season import EVERTON, a_match, play, result, say

OLD = NOON - timedelta(days=500)
BEFORE = (NOON - timedelta(days=400)).date()
FIRST = a_match("first", liverpool(), EVERTON)
SECOND = a_match("second", EVERTON, liverpool())
RECENT = a_match("recent", atalanta(), liverpool())


def ahead(key: str) -> list[Claim]:
    """What was told ahead of a match."""
    match = MatchKey(key)
    return [
        Claim(AbsenceOf(match, LIVERPOOL, "Jota"), Absence(AbsenceStatus.OUT), PAPER, OLD),
        Claim(BroadcastOf(match, "GB"), Broadcast("A Channel", "GB"), PROVIDER, OLD),
        Claim(LineupOf(match, LIVERPOOL, False), Lineup(tuple("abcdefghijk")), PAPER, OLD),
    ]


async def swept(store: Database, before: date = BEFORE) -> list[int]:
    """How many claims went in each step."""
    return [gone["claims"] async for gone in past_claims.sweep(store, before)]


async def kept(store: Database, key: str) -> Counter[str]:
    async with store.read() as conn:
        said = await claims.of_matches(conn, [MatchKey(key)])
    return Counter(type(claim.about).__name__ for claim in said[MatchKey(key)])


async def test_what_was_told_ahead_of_old_matches_goes_and_how_they_went_stays(either: Database) -> None:
    for match, at in ((FIRST, OLD), (SECOND, OLD + timedelta(days=7)), (RECENT, NOON)):
        await play(either, match, at, 2, 1)
        await say(either, *ahead(match.key))
    await say(either, result("first", 2, 0, said_at=OLD))  # replaced by what the same source said since

    assert await swept(either) == [4, 3]

    assert await kept(either, "first") == await kept(either, "second") == Counter(KickoffOf=1, ResultOf=1)
    assert (await kept(either, "recent")).total() == 5
    async with either.read() as conn:
        meetings = (await dossiers.load(conn, RECENT.key)).context.recent[LIVERPOOL]
    assert [(played.match.key, played.result.score.home) for played in meetings] == [
        ("second", 2),
        ("first", 2),
    ]


async def test_each_match_is_looked_through_once_in_small_steps(either: Database) -> None:
    for number in range(4):
        match = a_match(f"match-{number}", liverpool(), EVERTON)
        await play(either, match, OLD + timedelta(days=number // 3))
        await say(either, *ahead(match.key))
    async for gone in past_claims.sweep(either, BEFORE):
        assert gone["claims"] == 3
        break

    assert await swept(either) == [3, 3, 3]
    assert await swept(either) == []
    await play(either, RECENT, NOON)
    assert await swept(either, NOON.date() + timedelta(days=1)) == [0]
