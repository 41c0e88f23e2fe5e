"""What a site allows programs to read."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from bot.sources.robots import Robots, rules_of
from tests.sources.serving import answer, pages, site, web


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /private # theirs\n", "/private/a", False),
        ("User-agent: *\nDisallow: /private\n", "/public", True),
        ("USER-AGENT: *\r\nDISALLOW: /a\r\n", "/a", False),
        ("User-agent: *\nDisallow: /\nAllow: /feed", "/feed.xml", True),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*.xml$", "/a/feed.xml", False),
        ("User-agent: *\nDisallow: /*.xml$", "/feed.xml?a=1", True),
        ("User-agent: *\nDisallow: /*?print=", "/a?print=1", False),
        ("User-agent: *\nDisallow: /a*b*c", "/a/x/b/y/c/z", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /%7Efan", "/~fan/a", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Matchday-Bot\nDisallow: /x", "/a", True),
        ("User-agent: matchday-bot/1.0\nDisallow: /\n", "/a", False),
        ("User-agent: matchday-bot\nUser-agent: other\nDisallow: /a\n", "/a", False),
        ("User-agent: other\nDisallow: /\n", "/a", True),
        ("User-agent: match\nDisallow: /\n", "/a", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: matchday-bot\nDisallow:\n", "/a", True),
        ("User-agent: *\nDisallow: /", "/robots.txt", True),
        ("Disallow: /", "/a", True),
        ("nonsense\n\0\nUser-agent *\nDisallow /", "/a", True),
    ],
)
def test_rules_are_those_of_the_rfc(text: str, path: str, allowed: bool) -> None:
    assert rules_of(text).allow(path) is allowed


def test_hostile_rules_take_no_time() -> None:
    rules = rules_of("User-agent: *\n" + f"Disallow: /{'a*' * 900}b\n" * 300)
    began = time.process_time()
    assert rules.allow("/" + "a" * 1_900)
    assert time.process_time() - began < 3


class Clock:
    now = datetime(2024, 4, 18, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


async def test_a_site_is_asked_once_a_day() -> None:
    clock = Clock()
    async with site(pages(robots_txt=answer(b"User-agent: *\nDisallow: /private"))) as there:
        robots = Robots(web(there), clock)
        assert await robots.allow(there.url("/feed"))
        assert not await robots.allow(there.url("/private/feed"))
        assert there.paths == ["/robots.txt"]
        clock.now += timedelta(days=1, minutes=1)
        assert await robots.allow(there.url("/feed"))
    assert there.paths == ["/robots.txt"] * 2


@pytest.mark.parametrize(
    ("said", "allowed"),
    [
        (answer(b"", 404), True),
        (answer(b"", 403), True),
        (answer(b"", 500), False),
        (answer(b"", 429), False),
        (answer(b"<html>Disallow: /", content_type="text/html"), True),
        (answer(b"User-agent: *\nDisallow:\n" + b"#" * 600_000), False),
    ],
)
async def test_a_site_without_rules_allows_all_and_one_in_trouble_nothing(said: bytes, allowed: bool) -> None:
    async with site(pages(robots_txt=said)) as there:
        assert await Robots(web(there), Clock()).allow(there.url("/feed")) is allowed


async def test_a_site_that_is_away_is_asked_again_within_hours() -> None:
    clock = Clock()
    async with site(pages(robots_txt=answer(b"", 503))) as there:
        robots = Robots(web(there), clock)
        await robots.allow(there.url("/feed"))
        clock.now += timedelta(hours=1, minutes=1)
        await robots.allow(there.url("/feed"))
    assert len(there.asked) == 2
