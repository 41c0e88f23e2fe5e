"""The rehearsal, joined: in a store of its own, with the page or without."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.app.dashboard_link import for_the_operator
from bot.app.errors import NoTokenError
from bot.app.newsroom import Newsroom
from bot.app.page import serve_page
from bot.app.speaking import logged_in, speaking
from bot.app.stopping import on_signals, until
from bot.app.world import Means, World, world
from bot.chat import Channel, Look
from bot.clock import StoryClock
from bot.export import posts_said
from bot.knowledge.match import TeamKey
from bot.pictures.studio import Studio
from bot.platforms.web import history as web
from bot.rehearsal import ROOMS, Audience, Rehearsal
from bot.settings import Settings
from bot.sources.rehearsal import story

DEFAULT_SPEED = 600.0
"""How many times faster than it happened a rehearsal is told: two days in about five minutes."""
PATIENCE = 100.0
"""Seconds that a message waits for a chat that has had too many: the story's clock says nothing of them."""
A_LOOK_ROUND = timedelta(hours=12)
"""How long the link to the moderators' page opens it: the rehearsal's store is this program's alone."""
FALL_AFTER = timedelta(minutes=50)
"""When, in a rehearsal with chaos, the sender falls: counted from shortly before kickoff."""


@dataclass(frozen=True, slots=True)
class RehearsalOptions:
    """`speed` None waits for nothing; `export` is a file for the posts; `stay` leaves the page open. All is
    told in `language`, BCP 47.

    `discord` are ids of channels, and `telegram` of chats (with a topic: "-100123/7"), that are told it too,
    as followers of Liverpool.
    """

    speed: float | None = DEFAULT_SPEED
    chaos: bool = False
    export: Path | None = None
    web: bool = True
    stay: bool = True
    discord: tuple[str, ...] = ()
    telegram: tuple[str, ...] = ()
    language: str = "en"


async def rehearse(
    settings: Settings,
    options: RehearsalOptions,
    ready: Callable[[str], None],
    told: Callable[[web.RoomMessage], None] = lambda _: None,
    dashboard: Callable[[str], None] = lambda _: None,
) -> None:
    """Plays the packaged matchday in a store of its own, which is gone afterwards.

    `ready` hears the address of the page, `told` each revision of each post, and `dashboard` the link that
    opens the moderators' page.
    """
    played = story(options.chaos)
    clock = StoryClock(played.starts)
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory(prefix="matchday-"))
        studio = Studio(Path(folder) / "pictures")
        means = Means(draw=studio.drawn)
        joined = await stack.enter_async_context(
            world(f"sqlite:///{folder}/rehearsal.sqlite", clock, told, means=means, lasting=False)
        )
        adapters, _ = speaking(joined, _asked_for(options, settings), patience=PATIENCE)
        others = [await stack.enter_async_context(logged_in(one)) for one in adapters]
        newsroom = Newsroom(joined, options.language)
        rehearsal = Rehearsal(
            played,
            joined.database,
            clock,
            lambda: joined.new_sender(*others),
            newsroom.receive,
            options.speed,
            falls_at=played.play[0] + FALL_AFTER if options.chaos else None,
            audiences=_audiences(options),
        )
        await rehearsal.set_up()
        await newsroom.open(played.starts)
        if options.web:
            await _on_the_page(joined, clock, rehearsal, settings, options, ready, dashboard)
        else:
            await rehearsal.play()
        if options.export is not None:
            lines = await posts_said(joined.history)
            await asyncio.to_thread(options.export.write_text, lines, encoding="utf-8")


def _asked_for(options: RehearsalOptions, settings: Settings) -> Settings:
    """With the tokens of just those platforms on which it is to be told. Raises NoTokenError."""
    for chats, token, name in (
        (options.discord, settings.discord_token, "Discord"),
        (options.telegram, settings.telegram_token, "Telegram"),
    ):
        if chats and token is None:
            raise NoTokenError(name)
    unwanted = {
        name: None
        for name, chats in (("discord_token", options.discord), ("telegram_token", options.telegram))
        if not chats
    }
    return settings.model_copy(update=unwanted)


def _audiences(options: RehearsalOptions) -> list[Audience]:
    """Everybody who is told it, in the language that is wanted."""
    told = [
        *ROOMS,
        *(_audience("discord", address) for address in options.discord),
        *(_audience("telegram", address) for address in options.telegram),
    ]
    return [replace(one, look=replace(one.look, language=options.language)) for one in told]


def _audience(platform: str, address: str) -> Audience:
    look = Look("en", "Europe/London")
    return Audience(Channel(platform, address), f"{platform} {address}", look, TeamKey("liverpool"))


async def _on_the_page(
    joined: World,
    clock: StoryClock,
    rehearsal: Rehearsal,
    settings: Settings,
    options: RehearsalOptions,
    ready: Callable[[str], None],
    dashboard: Callable[[str], None],
) -> None:
    """Plays it once the page is open, and keeps the page open afterwards if asked to."""
    stopping, page_is_open = on_signals(), asyncio.Future[str]()

    def opened(url: str) -> None:
        page_is_open.set_result(url)
        ready(url)

    async def play() -> None:
        url = await page_is_open
        dashboard(await for_the_operator(joined.database, settings.web_url or url, A_LOOK_ROUND))
        await rehearsal.play()
        if not options.stay:
            stopping.set()

    page = serve_page(joined, settings, opened, lambda: _status(clock))
    await until(
        stopping,
        [asyncio.create_task(page, name="web"), asyncio.create_task(play(), name="rehearsal")],
    )


def _status(clock: StoryClock) -> str:
    """The line above a room: what time it is in the story, and how fast it passes."""
    at = f"Rehearsal · {clock.now():%a %-d %B %Y, %H:%M} UTC"
    return f"{at} · {clock.pace:,.0f}× speed" if clock.pace > 1 else at
