"""The one place where everything is joined."""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import structlog

from bot.chat import Look
from bot.clock import RealClock, StoryClock
from bot.delivery.composer import Composer
from bot.delivery.sender import Clock, Sender
from bot.export import posts_said
from bot.platforms.web import history as web
from bot.platforms.web.client import WebPlatform
from bot.platforms.web.hub import Hub
from bot.platforms.web.server import serve
from bot.platforms.web.site import site
from bot.posts.language import translations
from bot.rehearsal import Rehearsal
from bot.schedule.alarm import Alarm
from bot.schedule.runner import Runner
from bot.settings import Settings
from bot.sources.rehearsal import story
from handlers.desk import Desk
from storage import migrate, rooms
from storage.database import Database, connect

log = structlog.get_logger()

DEFAULT_SPEED = 600.0
"""How many times faster than it happened a rehearsal is told: two days in about five minutes."""
FALL_AFTER = timedelta(minutes=50)
"""When, in a rehearsal with chaos, the sender falls: counted from shortly before kickoff."""


@dataclass(frozen=True, slots=True)
class World:
    """The parts that every way of running shares, on one store and one clock."""

    database: Database
    clock: Clock
    hub: Hub
    history: "Rooms"
    platform: WebPlatform
    composer: Composer
    desk: Desk

    def new_sender(self) -> Sender:
        return Sender(self.database, [self.platform], self.clock, self.composer)


class Rooms:
    """The web's history, in the store. `told` hears each post as it is kept."""

    def __init__(self, database: Database, told: Callable[[web.RoomMessage], None]) -> None:
        self._database = database
        self._told = told

    async def keep(self, message: web.RoomMessage) -> web.RoomMessage:
        async with self._database.write() as conn:
            kept = web.RoomMessage(*await rooms.keep(conn, rooms.RoomMessage(*message)))
        if kept.visitor is None:
            self._told(kept)
        return kept

    async def one(self, room: str, key: str, visitor: str | None) -> web.RoomMessage | None:
        async with self._database.read() as conn:
            found = await rooms.one(conn, room, key, visitor)
        return web.RoomMessage(*found) if found else None

    async def since(self, room: str, after: int, visitor: str | None) -> Sequence[web.RoomMessage]:
        async with self._database.read() as conn:
            return [web.RoomMessage(*one) for one in await rooms.since(conn, room, after, visitor)]

    async def latest(
        self, room: str, visitor: str | None, limit: int, before: int | None
    ) -> Sequence[web.RoomMessage]:
        async with self._database.read() as conn:
            found = await rooms.latest(conn, room, visitor, limit, before)
        return [web.RoomMessage(*one) for one in found]

    async def rooms(self) -> Sequence[web.Room]:
        async with self._database.read() as conn:
            return [
                web.Room(room.address, room.name, Look(room.language, room.zone, room.spoiler))
                for room in await rooms.rooms(conn)
            ]


@asynccontextmanager
async def world(
    url: str, clock: Clock, told: Callable[[web.RoomMessage], None], synchronous: str = "NORMAL"
) -> AsyncIterator[World]:
    """Opens the store, brings it up to date and joins the parts. Raises StorageError."""
    database = connect(url, alone=True, synchronous=synchronous)
    try:
        before = await migrate.upgrade(database)
        if before.current is not None and not before.up_to_date:
            log.info("database_upgraded", was=before.current, now=before.newest)
        hub, history = Hub(), Rooms(database, told)
        yield World(
            database=database,
            clock=clock,
            hub=hub,
            history=history,
            platform=WebPlatform(history, hub, clock.now),
            composer=Composer(database),
            desk=Desk(database, clock),
        )
    finally:
        await database.close()


async def run(settings: Settings, ready: Callable[[str], None]) -> None:
    """Runs the bot on the real clock until it is told to stop."""
    async with world(settings.database, RealClock(), lambda _: None, settings.sqlite_synchronous) as joined:
        stopping = _stops_on_signals()
        runner, sender = Runner(joined.database), joined.new_sender()
        alarm = Alarm(runner.tick, joined.clock.now, sender.wake)
        alarm.start()
        tasks = [asyncio.create_task(sender.run(stopping), name="sender")]
        if settings.web:
            tasks.append(asyncio.create_task(_web(joined, settings, ready, lambda: None), name="web"))
        await _until(stopping, tasks)
        alarm.stop()


@dataclass(frozen=True, slots=True)
class RehearsalOptions:
    """`speed` None waits for nothing; `export` is a file for the posts; `stay` leaves the page open."""

    speed: float | None = DEFAULT_SPEED
    chaos: bool = False
    export: Path | None = None
    web: bool = True
    stay: bool = True


async def rehearse(
    settings: Settings,
    options: RehearsalOptions,
    ready: Callable[[str], None],
    told: Callable[[web.RoomMessage], None] = lambda _: None,
) -> None:
    """Plays the packaged matchday in a store of its own, which is gone afterwards.

    `ready` hears the address of the page, `told` each revision of each post.
    """
    played = story(options.chaos)
    clock = StoryClock(played.starts)
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory(prefix="matchday-"))
        joined = await stack.enter_async_context(world(f"sqlite:///{folder}/rehearsal.sqlite", clock, told))
        falls_at = played.play[0] + FALL_AFTER if options.chaos else None
        rehearsal = Rehearsal(played, joined.database, clock, joined.new_sender, options.speed, falls_at)
        await rehearsal.set_up()
        if not options.web:
            await rehearsal.play()
        else:
            stopping = _stops_on_signals()
            open_page = asyncio.Event()

            def opened(url: str) -> None:
                open_page.set()
                ready(url)

            async def play() -> None:
                await open_page.wait()
                await rehearsal.play()
                if not options.stay:
                    stopping.set()

            tasks = [
                asyncio.create_task(_web(joined, settings, opened, lambda: _told_by(clock)), name="web"),
                asyncio.create_task(play(), name="rehearsal"),
            ]
            await _until(stopping, tasks)
        if options.export is not None:
            lines = await posts_said(joined.history)
            await asyncio.to_thread(options.export.write_text, lines, encoding="utf-8")


def _told_by(clock: StoryClock) -> str:
    """The line above a room in a rehearsal: what time it is in the story, and how fast it passes."""
    at = f"Rehearsal · {clock.now():%a %-d %B %Y, %H:%M} UTC"
    return f"{at} · {clock.pace:,.0f}× speed" if clock.pace > 1 else at


async def _web(
    joined: World, settings: Settings, ready: Callable[[str], None], status: Callable[[], str | None]
) -> None:
    app = site(
        history=joined.history,
        hub=joined.hub,
        answer=joined.desk.answer,
        complete=joined.desk.complete,
        commands=joined.desk.commands,
        translations=translations,
        status=status,
        now=joined.clock.now,
        frame_ancestors=settings.web_frame_origins,
    )
    await serve(app, settings.web_host, settings.web_port, hub=joined.hub, ready=ready)


async def _until(stopping: asyncio.Event, tasks: "list[asyncio.Task[None]]") -> None:
    """Waits for the signal to stop, or for the first task that fails; then ends them all in order."""
    stop = asyncio.create_task(stopping.wait())
    try:
        waiting: set[asyncio.Task[Any]] = {stop, *tasks}
        while not stop.done():
            done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()  # a failure ends the program, with its reason
    finally:
        stopping.set()
        stop.cancel()
        for task in tasks:
            if task.get_name() != "sender":  # the sender ends by itself, with what is in flight
                task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _stops_on_signals() -> asyncio.Event:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopping.set)
    return stopping
