"""Feeds looked at politely."""

import json
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sources.feed_items import Feed, NoFeed, feed_of
from bot.sources.feeds import Feeds, FeedState, Looked
from bot.sources.robots import Robots
from tests.sources.serving import Site, answer, pages, site, web

NOW = datetime(2024, 4, 18, 12, tzinfo=UTC)
XML = "application/rss+xml"
ITEM = (
    "<item><title>Team news</title><link>https://paper.example/1</link><guid>1</guid>"
    "<pubDate>Thu, 18 Apr 2024 09:00:00 +0200</pubDate><description>&lt;p&gt;Salah is &lt;b&gt;out&lt;/b&gt;."
    "&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;&lt;p&gt;Jota plays.&lt;/p&gt;</description></item>"
)
RSS = f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Paper</title>{ITEM}</channel></rss>'


def feed(text: str, content_type: str = XML) -> Feed:
    return feed_of(text.encode(), content_type)


# What stands in one


def test_an_item_has_its_name_address_moment_and_plain_words() -> None:
    found = feed(RSS)
    (item,) = found.items
    assert found.title == "The Paper"
    assert (item.id, item.url, item.title) == ("1", "https://paper.example/1", "Team news")
    assert item.published == datetime(2024, 4, 18, 7, tzinfo=UTC)
    assert item.summary == "Salah is out.\nJota plays."


@pytest.mark.parametrize(
    "text",
    [
        '<rss version="0.91"><channel><title>P</title><item><title>T</title><link>https://p.example/1</link></item></channel></rss>',
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://n.example/rss.dtd">'
        '<rss version="0.91">'
        "<channel><title>P</title><item><title>T</title><link>https://p.example/1</link></item></channel></rss>",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>P</title>'
        '</channel><item rdf:about="https://p.example/1"><title>T</title><link>https://p.example/1</link></item></rdf:RDF>',
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>P</title><entry><title>T</title><id>urn:1</id>'
        '<link href="https://p.example/1"/><updated>2024-04-18T09:00:00Z</updated></entry></feed>',
    ],
)
def test_every_kind_of_feed_is_understood(text: str) -> None:
    found = feed(text)
    assert [(item.title, item.url) for item in found.items] == [("T", "https://p.example/1")]


def test_a_feed_in_json_is_understood() -> None:
    entry = {
        "id": 7,
        "url": "https://p.example/1",
        "title": "T",
        "date_published": "2024-04-18T09:00:00+02:00",
        "content_html": "<p>Out</p>",
    }
    told = {"version": "https://jsonfeed.org/version/1.1", "title": "P", "items": [entry, 5, {"id": 8}]}
    (item,) = feed(json.dumps(told), "application/feed+json").items
    assert (item.id, item.summary, item.published) == ("7", "Out", datetime(2024, 4, 18, 7, tzinfo=UTC))


def test_an_item_without_a_name_is_named_by_its_address() -> None:
    assert feed(RSS.replace("<guid>1</guid>", "")).items[0].id == "https://paper.example/1"


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "", "http://a@b.example/", "data:text/html,x"]
)
def test_what_leads_nowhere_is_no_item(link: str) -> None:
    assert feed(RSS.replace("https://paper.example/1", link)).items == ()


def test_thirty_items_are_enough_and_the_first_are_the_newest() -> None:
    many = "".join(ITEM.replace("<guid>1", f"<guid>{number}") for number in range(5_000))
    found = feed(RSS.replace(ITEM, many))
    assert [item.id for item in found.items] == [str(number) for number in range(30)]


@pytest.mark.parametrize(
    ("said", "every"),
    [
        ("<ttl>60</ttl>", timedelta(hours=1)),
        ("<ttl>x</ttl>", None),
        ("", None),
        ("<ttl>-5</ttl>", None),
        (
            "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
            timedelta(hours=6),
        ),
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", timedelta(hours=1)),
    ],
)
def test_a_publisher_says_how_often(said: str, every: timedelta | None) -> None:
    text = RSS.replace("<title>The Paper", said + "<title>The Paper").replace(
        '"2.0"', '"2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
    )
    assert feed(text).every == every


def test_a_feed_that_is_a_little_broken_is_read() -> None:
    assert len(feed(RSS.replace("Team news", "Team & news").replace("</channel></rss>", "")).items) == 1


def test_a_feed_in_another_encoding_is_read() -> None:
    text = RSS.replace('"1.0"?', '"1.0" encoding="iso-8859-1"?').replace("Team news", "Müller fehlt")
    assert feed_of(text.encode("latin-1"), "text/xml").items[0].title == "Müller fehlt"


BOMB = '<!DOCTYPE r [<!ENTITY a "boom"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_entities_are_refused_in_every_encoding(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding[:6]}"?>{BOMB}' + RSS.split("?>")[1].replace(
        "Team", "&b;&f;"
    )
    with pytest.raises(NoFeed):
        feed_of(text.encode(encoding), "text/xml")


def test_an_entity_of_somebody_else_is_not_fetched() -> None:
    text = RSS.replace("<rss", '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/evil.dtd"><rss').replace(
        "Team", "&f;Team"
    )
    assert "Team" in feed(text).items[0].title


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\0\0",
        b"<html><body>hello",
        b"{}",
        b"[1]",
        b"{" * 100_000,
        b"<rss" + b" a" * 100_000,
        b"plain words",
        b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 100_000,
    ],
)
def test_what_is_no_feed_is_none(body: bytes) -> None:
    with pytest.raises(NoFeed):
        feed_of(body, "")


@pytest.mark.parametrize(
    "inside",
    [
        "<a>" * 400_000,
        "<item><title>" + "&amp;lt;b&amp;gt;" * 30_000,
        "&a" * 150_000,
        "<item><title>&#" * 20_000,
        "<![CDATA[" * 100_000,
        "<!--" * 300_000,
        "<item a='" + "a" * 1_000_000 + "'/>",
    ],
)
def test_no_feed_takes_long(inside: str) -> None:
    began = time.process_time()
    with suppress(NoFeed):
        feed(RSS.replace(ITEM, inside))
    assert time.process_time() - began < 5


@given(
    st.binary(max_size=200) | st.text(alphabet="<>/&;![]rsitem \"'=CDATA-?x\n", max_size=200).map(str.encode)
)
@settings(max_examples=60)
def test_any_bytes_are_a_feed_or_none(body: bytes) -> None:
    for content in (body, RSS.encode().replace(b"Team news", body)):
        try:
            feed_of(content, XML)
        except NoFeed:
            continue


# Looking


async def looked(there: Site, state: FeedState | None = None, chance: float = 0.0) -> Looked:
    fetching = web(there)
    feeds = Feeds(fetching, Robots(fetching, lambda: NOW), lambda: NOW, lambda: chance)
    return await feeds.look(state or FeedState(there.url("/feed")))


async def test_a_look_brings_items_and_what_to_remember() -> None:
    async with site(
        pages(feed=answer(RSS.encode(), content_type=XML, etag='"a"', last_modified="Mon"))
    ) as there:
        found = await looked(there, FeedState(there.url("/feed"), failures=3))
    assert [item.title for item in found.items] == ["Team news"]
    assert (found.etag, found.modified, found.failures, found.problem) == ('"a"', "Mon", 0, None)
    assert found.next_at == NOW + timedelta(minutes=15)
    assert there.paths == ["/robots.txt", "/feed"]


async def test_what_did_not_change_is_not_sent_again() -> None:
    async with site(pages(feed=answer(status=304))) as there:
        found = await looked(there, FeedState(there.url("/feed"), '"a"', "Mon"))
    assert 'If-None-Match: "a"' in there.asked[-1]
    assert (found.items, found.etag, found.modified, found.problem) == ((), '"a"', "Mon", None)


async def test_robots_are_obeyed() -> None:
    robots = answer(b"User-agent: *\nDisallow: /feed")
    async with site(pages(robots_txt=robots, feed=answer(RSS.encode()))) as there:
        found = await looked(there)
    assert there.paths == ["/robots.txt"]
    assert "robots.txt" in (found.problem or "")
    assert found.next_at == NOW + timedelta(days=1)


async def test_a_feed_that_is_gone_for_good_is_left_alone() -> None:
    async with site(pages(feed=answer(status=410))) as there:
        found = await looked(there)
    assert found.next_at is None
    assert found.problem


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ("3600", timedelta(hours=1)),
        ("1", timedelta(minutes=5)),
        ("99999999999", timedelta(days=1)),
        ("Thu, 18 Apr 2024 14:00:00 GMT", timedelta(hours=2)),
        ("soon", timedelta(minutes=15)),
        ("Thu, 18 Apr 2024 14:00:00", timedelta(minutes=15)),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
async def test_a_server_says_when_to_come_back(status: int, said: str, wait: timedelta) -> None:
    async with site(pages(feed=answer(status=status, retry_after=said))) as there:
        assert (await looked(there)).next_at == NOW + wait


async def test_failures_are_waited_out_ever_longer_up_to_a_day() -> None:
    async with site(pages(feed=answer(status=500))) as there:
        waits = [
            (await looked(there, FeedState(there.url("/feed"), failures=n))).next_at for n in (0, 1, 3, 50)
        ]
    assert waits == [NOW + timedelta(minutes=minutes) for minutes in (15, 30, 120, 1_440)]


async def test_a_failure_forgets_nothing() -> None:
    async with site(pages(feed=answer(b"<html>oops", content_type="text/html"))) as there:
        found = await looked(there, FeedState(there.url("/feed"), '"a"', "Mon", failures=1))
    assert (found.etag, found.modified, found.failures) == ('"a"', "Mon", 2)
    assert found.problem == "what is there is no feed"


async def test_a_feed_of_this_machine_is_no_feed() -> None:
    async with site(pages(feed=answer(RSS.encode()))) as there:
        found = await looked(Site(port=1), FeedState(there.url("/feed")))
    assert there.connections == 0
    assert found.problem


@pytest.mark.parametrize(("ttl", "minutes"), [(1, 5), (45, 45), (100_000, 360)])
async def test_the_publishers_pace_is_kept_within_reason(ttl: int, minutes: int) -> None:
    text = RSS.replace("<title>The Paper", f"<ttl>{ttl}</ttl><title>The Paper")
    async with site(pages(feed=answer(text.encode(), content_type=XML))) as there:
        assert (await looked(there)).next_at == NOW + timedelta(minutes=minutes)


async def test_feeds_do_not_come_all_at_once() -> None:
    async with site(pages(feed=answer(RSS.encode(), content_type=XML))) as there:
        assert (await looked(there, chance=1.0)).next_at == NOW + timedelta(minutes=18)
