"""How a channel wants its posts."""

from collections.abc import Mapping

import pytest

from bot.chat import Look, Mention, MentionKind, Unfinished
from bot.knowledge.occasion import Kind, Rule
from storage import channels
from storage.channels import Settings
from tests.handlers.matchday import DAY_BEFORE as LATER
from tests.handlers.matchday import LONDON, Matchday
from tests.handlers.moderating import GROUP, ROOM, Moderating, written

STEWARDS = Mention(MentionKind.ROLE, "99", "Stewards")
EVERYONE = Mention(MentionKind.ROLE, "7", "@everyone")


@pytest.fixture
async def mod(told: Matchday) -> Moderating:
    moderator = Moderating(told)
    await moderator.gives("follow", what="liverpool")
    return moderator


async def kept(mod: Moderating) -> Settings:
    async with mod.told.database.read() as conn:
        known = await channels.settings(conn, ROOM)
    assert known is not None
    return known


async def test_each_switch_is_a_button_that_switches_in_place(mod: Moderating) -> None:
    page = await mod.gives("options")
    labels = [one.label for one in page.post.actions if one.label.startswith("☐")]
    for label in labels:
        page = await mod.press(page, label)
        assert page.replaces
    known = await kept(mod)
    assert known.look == Look("en", "Europe/London", spoiler=True, dark=True)
    assert known.silent
    wishes = known.wishes
    assert (wishes.thread, wishes.pin, wishes.crosspost, wishes.event) == (True, True, True, True)
    assert not any(one.label.startswith("☐") for one in page.post.actions)


async def test_every_change_works_in_words(mod: Moderating) -> None:
    await mod.gives("options", option="spoilers", value="on")
    await mod.gives("options", option="time zone", value="rome")
    await mod.gives("options", option="language", value="italian")
    assert (await kept(mod)).look == Look("it", "Europe/Rome", spoiler=True)


async def test_a_language_that_is_not_spoken_yet_is_said_to_be_so(mod: Moderating) -> None:
    said = await mod.reads("options", option="language", value="is")
    assert "I do not speak Icelandic yet" in said
    assert (await kept(mod)).look.language == "is"


async def test_reminders_at_an_hour_of_the_day_move_with_the_zone(mod: Moderating) -> None:
    evening = "P1D18:00 Europe/London"
    async with mod.told.database.write() as conn:
        await channels.want(conn, (await kept(mod)).id, [Rule(Kind.KICKOFF_REMINDER, evening)], LATER)
    await mod.gives("options", option="zone", value="Europe/Rome")
    async with mod.told.database.read() as conn:
        leads = {rule.lead for rule in await channels.rules_of(conn, (await kept(mod)).id)}
    assert "P1D18:00 Europe/Rome" in leads
    assert evening not in leads


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("zone", "narnia"),
        ("language", "zz"),
        ("spoiler", "maybe"),
        ("nonsense", "on"),
        ("role", "Kop"),
    ],
)
async def test_what_is_not_clear_changes_nothing(mod: Moderating, option: str, value: str) -> None:
    before = await kept(mod)
    assert (await mod.gives("options", option=option, value=value)).post.title == "That is not clear"
    assert await kept(mod) == before


async def test_a_role_that_the_platform_names_is_pinged_and_everybody_never(mod: Moderating) -> None:
    await mod.gives("options", STEWARDS, option="role", value="<@&99>")
    assert (await kept(mod)).wishes.ping == "99"
    refused = await mod.gives("options", EVERYONE, option="role", value="<@&7>")
    assert refused.post.title == "That is not clear"
    assert (await kept(mod)).wishes.ping == "99"
    await mod.gives("options", option="role", value="none")
    assert (await kept(mod)).wishes.ping is None


async def test_a_number_that_somebody_made_up_is_no_role(mod: Moderating) -> None:
    await mod.gives("options", option="role", value="1234")
    assert (await kept(mod)).wishes.ping is None


async def test_only_what_the_platform_knows_is_offered_and_taken(mod: Moderating) -> None:
    group = mod.at(GROUP)
    await group.gives("follow", what="liverpool")
    said = await group.reads("options")
    assert "Thread per match" in said
    assert "Server events" not in said
    assert (await group.gives("options", option="event", value="on")).post.title == "That is not clear"


async def test_quiet_hours_are_a_button_away(mod: Moderating) -> None:
    assert "Quiet hours: none (/quiet)" in written(await mod.gives("options"))


async def test_a_channel_that_was_never_set_up_has_no_options(told: Matchday) -> None:
    assert (await Moderating(told, GROUP).gives("options")).post.title == "This channel is not set up"


async def test_completion_follows_the_option(told: Matchday) -> None:
    async def offered(argument: str, typed: str, given: Mapping[str, str]) -> list[str]:
        asked = Unfinished("options", argument, typed, ROOM, LONDON, given)
        return [choice.value for choice in await told.desk.complete(asked)]

    assert "crosspost" in await offered("option", "", {})
    assert (await offered("value", "liverpool", {"option": "zone"}))[0] == "Europe/London"
    assert await offered("value", "", {"option": "spoiler"}) == ["on", "off"]
    assert (await offered("value", "germ", {"option": "language"}))[0] == "Deutsch"
    assert await offered("value", "x", {"option": "role"}) == []
