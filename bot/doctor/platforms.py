"""Who would hear the bot."""

from bot.doctor.check import Check, Level
from bot.settings import Settings


def tokens(settings: Settings) -> list[Check]:
    """Whether tokens are there; they are never shown."""
    return [
        _token("Discord", "DISCORD_TOKEN", settings.discord_token is not None),
        _token("Telegram", "TELEGRAM_TOKEN", settings.telegram_token is not None),
    ]


def _token(platform: str, variable: str, present: bool) -> Check:
    if not present:
        return Check(platform, Level.OK, f"{variable} is not set")
    return Check(
        platform,
        Level.WARN,
        f"{variable} is set, but this version has no {platform} adapter yet: nothing is sent there",
        f"To see the rehearsal instead, leave {variable} empty.",
    )


def would_run(settings: Settings) -> Check:
    """What `matchday run` would do with these settings."""
    if not settings.web:
        return Check(
            "matchday run",
            Level.WARN,
            "plans, but nobody hears it: the web channel is off, and this version has no other",
            "Set MATCHDAY_WEB=true.",
        )
    if settings.discord_token is None and settings.telegram_token is None:
        return Check(
            "matchday run", Level.OK, "plays the packaged matchday in the web channel, since no token is set"
        )
    return Check(
        "matchday run",
        Level.WARN,
        "runs the web channel on the real clock; the adapters for Discord and Telegram are not part of this "
        "version yet",
    )
