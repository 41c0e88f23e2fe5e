"""Reply markups: which the service refuses, and which it takes though no client shows them well."""

import json
from typing import Any
from urllib.parse import urlsplit

from tests.telegram_server import refusals
from tests.telegram_server.journal import Journal
from tests.telegram_server.refusals import Refused

Json = dict[str, Any]

DATA_BYTES = 64
MOST_IN_ROW = 8
MOST_BUTTONS = 100
MOST_BYTES = 10_240
"""Of the whole markup."""

ACTIONS = (
    *("url", "callback_data", "web_app", "login_url", "switch_inline_query", "copy_text", "pay"),
    *("switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "callback_game"),
)
OTHERS = ("keyboard", "remove_keyboard", "force_reply")
SCHEMES = frozenset({"http", "https", "tg", "ton"})


def markup(given: Any, journal: Journal, where: str) -> Json | None:
    """The markup of a call. Raises Refused; None where there is none, or nothing in it."""
    if given is None or given == "":
        return None
    try:
        read = json.loads(given) if isinstance(given, str) else given
    except ValueError:
        raise Refused(refusals.MARKUP_NOT_OBJECT) from None
    if not isinstance(read, dict):
        raise Refused(refusals.MARKUP_NOT_OBJECT)
    if len(json.dumps(read, ensure_ascii=False).encode()) > MOST_BYTES:
        raise Refused(refusals.MARKUP_TOO_LONG)
    if "inline_keyboard" in read:
        return _inline(read, journal, where)
    return read if any(name in read for name in OTHERS) else None


def _inline(read: Json, journal: Journal, where: str) -> Json | None:
    rows = read["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise Refused(refusals.MARKUP_NOT_OBJECT)
    rows = [row for row in rows if row]
    total = sum(map(len, rows))
    if any(len(row) > MOST_IN_ROW for row in rows):
        journal.breach(where, f"a row of more than {MOST_IN_ROW} buttons")
    if total > MOST_BUTTONS:
        raise Refused(refusals.MARKUP_TOO_LONG)
    for row in rows:
        for key in row:
            _check(key, journal, where)
    return {"inline_keyboard": rows} if rows else None


def _check(key: Any, journal: Journal, where: str) -> None:
    if not isinstance(key, dict) or not isinstance(key.get("text"), str):
        raise Refused(refusals.BUTTON_NO_TEXT)
    if not key["text"].strip():
        raise Refused(refusals.BUTTON_TEXT)
    acts = [name for name in ACTIONS if key.get(name) is not None]
    if not acts:
        raise Refused(refusals.BUTTON_EMPTY)
    if len(acts) > 1:
        journal.breach(where, f"button {key['text']!r} does more than one thing: {', '.join(acts)}")
    if "callback_data" in acts:
        length = len(str(key["callback_data"]).encode())
        if not 1 <= length <= DATA_BYTES:
            raise Refused(refusals.BUTTON_DATA)
    if "url" in acts and not _usable(str(key["url"])):
        raise Refused(refusals.BUTTON_URL)


def _usable(address: str) -> bool:
    """Telegram refuses hosts without a dot, such as localhost."""
    try:
        parts = urlsplit(address if "://" in address else f"http://{address}")
    except ValueError:
        return False
    if parts.scheme not in SCHEMES or any(character.isspace() for character in address):
        return False
    return parts.scheme in ("tg", "ton") or "." in (parts.hostname or "")
