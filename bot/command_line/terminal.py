"""What every command shares: the settings, the terminal, and how work is run."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import typer
from rich.console import Console

if TYPE_CHECKING:
    from bot.settings import Settings

SHORTEST_PASSWORD = 8
"""Characters: what is shorter would be hidden in the middle of other words."""
out, err = Console(), Console(stderr=True)
T = TypeVar("T")


def settings(role: str | None = None, shards: str | None = None) -> Settings:
    """What is set, with the log set up as it says; ends the program where it cannot be used. What is given
    goes before what the environment says."""
    from bot import logs
    from bot.settings import SettingsError, load, shards_of

    try:
        given: dict[str, Any] = {"role": role} if role else {}
        found = load(**given | (shards_of(shards) if shards else {}))
    except SettingsError as error:
        fail(str(error))
    logs.set_up(found.log_level, found.log_format, list(secrets(found)))
    return found


def secrets(found: Settings) -> Iterator[str]:
    """Every value that must not be seen."""
    from pydantic import SecretStr

    yield from _password(found.database)
    for name in type(found).model_fields:
        value = getattr(found, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, SecretStr):
                yield one.get_secret_value()


def _password(url: str) -> set[str]:
    """The database's, as it is written in its URL and as it is."""
    from urllib.parse import unquote, urlsplit

    try:
        password = urlsplit(url).password or ""
    except ValueError:  # that it is no URL is told by whoever opens it
        return set()
    return {password, unquote(password)} if len(password) >= SHORTEST_PASSWORD else set()


@contextmanager
def importing() -> Iterator[None]:
    """While a command imports what it runs for long. All of that stays, and none of it is garbage: to look
    through it again and again for some would be a tenth of the start, and a pause now and then ever after."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def go(work: Coroutine[Any, Any, T]) -> T:
    """Runs it; what the operator can mend is said in words, without a traceback."""
    from bot.app.errors import MENDABLE

    try:
        return asyncio.run(work)
    except MENDABLE as error:
        fail(str(error))


def fail(message: str) -> NoReturn:
    """Says what is wrong, and ends the program."""
    from bot.logs import redact

    err.print(redact(message), style="red", markup=False, highlight=False)
    raise typer.Exit(1)
