"""Each moderators' command has its place on the pages, and a button that only shows one is a link."""

from bot.chat import Action, Channel, Look
from bot.platforms.web.dashboard.house import Moderated
from bot.platforms.web.dashboard.sections import groups, link, of_command, place_of, section
from bot.platforms.web.dashboard.shell import Place
from bot.platforms.web.site import in_english
from handlers.settings_table import SETTINGS
from handlers.table import TABLE
from handlers.times_table import TIMES

REDS = Moderated(7, Channel("web", "liverpool"), "liverpool", 1, "The site", Look())
NAMES = {one.name for group in groups(in_english("en")) for one in group.sections}
NOWHERE = {"audit", "dashboard"}
"""A page of its own, and the way in."""


def test_every_settings_command_has_a_section() -> None:
    for entry in (*SETTINGS, *TIMES):
        assert of_command(entry.command.name) in NAMES - {""} or entry.command.name in NOWHERE


def test_every_moderators_command_has_a_place() -> None:
    for entry in TABLE:
        name = entry.command.name
        if entry.command.moderators_only and name not in NOWHERE:
            assert of_command(name) or place_of(name) is not Place.SETTINGS, name


def test_what_a_section_looks_at_changes_nothing() -> None:
    looked_at = {one.command for group in groups(in_english("en")) for one in group.sections if one.looks}
    assert not looked_at & {"stop", "undo", "testpost", "resume", "unfollow"}


def test_a_button_that_shows_a_page_is_a_link() -> None:
    assert link(Action("Options", "options"), REDS) == "/dashboard/7/settings/options"
    assert link(Action("What comes next", "upcoming"), REDS) == "/dashboard/7/calendar"
    assert link(Action("No, leave it", "pause", {"state": "1"}), REDS) == "/dashboard/7/settings/pause"
    assert link(Action("After the match", "posts", {"group": "after"}), REDS) == "/dashboard/7/settings/posts"


def test_a_button_that_does_something_is_none() -> None:
    assert link(Action("Go on now", "resume"), REDS) is None
    assert link(Action("Undo", "undo"), REDS) is None
    assert link(Action("Stop Liverpool", "unfollow", {"what": "team:liverpool"}), REDS) is None


def test_an_unknown_section_is_none() -> None:
    assert section("narnia", in_english("en")) is None
