"""What every way of running shares, on one store and one clock."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog

from bot.app.rooms import Rooms
from bot.chat import Platform
from bot.delivery.composer import Composer
from bot.delivery.sender import Clock, Sender
from bot.platforms.web import history as web
from bot.platforms.web.client import WebPlatform
from bot.platforms.web.hub import Hub
from bot.posts.health import Provided
from handlers.asked import Fetch, Page
from handlers.desk import Desk
from handlers.understanding import Understand, by_grammar
from storage import migrate
from storage.database import Database, connect

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class World:
    """The joined parts."""

    database: Database
    clock: Clock
    hub: Hub
    history: Rooms
    platform: WebPlatform
    composer: Composer
    desk: Desk

    def new_sender(self, *others: Platform) -> Sender:
        """A delivery stage for the web and other platforms."""
        return Sender(self.database, [self.platform, *others], self.clock, self.composer)


@asynccontextmanager
async def world(
    url: str,
    clock: Clock,
    told: Callable[[web.RoomMessage], None],
    synchronous: str = "NORMAL",
    fetch: Fetch | None = None,
    page: Page | None = None,
    understand: Understand = by_grammar,
    providers: Sequence[Provided] = (),
) -> AsyncIterator[World]:
    """Opens the store, brings it up to date and joins the parts. Raises StorageError.

    `told` hears each post in the web's rooms; `fetch` opens pages for moderators who name them, `page` reads
    those that they have saved, and `understand` says what an article claims. `providers` are those of data
    that are switched on.
    """
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
            desk=Desk(database, clock, fetch=fetch, page=page, understand=understand, providers=providers),
        )
    finally:
        await database.close()
