"""What every command shares: the settings, the terminal, and how work is run."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterator
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import typer
from rich.console import Console

if TYPE_CHECKING:
    from bot.settings import Settings

out, err = Console(), Console(stderr=True)
T = TypeVar("T")


def settings() -> Settings:
    """What is set, with the log set up as it says; ends the program where it cannot be used."""
    from bot import logs
    from bot.settings import SettingsError, load

    try:
        found = load()
    except SettingsError as error:
        fail(str(error))
    logs.set_up(found.log_level, found.log_format, list(secrets(found)))
    return found


def secrets(found: Settings) -> Iterator[str]:
    """Every value that must not be seen."""
    from pydantic import SecretStr

    for name in type(found).model_fields:
        value = getattr(found, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, SecretStr):
                yield one.get_secret_value()


def go(work: Coroutine[Any, Any, T]) -> T:
    """Runs it; what the operator can mend is said in words, without a traceback."""
    from bot.app.errors import MENDABLE

    try:
        return asyncio.run(work)
    except MENDABLE as error:
        fail(str(error))


def fail(message: str) -> NoReturn:
    """Says what is wrong, and ends the program."""
    err.print(message, style="red", markup=False, highlight=False)
    raise typer.Exit(1)
