"""The table of commands, and the help that comes from it."""

from datetime import datetime

import pytest

from bot.chat import Command
from handlers.table import TABLE
from tests.handlers.matchday import (
    DAY_BEFORE,
    DEA,
    EUROPE,
    FULL_TIME,
    LEADING,
    LINEUPS_OUT,
    MARKED,
    NEXT_MORNING,
    NOBODY,
    Matchday,
)

COMMANDS = [entry.command for entry in TABLE]
# fmt: off
NAMES = [
    "next", "fixtures", "results", "match", "preview", "teamnews", "predicted", "lineup", "tie", "form",
    "h2h", "table", "referee", "tv", "milestones", "live", "ratings", "rate", "predict", "leaderboard",
    "me", "link", "sources", "follow", "unfollow", "posts", "options", "pause", "resume", "moderators",
    "audit", "settings", "dashboard", "reminders", "quiet", "digest", "upcoming", "why", "testpost", "stop",
    "correct", "remindme", "forgetme", "undo", "missed", "ballots", "article", "articles", "news", "feeds",
    "health", "help",
]
FOR_MODERATORS = {
    "follow", "unfollow", "posts", "options", "pause", "resume", "moderators", "audit", "settings",
    "dashboard",
    "reminders", "quiet", "digest", "upcoming", "why", "testpost", "stop", "correct", "undo", "missed",
    "ballots", "article", "articles", "news", "feeds", "health",
}
# fmt: on


def test_every_command_is_there_once() -> None:
    assert [command.name for command in COMMANDS] == NAMES


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: str(command.name))
def test_descriptions_fit_every_platform(command: Command) -> None:
    assert 0 < len(command.description) <= 100
    for argument in command.arguments:
        assert 0 < len(argument.description) <= 100


@pytest.mark.parametrize(
    "instant",
    [DAY_BEFORE, LINEUPS_OUT, LEADING, FULL_TIME, MARKED, NEXT_MORNING],
    ids=["day before", "line-ups out", "0-1", "full time", "marked", "next morning"],
)
async def test_every_command_always_answers_everywhere(told: Matchday, instant: datetime) -> None:
    await told.come_to(instant)
    for command in COMMANDS:
        for channel in (DEA, EUROPE, NOBODY):
            post = (await told.ask(command.name, channel)).post
            assert post.title
            assert post.blocks


async def test_every_button_of_every_answer_is_answered(told: Matchday) -> None:
    await told.come_to(MARKED)
    for command in COMMANDS:
        for action in (await told.ask(command.name)).post.actions:
            answer = await told.ask(action.command, **action.arguments)
            assert answer.post.title not in ("Nothing yet", ""), action


async def test_help_lists_every_command_to_its_asker(told: Matchday) -> None:
    answer = await told.ask("help")
    assert answer.private
    said = await told.read("help")
    assert all(f"/{name}" in said for name in NAMES if name not in FOR_MODERATORS)
    assert not any(f"/{name} " in said for name in FOR_MODERATORS)


@pytest.mark.parametrize("written", ["rate", "/rate", "RATE"])
async def test_help_explains_one_command(told: Matchday, written: str) -> None:
    said = await told.read("help", command=written)
    assert "MARK" in said
    assert "/tie" not in said


async def test_help_about_what_does_not_exist_lists_everything(told: Matchday) -> None:
    assert "/tie" in await told.read("help", command="nonsense")
