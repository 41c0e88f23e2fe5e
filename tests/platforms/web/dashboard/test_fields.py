"""What can be chosen in the forms of the settings."""

from bot.chat import Choice
from bot.knowledge.quiet import What
from bot.platforms.web.dashboard.fields import Field, Form, Input, quiet_choices, sides, weekdays
from bot.platforms.web.site import in_english


def test_weekdays_are_called_as_the_reader_calls_them_and_sent_as_commands_take_them() -> None:
    assert weekdays("de")[0] == Choice("Montag", "monday")
    assert weekdays("pt-BR")[6] == Choice("domingo", "sunday")
    assert weekdays("xx-nonsense")[0] == Choice("Monday", "monday")


def test_all_that_may_become_of_a_post_in_quiet_hours_can_be_chosen() -> None:
    assert {one.value for one in quiet_choices(in_english("en"))} == {one.value for one in What}


def test_all_matches_are_no_side() -> None:
    assert [one.value for one in sides(in_english("en"))] == ["", "home", "away"]


def test_a_form_with_a_file_says_so() -> None:
    assert Form("f", "F", "Go", "settings", (Field("file.settings", "A file", Input.FILE),)).uploads
    assert not Form("f", "F", "Go", "settings", (Field("arg.settings", "Text"),)).uploads
