"""A site to visit: real history in SQLite, a real server on loopback, handlers of a few lines."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from bot.chat import (
    Action,
    Answer,
    Argument,
    ArgumentKind,
    Channel,
    Choice,
    Command,
    Look,
    Message,
    Paragraph,
    Picture,
    Post,
    Request,
    Text,
    Unfinished,
)
from bot.knowledge.occasion import Kind
from bot.platforms.web.client import WebPlatform
from bot.platforms.web.history import Room, RoomMessage
from bot.platforms.web.hub import Hub
from bot.platforms.web.pictures import Draw
from bot.platforms.web.server import serve
from bot.platforms.web.site import site
from storage import rooms
from storage.database import Database, connect
from storage.tables import channels, communities, metadata
from tests.stores import store_url

TEAMS = ("Liverpool", "Atalanta", "West Ham United")

WHOSE = Argument("team", ArgumentKind.TEAM, "Whose match")

COMMANDS = (
    Command("next", "The next match, and when it starts for you", (WHOSE,)),
    Command("tie", "The aggregate, and what each side needs", (WHOSE,)),
    Command("lineup", "The confirmed line-ups", (WHOSE,)),
    Command(
        "h2h",
        "How two teams have met",
        (
            Argument("team", ArgumentKind.TEAM, "One side", required=True),
            Argument("other", ArgumentKind.TEAM, "The other side"),
        ),
    ),
    Command(
        "rate",
        "Your mark for a player, 1 to 10",
        (
            Argument("player", ArgumentKind.PLAYER, "Who played", required=True),
            Argument("mark", ArgumentKind.NUMBER, "1 to 10, halves count", required=True),
        ),
    ),
    Command("sources", "Who said so, and who says otherwise"),
    Command("help", "What you can ask", (Argument("command", ArgumentKind.COMMAND, "One command"),)),
    Command("pause", "Stop posting here", moderators_only=True),
    Command("marks", "Your marks for everybody who played"),
    Command("me", "What is kept of you"),
    Command("read", "Read an article", (Argument("article", ArgumentKind.TEXT, "A text"),)),
)


class StoredHistory:
    """The site's history on the store's rooms, as the application joins them."""

    def __init__(self, store: Database) -> None:
        self.store = store

    async def keep(self, message: RoomMessage, /) -> RoomMessage:
        async with self.store.write() as conn:
            return RoomMessage(*await rooms.keep(conn, rooms.RoomMessage(*message)))

    async def one(
        self, room: str, key: str, visitor: str | None, revision: int | None = None, /
    ) -> RoomMessage | None:
        async with self.store.read() as conn:
            found = await rooms.one(conn, room, key, visitor, revision)
        return None if found is None else RoomMessage(*found)

    async def since(self, room: str, after: int, visitor: str | None, /) -> Sequence[RoomMessage]:
        async with self.store.read() as conn:
            return [RoomMessage(*row) for row in await rooms.since(conn, room, after, visitor)]

    async def latest(
        self, room: str, visitor: str | None, limit: int, before: int | None, /
    ) -> Sequence[RoomMessage]:
        async with self.store.read() as conn:
            return [RoomMessage(*row) for row in await rooms.latest(conn, room, visitor, limit, before)]

    async def rooms(self) -> Sequence[Room]:
        async with self.store.read() as conn:
            found = await rooms.rooms(conn)
        return [Room(room.address, room.name, Look(room.language, room.zone, room.spoiler)) for room in found]


@dataclass
class Stage:
    """What a test holds on to. `asked` is what the handlers were asked; `clock` is the time on the site."""

    history: StoredHistory
    hub: Hub
    platform: WebPlatform
    url: str = ""
    asked: list[Request] = field(default_factory=list)
    status: str | None = None
    clock: datetime = datetime(2024, 4, 18, 18, 7, tzinfo=UTC)
    answers: dict[str, Callable[[Request], Awaitable[Answer]]] = field(default_factory=dict)
    """What answers a command in another way."""

    async def answer(self, request: Request) -> Answer:
        """Says the command and its arguments back; `/sources` fails, as a handler does that has a bug."""
        self.asked.append(request)
        if request.command in self.answers:
            return await self.answers[request.command](request)
        if request.command == "sources":
            raise RuntimeError("the sources are on fire")
        given = " ".join(f"{name}={value}" for name, value in request.arguments.items())
        more = (Action("Again", request.command, dict(request.arguments)),)
        return Answer(
            Post(f"{request.command} for you", (Paragraph((Text(given or "nothing given"),)),), actions=more),
            private=True,
            replaces=request.command == "next",
        )

    async def complete(self, unfinished: Unfinished) -> Sequence[Choice]:
        typed = unfinished.typed.casefold()
        return [Choice(team, team) for team in TEAMS if team.casefold().startswith(typed)]

    async def say(
        self,
        post: Post | str,
        key: str = "k1",
        revision: int = 1,
        kind: Kind = Kind.GOAL,
        room: str = "liverpool",
        picture: Picture | None = None,
    ) -> None:
        """A post in a room, or its next revision."""
        said = Post(post) if isinstance(post, str) else post
        message = Message(Channel("web", room), key, kind, "m1", revision, said, picture=picture)
        if revision == 1:
            await self.platform.send(message)
        else:
            self.clock += timedelta(minutes=3)
            await self.platform.edit(key, message)


@asynccontextmanager
async def a_store(folder: Path) -> AsyncIterator[Database]:
    """A store with the rooms of Liverpool and of Atalanta."""
    store = connect(store_url(folder / "web.sqlite"))
    async with store.engine.begin() as conn:
        await conn.run_sync(metadata.create_all)
        await conn.execute(insert(communities).values(id=1, platform="web", address="site", name="Site"))
        for address, name in [("liverpool", "Liverpool fans"), ("atalanta", "Atalanta fans")]:
            await conn.execute(
                insert(channels).values(
                    community=1, platform="web", address=address, name=name, zone="Europe/London",
                    spoiler=address == "atalanta",
                )
            )  # fmt: skip
    try:
        yield store
    finally:
        await store.close()


@asynccontextmanager
async def a_stage(
    store: Database, frame_ancestors: Sequence[str] = (), port: int = 0, draw: Draw | None = None
) -> AsyncIterator[Stage]:
    """The site, served on this machine until the block ends; on a free port unless one is named."""
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
    history, hub = StoredHistory(store), Hub()
    stage = Stage(history, hub, WebPlatform(history, hub, lambda: stage.clock))
    app = site(
        history=history,
        hub=hub,
        answer=stage.answer,
        complete=stage.complete,
        commands=COMMANDS,
        status=lambda: stage.status,
        now=lambda: stage.clock,
        frame_ancestors=frame_ancestors,
        draw=draw,
    )
    open_to_visitors: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    serving = asyncio.create_task(serve(app, "127.0.0.1", port, hub=hub, ready=open_to_visitors.set_result))
    stage.url = await open_to_visitors
    try:
        yield stage
    finally:
        serving.cancel()
        with suppress(asyncio.CancelledError):
            await serving
