"""Whether fans would be recognised, and whether their ballots are counted right."""

from bot.doctor.check import Check, Level
from bot.settings import Settings
from storage import ballots, fan_keys, sheets
from storage.database import Database
from storage.errors import MissingFanKeyError, WrongFanKeyError

LATEST = 3
"""Ballots that are counted anew: each takes up to a second where a hundred thousand have voted."""


async def checks(database: Database, settings: Settings) -> list[Check]:
    """The operator's key, and the latest ballots' counts; nothing while nobody was asked."""
    key = settings.fan_key.get_secret_value() if settings.fan_key else None
    async with database.read() as conn:
        try:
            await fan_keys.check(conn, key)
        except (MissingFanKeyError, WrongFanKeyError) as error:
            return [Check("fans", Level.FAIL, str(error), "Put MATCHDAY_FAN_KEY right.")]
        latest = await ballots.latest(conn, LATEST)
        wrong = [match for number, match in latest if await sheets.recount(conn, number)]
    if not latest:
        return []
    if wrong:
        found = f"what is counted is not what the fans gave: {', '.join(wrong)}"
        advice = "Restore a backup, and report this: it should never be."
        return [Check("ballots", Level.FAIL, found, advice)]
    return [Check("ballots", Level.OK, f"the latest {len(latest)} counted anew: the same")]
