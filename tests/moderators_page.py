"""The moderators' page of a real program on loopback, and browsers that come to it.

Two Discord servers with a channel each, and a room of the web. Whom Discord calls a moderator is what a test
says; the adapters' own answer to that is tested with them.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from starlette.routing import BaseRoute

from bot.app.dashboard import House
from bot.app.dashboard_link import door
from bot.app.dashboard_views import DashboardViews
from bot.app.world import World, world
from bot.chat import Channel, Look, Request, Where
from bot.platforms.asks import Right, RightUnknown
from bot.platforms.web.dashboard.site import Dashboard
from bot.platforms.web.server import serve
from bot.platforms.web.site import site
from bot.posts.language import translations
from storage import channels, sign_ins
from storage.sign_ins import Person
from tests.stores import store_url

REDS, BLUES, ROOM = Channel("discord", "42"), Channel("discord", "43"), Channel("web", "town")
ANN, BEN = Person("discord", "5", "Ann"), Person("discord", "6", "Ben")
SECRET = re.compile(r"/dashboard/sign-in/([\w-]{43})")
NOW = datetime(2026, 4, 18, 12, tzinfo=UTC)


@dataclass
class Time:
    """A clock that says what it was told; `seconds` counts with it."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at

    def seconds(self) -> float:
        return self.at.timestamp()

    def pass_(self, time: timedelta) -> None:
        self.at += time


@dataclass
class Clubhouse:
    """What a test holds on to. `rights` are what Discord says of (server, person); where `silent`, it says
    nothing."""

    joined: World
    house: House
    time: Time
    numbers: dict[Channel, int]
    rights: dict[tuple[str, str], Right] = field(default_factory=dict)
    silent: bool = False
    asked: int = 0
    url: str = ""
    routes: Sequence[BaseRoute] = ()
    browsers: list[httpx.AsyncClient] = field(default_factory=list)

    async def right(self, server: str, person: str) -> Right:
        self.asked += 1
        if self.silent:
            raise RightUnknown("busy")
        return self.rights.get((server, person), Right.NONE)

    def browser(self, **headers: str) -> httpx.AsyncClient:
        """One with cookies of its own, which follows no redirect unless told."""
        self.browsers.append(
            httpx.AsyncClient(base_url=self.url, trust_env=False, timeout=10, headers=headers)
        )
        return self.browsers[-1]

    async def link(self, who: Person = ANN, channel: Channel = REDS) -> str:
        """What somebody who types /dashboard in a channel is told."""
        server = {REDS: "1", BLUES: "2"}.get(channel, "")
        request = Request(
            "dashboard",
            {},
            channel,
            who.person,
            may_moderate=True,
            name=who.name,
            where=Where(server, "", ""),
        )
        found = SECRET.search(repr(await self.joined.desk.answer(request)))
        assert found is not None
        return found[0]

    async def signed_in(self, who: Person = ANN, channel: Channel = REDS) -> httpx.AsyncClient:
        browser = self.browser()
        assert (await press(browser, await self.link(who, channel))).status_code == 303
        return browser

    def page(self, channel: Channel, place: str = "") -> str:
        return f"/dashboard/{self.numbers[channel]}{place}"

    async def paused(self, channel: Channel = REDS) -> bool:
        async with self.joined.database.read() as conn:
            kept = await channels.settings(conn, channel)
        assert kept is not None
        return kept.paused_reason is not None


async def press(browser: httpx.AsyncClient, link: str, **changed: str) -> httpx.Response:
    """Opens a link and presses its button; `changed` are fields that are sent otherwise."""
    page = await browser.get(link)
    return await browser.post(link, data={"key": hidden(page, "key")} | changed)


def hidden(page: httpx.Response, name: str) -> str:
    """What a form carries; empty where there is none."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page.text)
    return found[1] if found else ""


async def gives(
    house: Clubhouse, browser: httpx.AsyncClient, channel: Channel, command: str = "pause", **fields: str
) -> httpx.Response:
    """Sends a form of the page, with what it carries unless that is changed."""
    csrf = hidden(await browser.get("/dashboard", follow_redirects=True), "csrf")
    form = {"csrf": csrf, "command": command, "arg.sure": "1"} | fields
    return await browser.post(house.page(channel, "/command"), data=form)


@asynccontextmanager
async def clubhouse(
    store: Path, public: str | None = None, frames: tuple[str, ...] = ()
) -> AsyncIterator[Clubhouse]:
    """The page, served until the block ends. `store` is a migrated SQLite file of the test's own."""
    time = Time()
    async with world(store_url(store), time, lambda _: None) as joined:
        house = House(joined, time.now, time.seconds)
        numbers = {}
        async with joined.database.write() as conn:
            for channel, owner, name in (
                (REDS, ("discord", "1", "Reds"), "matchday"),
                (BLUES, ("discord", "2", "Blues"), "banter"),
                (ROOM, ("web", "town", "Town"), "town square"),
            ):
                community = await channels.open_community(conn, *owner)
                numbers[channel] = await channels.open_channel(conn, community, channel, name, Look(), NOW)
        there = Clubhouse(
            joined, house, time, numbers, {("1", "5"): Right.ADMINISTERS, ("2", "6"): Right.LISTED}
        )
        joined.rights["discord"] = there.right
        joined.desk.door = door("https://bot.example.org")
        app = site(
            history=joined.history,
            hub=joined.hub,
            answer=joined.desk.answer,
            complete=joined.desk.complete,
            commands=joined.desk.commands,
            translations=translations,
            frame_ancestors=frames,
            dashboard=Dashboard(house, DashboardViews(joined.desk, joined.draw, joined.clock.now), public),
        )
        there.routes = app.routes
        opened: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        serving = asyncio.create_task(serve(app, "127.0.0.1", 0, hub=joined.hub, ready=opened.set_result))
        there.url = await opened
        try:
            yield there
        finally:
            await asyncio.gather(*(one.aclose() for one in there.browsers))
            serving.cancel()
            with suppress(asyncio.CancelledError):
                await serving


async def sessions(house: Clubhouse, who: Person = ANN) -> int:
    async with house.joined.database.read() as conn:
        return len(await sign_ins.sessions_of(conn, who, house.time.now()))
