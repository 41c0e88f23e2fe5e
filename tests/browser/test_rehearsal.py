"""The whole program as a newcomer meets it: the rehearsal, watched and asked in a browser."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from bot.app.rehearsing import RehearsalOptions, rehearse
from bot.settings import Settings
from tests.browser.conftest import enter

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SPEED = 6_000.0
"""Two days in half a minute: slow enough to see posts arrive while one looks."""


@pytest_asyncio.fixture(loop_scope="session")
async def url() -> AsyncIterator[str]:
    """Where a rehearsal has just begun."""
    opened: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    settings = Settings(_env_file=None, web_port=0)
    playing = asyncio.create_task(rehearse(settings, RehearsalOptions(speed=SPEED), opened.set_result))
    yield await asyncio.wait_for(opened, 60)
    playing.cancel()
    await asyncio.gather(playing, return_exceptions=True)


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, url: str) -> AsyncIterator[Page]:
    context = await browser.new_context(base_url=url, locale="en-GB", timezone_id="Europe/London")
    context.set_default_timeout(60_000)
    page = await context.new_page()
    await enter(page)
    yield page
    await context.close()


async def test_posts_arrive_and_the_tie_is_told_and_both_are_there_after_a_reload(page: Page) -> None:
    expect.set_options(timeout=60_000)
    await expect(page.get_by_role("heading", name="Team news: Atalanta v Liverpool")).to_be_visible()
    await expect(page.get_by_role("heading", name="Line-ups: Atalanta v Liverpool")).to_be_visible()
    await expect(page.get_by_role("heading", name="Goal: Atalanta 0–1 Liverpool")).to_be_visible()

    await page.get_by_role("combobox").fill("/tie")
    await page.keyboard.press("Enter")
    told = page.get_by_role("heading", name="The tie: Liverpool v Atalanta", exact=True)
    answer = page.locator("article", has=told)
    await expect(answer).to_contain_text("Atalanta lead 3–1 on aggregate")
    await expect(answer).to_contain_text("Only you see this")

    await page.reload()
    await expect(told).to_be_visible()
    await expect(page.get_by_role("heading", name="Goal: Atalanta 0–1 Liverpool")).to_be_visible()
    await expect(page.get_by_role("heading", name="Full time: Atalanta 0–1 Liverpool").last).to_be_visible()
