"""Pictures as they are seen: in the reader's colours, never jumping, covered where they tell the score."""

import pytest
from playwright.async_api import BrowserContext, Page, expect

from tests.browser.conftest import enter
from tests.platforms.web.gallery import DARK, LIGHT, STANDINGS, a_picture
from tests.platforms.web.stage import Stage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

GREY = """async image => {
  await image.decode();
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  return pen.getImageData(10, 10, 1, 1).data[0];
}"""


@pytest.mark.parametrize(("scheme", "grey"), [("light", LIGHT), ("dark", DARK)])
async def test_a_picture_has_the_devices_colours(stage: Stage, page: Page, scheme: str, grey: int) -> None:
    await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    await stage.say(STANDINGS, picture=a_picture())
    assert await page.get_by_role("img", name="Picture: The table").evaluate(GREY) == grey


async def test_a_picture_follows_the_colours_chosen_on_the_page(stage: Stage, page: Page) -> None:
    await page.emulate_media(color_scheme="light")
    await stage.say(STANDINGS, picture=a_picture())
    image = page.locator(".picture img")
    button = page.get_by_role("button", name="Colours")
    await button.click()
    await button.click()
    await expect(image).to_have_js_property(
        "currentSrc", f"{stage.url}/rooms/liverpool/pictures/k1/1/dark.png"
    )
    assert await image.evaluate(GREY) == DARK
    async with page.context.expect_page() as opening:
        await image.click()
    assert (await opening.value).url.endswith("/dark.png")


async def test_the_page_keeps_its_room_for_a_picture(stage: Stage, anna: BrowserContext) -> None:
    page = await anna.new_page()
    await page.route("**/*.png", lambda route: route.abort())
    await stage.say(STANDINGS, picture=a_picture())
    await enter(page)
    size = await page.locator(".picture img").bounding_box()
    assert size is not None
    assert size["width"] / size["height"] == pytest.approx(1200 / 700, rel=0.02)


async def test_all_that_it_shows_is_there_in_words(stage: Stage, page: Page) -> None:
    await stage.say(STANDINGS, picture=a_picture())
    words = page.get_by_text("Inter lead with 83 points")
    await expect(words).to_be_hidden()
    await page.get_by_text("What the picture shows").focus()
    await page.keyboard.press("Enter")
    await expect(words).to_be_visible()


async def test_a_picture_that_tells_the_score_waits_to_be_uncovered(
    stage: Stage, anna: BrowserContext
) -> None:
    asked: list[str] = []
    page = await anna.new_page()
    page.on("request", lambda request: asked.append(request.url))
    await stage.say(STANDINGS, room="atalanta", picture=a_picture(secret=True))
    await enter(page, "/rooms/atalanta")
    image = page.locator(".picture img")
    await expect(image).to_be_hidden()
    assert not [url for url in asked if url.endswith(".png")]
    await page.get_by_text("Show the picture").focus()
    await page.keyboard.press("Enter")
    await expect(image).to_be_visible()
    await stage.say(STANDINGS, revision=2, room="atalanta", picture=a_picture(secret=True))
    await expect(page.locator("article")).to_have_attribute("data-revision", "2")
    await expect(image).to_be_visible()
