"""A moderator's browser in front of the whole program."""

from playwright.async_api import Browser, BrowserContext, Page

from bot.chat import Channel
from tests.handlers.matchday import REDS
from tests.platforms.web.dashboard.stage import DashboardStage, a_dashboard

__all__ = ["DashboardStage", "a_dashboard", "opened", "signed_in"]


async def signed_in(
    browser: Browser, desk: DashboardStage, *, dark: bool = False, width: int = 1280, script: bool = True
) -> BrowserContext:
    """A browser whose owner has opened a link and pressed its button."""
    context = await browser.new_context(
        base_url=desk.url,
        locale="en-GB",
        timezone_id="Europe/London",
        color_scheme="dark" if dark else "light",
        viewport={"width": width, "height": 900},
        java_script_enabled=script,
    )
    context.set_default_timeout(10_000)
    page = await context.new_page()
    await page.goto(await desk.link())
    await page.get_by_role("button", name="Sign in here").click()
    await page.wait_for_url("**/dashboard")
    await page.close()
    return context


async def opened(
    context: BrowserContext, desk: DashboardStage, path: str = "", channel: Channel = REDS
) -> Page:
    """A page of a channel: "settings/quiet", "calendar"."""
    page = await context.new_page()
    await page.goto(f"/dashboard/{(await desk.kept(channel)).id}{'/' if path else ''}{path}")
    return page
