"""What the moderators' page reads, joined: the calendar, the log, articles, sources and the audit."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import TypeVar

from bot.app import dashboard_sources as sources
from bot.app.dashboard_articles import queued, shown
from bot.app.dashboard_audit import audit
from bot.app.dashboard_calendar import beforehand, coming, its_picture
from bot.app.dashboard_log import log
from bot.chat import Picture, Request
from bot.platforms.web.dashboard.house import Moderated, Moderator
from bot.platforms.web.dashboard.views import (
    Audit,
    Beforehand,
    Coming,
    Health,
    Log,
    LogWanted,
    Queued,
    Reviewed,
)
from bot.posts.pictured import Draw
from handlers import calendar
from handlers.asked import Asked
from handlers.desk import Desk

Seen = TypeVar("Seen")


class DashboardViews:
    """bot.platforms.web.dashboard.views.Views, on the store: each is read in one transaction."""

    def __init__(self, desk: Desk, draw: Draw | None, now: Callable[[], datetime]) -> None:
        """Without `draw` there are no pictures. `now` is the clock of what is posted."""
        self._desk = desk
        self._draw = draw
        self._now = now

    async def coming(self, who: Moderator, channel: Moderated) -> Coming:
        return await self._read(who, channel, lambda asked: coming(asked, channel.name))

    async def beforehand(self, who: Moderator, channel: Moderated, code: str) -> Beforehand | None:
        found = await self._read(who, channel, lambda asked: calendar.beforehand(asked, code))
        return await beforehand(found, channel, self._draw, self._now()) if found else None

    async def picture(self, who: Moderator, channel: Moderated, code: str, *, dark: bool) -> Picture | None:
        found = await self._read(who, channel, lambda asked: calendar.beforehand(asked, code))
        return await its_picture(found, self._draw, dark=dark) if found else None

    async def log(self, who: Moderator, channel: Moderated, wanted: LogWanted) -> Log:
        return await self._read(who, channel, lambda asked: log(asked, wanted))

    async def queue(self, who: Moderator, channel: Moderated) -> Sequence[Queued]:
        return await self._read(who, channel, queued)

    async def article(self, who: Moderator, channel: Moderated, number: int) -> Reviewed | None:
        return await self._read(who, channel, lambda asked: shown(asked, number))

    async def health(self, who: Moderator, channel: Moderated) -> Health:
        found = await self._read(who, channel, sources.health)
        ask = self._desk.permissions.get(channel.channel.platform)
        allowed = await sources.permissions(ask, channel.channel, channel.look)
        return Health(found.sources, None if allowed is None else tuple(allowed))

    async def audit(self, who: Moderator, channel: Moderated, before: int | None) -> Audit:
        return await self._read(who, channel, lambda asked: audit(asked, channel.community, before))

    async def _read(
        self, who: Moderator, channel: Moderated, reading: Callable[[Asked], Awaitable[Seen]]
    ) -> Seen:
        """As if it were asked in the channel, by somebody of whom the page knows that they may."""
        request = Request(
            "upcoming", {}, channel.channel, who.person, channel.look, may_moderate=True, name=who.name
        )
        return await self._desk.look(request, reading)
