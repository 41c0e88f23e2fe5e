"""An article by its address."""

from datetime import UTC, datetime

import pytest

from bot.reading.article import CannotRead, Why
from bot.sources.articles import Articles
from bot.sources.robots import Robots
from tests.sources.serving import answer, pages, site, web

PAGE = b"<html><body><article><h1>Team news</h1><p>Salah (ankle) is out of Thursday's match at Anfield.</p>"


async def test_an_article_is_had_by_its_address() -> None:
    moved = answer(status=301, location="/news")
    async with site(pages(old=moved, news=answer(PAGE, content_type="text/html"))) as there:
        found = await Articles(web(there)).fetch(there.url("/old"))
    assert found.text.startswith("Team news\n\nSalah (ankle)")
    assert found.address == there.url("/news")


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (401, Why.REFUSED),
        (402, Why.PAYWALL),
        (403, Why.REFUSED),
        (404, Why.NOT_AN_ARTICLE),
        (410, Why.NOT_AN_ARTICLE),
        (429, Why.REFUSED),
        (451, Why.REFUSED),
        (500, Why.AWAY),
        (503, Why.AWAY),
    ],
)
async def test_a_page_of_an_error_is_no_article(status: int, reason: Why) -> None:
    async with site(pages(news=answer(PAGE, status, content_type="text/html"))) as there:
        with pytest.raises(CannotRead) as error:
            await Articles(web(there)).fetch(there.url("/news"))
    assert error.value.why is reason
    assert "paste the text" in error.value.words


async def test_the_program_itself_goes_only_where_programs_may() -> None:
    robots = answer(b"User-agent: *\nDisallow: /members")
    news = answer(PAGE, content_type="text/html")
    async with site(pages(robots_txt=robots, news=news, members_news=news)) as there:
        fetching = web(there)
        articles = Articles(fetching, Robots(fetching, lambda: datetime(2024, 4, 18, tzinfo=UTC)))
        assert (await articles.fetch_unasked(there.url("/news"))).title == "Team news"
        with pytest.raises(CannotRead):
            await articles.fetch_unasked(there.url("/members/news"))
        assert (await articles.fetch(there.url("/members/news"))).title == "Team news"
