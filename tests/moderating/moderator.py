"""Somebody who moderates, on whichever platform."""

from collections.abc import Sequence
from typing import Protocol

from bot.chat import Channel
from tests.moderating.ground import Ground
from tests.moderating.seen import Seen

FILE = "matchday-settings.json"


class Moderator(Protocol):
    """One person in one channel of one community, through the real client. Each test has a community of its
    own, with `channel` in it and one more."""

    ground: Ground

    @property
    def channel(self) -> Channel: ...

    @property
    def person(self) -> str:
        """The platform's id."""
        ...

    @property
    def name(self) -> str:
        """What they are called there."""
        ...

    @property
    def place(self) -> str:
        """What the channel is called."""
        ...

    async def gives(self, command: str, *arguments: str, file: bytes | None = None) -> Seen:
        """Gives a command with its arguments in their order, the last one's words together, and waits for
        the answer."""
        ...

    async def presses(self, seen: Seen, label: str) -> Seen:
        """Presses the button whose label begins so, and waits for what follows."""
        ...

    async def forges(self, seen: Seen, command: str, /, **arguments: str) -> Seen:
        """Presses a button that is not there, below that message; any client can say that it was."""
        ...

    async def arguments(self, seen: Seen, label: str) -> dict[str, str]:
        """What the button with this label asks."""
        ...

    async def replays(self, seen: Seen, label: str) -> Seen:
        """Presses a button, and the platform hands the same press over twice."""
        ...

    def elsewhere(self) -> "Moderator":
        """The same person in the community's other channel."""
        ...

    def abroad(self) -> "Moderator":
        """The same person in a community that they moderate, too."""
        ...

    def other(self, name: str = "Ben") -> "Moderator":
        """Somebody else in the same channel, with no rights there."""
        ...

    async def names(self, other: "Moderator") -> Seen:
        """Makes somebody a moderator, in the platform's own way to say who is meant."""
        ...

    def loses_rights(self) -> None:
        """They are a plain member from now on."""
        ...

    def posts(self) -> Sequence[str]:
        """What a reader of the channel sees there."""
        ...

    async def posted(self, words: str) -> str:
        """Waits for a post with these words in the channel."""
        ...

    async def writes_in_private(self, command: str, *arguments: str) -> Seen:
        """The same command in the private chat with the bot."""
        ...
