"""What a closed tag of Telegram's HTML becomes: one entity, or nothing."""

import re
from dataclasses import dataclass

from tests.telegram_server.entities import Entity
from tests.telegram_server.refusals import CANNOT_PARSE, Refused

SIMPLE = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
    "pre": "pre",
}
KNOWN = frozenset({*SIMPLE, "a", "code", "blockquote", "tg-emoji", "tg-time"})

TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")
"""Relative; or weekday, short or long date, short or long time, in this order. Empty: the text as it is."""
UNIX_TIME = re.compile(r"\d{1,12}", re.A)

HOST = r"(?:[^\s/?#@:]+(?::[^\s/?#@]*)?@)?[^\s/?#@:]+\.[^\s/?#@:.]{2,}(?::\d{1,5})?"
LINK = re.compile(rf"(?:https?://)?{HOST}(?:[/?#]\S*)?", re.I)
PERSON_LINK = re.compile(r"tg://user/?\?id=(\d+)", re.I | re.A)
APP_LINK = re.compile(r"(?:tg|ton|tonsite)://\S+", re.I)


@dataclass(slots=True)
class Tag:
    """A tag that is still open, and where its text starts: in UTF-16 units, and in the parser's list."""

    name: str
    attributes: dict[str, str]
    offset: int
    start: int


def entity_of(tag: Tag, length: int, inside: str) -> Entity | None:
    """None for a link that leads nowhere. Raises Refused for a time or emoji that is none."""
    if tag.name == "a":
        return _link(tag, length, inside)
    if tag.name == "tg-time":
        return _time(tag, length)
    if tag.name == "tg-emoji":
        return _emoji(tag, length)
    if tag.name == "blockquote":
        kind = "expandable_blockquote" if "expandable" in tag.attributes else "blockquote"
        return Entity(kind, tag.offset, length)
    if tag.name == "code":
        _, named, language = tag.attributes.get("class", "").partition("language-")
        return Entity("code", tag.offset, length, language=language if named and language else None)
    return Entity(SIMPLE[tag.name], tag.offset, length)


def _link(tag: Tag, length: int, inside: str) -> Entity | None:
    address = (tag.attributes.get("href") or inside).strip()
    if person := PERSON_LINK.fullmatch(address):
        return Entity("text_mention", tag.offset, length, user_id=int(person[1]))
    if APP_LINK.fullmatch(address):
        return Entity("text_link", tag.offset, length, url=address)
    if not LINK.fullmatch(address):
        return None
    return Entity("text_link", tag.offset, length, url=checked_url(address))


def checked_url(address: str) -> str:
    """With a scheme, and a slash after the host, as the service tells it."""
    full = address if "://" in address else f"http://{address}"
    scheme, _, rest = full.partition("://")
    return f"{scheme.lower()}://{rest}" if re.search(r"[/?#]", rest) else f"{scheme.lower()}://{rest}/"


def _time(tag: Tag, length: int) -> Entity:
    unix = tag.attributes.get("unix", "")
    if not UNIX_TIME.fullmatch(unix):
        raise Refused(f"{CANNOT_PARSE}Invalid Unix time specified")
    shape = tag.attributes.get("format", "")
    if not TIME_FORMAT.fullmatch(shape):
        raise Refused(f"{CANNOT_PARSE}Invalid date-time format specified")
    return Entity("date_time", tag.offset, length, unix_time=int(unix), date_time_format=shape or None)


def _emoji(tag: Tag, length: int) -> Entity:
    number = tag.attributes.get("emoji-id", "")
    if not number.isdecimal():
        raise Refused(f"{CANNOT_PARSE}Invalid custom emoji identifier specified")
    return Entity("custom_emoji", tag.offset, length, custom_emoji_id=number)
