"""A fan with a sheet as a form, as the web shows it."""

import asyncio
from functools import partial
from random import Random

from tests.crowd.markup import Form
from tests.crowd.on_web import OnWeb, sheet
from tests.crowd.person import Marks, Person
from tests.crowd.program import Program
from tests.crowd.screens import PLAYERS, Screen
from tests.crowd.story import Story

FORGED = ("21", "1", "-14", "14.5", "9" * 20, "ten")
PRESS = ("As the press", "Same as the press")
A_MOMENT = 2.0


class FormFan:
    """Sends the form: some by a double click, some an old page of it. `press` is what the press gave."""

    def __init__(self, person: Person, program: Program, web: OnWeb, dice: Random, press: Marks) -> None:
        self.person, self.web, self.dice = person, web, dice
        self._press = press
        self.story = Story(person, program, web.open)

    async def votes(self) -> None:
        """The whole evening, until they are done or are told that it is over."""
        shown = first = await self.story.look()
        shown = await self._send(shown, many=self.dice.randint(2, 6))
        for chance, step in (
            (0.3, self._as_the_press),
            (0.15, self._forge),
            (0.3, partial(self._stale, first)),
            (0.5, partial(self._send, many=1)),
        ):
            if not self.story.closed and self.dice.random() < chance:
                shown = await step(shown)
        self.person.done = True

    async def goes_on(self) -> None:
        """Votes until they are told that it is over; then once more with an old page."""
        shown = old = await self.story.look()
        while not self.story.closed:
            shown = await self._send(shown, many=1)
            await asyncio.sleep(A_MOMENT)
        if sheet(old.source) is not None:
            self.story.closed = False
            await self._stale(old, shown)
            if not self.story.closed:
                self.person.finds("votes on an old page after the end")

    async def _form(self, shown: Screen) -> tuple[Screen, Form | None]:
        """The sheet, opened anew where something else is there; None once it is over."""
        if not self.story.closed and sheet(shown.source) is None:
            shown = await self.story.look()
        return shown, None if self.story.closed else sheet(shown.source)

    async def _send(self, shown: Screen, many: int) -> Screen:
        shown, form = await self._form(shown)
        if form is None:
            return shown
        names = self.dice.sample(PLAYERS, many)
        self.person.counts["changed minds"] += any(name in self.person.marks for name in names)
        chosen = {name: self.dice.randint(2, 20) for name in names}
        return await self._sends(form, chosen, twice=self.dice.random() < 0.2)

    async def _stale(self, old: Screen, shown: Screen) -> Screen:
        """A page from before: what it shows counts again, and what is empty there was never touched."""
        form = sheet(old.source)
        if form is None:
            return shown
        self.person.counts["stale"] += 1
        return await self._sends(form, {self.dice.choice(PLAYERS): self.dice.randint(2, 20)})

    async def _sends(self, form: Form, chosen: Marks, twice: bool = False) -> Screen:
        fields = form.fields({_name(form, name): str(steps) for name, steps in chosen.items()})
        stood = {one.label: int(one.value) for one in form.selects if one.value and one.label in PLAYERS}
        after = self.person.marks | stood | chosen
        self.person.counts["double presses"] += twice
        return await self.story.vote(partial(self._sent, fields, twice), after)

    async def _sent(self, fields: dict[str, str], twice: bool) -> Screen:
        if not twice:
            return await self.web.sends(fields)
        both = await asyncio.gather(self.web.sends(fields), self.web.sends(fields), return_exceptions=True)
        for one in both:
            if isinstance(one, BaseException):
                raise one
        return next(one for one in both if isinstance(one, Screen))

    async def _as_the_press(self, shown: Screen) -> Screen:
        shown, form = await self._form(shown)
        label = next((label for label in PRESS if shown.key(label)), None)
        if form is None or label is None:
            return shown
        self.person.counts["as the press"] += 1
        return await self.story.vote(partial(self.web.press, shown, label), self._press | self.person.marks)

    async def _forge(self, shown: Screen) -> Screen:
        """One wrong mark among good ones: nothing of it counts."""
        shown, form = await self._form(shown)
        if form is None:
            return shown
        good, wrong = self.dice.sample([one.name for one in form.selects if one.label in PLAYERS], 2)
        self.person.counts["forged"] += 1
        fields = form.fields({good: "14", wrong: self.dice.choice(FORGED)})
        await self.story.refused(partial(self.web.sends, fields))
        return await self.story.look()


def _name(form: Form, player: str) -> str:
    return next(one.name for one in form.selects if one.label == player)
