"""The bot on the real clock."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import structlog

from bot.app.data import Data
from bot.app.page import serve_page
from bot.app.press import Press, fetching, page_in, press, understanding
from bot.app.providers import competitions_named, providers_on
from bot.app.sources import provided
from bot.app.speaking import speaking
from bot.app.stopping import on_signals, until
from bot.app.voting import ballot_rules, studio
from bot.app.world import Means, World, world
from bot.clock import RealClock
from bot.delivery.sender import Sender
from bot.schedule.alarm import Alarm
from bot.schedule.counting import Counting
from bot.schedule.runner import Runner
from bot.settings import Settings
from storage import audit, communities, handled, occasions

log = structlog.get_logger()

KEPT_AFTER_LEAVING = timedelta(days=30)
"""How long what is kept of a community outlasts the bot's removal: it may have been a mistake."""
CHANGES_KEPT = timedelta(days=7)
HANDED_OVER_AGAIN = timedelta(days=2)
"""After how long no platform hands a request over again: Telegram keeps updates for a day."""
AUDIT_KEPT = timedelta(days=365)
DAY = 86_400.0
COUNTED_EVERY = 5.0
"""Seconds between two looks at the ballots that are open."""


async def run(settings: Settings, ready: Callable[[str], None]) -> None:
    """Runs the bot until it is told to stop. `ready` hears the address of the page."""
    clock, understand, named = RealClock(), understanding(settings), competitions_named(settings)
    providers, ballot = providers_on(settings), ballot_rules(settings)
    means = Means(
        fetch=fetching().fetch,
        page=page_in,
        understand=understand,
        providers=provided(providers),
        draw=studio(settings).drawn,
        ballot=ballot,
        fan_key=settings.fan_key_words,
    )
    async with world(settings.database, clock, lambda _: None, settings.sqlite_synchronous, means) as joined:
        stopping = on_signals()
        adapters, routes = speaking(joined, settings, lambda: _changed(alarm, data))
        tasks = [asyncio.create_task(one.run(), name=one.platform.name) for one in adapters]
        sender = joined.new_sender(*(one.platform for one in adapters))
        alarm = Alarm(Runner(joined.database, ballot).tick, joined.clock.now, sender.wake)
        joined.desk.changed = lambda: _changed(alarm, data)
        alarm.start()
        data = Data(
            joined.database,
            providers,
            clock,
            alarm.changed,
            competitions=named,
        )
        tasks.append(asyncio.create_task(data.run(), name="data"))
        papers = press(joined.database, clock, understand)
        tasks.append(asyncio.create_task(_tidy(joined, papers, data), name="tidying"))
        tasks.append(asyncio.create_task(papers.run(), name="press"))
        tasks.append(asyncio.create_task(_count(joined, sender), name="counting"))
        if settings.web:
            page = serve_page(joined, settings, ready, lambda: None, routes)
            tasks.append(asyncio.create_task(page, name="web"))
        try:
            await until(stopping, tasks, [asyncio.create_task(sender.run(stopping), name="sender")])
        finally:
            alarm.stop()
            await asyncio.gather(*(one.close() for one in adapters))


def _changed(alarm: Alarm, data: Data) -> None:
    """Somebody follows or wants something else."""
    alarm.changed()
    data.wake()


async def _count(joined: World, sender: Sender) -> None:
    """Every few seconds, how many have voted."""
    counting = Counting(joined.database)
    while True:
        try:
            if await counting.look(joined.clock.now()):
                sender.wake()
        except Exception:  # the next count tells it
            log.exception("counting_failed")
        await asyncio.sleep(COUNTED_EVERY)


async def _tidy(joined: World, papers: Press, data: Data) -> None:
    """Once a day: what is kept of communities that were left long ago goes, and other things past use."""
    while True:
        now = joined.clock.now()
        try:
            async with joined.database.write() as conn:
                forgotten = await communities.forget(conn, now - KEPT_AFTER_LEAVING)
                await occasions.forget_changes(conn, now - CHANGES_KEPT)
                await handled.forget(conn, now - HANDED_OVER_AGAIN)
                await audit.forget(conn, now - AUDIT_KEPT)
            await papers.tidy()
            await data.tidy()
        except Exception:  # tomorrow is another day
            log.exception("tidying_failed")
        else:
            if forgotten:
                log.info("communities_forgotten", count=forgotten)
        await asyncio.sleep(DAY)
