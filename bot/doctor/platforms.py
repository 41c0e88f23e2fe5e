"""Who would hear the bot."""

from bot.doctor.check import Check, Level
from bot.settings import Settings


def tokens(settings: Settings) -> list[Check]:
    """Whether tokens are there; they are never shown. What Discord says of its token is another matter."""
    return [
        _discord("Discord", settings),
        _telegram("Telegram", settings),
    ]


def _discord(name: str, settings: Settings) -> Check:
    if settings.discord_token is None:
        return Check(name, Level.OK, "DISCORD_TOKEN is not set")
    return Check(name, Level.OK, "DISCORD_TOKEN is set")


def _telegram(name: str, settings: Settings) -> Check:
    if settings.telegram_token is None:
        return Check(name, Level.OK, "TELEGRAM_TOKEN is not set")
    return Check(
        name,
        Level.WARN,
        "TELEGRAM_TOKEN is set, but this version has no Telegram adapter yet: nothing is sent there",
        "Leave TELEGRAM_TOKEN empty.",
    )


def would_run(settings: Settings) -> Check:
    """What `matchday run` would do with these settings."""
    name = "matchday run"
    if settings.discord_token is not None:
        where = "Discord and the web channel" if settings.web else "Discord"
        return Check(name, Level.OK, f"runs {where} on the real clock")
    if not settings.web:
        advice = "Set DISCORD_TOKEN, or MATCHDAY_WEB=true."
        return Check(
            name, Level.WARN, "plans, but nobody hears it: no token is set, and the web is off", advice
        )
    return Check(name, Level.OK, "plays the packaged matchday in the web channel, since no token is set")
