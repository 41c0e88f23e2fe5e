"""What posts say of typing commands is left out where a form does it."""

from bot.chat import Bullets, Link, Paragraph, Text
from bot.platforms.web.dashboard.chat_words import without_commands


def said(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def test_a_line_that_tells_what_to_type_goes() -> None:
    stays = said("Posts come at any hour.")
    assert without_commands([stays, said("In words: /quiet 23:00 8:00, or /quiet off.")]) == (stays,)


def test_of_a_value_only_the_brackets_behind_it_go() -> None:
    line = (
        Text("Language", strong=True),
        Text(": "),
        Text("English"),
        Text(" ("),
        Text("/options …"),
        Text(")"),
    )
    [left] = without_commands([Bullets((line,))])
    assert left == Bullets(((Text("Language", strong=True), Text(": English")),))


def test_what_announces_examples_goes_with_them() -> None:
    stays = said("Now that is about Atalanta v Liverpool.")
    examples = Bullets(((Text("/correct score 3-1", strong=True),), (Text("/correct kickoff postponed"),)))
    assert without_commands([said("Write what is wrong:"), examples, stays]) == (stays,)


def test_what_only_looks_like_a_command_stays() -> None:
    for text in ("Marks of 5/10 and 7/10", "2024/25", "Both and/or one", "https://example.org/next"):
        assert without_commands([said(text)]) == (said(text),)
    link = Paragraph((Link("/quiet", "https://example.org/quiet"),))
    assert without_commands([link]) == (link,)
