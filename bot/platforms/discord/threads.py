"""A thread for each match: opened with its first post, named after it, archived after the ratings.

Discord knows no nonce for threads, so one looks for the thread before making it.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

import discord
import structlog
from discord.http import handle_message_parameters

from bot.chat import DeliveryFailed, Failure, Fixture, Look, Message
from bot.platforms.discord import components, pictures
from bot.platforms.discord.failures import EXPECTED, UNKNOWN_CHANNEL, code, failed
from bot.platforms.discord.render import Rendered, plain, render
from bot.platforms.discord.showing import Showing
from bot.platforms.discord.venues import ANNOUNCEMENT, ANNOUNCEMENT_THREAD, PUBLIC_THREAD, Venue, Venues
from bot.platforms.memory import Memory
from bot.platforms.text import clean, cut

log = structlog.get_logger()

KIND = "thread"
REFUSED = "refused"
GONE = "gone"
ARCHIVED = "archived"
LONGEST_NAME = 100
QUIET_FOR: Final = 4_320
"""Minutes without a post after which Discord archives it: three days, from the preview to the ratings."""
AGAIN = timedelta(seconds=2)


class Opened(NamedTuple):
    """Where to post; with a `reference` the post is there already, as the first of a forum's thread."""

    channel: int
    reference: str | None = None


class Threads:
    """Finds and makes the threads of matches."""

    def __init__(self, client: discord.Client, venues: Venues, memory: Memory, showing: Showing) -> None:
        self._client = client
        self._venues = venues
        self._memory = memory
        self._showing = showing

    async def open(self, message: Message) -> Opened:
        """Where this message goes. Raises DeliveryFailed; of the message itself nothing has left then."""
        channel = int(message.channel.address)
        if self._venues.known_forum(channel):
            return await self.open_in_forum(message)
        if not message.wishes.thread or message.fixture is None:
            return Opened(channel)
        return await self._looked_up(message, message.fixture)

    async def open_in_forum(self, message: Message) -> Opened:
        """A forum takes posts in threads only: the match's, or one for what is about no match."""
        fixture = message.fixture or Fixture(message.post.title, "", None, None, False, False)
        return await self._looked_up(message, fixture)

    async def lost(self, message: Message, error: discord.HTTPException) -> Opened:
        """The thread took no post: it is made anew if somebody deleted it, else the channel itself serves."""
        gone = code(error) == UNKNOWN_CHANNEL
        await self._memory.keep(message.channel, message.subject, KIND, "", GONE if gone else REFUSED)
        log.info("discord_thread_lost", channel=message.channel.address, subject=message.subject, gone=gone)
        if not gone and self._venues.known_forum(int(message.channel.address)):
            raise error
        return await self.open(message)

    async def archive(self, message: Message, thread: int) -> None:
        """Puts the match's thread away, once all is said."""
        await self._client.http.edit_channel(thread, archived=True)
        await self._memory.keep(message.channel, message.subject, KIND, str(thread), ARCHIVED)

    async def put_away(self, message: Message, thread: int) -> bool:
        """Whether this is a thread that `archive` put away: nothing in it can be changed as it is."""
        if str(thread) == message.channel.address:
            return False
        return await self._memory.find(message.channel, message.subject, KIND) == (str(thread), ARCHIVED)

    async def _looked_up(self, message: Message, fixture: Fixture) -> Opened:
        channel = int(message.channel.address)
        kept = await self._memory.find(message.channel, message.subject, KIND)
        if kept is not None and kept[0]:
            return Opened(int(kept[0]))
        if kept is not None and kept[1] == REFUSED:
            return Opened(channel)
        try:
            opened = await self._made(message, await self._venues.find(channel), name(fixture, message.look))
        except EXPECTED as error:
            return await self._unopened(message, error)
        if opened.channel != channel:
            await self._memory.keep(message.channel, message.subject, KIND, str(opened.channel))
        return opened

    async def _unopened(self, message: Message, error: BaseException) -> Opened:
        """What to do without a thread: post in the channel where only the thread is refused."""
        failure = failed(error, doubt=False)
        channel = int(message.channel.address)
        if failure.failure is Failure.NOT_SENT:
            raise DeliveryFailed(Failure.NOT_SENT, failure.reason, failure.retry_after or AGAIN) from error
        if self._venues.known_forum(channel) or code(error) == UNKNOWN_CHANNEL:
            raise failure from error
        log.warning("discord_thread_refused", channel=message.channel.address, reason=failure.reason)
        await self._memory.keep(message.channel, message.subject, KIND, "", REFUSED)
        return Opened(channel)

    async def _made(self, message: Message, venue: Venue, title: str) -> Opened:
        if venue.is_thread:
            return Opened(venue.id)
        found = await self._standing(venue, title)
        if venue.is_forum:
            return await self._in_forum(message, venue, title, found)
        if found is not None:
            return Opened(found)
        made = await self._client.http.start_thread_without_message(
            venue.id,
            name=title,
            auto_archive_duration=QUIET_FOR,
            type=ANNOUNCEMENT_THREAD if venue.kind == ANNOUNCEMENT else PUBLIC_THREAD,
        )
        return Opened(int(made["id"]))

    async def _standing(self, venue: Venue, title: str) -> int | None:
        """Our own thread of this name, made by a call whose answer never arrived."""
        active = await self._client.http.get_active_threads(venue.guild)
        ours = self._client.user.id if self._client.user else 0
        for thread in active["threads"]:
            owner, parent = int(thread["owner_id"]), int(thread["parent_id"])
            if (owner, parent, thread["name"]) == (ours, venue.id, title):
                return int(thread["id"])
        return None

    async def _in_forum(self, message: Message, venue: Venue, title: str, found: int | None) -> Opened:
        """A forum's thread begins with a post: this one, unless another opened it."""
        if found is not None:
            first = await self._client.http.get_message(found, found)
            return Opened(found, f"{found}/{found}" if _says(first, message) else None)
        thread: dict[str, Any] = {"name": title, "auto_archive_duration": QUIET_FOR}
        if venue.tag:
            thread["applied_tags"] = [venue.tag]

        async def open_with(shown: Rendered) -> Opened:
            with handle_message_parameters(
                shown.content,
                embeds=shown.embeds,
                files=pictures.uploads(shown.picture),
                view=components.view(message.post.actions),
                allowed_mentions=shown.mentions,
                flags=discord.MessageFlags(suppress_notifications=message.silent),
                channel_payload=thread,
            ) as params:
                made = await self._client.http.start_thread_in_forum(venue.id, params=params)
            return Opened(int(made["id"]), f"{made['id']}/{made['id']}")

        return await self._showing.shown(venue.id, message, open_with)


def name(fixture: Fixture, look: Look) -> str:
    """ "Atalanta v Liverpool · 2024-04-18", the day being that of the channel's zone."""
    day = f" · {fixture.kickoff.astimezone(ZoneInfo(look.zone)):%Y-%m-%d}" if fixture.kickoff else ""
    return cut(clean(fixture.name) or "…", LONGEST_NAME - len(day)) + day


def _says(first: Mapping[str, Any], message: Message) -> bool:
    """Whether a message that stands there is this one, in whichever form it was shown."""
    embeds = first.get("embeds") or []
    said = str(first.get("content", "")), [embed.get("description") for embed in embeds]
    forms = (form(message.post, message.look, message.wishes.ping) for form in (render, plain))
    return any(said == (shown.content, [one.description for one in shown.embeds]) for shown in forms)
