"""What somebody pasted, or saved: a text with its first lines, or the source of a page."""

import pytest

from bot.reading.pasted import is_page, pasted


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html>\n<html lang=en><body>Out: Jota</body></html>",
        "\n  <HTML><p>Out: Jota",
        '<?xml version="1.0"?>\n<!-- saved from url=(0023)https://paper.example -->\n<html>',
        "<!-- a --><!-- b --><!doctype   html>",
        "<body class=x>",
    ],
)
def test_the_source_of_a_page(text: str) -> None:
    assert is_page(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Out: Jota <html>",
        "<3 Salah",
        "<htmlish>",
        "< html>",
        "<!-- never closed",
        "<!-- a -->" * 50_000,
        " " * 300_000 + "<p>",
        "<?xml" + "x" * 20_000,
    ],
)
def test_what_is_no_page(text: str) -> None:
    assert not is_page(text)


def test_a_text_keeps_its_lines_and_tells_its_title() -> None:
    article = pasted("https://www.paper.example/a\nWho plays?\n\nOut: Jota\nDoubt: Salah")
    assert article.text.splitlines()[3:] == ["Out: Jota", "Doubt: Salah"]
    assert (article.title, article.publisher) == ("Who plays?", "paper.example")
