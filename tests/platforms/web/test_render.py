"""A post as HTML: what it looks like, and what it never lets through."""

from datetime import UTC, datetime
from gettext import NullTranslations
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import Bullets, Line, Link, Look, Name, Paragraph, Post, Show, Table, Text, When
from bot.platforms.web import render
from bot.platforms.web.render import LONGEST

PLAIN = NullTranslations()
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&{{7*7}}"


class Seen(HTMLParser):
    """The tags and attributes that a browser would see."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.words += data


def blocks(*lines: Line, look: Look | None = None) -> str:
    post = Post("t", tuple(Paragraph(line) for line in lines))
    return str(render.blocks(post, look or Look(), PLAIN))


def everywhere(text: str) -> Post:
    """A post that says the same in each place where words can stand."""
    spans: Line = (
        Text(text), Text(text, strong=True, secret=True), Text(text, gone=True), Name(text), Link(text, text),
    )  # fmt: skip
    return Post(
        text, (Paragraph(spans), Bullets((spans,)), Table(text, (text, text), ((text, text),))), spans
    )


@pytest.mark.parametrize("text", [HOSTILE, "</p></article></label>", "<!--", "<svg/onload=alert(1)>"])
def test_words_stay_words(text: str) -> None:
    seen = Seen(str(render.blocks(everywhere(text), Look(spoiler=True), PLAIN)))
    assert seen.tags <= {
        "p", "ul", "li", "bdi", "a", "s", "strong", "span", "label", "input",
        "div", "table", "caption", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip
    assert not {name for name in seen.attributes if name.startswith("on") or name == "style"}
    assert text in seen.words


@given(st.text(max_size=40))
def test_no_text_breaks_out(text: str) -> None:
    seen = Seen(str(render.blocks(everywhere(text), Look(spoiler=True), PLAIN)))
    assert not seen.tags & {"script", "img", "svg", "style", "iframe", "form", "object"}
    assert not {name for name in seen.attributes if name.startswith("on")}


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "//evil.example/",
        "/rooms/liverpool",
        "https:evil",
        "http://[broken",
        "https://good.example/\x00",
        "",
    ],
)
def test_only_web_addresses_become_links(url: str) -> None:
    html = blocks((Link("read more", url),))
    assert "<a" not in html
    assert "read more" in html


def test_a_link_leads_where_it_says() -> None:
    html = blocks((Link("This Is Anfield", 'https://www.thisisanfield.com/?a=1&b="2"'),))
    assert 'href="https://www.thisisanfield.com/?a=1&amp;b=&#34;2&#34;"' in html
    assert 'rel="noopener nofollow ugc"' in html


def test_words_that_would_read_backwards_read_forwards() -> None:
    assert "\u202e" not in blocks((Text("Liverpool \u202e3-0"), Name("\u202eAtalanta")))


def test_arabic_keeps_its_marks() -> None:
    assert "\u200fصلاح\u200e" in blocks((Text("\u200fصلاح\u200e"),))


def test_a_very_long_text_is_cut() -> None:
    html = blocks((Text("a" * 1_000_000),))
    assert len(html) < LONGEST + 100
    assert "a…" in html


def test_an_instant_is_a_time_element() -> None:
    kickoff = When(datetime(2024, 4, 18, 19, tzinfo=UTC), Show.MOMENT)
    assert blocks((kickoff,), look=Look(zone="Europe/Rome")) == (
        '<p dir="auto"><time datetime="2024-04-18T19:00:00Z" data-show="moment">'
        "Thu 18 Apr 2024, 21:00 CEST</time></p>"
    )


def test_a_spoiler_is_one_box_to_tick() -> None:
    line: Line = (Text("It was "), Text("Salah", secret=True), Text(", 0–1", secret=True), Text("."))
    html = blocks(line, look=Look(spoiler=True))
    assert html.count('type="checkbox"') == 1
    assert "Salah, 0–1</span></label>." in html


def test_a_secret_is_told_where_nobody_minds() -> None:
    assert "checkbox" not in blocks((Text("Salah", secret=True),))


def test_what_is_gone_is_struck_out_and_said_to_be() -> None:
    assert '<span class="aloud">No longer so: </span><s>20:00</s>' in blocks((Text("20:00", gone=True),))


def test_a_table_is_a_table() -> None:
    table = Table("Marks", ("Player", "Press", "Fans"), (("Salah", "6", "5.8"), ("Núñez", "–", "4.5")))
    html = str(render.blocks(Post("t", (table,)), Look(), PLAIN))
    assert '<caption dir="auto">Marks</caption>' in html
    assert '<th scope="col" dir="auto">Player</th>' in html
    assert '<th scope="row" dir="auto">Núñez</th>' in html
    assert '<td class="figure" dir="auto">4.5</td>' in html
    assert 'role="region" tabindex="0"' in html


def test_a_column_with_a_true_minus_is_one_of_figures() -> None:
    table = Table("Table", ("Team", "GD"), (("1 Arsenal", "+38"), ("2 Fulham", "−2"), ("3 Everton", "0")))
    html = str(render.blocks(Post("t", (table,)), Look(), PLAIN))
    assert '<td class="figure" dir="auto">−2</td>' in html


@pytest.mark.parametrize("colour", ["red", "#c8102", '#c8102e"/><script>', "#c8102e\n", "url(x)", None])
def test_a_colour_is_a_colour_or_none(colour: str | None) -> None:
    assert render.colour(Post("t", colour=colour)) is None


def test_a_clubs_colour_is_kept() -> None:
    assert render.colour(Post("t", colour="#C8102E")) == "#C8102E"
