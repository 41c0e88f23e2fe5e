"""Several fields make one argument, as one would have written it; the commands' own grammar reads it."""

from datetime import timedelta

from bot.knowledge.occasion import Lead
from bot.knowledge.reminding import read as read_reminder
from bot.knowledge.weekly import Weekly
from bot.knowledge.weekly import read as read_weekly
from bot.platforms.web.dashboard.composed import arguments
from handlers.quiet import between
from storage.channels import Quiet


def test_a_commands_own_arguments_are_as_they_are() -> None:
    assert arguments("follow", {"arg.what": "Liverpool", "csrf": "x"}) == {"what": "Liverpool"}


def test_two_times_are_quiet_hours() -> None:
    given = arguments("quiet-hours", {"part.from": "23:00", "part.until": "08:00"})
    assert between(given["hours"]) == Quiet("23:00", "08:00")


def test_a_kind_and_what_becomes_of_it() -> None:
    assert arguments("quiet-kind", {"part.kind": "Live message", "part.what": "post"}) == {
        "hours": "Live message post"
    }


def test_a_day_and_a_time_are_a_digest() -> None:
    given = arguments("weekly", {"part.day": "friday", "part.at": "18:30"})
    assert read_weekly(given["when"], "Europe/Rome") == Weekly(4, 18, 30, "Europe/Rome")


def test_a_reminder_with_all_there_is() -> None:
    fields = {"lead": "2h", "competition": "UEFA Europa League", "side": "home", "words": "Up the Reds!"}
    given = arguments("reminder", {f"part.{name}": text for name, text in fields.items()})
    wanted = read_reminder(given["change"].removeprefix("add "), "Europe/London")
    assert wanted.lead == Lead(before=timedelta(hours=2))
    assert (wanted.competitions, wanted.side, wanted.words) == (
        ("UEFA Europa League",),
        "home",
        "Up the Reds!",
    )


def test_what_is_left_out_is_not_said() -> None:
    fields = {"part.lead": "90m", "part.competition": "", "part.side": "", "part.words": ""}
    assert arguments("reminder", fields) == {"change": "add 90m"}


def test_a_form_nobody_filled_in_gives_the_command_alone() -> None:
    assert arguments("quiet-hours", {"part.from": "", "part.until": ""}) == {}
    assert arguments("no such form", {"part.from": "23:00"}) == {}
