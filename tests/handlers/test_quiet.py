"""Quiet hours as moderators see and set them."""

import pytest

from bot.knowledge.occasion import Kind
from handlers.quiet import between
from storage import audit, channels
from storage.channels import Quiet, Settings
from tests.handlers.matchday import REDS, Matchday
from tests.handlers.moderating import Moderating


@pytest.fixture
def mo(told: Matchday) -> Moderating:
    return Moderating(told, channel=REDS)


async def here(told: Matchday) -> Settings:
    async with told.database.read() as conn:
        known = await channels.settings(conn, REDS)
    assert known is not None
    return known


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("23:00 8:00", Quiet("23:00", "08:00")),
        ("23 - 8", Quiet("23:00", "08:00")),
        ("11pm until 8:30 am", Quiet("23:00", "08:30")),
        ("0:00 to 9", Quiet("00:00", "09:00")),
        ("24:00 6.15", Quiet("00:00", "06:15")),
        ("23:00", None),
        ("25:00 8:00", None),
        ("8:00 8:00", None),
        ("night", None),
        ("", None),
    ],
)
def test_hours_as_people_write_them(written: str, hours: Quiet | None) -> None:
    assert between(written) == hours


async def test_there_are_none_to_begin_with(mo: Moderating) -> None:
    said = await mo.reads("quiet")
    assert "There are none: posts come at any hour." in said
    assert "[23:00 – 7:00]" in said


async def test_are_set_in_words_with_what_becomes_of_posts(mo: Moderating) -> None:
    said = await mo.reads("quiet", hours="23:00 8:00")
    assert "From 23:00 to 08:00, by the clocks of Europe/London." in said
    assert "• Held until they end, if they are of use then: Preview" in said
    assert "• Dropped, since nobody needs them later: " in said
    assert (await here(mo.told)).quiet == Quiet("23:00", "08:00")
    async with mo.told.database.read() as conn:
        [noted] = await audit.entries(conn, 1)
    assert noted.entry.after == {"from": "23:00", "until": "08:00"}


async def test_are_set_and_switched_off_by_buttons(mo: Moderating) -> None:
    page = await mo.press(await mo.gives("quiet"), "22:00")
    assert (await here(mo.told)).quiet == Quiet("22:00", "08:00")
    await mo.press(page, "No quiet hours")
    assert (await here(mo.told)).quiet is None


async def test_a_kind_is_held_dropped_or_posted(mo: Moderating) -> None:
    await mo.gives("quiet", hours="23:00 8:00")
    said = await mo.reads("quiet", hours="goals post")
    assert "• Posted all the same: Goals" in said
    page = await mo.gives("quiet", all="1")
    page = await mo.press(page, "Goals: Posted")
    await mo.press(page, "Full time: Held")
    async with mo.told.database.read() as conn:
        own = await channels.quiet_rules(conn, (await here(mo.told)).id)
    assert own == {Kind.GOAL: "hold", Kind.FULL_TIME: "drop"}


async def test_what_is_not_understood_changes_nothing(mo: Moderating) -> None:
    assert (await mo.reads("quiet", hours="when I sleep")).startswith("From when until when?")
    assert (await here(mo.told)).quiet is None


async def test_buttons_fit_every_platform(mo: Moderating) -> None:
    await mo.gives("quiet", hours="23:00 8:00")
    for action in (await mo.gives("quiet", all="1")).post.actions:
        assert len(f"{action.command} {dict(action.arguments)}") < 64


async def test_only_moderators_may(mo: Moderating) -> None:
    mo.may_moderate, mo.administers = False, False
    assert (await mo.gives("quiet", hours="23:00 8:00")).post.title == "That is for moderators"
    assert (await here(mo.told)).quiet is None
