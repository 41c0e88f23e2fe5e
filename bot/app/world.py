"""What every way of running shares, on one store and one clock."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import structlog

from bot.app.pulse import Pulse
from bot.app.rooms import Rooms
from bot.app.shared_pace import SharedPaces
from bot.chat import Platform
from bot.delivery.composer import Composer
from bot.delivery.sender import Clock, Sender
from bot.knowledge.ballot import BallotRules
from bot.platforms.asks import RightOf
from bot.platforms.web import history as web
from bot.platforms.web.client import WebPlatform
from bot.platforms.web.hub import Hub
from bot.posts.health import Provided
from bot.posts.pictured import Draw
from handlers.asked import Fetch, Page
from handlers.desk import Desk
from handlers.understanding import Understand, by_grammar
from storage import fan_keys, migrate
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
    draw: Draw | None
    """Draws cards; None where there are no pictures."""
    pulse: Pulse
    paces: SharedPaces
    rights: dict[str, RightOf] = field(default_factory=dict)
    """By platform: what somebody may decide there. The adapters come after the world."""

    def new_sender(self, *others: Platform) -> Sender:
        """A delivery stage for the web and other platforms."""
        return Sender(self.database, [self.platform, *others], self.clock, self.composer)


@dataclass(frozen=True, slots=True)
class Means:
    """What the parts are given to work with.

    `fetch` opens pages for moderators who name them, `page` reads those that they have saved, and
    `understand` says what an article claims. `providers` are those of data that are switched on. `draw` draws
    cards. `ballot` are the rules of ballots that are opened, `fan_key` is with what accounts are hashed where
    the operator keeps that.
    """

    fetch: Fetch | None = None
    page: Page | None = None
    understand: Understand = by_grammar
    providers: Sequence[Provided] = ()
    draw: Draw | None = None
    ballot: BallotRules = BallotRules()  # noqa: RUF009 - it is frozen
    fan_key: str | None = None


@asynccontextmanager
async def world(
    url: str,
    clock: Clock,
    told: Callable[[web.RoomMessage], None],
    synchronous: str = "NORMAL",
    means: Means = Means(),
    lasting: bool = True,
) -> AsyncIterator[World]:
    """Opens the store, brings it up to date and joins the parts. Raises StorageError.

    `told` hears each post in the web's rooms. A store that is not `lasting` is empty, and gone afterwards.
    """
    database = connect(url, alone=True, synchronous=synchronous)
    paces = SharedPaces(database)
    try:
        if lasting:
            await _upgrade(database, means.fan_key)
        else:
            await migrate.make(database)
        await fan_keys.settle(database, means.fan_key)
        hub, history = Hub(), Rooms(database, told)
        yield World(
            database=database,
            clock=clock,
            hub=hub,
            history=history,
            platform=WebPlatform(history, hub, clock.now),
            composer=Composer(database, means.draw),
            desk=Desk(
                database,
                clock,
                fetch=means.fetch,
                page=means.page,
                understand=means.understand,
                providers=means.providers,
                draw=means.draw,
                rules=means.ballot,
            ),
            draw=means.draw,
            pulse=Pulse(database),
            paces=paces,
        )
    finally:
        await paces.close()
        await database.close()


async def _upgrade(database: Database, fan_key: str | None) -> None:
    before = await migrate.upgrade(database, fan_key)
    if before.current is not None and not before.up_to_date:
        log.info("database_upgraded", was=before.current, now=before.newest)
