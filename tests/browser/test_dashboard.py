"""The moderators' page as people use it: with a mouse, with a keyboard alone, without script, in the dark."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, Locator, Page, expect

from bot.platforms.web.dashboard.sections import groups
from bot.platforms.web.dashboard.shell import Place
from bot.platforms.web.site import in_english
from tests.browser.axe import no_violations
from tests.browser.dashboard_stage import DashboardStage, opened, signed_in

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SECTIONS = tuple(section.name for group in groups(in_english("en")) for section in group.sections)


# --- what everybody can read


async def test_every_page_can_be_read_by_everybody_on_everything(
    desk: DashboardStage, ann: BrowserContext
) -> None:
    """axe finds nothing, light or dark; a small phone need not be moved sideways; headings come in order; and
    nothing is refused by the site's own policy."""
    page, refused = await ann.new_page(), list[str]()
    page.on("console", lambda message: refused.append(message.text))
    number = (await desk.kept()).id
    pages = [*(place.value for place in Place), *(f"settings/{name}" for name in SECTIONS)]
    for address in ("/dashboard", *(f"/dashboard/{number}/{name}".rstrip("/") for name in pages)):
        await page.goto(address)
        await no_violations(page)
        await page.set_viewport_size({"width": 360, "height": 800})
        assert await page.evaluate("document.documentElement.scrollWidth") == 360, address
        await page.set_viewport_size({"width": 1280, "height": 900})
        levels = await page.locator("h1, h2, h3").evaluate_all("all => all.map(one => one.tagName)")
        assert (levels[0], levels.count("H1")) == ("H1", 1), address
    assert refused == []


async def test_every_answer_can_be_read_by_everybody(desk: DashboardStage, ann: BrowserContext) -> None:
    page, number = await ann.new_page(), (await desk.kept()).id
    for outcome in ("saved", "question", "said"):
        await _brings_about(page, number, outcome)
        await no_violations(page)


async def _brings_about(page: Page, number: int, outcome: str) -> None:
    """An answer of each kind."""
    match outcome:
        case "saved":
            await page.goto(f"/dashboard/{number}/settings/posts")
            await page.get_by_role("switch", name="Cards").click()
        case "question":
            await page.goto(f"/dashboard/{number}/settings/pause")
            await page.get_by_role("button", name="Pause", exact=True).click()
        case _:
            await page.goto(f"/dashboard/{number}/settings/follow")
            await page.get_by_label("Team, competition or match").fill("Narnia")
            await page.get_by_role("button", name="Follow", exact=True).click()
    await expect(page.locator(f"#answer.{outcome}")).to_be_visible()


async def test_the_way_in_can_be_read_by_everybody(browser: Browser, desk: DashboardStage) -> None:
    page = await browser.new_page(base_url=desk.url)
    await page.goto("/dashboard")
    await no_violations(page)
    await page.goto(await desk.link())
    await no_violations(page)


# --- changing something


async def test_a_setting_is_changed_by_keyboard_alone(desk: DashboardStage, ann: BrowserContext) -> None:
    page = await opened(ann, desk)
    await page.keyboard.press("Tab")
    await expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    await page.keyboard.press("Enter")
    await _tab_to(page, page.get_by_role("link", name="Quiet hours"))
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Quiet hours")
    await _tab_to(page, page.get_by_label("From"))
    await page.keyboard.type("1130PM")
    await _tab_to(page, page.get_by_label("Until"))
    await page.keyboard.type("0815AM")
    await _tab_to(page, page.get_by_role("button", name="Set"))
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("status")).to_have_text("Saved. This is how it stands now.")
    await expect(page.locator("#answer")).to_be_focused()
    assert (await desk.kept()).quiet == ("23:30", "08:15")


RING = """() => {
  const here = document.activeElement;
  const outlined = (element) => element !== null && getComputedStyle(element).outlineStyle !== "none";
  return outlined(here) || outlined(here.closest(".menu li"));
}"""
"""Whether what has the focus is seen to have it."""


async def _tab_to(page: Page, wanted: Locator, most: int = 40) -> None:
    """Presses Tab until it is there; what has the focus is always seen to have it."""
    for _ in range(most):
        await page.keyboard.press("Tab")
        assert await page.evaluate(RING), await page.evaluate("document.activeElement.outerHTML")
        if await wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"no way to {wanted} by Tab")


async def test_what_is_dangerous_is_asked_about_once_more(desk: DashboardStage, ann: BrowserContext) -> None:
    page = await opened(ann, desk, "settings/pause")
    await page.get_by_label("How long, or until when").fill("2h")
    await page.get_by_role("button", name="Pause", exact=True).click()
    await expect(page.get_by_role("status")).to_have_text("Nothing has changed yet. Are you sure?")
    await page.get_by_role("link", name="No, leave it").click()
    await expect(page.get_by_role("heading", name="Not paused")).to_be_visible()
    await page.get_by_role("button", name="Pause", exact=True).click()
    await page.get_by_role("button", name="Yes, pause").click()
    await expect(page.get_by_role("heading", name="Paused", exact=True)).to_be_visible()
    await expect(page.get_by_text("Nothing is posted in this channel now.")).to_be_visible()
    await page.get_by_role("button", name="Go on now").click()
    await expect(page.get_by_text("Nothing is posted in this channel now.")).to_have_count(0)


async def test_settings_go_out_as_a_file_and_come_in_by_one(
    desk: DashboardStage, ann: BrowserContext, tmp_path: Path
) -> None:
    page = await opened(ann, desk, "settings/file")
    async with page.expect_download() as coming:
        await page.get_by_role("button", name="Save as a file").click()
    file = tmp_path / (await coming.value).suggested_filename
    await (await coming.value).save_as(file)
    file.write_text(file.read_text().replace('"Europe/London"', '"Europe/Rome"'))
    await page.get_by_label("A file").set_input_files(file)
    await page.get_by_role("button", name="See what changes").first.click()
    await expect(page.locator("#answer.question")).to_contain_text("Europe/London → Europe/Rome")
    await page.get_by_role("button", name="Yes, change them").click()
    await expect(page.locator("#answer")).to_contain_text("liverpool has the new settings.")
    await page.get_by_role("link", name="Options").first.click()
    await expect(page.locator("main")).to_contain_text("Europe/Rome")


async def test_what_is_typed_brings_proposals(desk: DashboardStage, ann: BrowserContext) -> None:
    page = await opened(ann, desk, "settings/options")
    await page.get_by_label("Time zone", exact=True).press_sequentially("Kathm")
    await expect(page.locator("#zone-1-list option[value='Asia/Kathmandu']")).to_have_count(1)


async def test_everything_works_without_script(browser: Browser, desk: DashboardStage) -> None:
    context = await signed_in(browser, desk, script=False)
    page = await opened(context, desk, "settings/follow")
    await page.get_by_label("Team, competition or match").fill("Atalanta")
    await page.get_by_role("button", name="Follow", exact=True).click()
    await expect(page.locator("#answer")).to_contain_text("liverpool follows Atalanta.")
    assert "team:atalanta" in await desk.followed()
