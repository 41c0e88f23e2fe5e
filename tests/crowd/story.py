"""What every fan does on whichever platform: looks, votes, and believes what they are told."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from tests.crowd.person import Marks, Person
from tests.crowd.program import Lost, Program
from tests.crowd.screens import Screen

LOOKS = 30
"""So often a fan tries to see their sheet; more often nobody would."""
PATIENT, A_WHILE = 10, 1.0
"""So often they look again, after so many seconds, before they say that something is wrong."""


class Story:
    """Keeps a person's log while they act. `opens` shows their sheet anew, whatever was on the screen."""

    def __init__(self, person: Person, program: Program, opens: Callable[[], Awaitable[Screen]]) -> None:
        self.person, self.program = person, program
        self._opens = opens
        self.closed = False

    async def look(self, may: Sequence[Marks] | None = None) -> Screen:
        """Their sheet; what is on it is what counts, and must be one of the states that it `may` have."""
        may = [self.person.marks] if may is None else may
        for looks in range(LOOKS):
            try:
                seen = await self._opens()
            except Lost:
                self.person.counts["looked in vain"] += 1
                continue
            if seen.closed:
                self.closed = True
                self.person.unsure = list(may)
                return seen
            if not seen.is_own:
                self.person.finds(f"wants to see the sheet, and sees {seen.title!r}")
                continue
            if seen.marks not in may and looks < PATIENT:
                # a vote that nobody answered in time may still be on its way, and a look overtakes it
                self.person.counts["looked too early"] += 1
                await asyncio.sleep(A_WHILE)
                continue
            if seen.marks not in may:
                self.person.finds(f"sees {seen.marks}, which is none of {list(may)}")
            self.person.marks = seen.marks
            return seen
        raise AssertionError(f"{self.person.name} never sees the sheet; {self.person.wrong}")

    async def vote(self, cast: Callable[[], Awaitable[Screen]], *after: Marks, presses: int = 1) -> Screen:
        """`after` are the states that follow each other; the last one is what is to be told. What is lost
        with the process may have come as far as any of them. Of several `presses` the first ones may have
        counted though the last one, whose answer is seen, came after the closing."""
        self.person.counts["votes"] += 1
        kills = self.program.kills
        try:
            seen = await cast()
        except Lost:
            await self.program.up()
            killed = self.program.kills > kills
            self.person.counts["answers lost" if killed else "answers not seen"] += 1
            return await self.look([self.person.marks, *after] if killed else [after[-1]])
        if seen.closed:
            self.person.counts["late"] += 1
            self.closed = True
            if presses > 1:
                self.person.unsure = list(after[:-1] or after)  # a second thought did not count
            return seen
        if not (seen.is_own and seen.marks == after[-1]):
            self.person.finds(f"is told {seen.title!r} {seen.marks} instead of {after[-1]}")
            return await self.look([self.person.marks, *after])
        self.person.marks = after[-1]
        return seen

    async def refused(self, cast: Callable[[], Awaitable[Screen]]) -> None:
        """What does not count, and changes nothing."""
        try:
            seen = await cast()
        except Lost:
            return
        if seen.failed:
            self.person.finds(f"forges, and is told {seen.title!r}")
        self.person.counts["refused"] += 1

    async def go(self, press: Callable[[], Awaitable[Screen]]) -> Screen:
        """To another page, which changes nothing."""
        try:
            seen = await press()
        except Lost:
            return await self.look()
        if seen.closed:
            self.closed = True
        elif not (seen.is_own and seen.marks == self.person.marks):
            self.person.finds(f"goes on, and sees {seen.title!r} {seen.marks}, not {self.person.marks}")
        return seen
