"""A real Chromium in front of a real site. All of it lives in one event loop, as the browser does."""

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from storage.database import Database
from tests.browser.dashboard_stage import DashboardStage, a_dashboard, signed_in
from tests.handlers.matchday import DAY_BEFORE, write
from tests.platforms.web.gallery import Painter
from tests.platforms.web.stage import Stage, a_stage, a_store

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest_asyncio.fixture(loop_scope="session")
async def store(tmp_path: Path) -> AsyncIterator[Database]:
    async with a_store(tmp_path) as store:
        yield store


@pytest_asyncio.fixture(loop_scope="session")
async def stage(store: Database) -> AsyncIterator[Stage]:
    async with a_stage(store, draw=Painter().draw) as stage:
        yield stage


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    found = os.environ.get("MATCHDAY_CHROMIUM") or shutil.which("chromium")
    if found is None:
        pytest.skip("no Chromium on this machine: install one, or name it in MATCHDAY_CHROMIUM")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def browser(chromium: Browser) -> AsyncIterator[Browser]:
    """The same for all tests, for it takes its time to start; what one opens is closed with it."""
    yield chromium
    for context in chromium.contexts:
        await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def anna(browser: Browser, stage: Stage) -> AsyncIterator[BrowserContext]:
    """A visitor in Bergamo, who has her own cookies."""
    context = await browser.new_context(base_url=stage.url, locale="en-GB", timezone_id="Europe/Rome")
    context.set_default_timeout(10_000)
    yield context
    await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page(anna: BrowserContext) -> Page:
    """Her first tab, in Liverpool's room, once it is live. An error in the script fails the test."""
    page = await anna.new_page()
    await enter(page)
    return page


async def enter(page: Page, path: str = "/rooms/liverpool") -> None:
    await page.goto(path)
    await page.wait_for_selector('#connection[data-state="connected"]')


# --- the moderators' page


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def matchday(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store on the day before the match, to be copied."""
    path = tmp_path_factory.mktemp("dashboard") / "matchday.sqlite"
    await write(path, DAY_BEFORE)
    return path


@pytest_asyncio.fixture(loop_scope="session")
async def desk(tmp_path: Path, matchday: Path) -> AsyncIterator[DashboardStage]:
    async with a_dashboard(tmp_path, matchday) as stage:
        yield stage


@pytest_asyncio.fixture(loop_scope="session")
async def ann(browser: Browser, desk: DashboardStage) -> AsyncIterator[BrowserContext]:
    """A moderator who is signed in."""
    context = await signed_in(browser, desk)
    yield context
    await context.close()
