"""What fits a message and what is left: nothing is lost, nothing is said twice, every half is sound HTML."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.chat import Line, Link, Look, Name, Show, Text, When
from bot.platforms.telegram.html import length, marks, visible
from bot.platforms.telegram.pages import MOST_MARKS, fit, shortened
from bot.platforms.telegram.render import line
from tests.platforms.telegram.test_html import KICKOFF
from tests.telegram_server.markup import parsed

WORDS = st.lists(
    st.sampled_from(["Salah", " ", "&", "<b>", "😀", "é", "e\u0301", "@x", "/y"]), max_size=30
).map("".join)
SPANS = st.one_of(
    st.builds(Text, WORDS, strong=st.booleans(), secret=st.booleans(), gone=st.booleans()),
    st.builds(Link, WORDS, st.just("https://good.example/")),
    st.just(When(KICKOFF, Show.MOMENT)),
)
LINES = st.lists(SPANS, max_size=6).map(lambda spans: line(tuple(spans), Look(spoiler=True)))
TABLES = st.lists(st.sampled_from(["Salah  6.5", "Núñez    –", "&lt;i&gt;  7"]), min_size=1, max_size=12).map(
    lambda rows: "<b>Marks</b>\n<pre>" + "\n".join(rows) + "</pre>"
)
BODIES = st.lists(LINES | TABLES | st.just("") | st.just("<b>Heading</b>"), max_size=12).map(
    lambda pieces: "\n".join(pieces).strip("\n")
)


def pages(body: str, room: int) -> list[str]:
    found = []
    while body:
        page, rest = fit(body, room)
        assert len(rest) < len(body)
        found.append(page)
        body = rest
    return found


def said(html: str) -> str:
    return re.sub(r"\s", "", visible(html))


@settings(max_examples=300, deadline=None)
@given(BODIES, st.integers(60, 400))
@example("x" * 5_000, 60)
@example("<b><s>" + "&amp;" * 500 + "</s></b>", 60)
@example("e" + "\u0301" * 500, 60)
@example("\n".join(["<b>Heading</b>"] * 60), 60)
@example(" ".join(["<b>a</b> <i>b</i>"] * 100), 4_096)
def test_the_pages_are_the_whole(body: str, room: int) -> None:
    found = pages(body, room)
    for page in found:
        assert 0 < length(page) <= room
        assert marks(page) <= MOST_MARKS + 5  # those opened again
        parsed(page)
    assert "".join(said(page).removesuffix("…") for page in found[:-1]) + "".join(
        map(said, found[-1:])
    ) == said(body)


def test_a_line_that_fits_no_more_begins_the_next_page() -> None:
    assert fit("one two three\nfour five six", 20) == ("one two three\n…", "four five six")


def test_a_line_is_cut_at_a_word_where_the_page_would_be_half_empty() -> None:
    assert fit("<b>one two three four</b> five", 14) == ("<b>one two</b>\n…", "<b>three four</b> five")


def test_a_heading_goes_with_what_it_stands_over() -> None:
    body = "• one two three\n\n<b>Bench</b>\n• four five six seven eight"
    assert fit(body, 30) == ("• one two three\n…", "<b>Bench</b>\n• four five six seven eight")


def test_a_table_is_turned_over_as_a_whole() -> None:
    table = "<b>Marks</b>\n<pre>Player  Press\nSalah     6.5</pre>"
    assert fit(f"It was a long evening in Bergamo.\n{table}", 60) == (
        "It was a long evening in Bergamo.\n…",
        table,
    )


def test_a_table_longer_than_a_page_is_cut_between_rows() -> None:
    rows = [f"Player {n}  6.5" for n in range(10, 20)]
    first, rest = fit("<b>Marks</b>\n<pre>" + "\n".join(rows) + "</pre>", 60)
    assert first == "<b>Marks</b>\n<pre>" + "\n".join(rows[:3]) + "</pre>\n…"
    assert rest == "<pre>" + "\n".join(rows[3:]) + "</pre>"


def test_what_is_shown_whole_is_never_cut() -> None:
    spans: Line = (Name("Source: "), Link("This Is Anfield", "https://good.example/"), Name(" and others"))
    assert visible(shortened(line(spans, Look()), 20)) == "Source:…"
    assert visible(shortened(line(spans, Look()), 30)) == "Source: This Is Anfield and…"
