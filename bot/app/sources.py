"""The data providers as an operator looks at them: which there are, how they do, and what an answer says."""

import asyncio
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from bot.app.errors import SourceError
from bot.app.providers import accesses
from bot.knowledge.given import Given
from bot.knowledge.match import CompetitionKey
from bot.posts.health import Provided
from bot.settings import Settings
from bot.sources.asking import Asking, NoAnswer
from bot.sources.leagues import League, by_name, leagues
from bot.sources.provider import Call, Gives, PayloadError, Provider, Want
from bot.sources.providers import PROVIDERS, Access, Entry
from bot.sources.running_seasons import seasons
from storage import migrate, polling
from storage.database import connect
from storage.polling import ProviderState

FIRST = tuple(CompetitionKey(key) for key in ("premier-league", "bundesliga"))
"""What a provider is tried with where nobody names a competition."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One provider; `provider` is made without a key where none is set. `state` is None where it was never
    asked."""

    name: str
    provider: Provider
    entry: Entry
    on: bool
    state: ProviderState | None


@dataclass(frozen=True, slots=True)
class Tried:
    """What an answer says; `asked` is the question where it was a live one."""

    given: Given
    asked: str | None = None


async def listed(settings: Settings) -> list[Listed]:
    """Every provider there is. Raises StorageError."""
    database = connect(settings.database)
    try:
        await migrate.upgrade(database, settings.fan_key_words)
        async with database.read() as conn:
            states = {state.name: state for state in await polling.states(conn)}
    finally:
        await database.close()
    on = accesses(settings)
    return [
        Listed(name, entry.make(on.get(name, Access())), entry, name in on, states.get(name))
        for name, entry in PROVIDERS.items()
    ]


def provided(providers: Iterable[Provider]) -> list[Provided]:
    """Providers as moderators see them."""
    return [
        Provided(
            one.source.key,
            one.source.name,
            one.source.url,
            tuple(kind.value for kind in Gives if kind in one.gives),
            one.limits.per_day,
        )
        for one in providers
    ]


async def tried(
    settings: Settings, name: str, file: str | None = None, competition: str | None = None
) -> Tried:
    """What a recorded answer ("-" is standard input), or a live one, says. Raises SourceError."""
    entry = PROVIDERS.get(name)
    if entry is None:
        raise SourceError(f"There is no provider {name!r}. There are {', '.join(PROVIDERS)}.")
    on, now = accesses(settings), datetime.now(UTC)
    provider = entry.make(on.get(name, Access()))
    if file is not None:
        return Tried(_read(provider, _body(await asyncio.to_thread(_bytes, file)), now, None))
    if entry.key and name not in on:
        raise SourceError(f"{provider.source.name} needs a key: set {entry.setting}, or give it a --file.")
    call = _question(provider, competition, now)
    asking = Asking(provider, lambda: datetime.now(UTC))
    try:
        body = (await asking.ask(call)).body
    except NoAnswer as error:
        raise SourceError(error.words) from None
    finally:
        await asking.close()
    return Tried(_read(provider, body or b"", now, call), call.name)


def _question(provider: Provider, competition: str | None, now: datetime) -> Call:
    """The first call that tells the fixtures of a competition, or whatever else the provider has of it."""
    for league in _leagues(provider, competition):
        for year in reversed(seasons(league, now)):
            if calls := provider.calls([Want(provider.gives, league, year, day=_today(league, now))]):
                return calls[0]
    raise SourceError(f"{provider.source.name} has nothing to be asked for here. Try it with a --file.")


def _leagues(provider: Provider, competition: str | None) -> list[League]:
    if competition is None:
        known = [league for league in leagues().values() if provider.knows(league)]
        return sorted(known, key=lambda league: league.key not in FIRST)
    league = leagues().get(CompetitionKey(competition)) or by_name(competition)
    if league is None or not provider.knows(league):
        raise SourceError(f"{provider.source.name} does not know the competition {competition!r}.")
    return [league]


def _today(league: League, now: datetime) -> date:
    return now.astimezone(league.zone).date()


def _read(provider: Provider, body: bytes, now: datetime, call: Call | None) -> Given:
    try:
        given = provider.given(body, now, call)
    except PayloadError as error:
        words, name = str(error), provider.source.name
        raise SourceError(words if name in words else f"{name}: {words}") from None
    told = (given.matches, given.claims, given.tables, given.teams, given.players)
    if given.problems and not any(told):
        raise SourceError(f"Nothing in it could be understood: {given.problems[0]}")
    return given


def _body(recorded: bytes) -> bytes:
    """The answer itself, out of a recording that keeps its status and headers beside it."""
    if not recorded.lstrip().startswith(b'{"status"'):
        return recorded
    try:
        kept = json.loads(recorded)
    except (ValueError, RecursionError):
        return recorded
    body = kept.get("body") if "headers" in kept else None
    return body.encode("utf-8", "replace") if isinstance(body, str) else recorded


def _bytes(file: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise SourceError(f"{file} cannot be opened: {error.strerror or error}.") from None
