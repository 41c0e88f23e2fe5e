"""The picture beside a message: on the page, at its address, and for whom."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.chat import Answer, Request
from bot.platforms.web import pictures
from bot.platforms.web.pace import Allowance
from storage.database import Database
from tests.platforms.web.gallery import DARK, LIGHT, STANDINGS, Painter, a_picture, a_png
from tests.platforms.web.stage import Stage, a_stage

ADDRESS = "/rooms/liverpool/pictures/k1/1"


@pytest.fixture
def painter() -> Painter:
    return Painter()


@pytest.fixture
async def stage(store: Database, painter: Painter) -> AsyncIterator[Stage]:
    async with a_stage(store, draw=painter.draw) as stage:
        yield stage


async def a_private_one(request: Request) -> Answer:
    return Answer(STANDINGS, private=True, picture=a_picture())


async def page(client: httpx.AsyncClient, room: str = "liverpool") -> str:
    return (await client.get(f"/rooms/{room}")).text


async def test_the_page_knows_how_large_the_picture_is(stage: Stage, anna: httpx.AsyncClient) -> None:
    await stage.say(STANDINGS, picture=a_picture())
    html = await page(anna)
    assert f'<img src="{ADDRESS}/light.png" width="1200" height="700" alt="Picture: The table"' in html
    assert f'srcset="{ADDRESS}/dark.png"' in html
    assert "Inter lead with 83 points; Atalanta are sixth with 51." in html


async def test_it_is_light_and_dark(stage: Stage, anna: httpx.AsyncClient) -> None:
    await stage.say(STANDINGS, picture=a_picture())
    for theme, grey in [("light", LIGHT), ("dark", DARK)]:
        response = await anna.get(f"{ADDRESS}/{theme}.png")
        assert response.headers["content-type"] == "image/png"
        assert response.content == a_png(grey=grey)
        assert "immutable" in response.headers["cache-control"]


async def test_a_browser_that_has_it_gets_it_not_again(stage: Stage, anna: httpx.AsyncClient) -> None:
    await stage.say(STANDINGS, picture=a_picture())
    tag = (await anna.get(f"{ADDRESS}/light.png")).headers["etag"]
    again = await anna.get(f"{ADDRESS}/light.png", headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


async def test_it_is_drawn_once_for_all_who_ask(
    stage: Stage, anna: httpx.AsyncClient, painter: Painter
) -> None:
    await stage.say(STANDINGS, picture=a_picture())
    await asyncio.gather(*(anna.get(f"{ADDRESS}/light.png") for _ in range(10)))
    assert painter.drawn == [False]


async def test_a_private_one_is_its_visitors_alone(
    stage: Stage, anna: httpx.AsyncClient, ben: httpx.AsyncClient
) -> None:
    stage.answers["tie"] = a_private_one
    html = (await anna.post("/rooms/liverpool/commands", data={"typed": "/tie"}, follow_redirects=True)).text
    found = re.search(r'src="(/rooms/liverpool/pictures/[^"]+)"', html)
    assert found is not None
    hers = await anna.get(found[1])
    assert (hers.status_code, hers.headers["cache-control"]) == (200, "private, no-cache")
    assert (await ben.get(found[1])).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        f"{ADDRESS}/purple.png",
        "/rooms/liverpool/pictures/k1/2/light.png",
        "/rooms/liverpool/pictures/k1/99999999999/light.png",
        "/rooms/liverpool/pictures/k2/1/light.png",
        "/rooms/liverpool/pictures/k%00/1/light.png",
        "/rooms/atalanta/pictures/k1/1/light.png",
        "/rooms/nowhere/pictures/k1/1/light.png",
        "/rooms/liverpool/pictures/words/1/light.png",
    ],
)
async def test_nothing_else_is_drawn(
    stage: Stage, anna: httpx.AsyncClient, painter: Painter, address: str
) -> None:
    await stage.say(STANDINGS, picture=a_picture())
    await stage.say("Only words", key="words", picture=a_picture())
    assert (await anna.get(address)).status_code == 404
    assert painter.drawn == []


async def test_an_older_revision_keeps_its_picture(stage: Stage, anna: httpx.AsyncClient) -> None:
    """A page that has not heard of the correction yet still shows what it says."""
    await stage.say(STANDINGS, picture=a_picture())
    await stage.say(STANDINGS, revision=2, picture=a_picture())
    assert (await anna.get(f"{ADDRESS}/light.png")).status_code == 200
    assert "/pictures/k1/2/light.png" in await page(anna)


async def test_a_picture_that_cannot_be_drawn_is_missing_and_tried_again(
    stage: Stage, anna: httpx.AsyncClient, painter: Painter, caplog: pytest.LogCaptureFixture
) -> None:
    await stage.say(STANDINGS, picture=a_picture())
    painter.broken = True
    with caplog.at_level(logging.ERROR):
        assert (await anna.get(f"{ADDRESS}/light.png")).status_code == 404
    assert "no brush" in caplog.text
    painter.broken = False
    assert (await anna.get(f"{ADDRESS}/light.png")).status_code == 200


async def test_a_picture_that_tells_the_score_is_covered_where_spoilers_are(
    stage: Stage, anna: httpx.AsyncClient
) -> None:
    for room in ("liverpool", "atalanta"):
        await stage.say(STANDINGS, room=room, picture=a_picture(secret=True))
    assert '<details class="spoiler">' not in await page(anna, "liverpool")
    covered = (await page(anna, "atalanta")).partition('<details class="spoiler">')[2]
    assert "<img" in covered.partition("</article>")[0]


async def test_nobody_is_served_without_end(
    store: Database, painter: Painter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "PICTURES_PER_ADDRESS", Allowance(at_once=2, seconds_each=1000))
    async with (
        a_stage(store, draw=painter.draw) as stage,
        httpx.AsyncClient(base_url=stage.url, trust_env=False) as client,
    ):
        await stage.say(STANDINGS, picture=a_picture())
        answers = [await client.get(f"{ADDRESS}/light.png") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[2].headers["retry-after"]) > 0


async def test_without_a_painter_there_are_words(store: Database) -> None:
    async with a_stage(store) as stage, httpx.AsyncClient(base_url=stage.url, trust_env=False) as client:
        await stage.say(STANDINGS, picture=a_picture())
        html = await page(client)
        assert "Where they stand" in html
        assert "<picture" not in html
        assert (await client.get(f"{ADDRESS}/light.png")).status_code == 404
