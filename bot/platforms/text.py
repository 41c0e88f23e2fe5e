"""Words from outside as one visible line, how long they are to a platform, and how they are cut."""

import re
import unicodedata
from urllib.parse import quote, urlsplit

ELLIPSIS = "…"
LONGEST_URL = 1_000
"""Characters of an address: a longer one would leave no room for what the post says."""

_BLANKS = re.compile(r"[\s\u2028\u2029]+")
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f")
"""The flags of England, Scotland and Wales are written with characters that nobody sees."""
_STACKED = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{3})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)
"""More than three accents on one letter paint over the lines around it."""
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc")
"""Letters by their category, and nothing to see."""
_JOINERS = "\u200c\u200d"
_SAFE_IN_URL = "%/:?#@!$&'*+,;=~-._"


def clean(text: str) -> str:
    """One line of visible text: no controls, no direction overrides, no lone surrogates, single blanks."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    text = _BLANKS.sub(" ", text)
    kept, last = [], 0
    for flag in _FLAG.finditer(text):
        kept += [_visible(text[last : flag.start()]), flag[0]]
        last = flag.end()
    kept.append(_visible(text[last:]))
    return _STACKED.sub(r"\1", "".join(kept)).strip()


def web_address(url: str) -> str | None:
    """An http(s) address that cannot end early or carry anything else; None for all others."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or not parts.netloc.isascii():
        return None
    if clean(url) != url or " " in url:
        return None
    quoted = quote(url, safe=_SAFE_IN_URL)
    return quoted if len(quoted) <= LONGEST_URL else None


def units(text: str) -> int:
    """Length in UTF-16 units: Discord's clients and Telegram's entities count so."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, room: int) -> str:
    """At most `room` units of plain text, cut at a word where there is one, with an ellipsis."""
    if units(text) <= room:
        return text
    if room < 1:
        return ""
    kept = text[: room - 1]
    while units(kept) > room - 1:
        kept = kept[:-1]
    at_word = kept.rpartition(" ")[0]
    if len(at_word) >= len(kept) / 2:
        kept = at_word
    return f"{kept.rstrip()}{ELLIPSIS}"


def _visible(text: str) -> str:
    return "".join(
        character
        for place, character in enumerate(text)
        if (_shows(character) or (character in _JOINERS and _joins(text, place)))
    )


def _shows(character: str) -> bool:
    if character in _INVISIBLE:
        return False
    category = unicodedata.category(character)
    # not Cn as a whole: the emoji of next year are unassigned to this year's tables
    return category not in ("Cc", "Cf", "Cs", "Co") and (ord(character) & 0xFFFE) != 0xFFFE


def _joins(text: str, place: int) -> bool:
    """Whether a joiner stands inside an emoji, or inside a word of a script that needs it."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return all(part and not part.isascii() and _shows(part) for part in (before, after))
