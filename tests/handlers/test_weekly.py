"""The weekly digest as moderators see and set it."""

import pytest

from bot.knowledge.occasion import Kind, Rule
from storage import channels
from tests.handlers.matchday import REDS, Matchday
from tests.handlers.moderating import Moderating


@pytest.fixture
def mo(told: Matchday) -> Moderating:
    return Moderating(told, channel=REDS)


async def leads(told: Matchday) -> list[str]:
    async with told.database.read() as conn:
        here = await channels.settings(conn, REDS)
        assert here is not None
        rules = await channels.rules_of(conn, here.id)
    return [rule.lead for rule in rules if rule.kind is Kind.DIGEST]


async def test_is_off_set_in_words_and_moved(mo: Moderating) -> None:
    assert "There is none here." in await mo.reads("digest")
    said = await mo.reads("digest", when="weekly monday 9:00")
    assert "It comes every week on Monday at 09:00, by the clocks of Europe/London." in said
    assert "The next one: Mon 22 Apr, 09:00 BST." in said
    await mo.gives("digest", when="fridays at 6pm")
    assert await leads(mo.told) == ["W4 18:00 Europe/London"]


async def test_is_set_and_switched_off_by_buttons(mo: Moderating) -> None:
    page = await mo.press(await mo.gives("digest"), "Friday, 18:00")
    assert await leads(mo.told) == ["W4 18:00 Europe/London"]
    await mo.press(page, "No digest")
    assert await leads(mo.told) == []


async def test_what_is_not_understood_changes_nothing(mo: Moderating) -> None:
    assert (await mo.reads("digest", when="now and then")).startswith("On which day, and when?")
    assert await leads(mo.told) == []


async def test_one_without_an_hour_is_as_good_as_none(mo: Moderating) -> None:
    async with mo.told.database.write() as conn:
        await channels.want(conn, 1, [Rule(Kind.DIGEST)], mo.told.clock.now())
    assert "There is none here." in await mo.reads("digest")
    await mo.gives("digest", when="monday")
    assert await leads(mo.told) == ["W0 09:00 Europe/London"]
