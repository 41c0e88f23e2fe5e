"""One request with all that answering it needs, and what an answer can be."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeAlias

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer, Channel, Command, Look, Permissions, Post, Request, Unfinished
from bot.knowledge.ballot import BallotOptions, BallotRules
from bot.knowledge.claims import Scope
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import MatchKey
from bot.posts.health import Provided
from bot.reading.article import Article
from handlers.shelf import Reading
from handlers.understanding import Understand, by_grammar
from storage import channels
from storage.fans import Account
from storage.votes import Cast, Refused, Vote

Fetch: TypeAlias = Callable[[str], Awaitable[Article]]
"""The article at an address. Raises CannotRead."""
Page: TypeAlias = Callable[[str], Awaitable[Article]]
"""The article in a page's source. Raises CannotRead."""
Door: TypeAlias = Callable[[str], str]
"""The address at which a secret opens the moderators' page."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody asks: the channel's scope, the follow targets of its teams and of the rest, and whom its
    fans rate."""

    scope: Scope = None
    teams: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    ballot: BallotOptions = BallotOptions()  # noqa: RUF009 - it is frozen
    channel: int | None = None
    """The store's number for it; None where it is not known."""

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
    rules: BallotRules = BallotRules()  # noqa: RUF009 - it is frozen
    """By which a ballot is opened."""
    permissions: Mapping[str, Permissions] = field(default_factory=dict)
    """By platform: what the bot may do in a channel there."""
    own: Look | None = None
    """How the asker reads; None where it is answered as the channel wants its posts."""
    door: Door | None = None
    """Where the moderators' page is opened; None where it has no address."""

    @property
    def look(self) -> Look:
        return self.own or self.request.look

    @property
    def fan(self) -> str:
        """Who asks, unique among all platforms, for the audit of what moderators do."""
        return f"{self.request.channel.platform}:{self.request.person}"

    @property
    def account(self) -> Account:
        """Who asks, as their platform knows them."""
        request = self.request
        return Account(request.channel.platform, request.person, request.name, request.since)

    @property
    def unnamed(self) -> Account:
        """The same without the name: it is kept of those only who stand in a table."""
        return replace(self.account, name="")

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


@dataclass(frozen=True, slots=True)
class Casting:
    """A vote, and what is said about how it went. Votes of many fans are written together, so this one waits
    for no transaction of its own."""

    vote: Vote
    then: Callable[[Cast | Refused], Answer]


@dataclass(frozen=True, slots=True)
class Opening:
    """What has to be there before the request can be answered, such as a match's ballot.

    `change` is called inside a writing transaction and may be repeated; then the handler is asked again.
    """

    change: Callable[[AsyncConnection], Awaitable[object]]


Reply: TypeAlias = Answer | Change | Casting | Opening
Handler: TypeAlias = Callable[[Asked], Awaitable[Reply]]


async def place(conn: AsyncConnection, channel: Channel) -> Place:
    """What is kept of the channel in which somebody asks; nothing is followed where it is not known."""
    known = await channels.settings_and_followed(conn, channel)
    if known is None:
        return Place()
    settings, followed = known
    teams = tuple(target for target in followed if target.startswith("team:"))
    others = tuple(target for target in followed if target not in teams)
    return Place(settings.community, teams, others, settings.ballot, settings.id)


def for_all(post: Post) -> Answer:
    """An answer that is of use to everyone in the channel."""
    return Answer(post)


def for_one(post: Post) -> Answer:
    """An answer that only the asker needs: help, what is not known, one's own marks."""
    return Answer(post, private=True)


def in_place(post: Post) -> Answer:
    """An answer to one person that takes the place of the one whose button they pressed."""
    return Answer(post, private=True, replaces=True)
