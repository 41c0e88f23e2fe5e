"""The grammar first, a second reader behind it: from a server on loopback to the card that moderators see."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

import pytest
from pydantic import SecretStr

from bot.app.press import understanding
from bot.chat import Answer
from bot.knowledge.claims import AbsenceOf, Claim
from bot.reading.article import Article
from bot.settings import Settings
from handlers.desk import Desk
from handlers.filing import Filing
from handlers.understanding import by_grammar
from storage import claims, feeds
from tests.handlers.matchday import Matchday
from tests.handlers.press import MATCH, labels, moderate, press, words
from tests.sources.serving import Site, answer, pages, site

KEY = "sk-very-secret"
SITE = 1
"""The community of the packaged matchday."""
TEXT = """date 2024-04-17
Atalanta v Liverpool
Europa League, quarter-final second leg
Thursday 18 April 2024, 8pm (BST)

Liverpool are without Conor Bradley (ankle).

Nobody on the bus had seen Kostas Tsimikas, whose thigh was in bandages at breakfast.
"""
TSIMIKAS = {
    "player": "Kostas Tsimikas",
    "team": "Liverpool",
    "status": "doubt",
    "quote": "Nobody on the bus had seen Kostas Tsimikas",
}
BRADLEY = {
    "player": "Conor Bradley",
    "team": "Liverpool",
    "status": "returning",
    "quote": "Liverpool are without Conor Bradley",
}
SAID: dict[str, Any] = {"kind": "preview", "absences": [TSIMIKAS, BRADLEY]}


@asynccontextmanager
async def second_reader(said: object, status: int = 200) -> AsyncIterator[tuple[Settings, Site]]:
    """The settings that name a second reader which answers so."""
    told = {"choices": [{"message": {"content": json.dumps(said)}}]}
    reply = answer(json.dumps(told).encode(), status, content_type="application/json")
    async with site(pages(v1_chat_completions=reply)) as there:
        settings = Settings(
            _env_file=None,
            second_reader_url=there.url("/v1"),
            second_reader_model="small",
            second_reader_key=SecretStr(KEY),
        )
        yield settings, there


async def brought(told: Matchday, settings: Settings, text: str = TEXT) -> Answer:
    told.desk = Desk(told.database, told.clock, understand=understanding(settings))
    return await moderate(told, "article", article=text)


async def said(told: Matchday) -> dict[str, Claim]:
    """What articles say of players who are missing, by player."""
    async with told.database.read() as conn:
        found = await claims.of_matches(conn, [MATCH], SITE)
    return {c.about.player: c for c in found[MATCH] if c.origin and isinstance(c.about, AbsenceOf)}


async def test_the_card_says_which_facts_are_the_second_readers(told: Matchday) -> None:
    async with second_reader(SAID) as (settings, _):
        shown = words(await brought(told, settings))
    assert "Kostas Tsimikas (Liverpool): doubtful (?, only the second reader says so)" in shown
    assert "Conor Bradley (Liverpool): out, ankle\n" in shown
    assert shown.count("second reader") == 1
    assert KEY not in shown


async def test_what_the_grammar_says_stands_where_the_second_reader_has_it_differently(
    told: Matchday,
) -> None:
    async with second_reader(SAID) as (settings, _):
        card = await brought(told, settings)
    await press(told, card, "Approve all")
    found = await said(told)
    assert {name: claim.value.status for name, claim in found.items()} == {  # type: ignore[union-attr]
        "Conor Bradley": "out",
        "Kostas Tsimikas": "doubt",
    }


async def test_approving_what_is_certain_leaves_the_second_readers_facts(told: Matchday) -> None:
    async with second_reader(SAID) as (settings, _):
        card = await brought(told, settings)
    card = await press(told, card, "Approve what is certain")
    assert set(await said(told)) == {"Conor Bradley"}
    assert "Approve: Team news" in labels(card)


async def test_a_trusted_feed_does_not_make_its_facts_count(told: Matchday) -> None:
    async with told.database.write() as conn:
        feed = await feeds.add(conn, "https://paper.example/feed", SITE, told.clock.now())
        assert feed is not None
        await feeds.trust(conn, feed.id, SITE, True)
        trusted = await feeds.one(conn, feed.id, SITE)
    assert trusted is not None
    item = Article(TEXT, "https://paper.example/1", "The Paper", "Who plays?", date(2024, 4, 17))
    async with second_reader(SAID) as (settings, _):
        assert await Filing(told.database, understanding(settings)).file(item, trusted, told.clock.now())
    assert set(await said(told)) == {"Conor Bradley"}
    card = await press(told, await moderate(told, "articles"), "Review: Who plays?")
    assert "only the second reader says so" in words(card)


async def test_without_it_the_article_is_read_by_the_grammar_and_the_card_says_so(told: Matchday) -> None:
    async with second_reader(SAID, status=503) as (settings, _):
        shown = words(await brought(told, settings))
    assert "Conor Bradley (Liverpool): out" in shown
    assert "The second reader answers 503. The article was read without it; nothing is lost." in shown
    assert KEY not in shown


async def test_a_match_that_only_the_second_reader_names_is_asked_for(told: Matchday) -> None:
    match = {"home": "Atalanta", "away": "Liverpool", "quote": "when Liverpool visit Atalanta"}
    text = "Bus and bandages\n\n" + TEXT.splitlines()[-1] + " He is not needed when Liverpool visit Atalanta."
    async with second_reader({**SAID, "match": match}) as (settings, _):
        card = await brought(told, settings, text)
    assert card.post.title == "Which match is this about?"
    card = await press(told, card, "Atalanta v Liverpool")
    assert "Kostas Tsimikas (Liverpool): doubtful (?, only the second reader says so)" in words(card)


async def test_it_is_asked_about_the_very_text_that_is_kept(told: Matchday) -> None:
    async with second_reader(SAID) as (settings, there):
        await brought(told, settings)
    assert len(there.asked) == 1
    question = json.loads(there.asked[0].partition("\r\n\r\n")[2])
    assert question["messages"][1]["content"] == TEXT.strip()
    assert question["model"] == "small"


async def test_a_page_about_several_matches_is_not_sent(told: Matchday) -> None:
    several = """Premier League team news

Arsenal v Chelsea
Out: Bukayo Saka (hamstring)
Referee: Michael Oliver

Everton v Liverpool
Out: Dele Alli (hip)
Referee: Anthony Taylor
"""
    async with second_reader(SAID) as (settings, there):
        reading = await understanding(settings)(Article(several))
    assert len(reading.matches) == 2
    assert there.asked == []


@pytest.mark.parametrize("missing", ["second_reader_url", "second_reader_model"])
async def test_without_an_address_and_a_model_there_is_none(missing: str) -> None:
    async with second_reader(SAID) as (settings, _):
        assert understanding(settings.model_copy(update={missing: None})) is by_grammar
