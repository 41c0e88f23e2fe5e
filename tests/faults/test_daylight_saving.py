"""A night on which the clocks change, from the fact to the channel: kickoff, reminders and quiet hours."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.chat import Look
from bot.knowledge.occasion import Kind, Rule
from storage.database import Database
from storage.tables import channels
from tests.delivery.town import Town
from tests.fanbase import a_channel, a_store_with_the_match, instants, kickoff_at

LONDON = Look("en", "Europe/London")
NEW_YORK = Look("en", "America/New_York")
TWO_HOURS = Rule(Kind.KICKOFF_REMINDER, "PT7200S")
SPRING = datetime(2024, 3, 31, 1, tzinfo=UTC)
"""From 01:00 to 02:00 in London."""
AUTUMN = datetime(2024, 10, 27, 1, tzinfo=UTC)
"""From 02:00 to 01:00 in London: the hour before comes twice."""


async def night(store: Database, kickoff: datetime, until: datetime) -> Town:
    """Channels in London and New York, that in London quiet from 23:00 to 02:30; from the evening before."""
    await a_store_with_the_match(store, kickoff_at(kickoff, kickoff - timedelta(days=20)))
    quiet = await a_channel(store, "quiet", wants=(TWO_HOURS,), look=LONDON)
    await a_channel(store, "london", wants=(TWO_HOURS,), look=LONDON)
    await a_channel(store, "new york", wants=(TWO_HOURS,), look=NEW_YORK)
    async with store.write() as conn:
        await conn.execute(
            update(channels).where(channels.c.id == quiet).values(quiet_from="23:00", quiet_until="02:30")
        )
    town = Town(store)
    town.clock.at = kickoff - timedelta(hours=6)
    await town.to(until)
    return town


@pytest.mark.parametrize("change", [SPRING, AUTUMN])
async def test_a_reminder_comes_two_hours_before_whatever_the_clocks_do_between(
    either: Database, change: datetime
) -> None:
    """Kickoff is an hour after the change, the reminder one before it: by the clock three hours, or one."""
    kickoff = change + timedelta(hours=1)
    town = await night(either, kickoff, kickoff)
    at = {message.channel.address: when for when, message in town.paper.sent}
    assert at["london"] == at["new york"] == change - timedelta(hours=1)
    assert all(kickoff in instants(message.post) for _, message in town.paper.sent)
    assert len(town.paper.sent) == len(at)


@pytest.mark.parametrize(
    ("change", "over"),
    [
        (SPRING, datetime(2024, 3, 31, 1, 30, tzinfo=UTC)),  # 02:30 is half past one in UTC
        (AUTUMN, datetime(2024, 10, 27, 2, 30, tzinfo=UTC)),  # 02:30 is half past two, after the second 01:30
    ],
)
async def test_quiet_hours_end_by_the_clock_of_the_channel(
    either: Database, change: datetime, over: datetime
) -> None:
    kickoff = over + timedelta(hours=1)
    town = await night(either, kickoff, kickoff)
    [held] = [when for when, message in town.paper.sent if message.channel.address == "quiet"]
    assert held == over
    assert len(town.paper.sent) == 3
