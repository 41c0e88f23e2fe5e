"""A ballot filled in: by keyboard, by mouse, on a phone, and without a script."""

import json
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from bot.chat import Answer, Post, Request
from storage import rooms
from tests.browser.conftest import enter
from tests.platforms.web.ballot_desk import BallotDesk, export
from tests.platforms.web.stage import Stage

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


@pytest_asyncio.fixture(loop_scope="session")
async def desk(stage: Stage) -> BallotDesk:
    desk = BallotDesk()
    stage.answers["marks"] = desk.marks
    return desk


async def ask(page: Page, line: str) -> None:
    await page.fill("#ask", line)
    await page.keyboard.press("Enter")


def slider(page: Page, player: str) -> Locator:
    return page.get_by_role("slider", name=player)


async def test_a_fan_rates_by_keyboard_alone(page: Page, desk: BallotDesk) -> None:
    await page.keyboard.press("/")
    await page.keyboard.type("marks")
    await page.keyboard.press("Enter")
    save = page.get_by_role("button", name="Save my marks")
    await expect(save).to_be_visible()
    for _ in range(3):
        await page.keyboard.press("Shift+Tab")  # from the box past the button and the man of the match
    scamacca = slider(page, "Gianluca Scamacca")
    await expect(scamacca).to_be_focused()
    await expect(scamacca).to_have_attribute("aria-valuetext", "not rated")
    await expect(scamacca).to_have_accessible_description("Press 5")
    await page.keyboard.press("ArrowRight")
    await expect(scamacca).to_have_attribute("aria-valuetext", "1")
    await page.keyboard.press("End")
    await expect(scamacca).to_have_attribute("aria-valuetext", "10")
    await page.keyboard.press("ArrowLeft")
    await expect(scamacca).to_have_attribute("aria-valuetext", "9.5")
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("7")
    await expect(slider(page, "Juan Musso")).to_have_attribute("aria-valuetext", "7")
    await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("0")
    await expect(slider(page, "Mohamed Salah")).to_have_attribute("aria-valuetext", "10")
    await page.keyboard.press("Home")
    await expect(slider(page, "Mohamed Salah")).to_have_attribute("aria-valuetext", "not rated")
    await expect(page.locator(".progress")).to_have_text("2 of 5")
    await expect(page.locator(".unsaved")).to_be_visible()
    for _ in range(4):
        await page.keyboard.press("Tab")
    await expect(save).to_be_focused()
    await page.keyboard.press("Space")
    await expect(page.locator("article h2")).to_have_text("Your marks: 2 given")
    assert desk.saved == {"4": "14", "5": "19"}
    await expect(page.locator(".unsaved")).to_be_hidden()
    await expect(page.get_by_role("button", name="Save my marks")).to_be_focused()


async def test_a_fan_rates_by_mouse(page: Page, desk: BallotDesk) -> None:
    await ask(page, "/marks")
    kelleher = slider(page, "Caoimhín Kelleher")
    await expect(kelleher).to_be_visible()
    await expect(page.locator(".blank", has=kelleher).locator("output")).to_have_text("–")
    box = await kelleher.bounding_box()
    assert box is not None
    await kelleher.click(position={"x": box["width"] - 4, "y": box["height"] / 2})
    await expect(page.locator(".blank", has=kelleher).locator("output")).to_have_text("10")
    await page.get_by_label("Man of the match").select_option("Juan Musso")
    await page.get_by_role("button", name="Save my marks").dblclick()
    await expect(page.locator("article h2")).to_have_text("Your marks: 2 given")
    await expect(page.locator("article")).to_have_count(1)
    assert desk.saved == {"1": "20", "pick": "4"}


async def test_what_is_not_saved_yet_stays_while_other_things_happen(
    stage: Stage, page: Page, desk: BallotDesk
) -> None:
    await ask(page, "/marks")
    await slider(page, "Caoimhín Kelleher").press("9")
    await stage.say("Salah scores", key="k1")
    await stage.say("Salah scores: 0–1", key="k1", revision=2)
    await expect(page.locator("#m-k1 h2")).to_have_text("Salah scores: 0–1")
    await expect(slider(page, "Caoimhín Kelleher")).to_have_attribute("aria-valuetext", "9")
    await page.get_by_role("button", name="Same as the press").click()
    await expect(slider(page, "Virgil van Dijk")).to_have_attribute("aria-valuetext", "7.5")
    await expect(slider(page, "Caoimhín Kelleher")).to_have_attribute("aria-valuetext", "9")
    await expect(page.locator(".unsaved")).to_be_visible()
    await page.reload()
    await expect(slider(page, "Virgil van Dijk")).to_have_attribute("aria-valuetext", "7.5")
    await expect(slider(page, "Caoimhín Kelleher")).to_have_attribute("aria-valuetext", "6")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_a_sheet_fits_the_smallest_phone(
    stage: Stage, browser: Browser, desk: BallotDesk, scheme: str
) -> None:
    context = await browser.new_context(
        base_url=stage.url, viewport={"width": 320, "height": 568}, color_scheme=scheme,  # type: ignore[arg-type]
        is_mobile=True, has_touch=True,
    )  # fmt: skip
    page = await context.new_page()
    await enter(page)
    await ask(page, "/marks")
    await slider(page, "Virgil van Dijk").press("6")
    assert await page.evaluate("document.documentElement.scrollWidth") == 320
    await expect(page.get_by_role("button", name="Save my marks")).to_be_in_viewport()
    heights = await page.locator(
        ".sheet input[type=range], .sheet button, .sheet select:not([hidden])"
    ).evaluate_all("all => all.map(one => one.offsetHeight)")
    assert min(heights) >= 40, "a thumb needs 40 pixels"


async def test_a_fan_rates_without_a_script(stage: Stage, browser: Browser, desk: BallotDesk) -> None:
    context = await browser.new_context(base_url=stage.url, java_script_enabled=False)
    page = await context.new_page()
    await page.goto("/rooms/liverpool")
    await page.fill("#ask", "/marks")
    await page.get_by_role("button", name="Send").click()
    await page.get_by_label("Mohamed Salah").select_option("9.5")
    await page.get_by_role("button", name="Save my marks").click()
    await expect(page.locator("article h2")).to_have_text("Your marks: 1 given")
    await expect(page.get_by_label("Mohamed Salah")).to_have_value("19")
    assert desk.saved == {"3": "19"}


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
async def test_an_export_is_saved(stage: Stage, browser: Browser, tmp_path: Path, script: bool) -> None:
    stage.answers["me"] = export
    context = await browser.new_context(base_url=stage.url, java_script_enabled=script)
    page = await context.new_page()
    await page.goto("/rooms/liverpool")
    await page.fill("#ask", "/me")
    async with page.expect_download() as saving:
        await page.get_by_role("button", name="Send").click()
    download = await saving.value
    assert download.suggested_filename == "matchday.json"
    await download.save_as(tmp_path / "saved.json")
    assert json.loads((tmp_path / "saved.json").read_text()) == {"marks": [7]}


async def test_who_is_forgotten_sees_nothing_of_what_was(stage: Stage, page: Page, desk: BallotDesk) -> None:
    async def forget(request: Request) -> Answer:
        async with stage.history.store.write() as conn:
            await rooms.forget(conn, [request.person])
        return Answer(Post("You are forgotten"), private=True)

    await stage.say("Salah scores")
    await ask(page, "/tie Liverpool")
    await expect(page.locator("article")).to_have_count(2)
    await ask(page, "/marks")
    await expect(page.locator("article")).to_have_count(3)
    stage.answers["marks"] = forget
    await page.get_by_role("button", name="Same as the press").click()
    await expect(page.locator("article h2")).to_have_text(["Salah scores", "You are forgotten"])
