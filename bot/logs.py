"""Logs: one event a line, for people or as JSON, with secrets taken out."""

import logging
import re
import sys
from collections.abc import Iterable

import structlog
from prometheus_client import Counter
from structlog.typing import EventDict, Processor, WrappedLogger

TOKENS = re.compile(
    r"[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}"  # a Discord bot token
    r"|(?<!\d)\d{8,10}(?::|%3[Aa])[\w-]{35}\b"  # a Telegram bot token; in URLs "bot" stands right before it
    r"|\baW50ZXJhY3Rpb24[\w%=-]{20,}"  # what answers one interaction on Discord: "interaction" in base64
    r"|(?<=://)[^/\s:@]+:[^/\s@]+(?=@)"  # user and password in a URL
    r"|(?<=/dashboard/sign-in/)[\w-]+"  # what opens the moderators' page
)
HIDDEN = "[hidden]"
LINES = Counter("matchday_log_lines", "Lines of the log, libraries' included, by level", ["level"])


def redact(text: str) -> str:
    """The text without anything that looks like a token or a password in a URL."""
    return TOKENS.sub(HIDDEN, text)


def set_up(level: str = "info", style: str = "console", secrets: Iterable[str] = ()) -> None:
    """Sends this program's events, and those of its libraries, to standard error.

    `secrets` are values that must never be printed, whatever they look like.
    """
    hide = _hide(tuple(secret for secret in secrets if secret))
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _count,
    ]
    last: list[Processor] = (
        [_tracebacks(), hide, structlog.processors.JSONRenderer()]
        if style == "json"
        else [structlog.processors.format_exc_info, hide, structlog.dev.ConsoleRenderer(colors=False)]
    )
    structlog.configure(
        processors=[*shared, *last],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last],
        )
    )
    logging.captureWarnings(True)
    logging.basicConfig(
        handlers=[handler], level=max(logging.WARNING, getattr(logging, level.upper())), force=True
    )


def _count(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    LINES.labels(event.get("level", "info")).inc()
    return event


def _tracebacks() -> Processor:
    """Tracebacks as values, without what the variables held: that is nobody's business."""
    transformer = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
    return structlog.processors.ExceptionRenderer(transformer)


def _hide(secrets: tuple[str, ...]) -> Processor:
    def hide(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
        return {name: _clean(value, secrets) for name, value in event.items()}

    return hide


def _clean(value: object, secrets: tuple[str, ...]) -> object:
    if isinstance(value, str):
        for secret in secrets:
            value = value.replace(secret, HIDDEN)
        return redact(value)
    if isinstance(value, dict):
        return {name: _clean(inner, secrets) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(inner, secrets) for inner in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return _clean(repr(value), secrets)  # as the renderer would write it, an exception's message included
