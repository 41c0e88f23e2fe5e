"""Words made inert, links and instants: what Telegram reads in the HTML that is written here."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.chat import Look, Show, When
from bot.platforms.telegram.html import (
    harmless,
    inert,
    length,
    link,
    marks,
    stamp,
    styled,
    visible,
    without_times,
)
from bot.platforms.telegram.moments import written
from bot.platforms.text import clean, units
from tests.telegram_server.found import found_in
from tests.telegram_server.markup import parsed

KICKOFF = datetime(2024, 4, 18, 19, tzinfo=UTC)
UNIX = int(KICKOFF.timestamp())
LONDON = Look(zone="Europe/London")


def text_of(html: str) -> str:
    return "".join(parsed(html).text)


TAPPED = (
    "@liverpool @LFC a@b.co /help /start@other_bot #lfc #1a $USD $1INCH example.com https://evil.example/x "
    "t.me/joinchat тест.рф tg://resolve?domain=x http://localhost 10.0.0.1 user@example.co.uk "
    "+1-212-555-0123 +442071234567 4242 4242 4242 4242 4242424242424242 (@x) -/a './a' x#y z$USD"
)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60) | st.lists(st.sampled_from([*TAPPED, *TAPPED.split(), " "])).map("".join))
@example(TAPPED)
@example("<b>&lt;&#64;admin&amp;</b>")
def test_what_is_shown_is_the_text_and_nothing_of_it_can_be_tapped(text: str) -> None:
    html = inert(text)
    shown = text_of(html)
    assert parsed(html).entities == []
    assert found_in(shown, []) == []
    assert visible(html) == shown
    assert length(html) == units(shown)
    assert shown.replace("\u2060", "") == clean(text)
    assert not re.search(r"@[A-Za-z0-9_]|(?<![\d/])/[A-Za-z0-9_]|://|#[^\W\d_]|\$[A-Z]", shown)
    assert not re.search(r"\.[^\W\d_]|(\d+\.){3}\d|\+[\d-]{8}|\d[\d -]{14}\d", shown)


@pytest.mark.parametrize(
    "text",
    [
        "6.5",
        "7/10",
        "Half time: 0–1",
        "St. Pauli",
        "18.04.2024",
        "14,994",
        "45+2'",
        "4-3-3",
        "(a; b)",
        "A.",
        "#",
    ],
)
def test_what_football_writes_stays_as_it_is(text: str) -> None:
    assert inert(text) == text


@pytest.mark.parametrize(
    "parts",
    [["@", "liverpool"], ["example.", "com"], ["example", ".com"], ["https", ":", "//x", ".y"], ["/", "a"]],
)
def test_a_line_is_read_as_a_whole_whatever_is_bold_in_it(parts: list[str]) -> None:
    assert found_in(text_of("".join(styled(part, "b") for part in harmless(parts))), []) == []
    assert [part.replace("\u2060", "") for part in harmless(parts)] == parts


@pytest.mark.parametrize(
    "url",
    [
        *("javascript:alert(1)", "//evil.example/", "https:evil", "http://[broken", "", "tg://user?id=1"),
        *("https://good.example/\x00", "https://gööd.example/", "https://good.example/" + "x" * 2_000),
    ],
)
def test_only_web_addresses_become_links(url: str) -> None:
    assert link("read more", url) == "read more"


def test_an_address_ends_where_it_ends() -> None:
    [entity] = parsed(link("a", "https://good.example/?a=\"><b>&x='1'")).entities
    assert entity.url == "https://good.example/?a=%22%3E%3Cb%3E&x='1'"


@pytest.mark.parametrize(
    ("show", "shape", "fallback"),
    [
        (Show.TIME, "t", "20:00 BST"),
        (Show.DAY, "wD", "Thursday 18 April"),
        (Show.MOMENT, "wDt", "Thu 18 Apr, 20:00 BST"),
        (Show.RELATIVE, "r", "Thu 18 Apr, 20:00 BST"),
    ],
)
def test_an_instant_is_each_readers_own_and_written_out_for_others(
    show: Show, shape: str, fallback: str
) -> None:
    html = stamp(When(KICKOFF, show), LONDON)
    [entity] = parsed(html).entities
    assert (entity.type, entity.unix_time, entity.date_time_format) == ("date_time", UNIX, shape)
    assert text_of(html) == without_times(html) == fallback


@pytest.mark.parametrize("year", [1900, 1970, 2039, 9000])
def test_an_instant_that_telegram_cannot_know_is_written_out(year: int) -> None:
    assert stamp(When(datetime(year, 1, 1, tzinfo=UTC), Show.TIME), Look()) == "00:00 UTC"


@pytest.mark.parametrize(
    ("language", "moment", "day"),
    [
        ("en-US", "Thu, Apr 18, 20:00 BST", "Thursday, April 18"),
        ("de", "Do., 18. Apr., 20:00 BST", "Donnerstag, 18. April"),
        ("pt-BR", "qui., 18 de abr. 20:00 BST", "quinta-feira, 18 de abril"),
        ("ru", "чт, 18 апр., 20:00 BST", "четверг, 18 апреля"),
        ("ja", "4月18日(木) 20:00 BST", "4月18日(木曜日)"),
        ("ar", "الخميس، 18 أبريل، 20:00 BST", "الخميس، 18 أبريل"),
        ("xx", "Thu 18 Apr, 20:00 BST", "Thursday 18 April"),
        ("../../etc", "Thu 18 Apr, 20:00 BST", "Thursday 18 April"),
    ],
)
def test_a_day_is_written_in_the_language_and_its_order(language: str, moment: str, day: str) -> None:
    look = Look(language, "Europe/London")
    assert written(When(KICKOFF), look) == moment
    assert written(When(KICKOFF, Show.DAY), look) == day


@pytest.mark.parametrize(
    ("zone", "clock"),
    [
        *(
            ("Europe/Rome", "21:00 CEST"),
            ("America/Sao_Paulo", "16:00 UTC-3"),
            ("Asia/Kathmandu", "00:45 UTC+5:45"),
        ),
        *(("Nowhere/At_All", "19:00 UTC"), ("", "19:00 UTC"), ("/etc/passwd", "19:00 UTC")),
    ],
)
def test_the_clock_is_the_channels(zone: str, clock: str) -> None:
    assert written(When(KICKOFF, Show.TIME), Look(zone=zone)) == clock


def test_entities_are_counted_as_telegram_makes_them() -> None:
    html = f"<b>a</b> {link('b', 'https://good.example')} {stamp(When(KICKOFF), LONDON)} &lt;i&gt;"
    assert marks(html) == len(parsed(html).entities) == 3
