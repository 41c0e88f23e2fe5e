"""Text as Telegram counts and cleans it: UTF-16 units, trimmed, without control characters."""

import re
import unicodedata

TEXT_UNITS = 4096
CAPTION_UNITS = 1024

CONTROLS = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
"""They become blanks; a line feed stays."""
DROPPED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
"""Carriage returns, old direction marks, lines through the text: the service takes them out."""

INVISIBLE_KINDS = ("Cc", "Cf", "Zs", "Zl", "Zp")
UNSEEN = frozenset("\u034f\u2800\u3164\u115f\u1160\uffa0\u180e")
"""Characters that show nothing though Unicode calls them letters, symbols or marks."""


def units(text: str) -> int:
    """The length in UTF-16 units, by which every offset and limit of Telegram's goes."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, offset: int, length: int) -> str:
    """The part that an entity covers."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


def cleaned(text: str) -> str:
    """As the service keeps it, before trimming."""
    return CONTROLS.sub(" ", DROPPED.sub("", text))


def visible(text: str) -> bool:
    """Whether a reader would see anything at all."""
    return any(_seen(character) for character in text)


def _seen(character: str) -> bool:
    if "!" <= character <= "~":
        return True
    return unicodedata.category(character) not in INVISIBLE_KINDS and character not in UNSEEN
