"""What the moderators' page asks of the application that runs it.

`House` is who comes in and what they may decide; `views.Views` is what they read. Each call about a channel
takes the `Moderated` that `House.channels` or `House.channel` gave for this request: rights are as fresh as
that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.chat import Answer, Channel, Choice, Command, Look

# --- who


@dataclass(frozen=True, slots=True)
class Invited:
    """To whom a link that still opens was sent: what they are called, and on which platform ("discord")."""

    platform: str
    name: str


@dataclass(frozen=True, slots=True)
class Moderator:
    """Somebody who is signed in. `person` is the platform's id; `csrf` is what each form of this session
    carries in the field "csrf"; `since` is when the session began."""

    platform: str
    person: str
    name: str
    csrf: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Moderated:
    """One channel that a moderator decides about. `number` is the store's, and its place in the address;
    `community` is the number of its server or chat. `administers`: the platform itself says so, nobody's
    list. `paused` is why nothing is posted, None where it goes on; `until` when that ends by itself."""

    number: int
    channel: Channel
    name: str
    community: int
    community_name: str
    look: Look
    paused: str | None = None
    until: datetime | None = None
    administers: bool = False


@dataclass(frozen=True, slots=True)
class Channels:
    """All that somebody moderates, by community and name. `unasked` are the platforms that did not say what
    they may do just now ("discord"): what is there is left out."""

    found: tuple[Moderated, ...]
    unasked: tuple[str, ...] = ()


class CannotAsk(Exception):  # noqa: N818 - a reason, not an error
    """A platform did not say whether somebody may moderate: they are not let in until it does."""

    def __init__(self, platform: str) -> None:
        super().__init__(f"{platform} did not say who moderates there")
        self.platform = platform


class House(Protocol):
    """Who comes in, and what they decide. Rights are asked of the platform, at most a minute ago."""

    @property
    def commands(self) -> Sequence[Command]:
        """The whole table, in its order."""
        ...

    async def invited(self, token: str) -> Invited | None:
        """To whom a link was sent; None for one that is used, old or unknown. It is not used up by this."""
        ...

    async def sign_in(self, token: str) -> str | None:
        """Uses a link up; gives the secret of the new session, None as `invited` does."""
        ...

    async def moderator(self, secret: str) -> Moderator | None:
        """Whose session it is; None for one that has ended or never was."""
        ...

    async def sign_out(self, secret: str) -> None: ...

    async def sign_out_everywhere(self, who: Moderator) -> None:
        """Ends all sessions of somebody, and the links that are open."""
        ...

    async def channels(self, who: Moderator) -> Channels: ...

    async def channel(self, who: Moderator, number: int) -> Moderated | None:
        """One of them; None for a number that is not theirs, as for one that does not exist. Raises
        CannotAsk."""
        ...

    async def ask(
        self, who: Moderator, channel: Moderated, command: str, arguments: Mapping[str, str]
    ) -> Answer:
        """What a command or a button brings in this channel, as if it were given there; what changes is in
        the audit. A sheet's blanks are arguments "blank.<name>". Raises NoSuchCommand."""
        ...

    async def complete(
        self,
        who: Moderator,
        channel: Moderated,
        command: str,
        argument: str,
        typed: str,
        given: Mapping[str, str],
    ) -> Sequence[Choice]:
        """What a half-written argument could become; nothing for an unknown command."""
        ...


class NoSuchCommand(Exception):  # noqa: N818 - a reason, not an error
    """The page was made before the program was changed, or somebody wrote the form themselves."""
