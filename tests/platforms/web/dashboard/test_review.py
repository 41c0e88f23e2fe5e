"""Articles to review: the queue, what was read in each and where, and what moderators decide."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select

from storage import articles
from storage.tables import claims
from tests.handlers.matchday import DEA
from tests.handlers.press import MATCH
from tests.platforms.web.dashboard.looking import MEANS, a_follower, press, seen, words
from tests.platforms.web.dashboard.looking import ROOM as ELSEWHERE
from tests.platforms.web.dashboard.stage import DashboardStage, Signed, a_dashboard

TEXT = """Atalanta v Liverpool: who plays in Bergamo?

Kick-off: Thursday 18 April, 8pm (BST)
TV channel: TNT Sports 1

Conor Bradley has been ruled out with an ankle injury, the club said. Diogo Jota is a doubt with a knock.

<script>alert('Bradley')</script> & "quotes" were seen as well.
"""


@pytest.fixture
async def desk(tmp_path: Path, matchday: Path) -> AsyncIterator[DashboardStage]:
    async with a_dashboard(tmp_path, matchday, means=MEANS) as stage:
        yield stage


async def bring(ann: Signed, number: int, text: str = TEXT) -> httpx.Response:
    sent = {"csrf": ann.csrf, "command": "article", "arg.article": text}
    return await ann.client.post(f"/dashboard/{number}/review", data=sent, follow_redirects=True)


async def test_an_article_is_brought_read_and_approved(desk: DashboardStage, ann: Signed) -> None:
    number = (await desk.kept()).id
    assert "Nothing waits for you." in words(await seen(ann, f"{number}/review"))
    answer = await bring(ann, number)
    assert str(answer.url).endswith(f"/dashboard/{number}/review/1")
    said = words(answer.text)
    assert "to be decided" in said
    assert "Conor Bradley (Liverpool): out, ankle injury Conor Bradley has been ruled out" in said
    answer = await press(ann, answer.text, "Approve: Team news")
    assert "Saved. This is how it stands now." in words(answer.text)
    assert "Team news approved by you" in words(answer.text)
    async with desk.joined.database.read() as conn:
        told = await conn.scalar(select(func.count()).where(claims.c.article == 1, claims.c.match == MATCH))
    assert told == 2
    answer = await press(ann, answer.text, "Reject the rest")
    assert "decided" in words(await seen(ann, f"{number}/review"))
    assert "Nothing waits for you." in words(await seen(ann, f"{number}/review"))


async def test_each_fact_is_marked_where_it_was_read(desk: DashboardStage, ann: Signed) -> None:
    page = (await bring(ann, (await desk.kept()).id)).text
    marked = re.findall(r'<span id="text-(\d+)"></span><mark>(.*?)</mark>', page, re.DOTALL)
    assert "Conor Bradley" in [text for _, text in marked]
    for number, text in marked:
        fact = page.partition(f'id="fact-{number}"')[2].partition("</li>")[0]
        assert f"<mark>{text}</mark>" in fact
        assert f'href="#text-{number}"' in fact


async def test_nothing_in_a_text_becomes_markup(desk: DashboardStage, ann: Signed) -> None:
    number = (await desk.kept()).id
    hostile = TEXT.replace("who plays in Bergamo?", "<img src=x onerror=alert(1)>")
    page = (await bring(ann, number, hostile)).text
    for shown in (page, await seen(ann, f"{number}/review")):
        assert "<img src=x" not in shown
        assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(&#39;" in page


async def test_a_button_of_an_old_page_changes_nothing(desk: DashboardStage, ann: Signed) -> None:
    number = (await desk.kept()).id
    first = (await bring(ann, number)).text
    await press(ann, first, "Reject")
    answer = await press(ann, first, "Approve all")
    assert "This has changed since you looked" in words(answer.text)
    assert "rejected by you" in words(answer.text)


async def test_an_article_without_facts_says_so_and_is_not_kept(desk: DashboardStage, ann: Signed) -> None:
    number = (await desk.kept()).id
    answer = await bring(ann, number, "A long walk by the sea, and then some tea.")
    assert "Nothing to review in that" in words(answer.text)
    assert "Nothing waits for you." in words(answer.text)


async def test_one_communitys_articles_are_not_anothers(desk: DashboardStage, ann: Signed) -> None:
    await bring(ann, (await desk.kept()).id)
    other = await a_follower(desk.joined, ELSEWHERE)
    assert "Nothing waits for you." in words(await seen(ann, f"{other}/review"))
    await seen(ann, f"{other}/review/1", 404)
    assert "Conor Bradley" in words(await seen(ann, f"{(await desk.kept(DEA)).id}/review/1"))
    for nonsense in ("0", "x", "9" * 40, "-1"):
        await seen(ann, f"{other}/review/{nonsense}", 404)


async def test_facts_outlive_the_words_in_which_they_were_read(desk: DashboardStage, ann: Signed) -> None:
    number = (await desk.kept()).id
    await bring(ann, number)
    async with desk.joined.database.write() as conn:
        await articles.forget_texts(conn, desk.clock.now().replace(year=2025))
    page = await seen(ann, f"{number}/review/1")
    assert "Conor Bradley (Liverpool): out, ankle injury" in words(page)
    assert "<mark>" not in page
