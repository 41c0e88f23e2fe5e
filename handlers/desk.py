"""Where every platform brings its questions: a request in, an answer out."""

from collections.abc import Sequence
from datetime import datetime
from difflib import get_close_matches
from typing import Protocol

from bot.chat import Answer, Choice, Command, Request, Unfinished
from handlers import completion
from handlers.asked import Asked, Typing, place
from handlers.errors import UnknownCommandError
from handlers.shelf import Shelf
from handlers.table import TABLE, Entry
from storage.database import Database


class Clock(Protocol):
    def now(self) -> datetime: ...


class Desk:
    """Answers commands and buttons from the store, for every platform alike."""

    def __init__(self, database: Database, clock: Clock, table: Sequence[Entry] = TABLE) -> None:
        self._database = database
        self._clock = clock
        self._entries = {entry.command.name: entry for entry in table}
        self._shelf = Shelf()
        self.commands: tuple[Command, ...] = tuple(entry.command for entry in table)

    async def answer(self, request: Request) -> Answer:
        """What a command or a button brings. Raises UnknownCommandError.

        Everything is read in one transaction; only a mark that is kept needs a second one, to write.
        """
        entry = self._entry(request.command)
        async with self._database.read() as conn:
            here = await place(conn, request.channel)
            read = await self._shelf.as_of(conn)
            asked = Asked(request, conn, read, self._clock.now(), here, self.commands)
            reply = await entry.answer(asked)
        if isinstance(reply, Answer):
            return reply
        async with self._database.write() as conn:
            return await reply(conn)

    async def complete(self, unfinished: Unfinished) -> Sequence[Choice]:
        """What a half-written argument could become: at most 25 choices, the likeliest first."""
        async with self._database.read() as conn:
            here = await place(conn, unfinished.channel)
            read = await self._shelf.as_of(conn)
            now = self._clock.now()
            return await completion.choices(Typing(unfinished, conn, read, now, here, self.commands))

    def _entry(self, name: str) -> Entry:
        entry = self._entries.get(name)
        if entry is None:
            raise UnknownCommandError(name, get_close_matches(name, self._entries, cutoff=0.5))
        return entry
