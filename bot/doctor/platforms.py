"""Who would hear the bot."""

from pydantic import SecretStr

from bot.doctor.check import Check, Level
from bot.settings import Settings


def tokens(settings: Settings) -> list[Check]:
    """Whether tokens are there; they are never shown. What a platform says of its token is another matter."""
    return [
        Check(name, Level.OK, f"{name.upper()}_TOKEN is {'not ' if token is None else ''}set")
        for name, token in _tokens(settings).items()
    ]


def would_run(settings: Settings) -> Check:
    """What `matchday run` would do with these settings."""
    name = "matchday run"
    heard = [platform for platform, token in _tokens(settings).items() if token is not None]
    if heard:
        places = [*heard, *(["the web channel"] if settings.web else [])]
        return Check(name, Level.OK, f"runs {_listed(places)} on the real clock")
    if not settings.web:
        advice = "Set DISCORD_TOKEN or TELEGRAM_TOKEN, or MATCHDAY_WEB=true."
        return Check(
            name, Level.WARN, "plans, but nobody hears it: no token is set, and the web is off", advice
        )
    return Check(name, Level.OK, "plays the packaged matchday in the web channel, since no token is set")


def webhook(settings: Settings) -> list[Check]:
    """Whether a webhook that is wished for could be served."""
    if settings.telegram_webhook_url is None or settings.web:
        return []
    advice = "Set MATCHDAY_WEB=true, or leave MATCHDAY_TELEGRAM_WEBHOOK_URL empty."
    return [Check("Telegram", Level.WARN, "the webhook needs the web process; updates are fetched", advice)]


def _tokens(settings: Settings) -> dict[str, SecretStr | None]:
    return {"Discord": settings.discord_token, "Telegram": settings.telegram_token}


def _listed(words: list[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
