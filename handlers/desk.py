"""Where every platform brings its questions: a request in, an answer out."""

from collections.abc import Sequence
from datetime import datetime
from difflib import get_close_matches
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import AlreadyAnswered, Answer, Choice, Command, Request, Unfinished
from bot.posts import answers
from bot.posts.health import Provided
from handlers import completion
from handlers.asked import Asked, Fetch, Page, Typing, for_one, place
from handlers.errors import UnknownCommandError
from handlers.shelf import Shelf
from handlers.table import TABLE, Entry
from handlers.understanding import Understand, by_grammar
from storage import handled
from storage.database import Database


class Clock(Protocol):
    def now(self) -> datetime: ...


class Desk:
    """Answers commands and buttons from the store, for every platform alike."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        table: Sequence[Entry] = TABLE,
        fetch: Fetch | None = None,
        page: Page | None = None,
        understand: Understand = by_grammar,
        providers: Sequence[Provided] = (),
    ) -> None:
        """Without `fetch` no page is opened, and articles have to be pasted; without `page` a page's source
        is read as the text that it is."""
        self._database = database
        self._clock = clock
        self._entries = {entry.command.name: entry for entry in table}
        self._shelf = Shelf()
        self._fetch = fetch
        self._page = page
        self._understand = understand
        self._providers = providers
        self.commands: tuple[Command, ...] = tuple(entry.command for entry in table)

    async def answer(self, request: Request) -> Answer:
        """What a command or a button brings. Raises UnknownCommandError, and AlreadyAnswered.

        Everything is read in one transaction; only what is changed needs a second one, to write. A request
        that may be handed over twice is noted in that one.
        """
        entry = self._entry(request.command)
        if entry.command.moderators_only and not request.may_moderate:
            return for_one(answers.for_moderators(request.look))
        async with self._database.read() as conn:
            here = await place(conn, request.channel)
            read = await self._shelf.as_of(conn)
            now, brought = self._clock.now(), (self._fetch, self._page, self._understand, self._providers)
            asked = Asked(request, conn, read, now, here, self.commands, *brought)
            reply = await entry.answer(asked)
        if isinstance(reply, Answer) and request.once is None:
            return reply
        async with self._database.write() as conn:
            await self._once(conn, request)
            return reply if isinstance(reply, Answer) else await reply(conn)

    async def _once(self, conn: AsyncConnection, request: Request) -> None:
        """Raises AlreadyAnswered, and nothing of the transaction stays."""
        if request.once is None:
            return
        platform, now = request.channel.platform, self._clock.now()
        if not await handled.first_time(conn, platform, request.once, now):
            raise AlreadyAnswered

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
