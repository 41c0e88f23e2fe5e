"""A channel that begins to follow late gets one post that is still true, and no flood."""

from datetime import timedelta

import pytest

from bot.chat import Channel
from bot.knowledge.occasion import DEFAULT_RULES, Kind, Rule
from storage import catching_up, channels
from storage.channels import team_target
from storage.database import Database
from tests.delivery.town import Town
from tests.fanbase import KICKOFF, a_channel, a_store_with_the_match
from tests.knowledge.builders import liverpool

TARGET = team_target(liverpool().key)


@pytest.fixture
async def town(either: Database) -> Town:
    """A channel has followed the match for long, and had its preview."""
    await a_store_with_the_match(either)
    town = Town(either)
    await a_channel(either, "early")
    town.clock.at = KICKOFF - timedelta(hours=24)
    await town.until(timedelta(hours=-20))
    assert Kind.PREVIEW in town.paper.kinds()
    return town


async def late(town: Town, name: str = "late") -> Kind | None:
    async with town.database.write() as conn:
        channel = await channels.settings(conn, Channel("paper", name))
        assert channel is not None
        occasion = await catching_up.catch_up(conn, channel, TARGET, town.clock.at)
    return occasion.kind if occasion else None


def told(town: Town, name: str) -> list[Kind]:
    return [message.kind for _, message in town.paper.sent if message.channel.address == name]


async def test_the_preview_of_the_next_match(town: Town) -> None:
    await a_channel(town.database, "late")
    assert await late(town) is Kind.PREVIEW
    assert await late(town) is None, "it is on its way"
    await town.until(timedelta(hours=-19))
    assert told(town, "late") == [Kind.PREVIEW]
    assert await late(town) is None, "it stands there"
    await town.until(timedelta(minutes=-10))
    assert told(town, "late") == [Kind.PREVIEW, Kind.KICKOFF_REMINDER, Kind.KICKOFF_REMINDER]


async def test_nothing_that_is_not_wanted(town: Town) -> None:
    await a_channel(town.database, "late", wants=set(DEFAULT_RULES) - {Rule(Kind.PREVIEW)})
    assert await late(town) is None


async def test_nothing_in_a_channel_that_is_paused(town: Town) -> None:
    await a_channel(town.database, "late")
    async with town.database.write() as conn:
        await channels.pause(conn, Channel("paper", "late"), "for a while", town.clock.at)
    assert await late(town) is None


async def test_nothing_that_is_stale(town: Town) -> None:
    await town.until(timedelta(hours=-1))
    await a_channel(town.database, "late")
    assert await late(town) is None, "a preview is worthless two hours before kickoff"
