"""The bot on the real clock: the parts of its role, joined."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from datetime import timedelta
from typing import Any

import structlog

from bot.app.dashboard_link import door
from bot.app.elsewhere import hear
from bot.app.errors import RoleNeedsPostgres
from bot.app.page import serve_page
from bot.app.press import fetching, page_in, understanding
from bot.app.providers import providers_on
from bot.app.single_work import SingleWork
from bot.app.sources import provided
from bot.app.speaking import Speaking, speaking
from bot.app.stopping import ended, on_signals, until
from bot.app.voting import ballot_rules, studio
from bot.app.watching import on_the_page, serve_watched
from bot.app.world import Means, world
from bot.clock import RealClock
from bot.settings import Role, Settings
from storage.alone import while_alone

log = structlog.get_logger()

SINGLE_WORK = "single work"
"""What the lock is called."""
SENT_WITHIN = timedelta(minutes=5)
"""The sender comes round every second; a store that is away holds it up for a while."""


async def run(settings: Settings, ready: Callable[[str], None]) -> None:
    """Runs this process's part of the bot until it is told to stop. `ready` hears the address of the page.

    Raises RoleNeedsPostgres, and what the part that fails first raises.
    """
    role, means = settings.role, _means(settings)
    async with world(
        settings.database, RealClock(), lambda _: None, settings.sqlite_synchronous, means
    ) as joined:
        if role is not Role.ALL and joined.database.alone:
            raise RoleNeedsPostgres(role.value)
        stopping = on_signals()
        adapters, routes = speaking(joined, settings, lambda: work.changed())
        sender = joined.new_sender(*(one.platform for one in adapters))
        work = SingleWork(joined, settings, sender.wake)
        joined.desk.changed = work.changed
        joined.desk.door = door(settings.web_url) if settings.web and settings.web_url else None
        parts: dict[str, Coroutine[Any, Any, None]] = {
            one.platform.name: one.run(listen=_listens(one, settings)) for one in adapters
        }
        watched = on_the_page(joined.pulse, settings)
        parts["elsewhere"] = hear(joined, lambda: _changed(work, sender.wake))
        if role in (Role.ALL, Role.WORKER):
            parts["single work"] = while_alone(joined.database, SINGLE_WORK, work.run)
        if settings.web and role in (Role.ALL, Role.WEB):
            parts["web"] = serve_page(joined, settings, ready, lambda: None, routes, watched)
        if settings.metrics_port is not None:
            parts["watching"] = serve_watched(joined.pulse, settings)
        tasks = [asyncio.create_task(part, name=name) for name, part in parts.items()]
        sending = []
        if role in (Role.ALL, Role.WORKER):
            within = timedelta(seconds=settings.drain_seconds)
            beat = joined.pulse.loop("sending", SENT_WITHIN)
            sending = [asyncio.create_task(sender.run(stopping, within, beat), name="sender")]
        try:
            await until(stopping, tasks, sending)
        finally:
            await _closed(adapters)


def _means(settings: Settings) -> Means:
    return Means(
        fetch=fetching().fetch,
        page=page_in,
        understand=understanding(settings),
        providers=provided(providers_on(settings)),
        draw=studio(settings).drawn,
        ballot=ballot_rules(settings),
        fan_key=settings.fan_key_words,
    )


def _listens(adapter: Speaking, settings: Settings) -> bool:
    """Whether this process hears people there: Telegram's updates come to the page where they are brought."""
    brought = adapter.platform.name == "telegram" and settings.telegram_webhook_url is not None
    return settings.role in (Role.ALL, Role.WEB if brought else Role.GATEWAY)


def _changed(work: SingleWork, wake: Callable[[], None]) -> None:
    work.changed()
    wake()


async def _closed(adapters: Sequence[Speaking]) -> None:
    await ended([asyncio.create_task(one.close(), name=f"closing {one.platform.name}") for one in adapters])
