"""Where every platform brings its questions: a request in, an answer out."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime
from difflib import get_close_matches
from typing import Protocol, TypeVar

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import (
    AlreadyAnswered,
    Answer,
    ArgumentKind,
    Choice,
    Command,
    Look,
    Permissions,
    Request,
    Unfinished,
)
from bot.knowledge.ballot import BallotRules
from bot.posts import answers
from bot.posts.health import Provided
from bot.posts.pictured import Draw, picture
from handlers import completion
from handlers.asked import Asked, Casting, Change, Door, Fetch, Opening, Page, Reply, Typing, for_one, place
from handlers.entry import Entry
from handlers.errors import StillMissingError, UnknownCommandError
from handlers.readers import own_look, told
from handlers.shelf import Shelf
from handlers.table import TABLE
from handlers.understanding import Understand, by_grammar
from storage import handled
from storage.ballot_box import BallotBox
from storage.database import Database

log = structlog.get_logger()
Seen = TypeVar("Seen")

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
        self.door: Door | None = None
        """Where the moderators' page is opened, once that has an address."""
        self.changed: Callable[[], None] = lambda: None
        """Hears that moderators have changed something: who follows what may be other than before."""

    async def answer(self, request: Request) -> Answer:
        """What a command or a button brings. Raises UnknownCommandError, and AlreadyAnswered.

        Everything is read in one transaction; only what is changed needs a second one, to write. A request
        that may be handed over twice is noted in that one.
        """
        entry = self._entry(request.command)
        if entry.command.moderators_only and not request.may_moderate:
            look = told(request.look, request.language)
            return _in(look, for_one(answers.for_moderators(look)), request)
        reply, look = await self._reply(entry, request)
        if isinstance(reply, Opening):
            async with self._database.write() as conn:
                await reply.change(conn)
            self._tell(entry)
            reply, look = await self._reply(entry, request)
        if isinstance(reply, Opening):
            raise StillMissingError(request.command)
        answer = await self._done(reply, request)
        if not isinstance(reply, Answer):
            self._tell(entry)
        return await self._pictured(_in(look, answer, request), request.command, look)

    def _tell(self, entry: Entry) -> None:
        if entry.command.moderators_only:
            self.changed()

    async def _reply(self, entry: Entry, request: Request) -> tuple[Reply, Look]:
        """What the handler says, and how it is written: as the asker reads, save what all see, which is as
        the channel wants its posts."""
        async with self._readers, self._database.read() as conn:
            here = await place(conn, request.channel)
            read = await self._shelf.as_of(conn)
            now, brought = self._clock.now(), (self._fetch, self._page, self._understand, self._providers)
            with_rules = (*brought, self._rules, self.permissions)
            look = await own_look(conn, request)
            asked = Asked(
                request, conn, read, now, here, self.commands, *with_rules, own=look, door=self.door
            )
            reply = await entry.answer(asked)
            for_all = isinstance(reply, Answer) and not (reply.private or request.only_asker)
            if not for_all or look == request.look:
                return reply, look
            return await entry.answer(replace(asked, own=None)), request.look

    async def look(self, request: Request, reading: Callable[[Asked], Awaitable[Seen]]) -> Seen:
        """What a page reads of the request's channel, in one transaction; who may read it is the page's to
        ask. The request's command is of no matter."""
        async with self._readers, self._database.read() as conn:
            here = await place(conn, request.channel)
            read = await self._shelf.as_of(conn)
            now, brought = self._clock.now(), (self._fetch, self._page, self._understand, self._providers)
            with_rules = (*brought, self._rules, self.permissions)
            return await reading(
                Asked(request, conn, read, now, here, self.commands, *with_rules, door=self.door)
            )

    async def _done(self, reply: Answer | Change | Casting, request: Request) -> Answer:
        """The answer, once what it changes is changed. Raises AlreadyAnswered."""
        if isinstance(reply, Casting):
            return reply.then(await self._box.cast(reply.vote, request.once))
        if isinstance(reply, Answer) and request.once is None:
            return reply
        async with self._database.write() as conn:
            await self._once(conn, request)
            return reply if isinstance(reply, Answer) else await reply(conn)

    async def _pictured(self, answer: Answer, command: str, look: Look) -> Answer:
        """With the picture of its card; the words say the same where it cannot be drawn."""
        card = answer.post.card
        if self._draw is None or card is None or answer.picture is not None:
            return answer
        try:
            drawn = await self._draw(card, look.dark)
        except Exception:
            log.exception("answer_not_drawn", command=command)
            return answer
        return replace(answer, picture=picture(card, drawn.digest, drawn.png, look))

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
            unfinished = replace(unfinished, look=await own_look(conn, unfinished))
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


def _in(look: Look, answer: Answer, request: Request) -> Answer:
    """The answer, and how it is written where that is not how the channel wants it."""
    return answer if answer.look is not None or look == request.look else replace(answer, look=look)
