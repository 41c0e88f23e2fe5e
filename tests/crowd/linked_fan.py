"""A fan with two accounts, which become one fan's."""

import re
from collections.abc import Awaitable
from typing import Protocol

from tests.crowd.form_fan import FormFan
from tests.crowd.key_fan import KeyFan
from tests.crowd.person import Person
from tests.crowd.program import Lost
from tests.crowd.screens import Screen

CODE = re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}")
LINKED = ("Your accounts are linked", "These accounts are one already")


class Account(Protocol):
    """Where a fan can type a command."""

    async def says(self, command: str, values: dict[str, str]) -> Screen: ...


class LinkedFan:
    """Votes with one account and then with the other, links them, and votes once more. Of both sheets the
    marks given last stand."""

    def __init__(
        self, person: Person, first: KeyFan, second: KeyFan | FormFan, here: Account, there: Account
    ) -> None:
        self.person, self.first, self.second = person, first, second
        self._here, self._there = here, there

    async def votes(self) -> None:
        await self.first.votes()
        earlier = self.person.marks
        self.person.marks = {}  # the other account knows nothing of it
        await self.second.votes()
        after = earlier | self.person.marks
        await self._link()
        self.person.counts["linked"] += 1
        self.person.marks = after
        await self.first.story.look()
        await self.first.votes()
        await self.second.story.look()
        self.person.done = True

    async def goes_on(self) -> None:
        await self.second.goes_on()

    async def _link(self) -> None:
        while True:
            offered = await _heard(self._here.says("link", {}))
            code = CODE.search(offered.title) if offered else None
            if code is None:
                continue
            taken = await _heard(self._there.says("link", {"code": code[0]}))
            if taken is not None and taken.title in LINKED:
                return


async def _heard(asking: Awaitable[Screen]) -> Screen | None:
    try:
        return await asking
    except Lost:
        return None
