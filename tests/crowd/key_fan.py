"""A fan with a sheet of keys, as Discord and Telegram show it."""

import asyncio
from collections.abc import Callable
from functools import partial
from random import Random
from typing import Protocol

from tests.crowd.person import Marks, Person
from tests.crowd.program import Program
from tests.crowd.screens import Screen
from tests.crowd.story import Story

FORGED = (
    {"p": "1", "m": "21"},
    {"p": "1", "m": "1"},
    {"p": "1", "m": "-14"},
    {"p": "1", "m": "9" * 20},
    {"p": "99", "m": "14"},
    {"p": "x", "m": "14"},
    {"p": "2", "m": "14", "b": "4711"},
    {"k": "99"},
)
ONWARD = ("Rate the others", "Change a mark", "Start rating")
A_MOMENT = 0.3
"""Seconds between two presses of who goes on to the very end."""

REST_AS_THE_PRESS = "The rest as the press"


class Keys(Protocol):
    """An account before a sheet of keys."""

    async def open(self) -> Screen: ...

    async def press(self, shown: Screen, label: str) -> Screen: ...

    async def press_all(
        self, shown: Screen, labels: list[str], done: Callable[[Screen], bool], again: bool = False
    ) -> Screen:
        """Presses one after the other without waiting, then waits until the screen is `done`."""
        ...

    async def forge(self, shown: Screen, arguments: dict[str, str]) -> Screen: ...

    async def says(self, command: str, values: dict[str, str]) -> Screen: ...


class KeyFan:
    """Rates in presses: some twice, some in haste, some on old buttons. `press` is what the press gave."""

    def __init__(
        self, person: Person, program: Program, keys: Keys, dice: Random, press: Marks, most: int = 4
    ) -> None:
        """`most` are the players whom they rate one by one, before all that may follow."""
        self.person, self.keys, self.dice = person, keys, dice
        self._press, self._most = press, most
        self.story = Story(person, program, keys.open)
        self._old: list[Screen] = []

    async def votes(self) -> None:
        """The whole evening, until they are done or are told that it is over."""
        shown = await self.story.look()
        steps = [self._mark] * self.dice.randint(1, self._most)
        for chance, step in (
            (0.35, self._as_the_press),
            (0.15, self._forge),
            (0.3, self._stale),
            (0.5, self._change),
            (0.2, self._half),
            (0.15, self._clear),
        ):
            if self.dice.random() < chance:
                steps.append(step)
        for step in steps:
            if not self.story.closed:
                shown = await step(shown)
        if not self.story.closed and shown.key("Done") is not None:
            await self.story.go(partial(self.keys.press, shown, "Done"))
        self.person.done = True

    async def goes_on(self) -> None:
        """Votes until they are told that it is over; then once more on an old button."""
        shown = await self.story.look()
        while not self.story.closed:
            shown = await self._mark(shown)
            await asyncio.sleep(A_MOMENT)
        if self._old:
            self.story.closed = False
            await self._stale(shown)
            if not self.story.closed:
                self.person.finds("votes on an old button after the end")

    async def _page(self, shown: Screen) -> Screen:
        """The page of a player."""
        while shown.rates is None and not self.story.closed:
            onward = next((label for label in ONWARD if shown.key(label)), None)
            if onward is None:
                shown = await self.story.look()
            else:
                shown = await self.story.go(partial(self.keys.press, shown, onward))
        return shown

    async def _mark(self, shown: Screen) -> Screen:
        """The player who is shown: once, twice, handed over twice, or with a second thought at once."""
        shown = await self._page(shown)
        if self.story.closed or shown.rates is None:
            return shown
        self._old.append(shown)
        before, name = self.person.marks, shown.rates
        one, other = self.dice.sample([n for n in range(1, 11) if 2 * n != before.get(name)], 2)
        first, second = before | {name: 2 * one}, before | {name: 2 * other}
        luck = self.dice.random()
        if luck < 0.1:
            self.person.counts["double presses"] += 1
            return await self._vote(shown, [one, one], first)
        if luck < 0.2:
            self.person.counts["handed over twice"] += 1
            return await self._vote(shown, [one], first, again=True)
        if luck < 0.3:
            self.person.counts["second thoughts at once"] += 1
            return await self._vote(shown, [one, other], first, second)
        return await self._vote(shown, [one], first)

    async def _vote(self, shown: Screen, numbers: list[int], *after: Marks, again: bool = False) -> Screen:
        labels = [str(number) for number in numbers]
        return await self.story.vote(
            partial(self.keys.press_all, shown, labels, _tells(after[-1]), again),
            *after,
            presses=len(labels) + again,
        )

    async def _as_the_press(self, shown: Screen) -> Screen:
        shown = await self._page(shown)
        if self.story.closed or shown.key(REST_AS_THE_PRESS) is None:
            return shown
        self.person.counts["as the press"] += 1
        after = self._press | self.person.marks
        return await self.story.vote(
            partial(self.keys.press_all, shown, [REST_AS_THE_PRESS], _tells(after)), after
        )

    async def _forge(self, shown: Screen) -> Screen:
        shown = await self._page(shown)
        if self.story.closed or shown.key("5") is None:
            return shown
        arguments = {"b": shown.ballot, **self.dice.choice(FORGED)}
        self.person.counts["forged"] += 1
        await self.story.refused(partial(self.keys.forge, shown, arguments))
        return await self.story.look()

    async def _stale(self, shown: Screen) -> Screen:
        """A button of a page that is not there any more still means what it says."""
        if not self._old:
            return shown
        old = self.dice.choice(self._old)
        name, before = old.rates or "", self.person.marks
        number = self.dice.choice([n for n in range(1, 11) if 2 * n != before.get(name)])
        self.person.counts["stale"] += 1
        return await self._vote(old, [number], before | {name: 2 * number})

    async def _change(self, shown: Screen) -> Screen:
        """Goes back to whoever has a mark, and gives another."""
        shown = await self._back(shown)
        if self.story.closed or shown.rates not in self.person.marks:
            return shown
        self.person.counts["changed minds"] += 1
        return await self._mark(shown)

    async def _half(self, shown: Screen) -> Screen:
        shown = await self._page(shown)
        if self.story.closed or shown.key("½") is None or shown.rates is None:
            return shown
        shown = await self.story.go(partial(self.keys.press, shown, "½"))
        if self.story.closed or shown.rates is None or shown.key("6.5") is None:
            return shown
        name, before = shown.rates, self.person.marks
        steps = 13 if before.get(name) != 13 else 15
        after = before | {name: steps}
        return await self.story.vote(
            partial(self.keys.press_all, shown, [f"{steps // 2}.5"], _tells(after)), after
        )

    async def _clear(self, shown: Screen) -> Screen:
        shown = await self._back(shown)
        if self.story.closed or shown.key("Clear this mark") is None or shown.rates is None:
            return shown
        self.person.counts["cleared"] += 1
        after = {name: steps for name, steps in self.person.marks.items() if name != shown.rates}
        return await self.story.vote(
            partial(self.keys.press_all, shown, ["Clear this mark"], _tells(after)), after
        )

    async def _back(self, shown: Screen) -> Screen:
        """The page of the nearest player before this one who has a mark."""
        shown = await self._page(shown)
        for _ in range(3):
            if self.story.closed or shown.rates in self.person.marks or shown.key("◀") is None:
                break
            shown = await self.story.go(partial(self.keys.press, shown, "◀"))
        return shown


def _tells(marks: Marks) -> Callable[[Screen], bool]:
    return lambda seen: seen.is_own and seen.marks == marks
