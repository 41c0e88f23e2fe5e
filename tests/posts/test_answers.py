"""Replies that are not about a match."""

from bot.chat import Argument, ArgumentKind, Command
from bot.posts.answers import ambiguous, help_all, help_one, nothing_known, unknown_team
from bot.posts.notice import notice
from tests.builders import a_dossier, a_team, at, liverpool
from tests.posts.reading import read
from tests.posts.real_tie import LONDON

RATE = Command(
    "rate",
    "Give a player a mark",
    (
        Argument("player", ArgumentKind.PLAYER, "Who it is for", required=True),
        Argument("team", ArgumentKind.TEAM, "Which side"),
    ),
)
PAUSE = Command("pause", "Stop posting here", moderators_only=True)


def test_an_unknown_team_is_answered_with_the_nearest_ones_to_press() -> None:
    post = unknown_team("Livrepol", [liverpool(), a_team("Livorno")], LONDON, "fixtures")
    assert read(post) == ["No team called “Livrepol”", "Did you mean Liverpool or Livorno?"]
    assert [(a.command, a.arguments["team"]) for a in post.actions] == [
        ("fixtures", "Liverpool"),
        ("fixtures", "Livorno"),
    ]


def test_a_team_like_no_other_is_answered_with_what_to_do() -> None:
    assert read(unknown_team("Xyzzy", [], LONDON))[1] == "Start typing a name and pick a team from the list."


def test_an_ambiguous_name_is_asked_back() -> None:
    post = ambiguous("Liv", [liverpool(), a_team("Livorno"), a_team("Livingston")], LONDON)
    assert read(post) == ["Which “Liv”?", "That could be Liverpool, Livorno or Livingston."]
    assert len(post.actions) == 3


def test_nothing_known_says_when_to_ask_again_and_when_the_match_is() -> None:
    assert read(nothing_known("tv", a_dossier(kickoff=at("19:00")), LONDON)) == [
        "Atalanta v Liverpool",
        "Nobody has told us yet where it is shown. Ask again nearer to kickoff.",
        "Kickoff: Thu 18 Apr, 20:00 BST",
        "Source: League Office",
    ]


def test_nothing_known_without_a_match_points_to_help() -> None:
    post = nothing_known("next", None, LONDON)
    assert read(post)[1] == "Nobody has told us yet of a next match."
    assert [action.command for action in post.actions] == ["help"]


def test_help_lists_commands_and_those_of_moderators_apart() -> None:
    assert read(help_all([PAUSE, RATE], LONDON)) == [
        "What you can ask",
        "• /rate PLAYER [TEAM] – Give a player a mark",
        "For moderators",
        "• /pause – Stop posting here",
    ]


def test_help_on_one_command_explains_its_arguments() -> None:
    assert read(help_one(RATE, LONDON)) == [
        "/rate PLAYER [TEAM]",
        "Give a player a mark",
        "• PLAYER: Who it is for",
        "• TEAM: Which side (optional)",
    ]


def test_a_notice_is_what_was_written() -> None:
    assert read(notice("Paused", ["The channel is gone."], LONDON)) == ["Paused", "The channel is gone."]
