"""What moderators look at: what comes and how it will look, what was posted, articles, sources, changes."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.browser.axe import no_violations
from tests.browser.dashboard_stage import DashboardStage, a_dashboard, opened, signed_in
from tests.platforms.web.dashboard.looking import MEANS, ROOM, a_follower
from tests.platforms.web.dashboard.posted import EVENING, write_evening
from tests.platforms.web.dashboard.test_review import TEXT

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

PAGES = ("calendar", "log", "log?state=failed", "log?kind=ratings&state=sent", "review", "health", "audit")


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def evening(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store once the evening was posted, to be copied."""
    path = tmp_path_factory.mktemp("posted") / "matchday.sqlite"
    await write_evening(path)
    return path


@pytest_asyncio.fixture(loop_scope="session")
async def afternoon(tmp_path: Path, matchday: Path) -> AsyncIterator[DashboardStage]:
    """The day before the match, with a channel of Discord's, and somebody who draws."""
    async with a_dashboard(tmp_path, matchday, means=MEANS) as desk:
        await a_follower(desk.joined, ROOM)
        yield desk


async def readable(page: Page, address: str) -> None:
    """axe finds nothing, light or dark; a small phone need not be moved sideways; headings come in order."""
    await page.goto(address)
    await no_violations(page)
    await page.set_viewport_size({"width": 360, "height": 800})
    assert await page.evaluate("document.documentElement.scrollWidth") == 360, address
    await page.set_viewport_size({"width": 1280, "height": 900})
    levels = await page.locator("h1, h2, h3").evaluate_all("all => all.map(one => one.tagName)")
    assert (levels[0], levels.count("H1")) == ("H1", 1), address


async def test_what_was_can_be_read_by_everybody(browser: Browser, tmp_path: Path, evening: Path) -> None:
    async with a_dashboard(tmp_path, evening, EVENING[-1], MEANS) as desk:
        context = await signed_in(browser, desk)
        page, refused = await context.new_page(), list[str]()
        page.on("console", lambda message: refused.append(message.text))
        number = (await desk.kept(ROOM)).id
        for path in PAGES:
            await readable(page, f"/dashboard/{number}/{path}")
        assert refused == []
        await context.close()


async def test_what_comes_can_be_read_by_everybody(browser: Browser, afternoon: DashboardStage) -> None:
    context = await signed_in(browser, afternoon)
    page = await opened(context, afternoon, "calendar", ROOM)
    posts = await page.locator(".agenda .what a").evaluate_all("all => all.map(one => one.href)")
    for kind in ("preview", "line-ups"):
        link = page.locator(".agenda .what a", has_text=kind).first
        address = await link.get_attribute("href")
        assert address is not None
        await readable(page, address)
        await page.goto(f"/dashboard/{(await afternoon.kept(ROOM)).id}/calendar")
    assert len(posts) == 10
    await context.close()


async def test_previews_show_their_pictures_in_the_colours_of_their_readers(
    browser: Browser, afternoon: DashboardStage
) -> None:
    """The room of this site is seen as its reader has it, light or dark; a chat as the channel wants it."""
    context = await signed_in(browser, afternoon, dark=True)
    page = await opened(context, afternoon, "calendar", ROOM)
    await page.locator(".agenda .what a", has_text="preview").click()
    shown = page.locator(".preview img[alt]:not([alt=''])")
    await expect(shown).to_have_count(3)
    drawn = "all => Promise.all(all.map(async one => (await one.decode(), one.currentSrc.split('/').pop())))"
    assert await shown.evaluate_all(drawn) == ["light.png", "light.png", "dark.png"]
    await context.close()


async def test_a_post_is_looked_at_and_skipped_by_keyboard_alone(
    browser: Browser, afternoon: DashboardStage
) -> None:
    context = await signed_in(browser, afternoon)
    page = await opened(context, afternoon, "calendar", ROOM)
    preview = page.locator(".agenda li", has=page.locator(".kind-name", has_text="preview")).get_by_role(
        "link"
    )
    await preview.focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_contain_text("preview")
    skip = page.get_by_role("button", name="Skip this one")
    for _ in range(30):
        await page.keyboard.press("Tab")
        if await skip.evaluate("one => one === document.activeElement"):
            break
    await page.keyboard.press("Enter")
    await expect(page.locator("#answer")).to_be_focused()
    await expect(page.locator("#answer")).to_contain_text("Skipped: preview")
    await page.get_by_role("link", name="Calendar").last.focus()
    await page.keyboard.press("Enter")
    skipped = page.locator(".agenda .left-out")
    await expect(skipped).to_contain_text("skipped by moderators")
    await skipped.get_by_role("button", name="Post it after all").press("Enter")
    await expect(page.locator(".agenda .left-out")).to_have_count(0)
    await context.close()


async def test_the_log_is_filtered_without_script(browser: Browser, tmp_path: Path, evening: Path) -> None:
    async with a_dashboard(tmp_path, evening, EVENING[-1], MEANS) as desk:
        context = await signed_in(browser, desk, script=False)
        page = await opened(context, desk, "log", ROOM)
        await page.get_by_label("What became of it").select_option("perhaps posted")
        await page.get_by_role("button", name="Show", exact=True).click()
        await expect(page.locator(".log > li")).to_have_count(1)
        await expect(page.locator(".log > li")).to_contain_text("The connection broke")
        await page.get_by_role("button", name="Post it again").click()
        await expect(page.locator("#answer")).to_contain_text("It will be posted in matchday in a moment")
        await page.get_by_role("link", name="Show everything").click()
        await page.locator(".log").get_by_role("link", name="Atalanta v Liverpool").first.click()
        await expect(page.get_by_label("Match")).to_have_value("atalanta-liverpool-2024-04-18")
        await context.close()


async def test_an_article_is_reviewed_beside_its_text(browser: Browser, afternoon: DashboardStage) -> None:
    context = await signed_in(browser, afternoon)
    page = await opened(context, afternoon, "review", ROOM)
    await page.get_by_role("textbox", name="Article").fill(TEXT)
    await page.get_by_role("button", name="Read it").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(
        "Atalanta v Liverpool: who plays in Bergamo?"
    )
    await readable(page, page.url.partition("#")[0])
    bradley = page.locator(".group-of-facts li", has_text="Conor Bradley (Liverpool)")
    await bradley.get_by_role("link").click()
    await expect(page.locator(":target + mark")).to_have_text("Conor Bradley")
    await expect(page.locator(":target + mark")).to_be_in_viewport()
    await page.get_by_role("button", name="Approve all").click()
    await expect(page.locator("#answer.saved")).to_be_visible()
    await expect(page.locator(".group-of-facts .hint", has_text="approved by you").first).to_be_visible()
    await context.close()
