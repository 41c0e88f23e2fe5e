"""What every adapter asks of the application that runs it."""

from collections.abc import Awaitable, Callable, Sequence
from enum import Enum
from gettext import NullTranslations
from typing import TypeAlias

from bot.chat import Answer, Channel, Choice, Look, Request, Unfinished

AnswerTo: TypeAlias = Callable[[Request], Awaitable[Answer]]
Complete: TypeAlias = Callable[[Unfinished], Awaitable[Sequence[Choice]]]
LookOf: TypeAlias = Callable[[Channel], Awaitable[Look | None]]
"""How a channel wants its posts; None where it is not known."""
Teams: TypeAlias = Callable[[str], Awaitable[Sequence[Choice]]]
"""Teams whose names begin like, or resemble, what is typed; with nothing typed, those to offer first."""
Translations: TypeAlias = Callable[[str], NullTranslations]
"""The catalogue of a BCP 47 language."""
Moderates: TypeAlias = Callable[[str, str, Sequence[str]], Awaitable[bool]]
"""Whether a person, or one of their roles, was made a moderator of the community at an address: address, the
person's id, ids of roles, each as the platform has verified it."""


Alone: TypeAlias = Callable[[Callable[[], Awaitable[None]]], Awaitable[None]]
"""Does some work while no other process does it, and waits for that."""


async def at_once(work: Callable[[], Awaitable[None]]) -> None:
    """There is no other process."""
    await work()


async def nobody(_address: str, _person: str, _roles: Sequence[str]) -> bool:
    """Only those moderate whom the platform says so."""
    return False


class Right(Enum):
    """What somebody may decide in a community."""

    ADMINISTERS = "administers"
    """The platform itself says so."""
    LISTED = "listed"
    """They were made a moderator."""
    NONE = "none"


RightOf: TypeAlias = Callable[[str, str], Awaitable[Right]]
"""What a person may decide in a community, as its platform says at this moment: the community's address, the
person's id. Raises RightUnknown."""


class RightUnknown(Exception):  # noqa: N818 - a reason, not an error
    """The platform did not say, for whatever reason: nobody is let in on that."""
