"""What the name of a person looks like in a newspaper, and how to take names out of a list or a sentence."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.reading.not_people import NEVER, NOT_ALONE, STARTERS, SURNAMES
from bot.reading.page import plain

UPPER = (
    "[A-ZÀ-ÖØ-Þ"
    + "".join(letter for letter in map(chr, range(0x100, 0x180)) if letter.isupper())
    + "ƏǍǏǑǓǤǦǨǪȘȚȞẀẂẄẞỲ]"
)
"""One capital letter of any European language. A short class, as each pattern that holds NAME is compiled
with several of it when the program starts."""
_CAPITAL_AHEAD = "[A-ZÀ-ÖØ-Þ]|[^\\W\\d_\\x00-\\xff]"
"""Nearly the same, and shorter still: where an UPPER is tried next anyway."""
LETTER = "[^\\W\\d_]"

_PARTICLES = (
    "van der|van den|van de|von der|de la|de los|de las|del|della|dalla|van|von|ver|ten|ter|den|der|dos|das|"
    "da|de|di|do|du|des|la|le|el|al|bin|ben|ibn|abu|st|'t|y|e|zu"
)
_PREFIX = "(?:[dlDLoOnNmM]'|[aAeE]l-)?"
_INITIAL = rf"{UPPER}{LETTER}?\.(?:-?{UPPER}\.)?(?=[ ]?(?:{_CAPITAL_AHEAD}|van |ter |de |di |el ))[ ]?"
_NOT_NEXT = "(?!(?:SV|NA|NR|NG|N/A|S\\.V|Note|NOTE|Voto|VOTO|Nota|NOTA|Rating|RATING|Dal|Dall)\\b)"
_WORD = rf"{_NOT_NEXT}(?:{_INITIAL})?{_PREFIX}{UPPER}{LETTER}*+(?:['-]{LETTER}++)*+(?:(?<=[JS]r)\.)?"
_LINK = f"(?:(?=[a-z'])(?:{_PARTICLES}) )?"
NAME = f"(?:{_INITIAL})?{_LINK}{_WORD}(?: {_LINK}{_WORD}){{0,4}}+"
"""Source of a pattern for a name, to be used inside others: one to five capitalised words with what stands
between ("van", "dos"), initials and "Jr.". It matches any capitalised words; ask `is_name`."""

_NAME = re.compile(NAME)
_FOUND = re.compile(f"(?<![\\w'-]){NAME}(?![\\w])")

_NUMBER = re.compile(
    r"^(?:#|no\.? ?)?\d{1,2}(?: ?[.):-]? +|[.-](?=\D))|^\(\d{1,2}\) *|^[*>-]+ *", re.IGNORECASE
)
_TAIL = re.compile(
    r" *(?:\([^()]{0,80}\)?|\[[^\[\]]{0,80}\]?|[*^+>]+|#?\d{1,3}(?:\+\d{1,2})?(?:'|min|mins)?\.?|[,;:.|/-]+|"
    r" (?:gk|c|capt)\.?)$",
    re.IGNORECASE,
)
_POSITIONS = (
    "GK|RB|LB|CB|RCB|LCB|RWB|LWB|WB|SW|DM|CDM|RDM|LDM|CM|RCM|LCM|AM|CAM|RAM|LAM|RM|LM|RW|LW|WF|RF|LF|CF|"
    "ST|SS|"
    "FW|MF|DF|DEF|MID|FWD|ATT|POR|TW|IV|AV|RV|LV|RIV|LIV|ZM|ZDM|ZOM|OM|MS|RA|LA|HS|GKP"
)
POSITION = f"(?:{_POSITIONS})(?:/(?:{_POSITIONS}))?"
"""Source of a pattern for a short position ("GK", "RB/CB")."""
_LEADING_POSITION = re.compile(f"^{POSITION}(?: *[:.)-]+ *| +)")
_SEPARATOR = re.compile(
    r"[,;|/]|(?<![^\s)])[-*](?![^\s])|(?<=\s)(?:and|or|plus|und|et|y|e|ed|&|\+|sowie|oder)(?=\s)|[()\[\]]"
)


@lru_cache(maxsize=20_000)  # an article names the same few people again and again
def is_name(text: str, *, in_list: bool = False) -> bool:
    """Whether the whole text could be the name of a person, and is not some other capitalised word.
    `in_list`: among names, where surnames that are words, too, need no first name ("Young", "March")."""
    text = plain(text)
    if not 1 < len(text) <= 60 or not _NAME.fullmatch(text):
        return False
    words = text.lower().rstrip(".").split()
    given = words[:-1] if in_list and len(words) > 1 and words[-1] in SURNAMES else words
    if any(len(word) > 1 and word in NEVER for word in given):
        return False
    if in_list and words[-1] in SURNAMES:
        return True
    return not all(word in NOT_ALONE for word in words)


def tidy(text: str) -> str:
    """A name without what stands around it in lists: shirt number, "(c)", "(GK)", position, minutes, dots."""
    return cleaned(text)[0]


def cleaned(text: str) -> tuple[str, int]:
    """`tidy`, with the name's offset in `text`."""
    text = plain(text)
    start, end = 0, len(text)
    while start < end and text[start].isspace():
        start += 1
    for pattern in (_NUMBER, _LEADING_POSITION, _NUMBER):
        if met := pattern.match(text[start:end]):
            start += met.end()
    while (
        start < end and (text[start].isspace() or text[start] in "([\"'") and text[start : start + 2] != "'t"
    ):
        start += 1
    for _ in range(6):
        if not (met := _TAIL.search(text[start:end].rstrip())):
            break
        end = start + met.start()
    return text[start:end].rstrip(), start


def listed(text: str) -> list[tuple[str, int]]:
    """The names in "A, B and C (knee)", each with its offset; what is none is left out."""
    found = [(name, start + offset) for piece, start in pieces(text) for name, offset in [cleaned(piece)]]
    return [(name, offset) for name, offset in found if is_name(name, in_list=True)]


def pieces(text: str) -> Iterator[tuple[str, int]]:
    """What stands between the separators of a list, with its offset; brackets stay whole."""
    depth = start = 0
    text = plain(text)
    for met in _SEPARATOR.finditer(text):
        mark = met[0]
        if mark in "([":
            depth += 1
        elif mark in ")]":
            depth = max(0, depth - 1)
        elif depth == 0:
            yield text[start : met.start()], start
            start = met.end()
    yield text[start:], start


def named(text: str) -> list[tuple[str, int]]:
    """The names in running prose, each with its offset. Words that begin a sentence by chance are taken off;
    what is left may be a club or a place still, as nothing in its form tells."""
    found: list[tuple[str, int]] = []
    text = plain(text)
    for met in _FOUND.finditer(text):
        name, start = met[0], met.start()
        while " " in name and name.split(" ", 1)[0].lower() in STARTERS:
            start += name.index(" ") + 1
            name = name.split(" ", 1)[1]
        if name.endswith("'s"):
            name = name[:-2]
        if is_name(name):
            found.append((name, start))
    return found
