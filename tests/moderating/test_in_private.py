"""Reminders of one's own, and being forgotten."""

import pytest

from storage import personal
from storage.fans import Account
from tests.moderating.moderator import Moderator

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def held(ann: Moderator) -> int:
    async with ann.ground.store.read() as conn:
        return await personal.held(conn, Account(ann.channel.platform, ann.person))


async def test_somebody_is_reminded_with_their_consent_and_forgotten(ann: Moderator) -> None:
    asked = await ann.writes_in_private("remindme", "2h", "Riverside Reds")
    assert "Riverside Reds" in asked.text
    assert await held(ann) == 0
    listed = await ann.presses(asked, "Yes")
    assert "2 hours before kickoff" in listed.text
    assert await held(ann) == 1
    sure = await ann.writes_in_private("forgetme")
    kept = await ann.presses(sure, "No")
    assert await held(ann) == 1
    assert kept.text
    gone = await ann.presses(await ann.writes_in_private("forgetme"), "Yes")
    assert gone.text
    assert await held(ann) == 0


async def test_in_a_channel_it_says_where_to_ask(ann: Moderator) -> None:
    told = await ann.gives("remindme", "2h", "Riverside Reds")
    assert told.alone
    assert await held(ann) == 0
    assert await ann.ground.settings(ann.channel) is None
