"""A fan on the web: a browser with a cookie of its own, from an address of its own."""

import asyncio
import time
from collections.abc import Mapping
from typing import Any

import aiohttp

from tests.crowd.markup import Card, Form, cards
from tests.crowd.program import Lost, Program
from tests.crowd.screens import PLAYERS, Key, Screen

PLATFORM = "web"
COOKIE = "matchday_visitor"
ROOM = "/rooms/reds"


class OnWeb:
    """Sees what a visitor sees; `times` are seconds that answers took. `number` makes the address: each has
    one of loopback's many, as the site counts what comes from one."""

    platform = PLATFORM

    def __init__(self, program: Program, number: int, times: list[float]) -> None:
        self.program, self.times = program, times
        self._from = f"127.{1 + number // 62_500}.{number // 250 % 250}.{1 + number % 250}"
        self._cookie = ""
        self.held_back = 0
        self._session: aiohttp.ClientSession | None = None

    @property
    def person(self) -> str:
        return self._cookie

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def open(self) -> Screen:
        """The room, and in it the button of the ballot's post; the post itself once it says that voting is
        over. Raises Lost."""
        page = await self._call("GET", ROOM)
        [post] = [card for card in cards(page) if card.kind == "ballot"]
        shown = screen(post)
        return shown if shown.closed else await self.press(shown, "Rate the players")

    async def press(self, shown: Screen, label: str) -> Screen:
        key = shown.key(label)
        assert key is not None, f"{label!r} among {shown.keys} of {shown.title!r}"
        return await self.sends(shown.source.forms[int(key.code)].fields())

    async def says(self, command: str, values: dict[str, str]) -> Screen:
        return await self.sends({"typed": " ".join([f"/{command}", *values.values()])})

    async def sends(self, fields: Mapping[str, str]) -> Screen:
        """A form, by the page's script. Whoever is told to wait a moment does. Raises Lost."""
        began = time.monotonic()
        while isinstance(answer := await self._call("POST", f"{ROOM}/commands", fields), float):
            self.held_back += 1
            await asyncio.sleep(answer)
            began = time.monotonic()
        self.times.append(time.monotonic() - began)
        [card] = cards(answer["html"])
        return screen(card)

    async def _call(self, method: str, path: str, fields: Mapping[str, str] | None = None) -> Any:
        await self.program.up()
        try:
            return await self.program.answered(self._called(method, path, fields))
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Lost from error

    async def _called(self, method: str, path: str, fields: Mapping[str, str] | None) -> Any:
        """A page's text, a form's answer, or the seconds to wait for one."""
        site = self.program.address
        headers = {"Accept": "application/json", "Origin": site} if fields else {}
        cookies = {"Cookie": f"{COOKIE}={self._cookie}"} if self._cookie else {}
        if self._session is None:
            # a connection for each request: none is left that belongs to a process which was killed
            there = aiohttp.TCPConnector(local_addr=(self._from, 0), force_close=True)
            self._session = aiohttp.ClientSession(connector=there, cookie_jar=aiohttp.DummyCookieJar())
        async with self._session.request(
            method, f"{site}{path}", data=fields, headers=headers | cookies
        ) as answer:
            if COOKIE in answer.cookies:
                self._cookie = answer.cookies[COOKIE].value
            if answer.status == 429:
                return float(answer.headers["Retry-After"])
            if answer.status != 200:
                raise AssertionError(f"{answer.status}: {(await answer.text())[:300]}")
            return await (answer.json() if fields else answer.text())


def screen(card: Card) -> Screen:
    keys = [Key(form.button, str(n)) for n, form in enumerate(card.forms) if not form.selects]
    asks = sheet(card)
    marks = None
    if asks is not None:
        marks = {one.label: int(one.value) for one in asks.selects if one.value and one.label in PLAYERS}
    return Screen(card.title.strip(), " ".join(card.text.split()), keys, card, form=marks)


def sheet(card: Card) -> Form | None:
    """The form of a sheet, where the card has one."""
    return next((form for form in card.forms if form.selects), None)
