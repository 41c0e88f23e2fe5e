"""What the settings say of ballots, and of the pictures that show how they ended."""

from datetime import timedelta
from pathlib import Path

from bot.knowledge.ballot import BallotRules
from bot.pictures.studio import Studio
from bot.settings import Settings

MEGABYTE = 2**20


def ballot_rules(settings: Settings) -> BallotRules:
    """The rules of ballots that are opened from now on."""
    return BallotRules(
        open_for=timedelta(hours=settings.ballot_hours),
        halves=settings.ballot_halves,
        hidden=settings.ballot_hidden,
        account_days=settings.ballot_account_days,
    )


def studio(settings: Settings) -> Studio:
    """Where pictures are drawn, and kept for the next time they are wanted."""
    return Studio(Path(settings.pictures), settings.pictures_mb * MEGABYTE)
