"""One request with all that answering it needs, and what an answer can be."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer, Channel, Command, Look, Post, Request, Unfinished
from bot.knowledge.claims import Scope
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import MatchKey
from bot.posts.health import Provided
from bot.reading.article import Article
from handlers.shelf import Reading
from handlers.understanding import Understand, by_grammar
from storage import channels

Fetch: TypeAlias = Callable[[str], Awaitable[Article]]
"""The article at an address. Raises CannotRead."""
Page: TypeAlias = Callable[[str], Awaitable[Article]]
"""The article in a page's source. Raises CannotRead."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody asks: the channel's scope and the follow targets of its teams and of the rest."""

    scope: Scope = None
    teams: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def targets(self) -> tuple[str, ...]:
        """What decides which match is meant when nobody says: the teams, else all else that is followed."""
        return self.teams or self.others


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, inside one reading transaction. `now` is an aware instant."""

    request: Request
    conn: AsyncConnection
    read: Reading
    now: datetime
    place: Place
    commands: Sequence[Command]
    fetch: Fetch | None = None
    page: Page | None = None
    understand: Understand = by_grammar
    providers: Sequence[Provided] = ()
    """The data providers that are switched on."""

    @property
    def look(self) -> Look:
        return self.request.look

    @property
    def fan(self) -> str:
        """Who asks, unique among all platforms."""
        return f"{self.request.channel.platform}:{self.request.person}"

    def argument(self, name: str) -> str:
        """What was written for an argument; empty where nothing was."""
        return self.request.arguments.get(name, "").strip()

    async def dossier(self, key: MatchKey) -> Dossier:
        """All that is known of a match where somebody asks."""
        return await self.read.dossier(key, self.place.scope)


@dataclass(frozen=True, slots=True)
class Typing:
    """A half-written argument, inside one reading transaction."""

    unfinished: Unfinished
    conn: AsyncConnection
    read: Reading
    now: datetime
    place: Place
    commands: Sequence[Command]


Change: TypeAlias = Callable[[AsyncConnection], Awaitable[Answer]]
"""An answer that first changes something: it is called inside a writing transaction."""
Handler: TypeAlias = Callable[[Asked], Awaitable[Answer | Change]]


async def place(conn: AsyncConnection, channel: Channel) -> Place:
    """What is kept of the channel in which somebody asks; nothing is followed where it is not known."""
    settings = await channels.settings(conn, channel)
    if settings is None:
        return Place()
    followed = await channels.followed(conn, settings.id)
    teams = tuple(target for target in followed if target.startswith("team:"))
    return Place(settings.community, teams, tuple(target for target in followed if target not in teams))


def for_all(post: Post) -> Answer:
    """An answer that is of use to everyone in the channel."""
    return Answer(post)


def for_one(post: Post) -> Answer:
    """An answer that only the asker needs: help, what is not known, one's own marks."""
    return Answer(post, private=True)
