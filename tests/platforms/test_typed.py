"""How a typed line is read."""

import pytest

from bot.chat import Argument, ArgumentKind, Command
from bot.platforms.typed import Typed, Unknown, read, written
from tests.platforms.web.stage import COMMANDS, WHOSE

FIXTURES = Command(
    "fixtures",
    "What comes next",
    (
        Argument("team", ArgumentKind.TEAM, "Whose"),
        Argument("count", ArgumentKind.NUMBER, "How many"),
    ),
)
SAY = Command("say", "Words", (Argument("words", ArgumentKind.WORDS, "Anything"),))
ARTICLE = Command("article", "Read", (Argument("article", ArgumentKind.TEXT, "A text"),))
ABOUT = Command("about", "Read", (WHOSE, Argument("article", ArgumentKind.TEXT, "A text")))


@pytest.mark.parametrize(
    ("line", "name", "arguments"),
    [
        ("/tie", "tie", {}),
        ("tie", "tie", {}),
        ("  /TIE   Liverpool ", "tie", {"team": "Liverpool"}),
        ("/tie West Ham United", "tie", {"team": "West Ham United"}),
        ('/tie "West Ham United"', "tie", {"team": "West Ham United"}),
        ("/rate Salah 7", "rate", {"player": "Salah", "mark": "7"}),
        ("/rate Mohamed Salah 7.5", "rate", {"player": "Mohamed Salah", "mark": "7.5"}),
        ("/rate Mohamed Salah 7,5", "rate", {"player": "Mohamed Salah", "mark": "7.5"}),
        ("/rate 7 Salah", "rate", {"player": "Salah", "mark": "7"}),
        ("/rate Salah", "rate", {"player": "Salah"}),
        ("/rate 7", "rate", {"mark": "7"}),
        ("/h2h Liverpool Atalanta", "h2h", {"team": "Liverpool", "other": "Atalanta"}),
        ("/h2h Liverpool West Ham United", "h2h", {"team": "Liverpool", "other": "West Ham United"}),
        ("/h2h West Ham United v Liverpool", "h2h", {"team": "West Ham United", "other": "Liverpool"}),
        ("/h2h West Ham United, Liverpool", "h2h", {"team": "West Ham United", "other": "Liverpool"}),
        ('/h2h "West Ham United" Liverpool', "h2h", {"team": "West Ham United", "other": "Liverpool"}),
        ("/fixtures 5", "fixtures", {"count": "5"}),
        ("/fixtures Liverpool 5", "fixtures", {"team": "Liverpool", "count": "5"}),
        ("/fixtures Schalke 04 3", "fixtures", {"team": "Schalke 04", "count": "3"}),
        ("/sources please", "sources", {}),
        ("/say who's there?", "say", {"words": "who's there?"}),
        ("/say one\ntwo  \u202ethree", "say", {"words": "one two three"}),
        ("/article", "article", {}),
        ("/article\n\n", "article", {}),
        ('/article\nOut:  Salah\n\n- "Jota", 7\n', "article", {"article": 'Out:  Salah\n\n- "Jota", 7'}),
        ("/article https://paper.example/a", "article", {"article": "https://paper.example/a"}),
        (
            '/about "West Ham"\nA draw v Fulham\n1-1',
            "about",
            {"team": "West Ham", "article": "A draw v Fulham\n1-1"},
        ),
    ],
)
def test_a_line_is_shared_out_among_the_arguments(line: str, name: str, arguments: dict[str, str]) -> None:
    found = read(line, (*COMMANDS, FIXTURES, SAY, ARTICLE, ABOUT))
    assert isinstance(found, Typed)
    assert (found.command.name, found.arguments) == (name, arguments)


@pytest.mark.parametrize(
    ("line", "nearest"),
    [("/tye", ["tie"]), ("/line Liverpool", ["lineup"]), ("/lineups", ["lineup"]), ("/xyzzy", []), ("", [])],
)
def test_an_unknown_command_has_its_nearest(line: str, nearest: list[str]) -> None:
    found = read(line, COMMANDS)
    assert isinstance(found, Unknown)
    assert [command.name for command in found.nearest] == nearest


def test_a_pressed_button_reads_like_a_typed_line() -> None:
    rate = next(command for command in COMMANDS if command.name == "rate")
    line = written(rate, {"player": "Mohamed Salah", "mark": "7", "match": "only a button says this"})
    assert line == '/rate "Mohamed Salah" 7'
    again = read(line, COMMANDS)
    assert isinstance(again, Typed)
    assert again.arguments == {"player": "Mohamed Salah", "mark": "7"}
