"""Telegram's HTML, and words made inert for it: what is not ours can neither format, link nor call."""

import re
from collections.abc import Sequence
from html import unescape

from bot.chat import Look, Show, When
from bot.platforms.telegram.moments import written
from bot.platforms.text import clean, units, web_address

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_TAG = re.compile(r"<[^<>]*>")
_BREAK = "\u2060"
"""Word joiner: nothing to see, no place to wrap a line, and in none of what Telegram makes links of."""
_LINKED = re.compile(
    r"@(?=[A-Za-z0-9_])"  # a mention, an e-mail address
    r"|(?:(?<!\d)/(?=\w)|/(?=[A-Za-z_]))"  # a command; 7/10 is none
    r"|#(?=\S)|\$(?=[A-Z1])"
    r"|:(?=//)|\.(?=[^\W\d_]|\d+\.\d+\.\d)"  # an address, with its scheme or without, or in figures
    r"|\+(?=(?:[ ().-]{0,2}\d){7})"  # a telephone
    r"|\d(?=(?:[ -]?\d){12})"  # a bank card
)
"""After each of these comes a break: whole, Telegram would let readers tap it."""

_STAMP = {Show.TIME: "t", Show.DAY: "wD", Show.MOMENT: "wDt", Show.RELATIVE: "r"}
_LAST_SECOND = 2**31 - 1


def escaped(text: str) -> str:
    """Text that can be no tag, no reference and no end of an attribute; nothing else is done to it."""
    return text.translate(_ESCAPES)


def inert(text: str) -> str:
    """Text from outside, as Telegram shows it: exactly its visible characters, none of them to be tapped."""
    return harmless([clean(text)])[0]


def harmless(parts: Sequence[str]) -> list[str]:
    """Clean parts of one line, escaped, with a break in whatever Telegram would link by itself.

    It looks for that in the whole line, whatever is bold in it, and so does this.
    """
    line = "".join(parts)
    breaks = [found.end() for found in _LINKED.finditer(line)]
    if not breaks:
        return [escaped(part) for part in parts]
    made, start, place = [], 0, 0
    for part in parts:
        end, shown = start + len(part), []
        while place < len(breaks) and breaks[place] <= end:
            shown += [escaped(line[start : breaks[place]]), _BREAK]
            start, place = breaks[place], place + 1
        made.append("".join((*shown, escaped(line[start:end]))))
        start = end
    return made


def styled(shown: str, tag: str) -> str:
    """Escaped text between the two halves of a tag, such as "b"; blanks stay as they are."""
    return f"<{tag}>{shown}</{tag}>" if shown.strip() else shown


def link(shown: str, url: str) -> str:
    """Escaped words as a link where the address is one of the web; else the words alone."""
    address = web_address(url)
    return f'<a href="{escaped(address)}">{shown}</a>' if address and shown.strip() else shown


def stamp(when: When, look: Look, shown: str | None = None) -> str:
    """An instant that each reader sees in their own zone and language; written out in the channel's for all
    others, and in notifications. `shown` is that, if it is escaped already."""
    shown = escaped(written(when, look)) if shown is None else shown
    seconds = int(when.instant.timestamp())
    if not 0 < seconds <= _LAST_SECOND:
        return shown
    return f'<tg-time unix="{seconds}" format="{_STAMP[when.show]}">{shown}</tg-time>'


def without_times(html: str) -> str:
    """The same with its instants written out, for a server that knows no others."""
    return re.sub(r"</?tg-time\b[^<>]*>", "", html)


def visible(html: str) -> str:
    """The text that is left when Telegram has read the tags of HTML written here."""
    return unescape(_TAG.sub("", html))


def length(html: str) -> int:
    """UTF-16 units of the visible text, by which Telegram's limits go."""
    return units(visible(html))


def marks(html: str) -> int:
    """How many entities Telegram makes of it."""
    return sum(not found[0].startswith("</") for found in _TAG.finditer(html))
