"""A channel is set up with a form: which team, which posts."""

import pytest

from bot.chat import Channel, Look
from bot.knowledge.occasion import Kind, Rule
from bot.posts.text import as_text
from handlers.setting_up import SettingUp
from storage import channels
from tests.fanbase import HandClock
from tests.handlers.matchday import DAY_BEFORE, Matchday

ROOM = Channel("discord", "42")
SERVER = ("7", "Reds")


@pytest.fixture
def story(told: Matchday) -> Matchday:
    return told


def setting_up(story: Matchday) -> SettingUp:
    return SettingUp(story.database, HandClock(DAY_BEFORE))


async def test_teams_are_found_as_one_types(story: Matchday) -> None:
    found = await setting_up(story).teams("liv")
    assert [(choice.label, choice.value) for choice in found][:1] == [("Liverpool", "liverpool")]


async def test_the_moderator_reads_what_comes_first(story: Matchday) -> None:
    kinds = frozenset({"live", "goal"})
    post = await setting_up(story).follow(ROOM, "matchday", SERVER, Look(), "liverpool", kinds)
    text = as_text(post, Look())
    assert "#matchday follows Liverpool from now on." in text
    assert "First up: Atalanta v Liverpool." in text


async def test_the_channel_wants_just_what_was_chosen_and_a_second_time_changes_it(story: Matchday) -> None:
    desk = setting_up(story)
    await desk.follow(ROOM, "matchday", SERVER, Look(), "liverpool", frozenset({"live", "goal"}))
    await desk.follow(ROOM, "matchday", SERVER, Look(), "atalanta", frozenset({"live", "kickoff_reminder"}))
    async with story.database.read() as conn:
        kept = await channels.settings(conn, ROOM)
        assert kept is not None
        assert await channels.followed(conn, kept.id) == ["team:atalanta", "team:liverpool"]
        rules = await channels.rules_of(conn, kept.id)
    assert rules == {
        Rule(Kind.LIVE),
        Rule(Kind.KICKOFF_REMINDER, "PT7200S"),
        Rule(Kind.KICKOFF_REMINDER, "PT900S"),
    }


async def test_a_team_that_nobody_knows_is_said_to_be_unknown(story: Matchday) -> None:
    post = await setting_up(story).follow(ROOM, "matchday", SERVER, Look(), "nowhere", frozenset({"live"}))
    assert "nowhere" in post.title
    async with story.database.read() as conn:
        assert await channels.settings(conn, ROOM) is None
