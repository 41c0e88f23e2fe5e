"""An adapter on stage: the real client on a small Discord of our own, handlers of a few lines."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from gettext import NullTranslations
from typing import Any, TypeAlias

from bot.chat import (
    Action,
    Answer,
    Argument,
    ArgumentKind,
    Channel,
    Choice,
    Command,
    Fixture,
    Look,
    Message,
    Paragraph,
    Picture,
    Post,
    Request,
    Text,
    Unfinished,
    Wishes,
)
from bot.knowledge.occasion import Kind
from bot.platforms.book import Book
from bot.platforms.discord.adapter import Discord, Handlers, Options
from bot.platforms.discord.guilds import Guild
from tests import discord_server as loopback
from tests.discord_server import DiscordServer

PNG = b"\x89PNG\r\n\x1a\n"
NOW = datetime(2099, 4, 17, 19, tzinfo=UTC)
KICKOFF = datetime(2099, 4, 18, 19, tzinfo=UTC)
TEAMS = ("Liverpool", "Atalanta", "West Ham United")
WHOSE = Argument("team", ArgumentKind.TEAM, "Whose match")
COMMANDS = (
    Command("next", "The next match, and when it starts for you", (WHOSE,)),
    Command(
        "rate",
        "Your mark for a player, 1 to 10",
        (
            Argument("mark", ArgumentKind.NUMBER, "1 to 10, halves count"),
            Argument("player", ArgumentKind.PLAYER, "Who played", required=True),
        ),
    ),
    Command("me", "My marks"),
    Command("sources", "Fails, as a handler does that has a bug"),
    Command("pause", "Stop posting here", moderators_only=True),
    Command(
        "article",
        "Read an article",
        (Argument("article", ArgumentKind.TEXT, "A text"),),
        moderators_only=True,
    ),
)

FIXTURE = Fixture("Atalanta v Liverpool", "UEFA Europa League", KICKOFF, "Gewiss Stadium", False, False)


Slow: TypeAlias = Callable[[], None]


class Notebook:
    """A Memory that lasts as long as the test, and so longer than any adapter in it."""

    def __init__(self) -> None:
        self.places: dict[tuple[Channel, str, str], tuple[str, str]] = {}
        self.notes: dict[str, str] = {}

    async def find(self, channel: Channel, subject: str, kind: str, /) -> tuple[str, str] | None:
        return self.places.get((channel, subject, kind))

    async def keep(
        self, channel: Channel, subject: str, kind: str, reference: str, state: str = "", /
    ) -> None:
        self.places[channel, subject, kind] = reference, state

    async def recall(self, name: str, /) -> str | None:
        return self.notes.get(name)

    async def remember(self, name: str, value: str, /) -> None:
        self.notes[name] = value


@dataclass
class Stage:
    """What a test holds on to: what the handlers were asked, and what they answer."""

    server: DiscordServer
    memory: Notebook = field(default_factory=Notebook)
    asked: list[Request] = field(default_factory=list)
    typed: list[Unfinished] = field(default_factory=list)
    followed: list[tuple[Any, ...]] = field(default_factory=list)
    guilds: list[str] = field(default_factory=list)
    looks: dict[str, Look] = field(default_factory=dict)
    named: set[tuple[str, str]] = field(default_factory=set)
    """Who moderates beyond administrators: the place's address, and a person's or a role's id."""
    answers: Callable[[Request], Answer] = lambda request: Answer(said_back(request))
    slow: float = 0.0
    held: Callable[[Request], Awaitable[None]] | None = None
    """What a handler waits for, where a test says when it goes on."""
    commands: Sequence[Command] = COMMANDS
    now: datetime = NOW
    book: Book | None = None

    async def answer(self, request: Request) -> Answer:
        self.asked.append(request)
        await asyncio.sleep(self.slow)
        if self.held is not None:
            await self.held(request)
        if request.command == "sources":
            raise RuntimeError("a bug")
        return self.answers(request)

    async def complete(self, unfinished: Unfinished) -> Sequence[Choice]:
        self.typed.append(unfinished)
        await asyncio.sleep(self.slow)
        return await self.teams(unfinished.typed)

    async def moderates(self, address: str, person: str, roles: Sequence[str]) -> bool:
        return any((address, one) in self.named for one in (person, *roles))

    async def look(self, channel: Channel) -> Look | None:
        return self.looks.get(channel.address)

    async def teams(self, typed: str) -> Sequence[Choice]:
        return [Choice(team, team) for team in TEAMS if typed.casefold() in team.casefold()]

    async def follow(
        self, channel: Channel, name: str, guild: Guild, team: str, kinds: frozenset[str], /
    ) -> Post:
        self.followed.append((channel, name, guild.name, team, kinds))
        return Post(f"#{name} follows {team}")

    def hears(self, what: str) -> Callable[[Guild], Awaitable[None]]:
        async def heard(guild: Guild) -> None:
            self.guilds.append(f"{what} {guild.name}")

        return heard

    async def here(self, guilds: Sequence[Guild]) -> None:
        self.guilds += [f"in {guild.name}" for guild in guilds]

    def adapter(self, **options: Any) -> Discord:
        chosen = Options(self.server.token, api_url=self.server.api_url, gateway_url=self.server.gateway_url)
        handlers = Handlers(
            commands=self.commands,
            answer=self.answer,
            complete=self.complete,
            look=self.look,
            teams=self.teams,
            follow=self.follow,
            joined=self.hears("joined"),
            left=self.hears("left"),
            here=self.here,
            moderates=self.moderates,
        )
        return Discord(
            replace(chosen, **options),
            handlers,
            self.memory,
            lambda _: NullTranslations(),
            self.book,
            lambda: self.now,
        )

    @asynccontextmanager
    async def running(self, *, listen: bool = True, **options: Any) -> AsyncIterator[Discord]:
        """The adapter, ready; closed at the end of the block."""
        with self.server.pointed():
            adapter = self.adapter(**options)
            running = asyncio.create_task(adapter.run(listen))
            try:
                await until(lambda: running.done() or (adapter.ready if listen else adapter.logged_in))
                if running.done():
                    running.result()
                yield adapter
            finally:
                await adapter.close()
                await asyncio.gather(running, return_exceptions=True)

    @property
    def guild(self) -> loopback.Guild:
        return next(iter(self.server.world.guilds.values()))

    def channel(self, name: str = "general") -> loopback.Channel:
        return self.guild.channel(name)

    def posts(self, name: str = "general") -> list[str]:
        """What a reader of a channel sees."""
        return [post.text for post in self.server.posts(self.channel(name))]


async def until(true: Callable[[], object], within: float = 30.0) -> None:
    async with asyncio.timeout(within):
        while not true():  # noqa: ASYNC110 - what is waited for happens in a server, which sets no event
            await asyncio.sleep(0.01)


def said_back(request: Request) -> Post:
    """The command and its arguments, with a button that asks the same again."""
    given = ", ".join(f"{name}={value}" for name, value in request.arguments.items())
    return Post(
        f"/{request.command} {given}".strip(),
        (Paragraph((Text(f"for {request.person}"),)),),
        actions=(Action("Again", request.command, request.arguments),),
    )


def a_message(channel: loopback.Channel, title: str = "Goal!", **more: Any) -> Message:
    fields: dict[str, Any] = {
        "key": f"{channel.id % 10**9}-{title}"[:25],
        "kind": Kind.GOAL,
        "subject": "the-match",
        "revision": 1,
        "post": Post(title, (Paragraph((Text("23' Salah"),)),)),
        "fixture": FIXTURE,
    } | more
    return Message(channel=Channel("discord", str(channel.id)), **fields)


def a_picture(what: str = "line-up", **more: Any) -> Picture:
    """The same words give the same picture."""
    digest = hashlib.sha256(what.encode()).hexdigest()
    return Picture(**{"digest": digest, "png": PNG + what.encode(), "alt": f"A picture: {what}."} | more)


def wishing(channel: loopback.Channel, title: str = "Goal!", **wishes: Any) -> Message:
    return replace(a_message(channel, title), wishes=Wishes(**wishes))


def pictured(stage: Stage, picture: Picture | None, title: str = "Line-ups") -> Message:
    return a_message(stage.channel(), title, picture=picture)


def standing(stage: Stage, name: str = "general") -> loopback.Message:
    return stage.server.posts(stage.channel(name))[0]


def uploads(stage: Stage) -> int:
    """How often a picture went over the wire."""
    bodies = (entry.body or {} for entry in stage.server.log)
    listed = (each for body in bodies for each in body.get("attachments") or ())
    return sum(int(each["id"]) < 10 for each in listed)
