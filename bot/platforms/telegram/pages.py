"""What fits into one message, and what is left for the next: cut between lines or words, never in a tag."""

import re
import unicodedata
from collections.abc import Iterator

from bot.platforms.telegram.html import inert, length, marks, visible
from bot.platforms.text import ELLIPSIS, units

MOST_MARKS = 90
"""Entities of the text that is cut; Telegram keeps a hundred in a message, and the frame has some too."""

_TABLE = re.compile(r"(.*?)<pre>(.*)</pre>", re.DOTALL)
_HEADING = re.compile(r"<b>[^<]*</b>[^<\n]{0,70}")
_ATOM = re.compile(
    r"(?P<fixed><(?P<tag>a|tg-time)\b[^<>]*>.*?</(?P=tag)>)"
    r"|(?P<mark><(?P<end>/?)(?P<name>[a-z-]+)>)"
    r"|\s+|(?:&[a-z]+;|[^<&\s])+",
    re.DOTALL,
)
_LETTER = re.compile(r"&[a-z]+;|.", re.DOTALL)
_EMPTY = re.compile(r"<([a-z-]+)></\1>")
_JOINED = ("Mn", "Me", "Mc", "Cf", "Sk")
"""Categories of characters that belong to the one before."""


def fit(body: str, room: int, tags: int = MOST_MARKS) -> tuple[str, str]:
    """As many lines as fit `room` units, and the others; those are "" where all fit.

    A line or a table that fits no more begins the next page if this one is half full, and is cut if not.
    """
    if length(body) <= room and marks(body) <= tags:
        return body, ""
    room -= units(f"\n{ELLIPSIS}")
    taken: list[str] = []
    left, pieces = room, list(_pieces(body))
    while pieces and (size := length(pieces[0]) + 1) <= left and marks(pieces[0]) <= tags:
        left, tags = left - size, tags - marks(pieces[0])
        taken.append(pieces.pop(0))
    if pieces and left > room / 2:
        first, pieces[0] = _halves(pieces[0], left - 1, tags)
        if not first and not any(taken):  # nothing but tags fit: its words alone, then
            first, pieces[0] = _halves(_words(pieces[0]), left - 1, tags)
        taken.append(first)
    while len(taken) > 1 and (not taken[-1] or _HEADING.fullmatch(taken[-1])):
        pieces.insert(0, taken.pop())
    rest = "\n".join(pieces).strip("\n")
    return "\n".join([*taken, *([ELLIPSIS] if rest else [])]).strip("\n"), rest


def shortened(line: str, room: int) -> str:
    """One line within `room` units, with an ellipsis where words are left out."""
    if length(line) <= room and marks(line) <= MOST_MARKS:
        return line
    return _halves(line, room - 1, MOST_MARKS)[0] + ELLIPSIS


def _pieces(body: str) -> Iterator[str]:
    """Lines; a table with its caption is one."""
    held: list[str] = []
    inside = False
    for line in body.split("\n"):
        inside = inside or line.startswith("<pre>")
        if held and not inside:
            yield "\n".join(held)
            held = []
        held.append(line)
        inside = inside and not line.endswith("</pre>")
    yield "\n".join(held)


def _words(piece: str) -> str:
    """What a piece says, without its marks; what was code and could not be tapped still cannot."""
    return "\n".join(inert(line) for line in visible(piece).split("\n"))


def _halves(piece: str, room: int, tags: int) -> tuple[str, str]:
    """What fits of a line or a table, and the rest of it; each closes what it opens."""
    if table := _TABLE.fullmatch(piece):
        return _rows(table[1], table[2].split("\n"), room)
    taken: list[str] = []
    opened: list[str] = []
    at, said = 0, False
    for atom in _ATOM.finditer(piece):
        tags -= bool(atom["fixed"] or (atom["mark"] and not atom["end"]))
        if tags < 0 or (not atom["mark"] and length(atom[0]) > room):
            break
        if atom["end"]:
            opened.pop()
        elif atom["mark"]:
            opened.append(atom["name"])
        else:
            room -= length(atom[0])
            said = said or not atom[0].isspace()
        taken.append(atom[0])
        at = atom.end()
    rest = piece[at:]
    if not said and rest and not rest.startswith("<"):
        letters = _letters(rest, room)
        said, rest = bool(letters), rest[len(letters) :]
        taken.append(letters)
    if not said:
        return "", piece
    closed = "".join(f"</{name}>" for name in reversed(opened))
    again = "".join(f"<{name}>" for name in opened)
    return _tidy("".join(taken).rstrip() + closed), _tidy(again + rest.lstrip())


def _rows(head: str, rows: list[str], room: int) -> tuple[str, str]:
    """A table in two, of which the first has its head and a row at least."""
    kept = 0
    room -= length(head) - 1
    while kept < len(rows) and (room := room - length(rows[kept]) - 1) >= 0:
        kept += 1
    if kept < 2:
        kept = 0
    first, second = ("\n".join(part) for part in (rows[:kept], rows[kept:]))
    return (
        (f"{head}<pre>{first}</pre>", f"<pre>{second}</pre>") if kept else ("", f"{head}<pre>{second}</pre>")
    )


def _letters(words: str, room: int) -> str:
    """The beginning of a word that is longer than a page; no letter is parted from its accents."""
    kept: list[str] = []
    for letter in _LETTER.finditer(words):
        room -= length(letter[0])
        if room < 0 or letter[0] == "<":
            break
        kept.append(letter[0])
    following = words[len("".join(kept)) :][:1]
    whole = list(kept)
    while len(whole) > 1 and following and unicodedata.category(following) in _JOINED:
        following = whole.pop()
    return "".join(whole if len(whole) > 1 else kept)


def _tidy(html: str) -> str:
    """Without marks around nothing."""
    while (less := _EMPTY.sub("", html)) != html:
        html = less
    return html
