"""What every adapter asks of the application that runs it."""

from collections.abc import Awaitable, Callable, Sequence
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


async def nobody(_address: str, _person: str, _roles: Sequence[str]) -> bool:
    """Only those moderate whom the platform says so."""
    return False
