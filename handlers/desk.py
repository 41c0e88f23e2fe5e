"""Where every platform brings its questions: a request in, an answer out."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from difflib import get_close_matches
from typing import Protocol

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import AlreadyAnswered, Answer, ArgumentKind, Choice, Command, Permissions, Request, Unfinished
from bot.knowledge.ballot import BallotRules
from bot.posts import answers
from bot.posts.health import Provided
from bot.posts.pictured import Draw, picture
from handlers import completion
from handlers.asked import Asked, Casting, Change, Fetch, Opening, Page, Reply, Typing, for_one, place
from handlers.entry import Entry
from handlers.errors import StillMissingError, UnknownCommandError
from handlers.shelf import Shelf
from handlers.table import TABLE
from handlers.understanding import Understand, by_grammar
from storage import handled
from storage.ballot_box import BallotBox
from storage.database import Database

log = structlog.get_logger()

READERS = 12
"""Questions read at a time, of the 15 connections that the store has: at full time thousands press at once,
and the rest wait in line here, where nothing gives up on them."""


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
        box: BallotBox | None = None,
        draw: Draw | None = None,
        rules: BallotRules = BallotRules(),  # noqa: B008 - it is frozen
    ) -> None:
        """Without `fetch` no page is opened, and articles have to be pasted; without `page` a page's source
        is read as the text that it is; without `draw` answers have no pictures."""
        self._database = database
        self._clock = clock
        self._entries = {entry.command.name: entry for entry in table}
        self._shelf = Shelf()
        self._fetch = fetch
        self._page = page
        self._understand = understand
        self._providers = providers
        self._box = box or BallotBox(database, clock.now)
        self._draw = draw
        self._rules = rules
        self._readers = asyncio.Semaphore(READERS)
        self.commands: tuple[Command, ...] = tuple(entry.command for entry in table)
        self.permissions: dict[str, Permissions] = {}
        """By platform: what the bot may do in a channel there. The adapters come after the desk."""
        self.changed: Callable[[], None] = lambda: None
        """Hears that moderators have changed something: who follows what may be other than before."""

    async def answer(self, request: Request) -> Answer:
        """What a command or a button brings. Raises UnknownCommandError, and AlreadyAnswered.

        Everything is read in one transaction; only what is changed needs a second one, to write. A request
        that may be handed over twice is noted in that one.
        """
        entry = self._entry(request.command)
        if entry.command.moderators_only and not request.may_moderate:
            return for_one(answers.for_moderators(request.look))
        reply = await self._reply(entry, request)
        if isinstance(reply, Opening):
            async with self._database.write() as conn:
                await reply.change(conn)
            self._tell(entry)
            reply = await self._reply(entry, request)
        if isinstance(reply, Opening):
            raise StillMissingError(request.command)
        answer = await self._done(reply, request)
        if not isinstance(reply, Answer):
            self._tell(entry)
        return await self._pictured(answer, request)

    def _tell(self, entry: Entry) -> None:
        if entry.command.moderators_only:
            self.changed()

    async def _reply(self, entry: Entry, request: Request) -> Reply:
        async with self._readers, self._database.read() as conn:
            here = await place(conn, request.channel)
            read = await self._shelf.as_of(conn)
            now, brought = self._clock.now(), (self._fetch, self._page, self._understand, self._providers)
            with_rules = (*brought, self._rules, self.permissions)
            asked = Asked(request, conn, read, now, here, self.commands, *with_rules)
            return await entry.answer(asked)

    async def _done(self, reply: Answer | Change | Casting, request: Request) -> Answer:
        """The answer, once what it changes is changed. Raises AlreadyAnswered."""
        if isinstance(reply, Casting):
            return reply.then(await self._box.cast(reply.vote, request.once))
        if isinstance(reply, Answer) and request.once is None:
            return reply
        async with self._database.write() as conn:
            await self._once(conn, request)
            return reply if isinstance(reply, Answer) else await reply(conn)

    async def _pictured(self, answer: Answer, request: Request) -> Answer:
        """With the picture of its card; the words say the same where it cannot be drawn."""
        card = answer.post.card
        if self._draw is None or card is None or answer.picture is not None:
            return answer
        try:
            drawn = await self._draw(card, request.look.dark)
        except Exception:
            log.exception("answer_not_drawn", command=request.command)
            return answer
        return replace(answer, picture=picture(card, drawn.digest, drawn.png, request.look))

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
            typing = Typing(unfinished, conn, read, self._clock.now(), here, self.commands)
            if completion.kind(typing) is not ArgumentKind.CHOICE:
                return await completion.choices(typing)
            own = self._entry(unfinished.command).complete
            return [] if own is None else (await own(typing))[: completion.MOST]

    def _entry(self, name: str) -> Entry:
        entry = self._entries.get(name)
        if entry is None:
            raise UnknownCommandError(name, get_close_matches(name, self._entries, cutoff=0.5))
        return entry
