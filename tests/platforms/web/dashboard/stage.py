"""The whole program behind the moderators' page: the packaged matchday in a store of its own, the desk, the
page's house and views, served on loopback."""

import asyncio
import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import httpx

from bot.app.dashboard_link import for_the_operator
from bot.app.page import serve_page
from bot.app.world import Means, World, world
from bot.chat import Channel
from bot.settings import Settings
from storage import channels
from storage.channels import Settings as Kept
from tests.handlers.matchday import DAY_BEFORE, REDS, Now
from tests.stores import copied, store_url

NOTHING = Means()
"""Nobody draws pictures, and nobody reads articles."""
CSRF = re.compile(r'name="csrf" value="([0-9a-f]+)"')


@dataclass
class DashboardStage:
    """What a test holds on to. `clock` is the time in the story; sessions live by the real one."""

    joined: World
    clock: Now
    url: str

    async def link(self) -> str:
        """A new link for whoever runs the bot, who decides about every channel."""
        return await for_the_operator(self.joined.database, self.url)

    async def kept(self, channel: Channel = REDS) -> Kept:
        """A channel as it is set up now; its `id` is its place in the page's addresses."""
        async with self.joined.database.read() as conn:
            known = await channels.settings(conn, channel)
        assert known is not None
        return known

    async def followed(self, channel: Channel = REDS) -> list[str]:
        async with self.joined.database.read() as conn:
            known = await channels.settings(conn, channel)
            return await channels.followed(conn, known.id) if known else []

    @asynccontextmanager
    async def visitor(self) -> AsyncIterator[httpx.AsyncClient]:
        """Somebody who is not signed in."""
        async with httpx.AsyncClient(base_url=self.url, trust_env=False, timeout=10) as client:
            yield client

    @asynccontextmanager
    async def moderator(self) -> AsyncIterator["Signed"]:
        """Somebody who has opened a link and pressed its button."""
        async with self.visitor() as client:
            link = await self.link()
            key = re.search(r'name="key" value="([^"]+)"', (await client.get(link)).text)
            assert key is not None
            answer = await client.post(link, data={"key": key[1]})
            assert answer.status_code == 303, answer.text
            found = CSRF.search((await client.get("/dashboard")).text)
            assert found is not None
            yield Signed(client, found[1])


@dataclass
class Signed:
    """A browser's cookies, and what its forms carry."""

    client: httpx.AsyncClient
    csrf: str

    async def give(self, number: int, command: str, **fields: str) -> httpx.Response:
        """Sends a form of a channel's pages. A field's name has an underscore where the form has a dot:
        `arg_what`."""
        named = {name.replace("_", ".", 1): value for name, value in fields.items()}
        sent = {"csrf": self.csrf, "command": command, **named}
        return await self.client.post(f"/dashboard/{number}/command", data=sent)


@asynccontextmanager
async def a_dashboard(
    folder: Path, matchday: Path, instant: datetime = DAY_BEFORE, means: Means = NOTHING
) -> AsyncIterator[DashboardStage]:
    """`matchday` is a store that was written by tests.handlers.matchday.write, in which it is `instant`."""
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    store, clock = copied(matchday, folder / "dashboard.sqlite"), Now(instant)
    async with world(store_url(store), clock, lambda _: None, means=means) as joined:
        opened: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        settings = Settings(_env_file=None, web_port=0)
        serving = asyncio.create_task(serve_page(joined, settings, opened.set_result, lambda: None))
        try:
            yield DashboardStage(joined, clock, await opened)
        finally:
            serving.cancel()
            with suppress(asyncio.CancelledError):
                await serving
