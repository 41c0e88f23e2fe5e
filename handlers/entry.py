"""One row of the table of commands."""

from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple, TypeAlias

from bot.chat import Choice, Command
from handlers.asked import Handler, Typing

Completer: TypeAlias = Callable[[Typing], Awaitable[Sequence[Choice]]]
"""What a half-written argument of a command can become, the likeliest first."""


class Entry(NamedTuple):
    """A command and what it does. `complete` is asked for its arguments of the kind CHOICE."""

    command: Command
    answer: Handler
    complete: Completer | None = None
