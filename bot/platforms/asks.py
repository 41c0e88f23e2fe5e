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
