"""The newcomer's walk of docs/first-steps.md in a browser, as `make run` begins without a token."""

import asyncio
import re
from html import unescape
from pathlib import Path

import httpx

from bot.app.rehearsing import RehearsalOptions, rehearse
from bot.platforms.web.history import RoomMessage
from bot.settings import Settings
from tests.moderating.document import not_shown


def test_on_the_web(tmp_path: Path) -> None:
    assert not_shown("On the web", asyncio.run(walked(tmp_path))) == []


async def walked(folder: Path) -> list[str]:
    """What a visitor sees once the first reminder is there; the story is let come to its end."""
    opened: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    reminded = asyncio.Event()

    def heard(message: RoomMessage) -> None:
        if "kickoff_reminder" in str(message):
            reminded.set()

    settings = Settings(_env_file=None, web_port=0, pictures=str(folder))
    options = RehearsalOptions(speed=None, stay=False)
    async with asyncio.timeout(120), asyncio.TaskGroup() as together:
        together.create_task(rehearse(settings, options, opened.set_result, heard))
        address = await opened
        await reminded.wait()
        async with httpx.AsyncClient(base_url=address, trust_env=False, follow_redirects=True) as browser:
            shown = [words(await browser.get("/rooms/liverpool"))]
            for line in ("/next", "/tie"):
                headers = {"Accept": "application/json", "Origin": address.rstrip("/")}
                said = await browser.post("/rooms/liverpool/commands", data={"typed": line}, headers=headers)
                shown.append(words(said))
    return shown


def words(page: httpx.Response) -> str:
    html = page.json()["html"] if "json" in page.headers["content-type"] else page.text
    return unescape(re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", html, flags=re.S))
