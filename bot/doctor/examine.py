"""Everything that can be known before a start."""

from datetime import datetime
from pathlib import Path

from bot.doctor import clock, database, pictures, platforms, second_reader, variables, web
from bot.doctor.check import Check
from bot.settings import Settings


async def examine(
    settings: Settings, now: datetime | None = None, env_file: Path = Path(".env")
) -> list[Check]:
    """All checks, in the order in which one would mend things.

    `now` is aware and in the machine's own zone; without it the machine's clock is asked, which is itself
    one of the things to look at.
    """
    store, in_use = await database.checks(settings)
    return [
        *variables.checks(env_file),
        *store,
        *clock.checks(now or datetime.now().astimezone()),
        *platforms.tokens(settings),
        *platforms.webhook(settings),
        web.check(settings, in_use),
        web.dashboard(settings),
        pictures.check(),
        second_reader.check(settings),
        platforms.would_run(settings),
    ]
