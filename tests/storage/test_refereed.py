"""Earlier matches of a referee, out of the store."""

from bot.knowledge.claims import Claim, EventOf, OfficialsOf
from bot.knowledge.match import Match, MatchKey, Officials
from bot.knowledge.refereed import Refereed
from bot.knowledge.timeline import Event, EventKind
from storage import dossiers, refereed
from storage.database import Database
from tests.knowledge.builders import LIVERPOOL, NOON, PROVIDER, atalanta, event, liverpool
from tests.storage.season import CUP, DAY, EVERTON, a_match, plan, play, say

TODAY = a_match("today", liverpool(), EVERTON)


async def under(store: Database, match: Match, referee: str) -> None:
    await say(store, Claim(OfficialsOf(match.key), Officials(referee), PROVIDER, NOON))


async def before(store: Database) -> list[Refereed]:
    async with store.read() as conn:
        return await refereed.before(conn, await dossiers.load(conn, TODAY.key), None)


async def test_the_last_matches_of_either_side_under_this_referee(either: Database) -> None:
    earlier = [
        (a_match("derby", EVERTON, liverpool()), "Anthony Taylor"),
        (a_match("other", liverpool(), atalanta()), "Michael Oliver"),
        (a_match("long-ago", EVERTON, atalanta()), "A. Taylor"),
        (a_match("in-the-cup", liverpool(), atalanta(), CUP), "A. Taylor"),  # perhaps another one
    ]
    for days, (match, referee) in enumerate(earlier, start=1):
        await play(either, match, NOON - days * DAY)
        await under(either, match, referee)
    await plan(either, TODAY, NOON)
    await under(either, TODAY, "Anthony Taylor")
    assert [one.played.match.key for one in await before(either)] == ["derby", "long-ago"]


async def test_the_cards_are_counted(either: Database) -> None:
    match = a_match("derby", EVERTON, liverpool())
    await play(either, match, NOON - DAY)
    await under(either, match, "Anthony Taylor")
    shown = [EventKind.YELLOW_CARD, EventKind.YELLOW_CARD, EventKind.SECOND_YELLOW, EventKind.RED_CARD]
    for number, kind in enumerate(shown):
        await say(either, _card(match.key, number, event(kind, 10 * number + 5, LIVERPOOL, f"P{number}")))
    await plan(either, TODAY, NOON)
    await under(either, TODAY, "Anthony Taylor")
    [one] = await before(either)
    assert (one.yellow, one.red) == (2, 2)


async def test_without_a_referee_there_is_nothing_to_look_for(either: Database) -> None:
    await plan(either, TODAY, NOON)
    assert await before(either) == []


def _card(match: MatchKey, number: int, shown: Event) -> Claim:
    return Claim(EventOf(match, f"provider:{number}"), shown, PROVIDER, NOON)
