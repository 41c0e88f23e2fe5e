"""What is of no use any more does not stand before what is."""

from datetime import timedelta

from bot.knowledge.occasion import Kind, Rule
from storage import outbox
from storage.database import Database
from tests.delivery.town import Town
from tests.fanbase import KICKOFF, a_channel, a_store_with_the_match

EARLY, LATE = Rule(Kind.KICKOFF_REMINDER, "PT7200S"), Rule(Kind.KICKOFF_REMINDER, "PT900S")


async def test_a_backlog_that_came_too_late_is_let_go_in_one_turn(either: Database) -> None:
    await a_store_with_the_match(either)
    for number in range(9):
        await a_channel(either, f"nobody came {number}", wants=(EARLY,))
    await a_channel(either, "here", wants=(LATE,))
    town = Town(either)
    await town.runner.tick(KICKOFF - timedelta(hours=2))
    now = KICKOFF - timedelta(minutes=14)
    await town.runner.tick(now)
    async with either.write() as conn:
        claimed = await outbox.claim(conn, now, "one", ["paper"], 2)
    assert [one.channel.address for one in claimed] == ["here"]
    assert [state for state, _ in await town.states()] == ["skipped"] * 9 + ["sending"]
