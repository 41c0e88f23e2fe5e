"""The web as a platform: a post is kept for good, then told to whoever is looking."""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.chat import Message
from bot.platforms.web.history import History, RoomMessage
from bot.platforms.web.hub import Hub
from bot.platforms.web.pictures import with_picture

FOR_GOOD = timedelta(days=36_500)


class WebPlatform:
    """bot.chat.Platform for the rooms of our own site. A message's reference is its key."""

    name = "web"
    remembers = FOR_GOOD
    room = 1_000

    def __init__(self, history: History, hub: Hub, now: Callable[[], datetime]) -> None:
        self._history = history
        self._hub = hub
        self._now = now

    async def send(self, message: Message) -> str:
        """Keeps and shows a message. Sent again with its key, it stays the one that was kept first."""
        return await self._show(message.key, message)

    async def edit(self, reference: str, message: Message) -> None:
        """The next revision of a message. A revision that is already there is not said again."""
        await self._show(reference, message)

    async def _show(self, key: str, message: Message) -> str:
        said = RoomMessage(
            room=message.channel.address,
            key=key,
            revision=message.revision,
            at=self._now(),
            kind=message.kind.value,
            subject=message.subject,
            post=message.post,
        )
        kept = await self._history.keep(with_picture(said, message.picture))
        self._hub.publish(kept)
        return kept.key
