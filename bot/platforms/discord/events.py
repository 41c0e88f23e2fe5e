"""A match in the server's own calendar: made when the kickoff is known, moved with it, cancelled with it.

Discord knows no nonce for events, so one looks for the event before making it.
"""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from weakref import WeakValueDictionary

import discord

from bot.chat import Fixture, Message
from bot.platforms.discord.failures import code
from bot.platforms.discord.venues import Venues
from bot.platforms.memory import Memory
from bot.platforms.text import clean, cut

KIND = "event"
CANCELLED, CLOSED = "cancelled", "closed"
LASTS = timedelta(hours=2, minutes=30)
"""From kickoff: Discord wants an end, and extra time with penalties fits."""
LEAD = timedelta(minutes=1)
"""Discord takes no event that has begun."""
SAME_MATCH = timedelta(days=7)
"""Two matches of the same name lie further apart; one that moved seldom went as far."""
_GUILD_ONLY, _EXTERNAL, _SCHEDULED, _CANCEL = 2, 3, 1, 4
_UNKNOWN_EVENT, _FINISHED = 10_070, 180_000


class Events:
    """Keeps the calendars of servers in step with what is known of their matches."""

    def __init__(
        self, client: discord.Client, venues: Venues, memory: Memory, now: Callable[[], datetime]
    ) -> None:
        self._client = client
        self._venues = venues
        self._memory = memory
        self._now = now
        self._one_at_a_time: WeakValueDictionary[tuple[int, str], asyncio.Lock] = WeakValueDictionary()

    async def arrange(self, message: Message) -> None:
        """Brings the event of this message's match up to date. Raises what discord.py raises."""
        fixture = message.fixture
        if fixture is None or not message.wishes.event:
            return
        guild = (await self._venues.find(int(message.channel.address))).guild
        lock = self._one_at_a_time.setdefault((guild, message.subject), asyncio.Lock())
        async with lock:
            kept = await self._memory.find(message.channel, message.subject, KIND)
            if kept is None or (kept[1] == CANCELLED and not fixture.off):
                await self._make(message, fixture, guild)
            elif kept[1] not in (CANCELLED, CLOSED):
                await self._follow(message, fixture, guild, *kept)

    async def _make(self, message: Message, fixture: Fixture, guild: int) -> None:
        if fixture.kickoff is None or fixture.off or fixture.over or fixture.kickoff < self._now() + LEAD:
            return
        try:
            event = await self._standing(fixture, fixture.kickoff, guild)
            if event is None:
                made = await self._client.http.create_guild_scheduled_event(guild, **_described(fixture))
                event = int(made["id"]), fixture.kickoff
        except discord.Forbidden:
            await self._memory.keep(message.channel, message.subject, KIND, "", CLOSED)
            raise
        await self._memory.keep(message.channel, message.subject, KIND, str(event[0]), event[1].isoformat())

    async def _follow(self, message: Message, fixture: Fixture, guild: int, event: str, state: str) -> None:
        """Cancels or moves an event that stands; one that somebody deleted or ended stays as they left it."""
        change, left = _change(fixture, state, self._now())
        if not change:
            return
        try:
            await self._client.http.edit_scheduled_event(guild, int(event), **change)
        except discord.HTTPException as error:
            if code(error) not in (_UNKNOWN_EVENT, _FINISHED):
                raise
            left = CLOSED
        await self._memory.keep(message.channel, message.subject, KIND, event, left)

    async def _standing(self, fixture: Fixture, kickoff: datetime, guild: int) -> tuple[int, datetime] | None:
        """Our own event for this match: made for another channel, or by a call whose answer never came."""
        ours = self._client.user.id if self._client.user else 0
        for event in await self._client.http.get_scheduled_events(guild, with_user_count=False):
            start = datetime.fromisoformat(event["scheduled_start_time"])
            if (
                int(event.get("creator_id") or 0) == ours
                and event["name"] == title(fixture)
                and event["status"] == _SCHEDULED
                and abs(start - kickoff) <= SAME_MATCH
            ):
                return int(event["id"]), start
        return None


def title(fixture: Fixture) -> str:
    return cut(clean(fixture.name), 100) or "…"


def _change(fixture: Fixture, state: str, now: datetime) -> tuple[Mapping[str, Any], str]:
    """What to change of an event that stands for the kickoff `state`, and the state it is in then."""
    if fixture.off:
        return {"status": _CANCEL}, CANCELLED
    kickoff = fixture.kickoff
    if kickoff is None or fixture.over or kickoff.isoformat() == state or kickoff < now + LEAD:
        return {}, state
    return {k: v for k, v in _described(fixture).items() if k.startswith("scheduled_")}, kickoff.isoformat()


def _described(fixture: Fixture) -> dict[str, Any]:
    if fixture.kickoff is None:
        raise ValueError("an event needs a kickoff")
    where = clean(fixture.venue or "") or clean(fixture.competition) or "…"
    return {
        "name": title(fixture),
        "description": cut(clean(fixture.competition), 1_000),
        "privacy_level": _GUILD_ONLY,
        "entity_type": _EXTERNAL,
        "entity_metadata": {"location": cut(where, 100)},
        "scheduled_start_time": fixture.kickoff.isoformat(),
        "scheduled_end_time": (fixture.kickoff + LASTS).isoformat(),
    }
