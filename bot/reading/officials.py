"""Who referees: in labels, in tables, in sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from bot.reading.clubs import club
from bot.reading.context import Part
from bot.reading.facts import OfficialsSaid, Words
from bot.reading.official_words import LABELS, NAME, Role, sentences
from bot.reading.official_words_abroad import ABROAD, sentences_abroad
from bot.reading.page import Line, lower
from bot.reading.people import is_name

_NAME = re.compile(NAME)
_TURNED = re.compile(rf"(?P<last>{NAME}), (?P<first>{NAME})(?= ?(?:\(|$))")
_NOTE = re.compile(r" ?(?:\([^()]{0,60}\)|\[[^\[\]]{0,40}\])")
_VIDEO_NOTE = re.compile(r"\((?:a?var|video[^()]*)\)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,|;|/|&|\band\b|\bund\b|\by\b|\be\b|\bet\b|\+|\|)\s*")
_UNKNOWN = re.compile(
    r"^(?:(?:tbc|tba|n/?a|to be|unknown|none|not )|(?:who|what|wer|chi|qui|quem|qual|quién|cuál|quel)\b)",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\b(?:this season|last season|odds|venue|assistants?|var|fourth|4th|kick|referee|tv|games?|matches|"
    r"yellow|red|"
    r"bookings?|stats|cards)\b|[;.](?: |$)|\b(?:di|della sezione di|of|from|aus) (?=[A-Z])|: |--",
    re.IGNORECASE,
)
_PROSE = re.compile(
    r"referee|assist|official|whistle|var\b|charge|in the middle|oversee|officiat|schiedsrichter|arbitr|"
    r"árbitr|dirig|apita|pita|leitet|colegiado|pfeift|leitung von|siffle|quarto uomo|direttore"
)

_MOST_LINES = 40
"""Lines that speak of officials; after so many, they are named or will not be."""


@dataclass(slots=True)
class _Team:
    """The officials as they are found; the first of each is kept."""

    referee: Words | None = None
    fourth: Words | None = None
    assistants: list[Words] = field(default_factory=list)
    var: list[Words] = field(default_factory=list)

    def add(self, role: Role, names: list[Words]) -> None:
        if not names:
            return
        if role is Role.REFEREE:
            self.referee = self.referee or names[0]
        elif role is Role.FOURTH:
            self.fourth = self.fourth or names[0]
        elif role is Role.ASSISTANTS:
            self._more(self.assistants, names)
        elif role is Role.VAR:
            self._more(self.var, names)

    @staticmethod
    def _more(known: list[Words], names: list[Words]) -> None:
        known.extend(name for name in names if all(name.text != other.text for other in known))


def officials(part: Part) -> OfficialsSaid:
    """The referee and those who help, each under the first name that a label or a sentence gives."""
    found = _Team()
    lines = part.page.lines
    for number, line in enumerate(lines):
        for role, names in _labelled(line, lines[number + 1 : number + 5]):
            found.add(role, names)
    for line in islice((line for line in lines if _PROSE.search(lower(line.text))), _MOST_LINES):
        for role, names in _told(line):
            found.add(role, names)
    return OfficialsSaid(found.referee, tuple(found.assistants[:2]), found.fourth, tuple(found.var[:3]))


def _labelled(line: Line, after: tuple[Line, ...]) -> Iterator[tuple[Role, list[Words]]]:
    """The labels of one line; a label alone speaks of the lines that follow it."""
    text = line.text[:600]
    labels = list(LABELS.finditer(text))
    for place, met in enumerate(labels):
        role = Role.of(met)
        colon = met["colon"].strip() != ""
        if not colon and not _stands_alone(text, met):
            continue
        end = labels[place + 1].start() if place + 1 < len(labels) else len(text)
        body = text[met.end() : end]
        if not body.strip():
            if met.start() == 0 and role is not None:
                yield role, _below(after, role)
            continue
        if role is not None:
            yield from _split_by_note(line, met.end(), body, role)


def _stands_alone(text: str, met: "re.Match[str]") -> bool:
    """A label without a colon begins its line, in capitals or not, and a name follows at once or nothing."""
    if met.start() != 0:
        return False
    rest = text[met.end() :]
    name = _NAME.match(rest)
    if not rest:
        return True
    if not name or not is_name(_cut(name[0])):
        return False
    follows = rest[len(_cut(name[0])) :]
    return bool(
        re.match(r"\s*(?:$|[.,;(|/]|(?:this season|last season|games|G\d|and [A-Z]))", follows, re.IGNORECASE)
    )


def _below(after: tuple[Line, ...], role: Role) -> list[Words]:
    """The names on the lines after a heading: as many as have nothing but a name on them."""
    found: list[Words] = []
    most = 1 if role in (Role.REFEREE, Role.FOURTH) else 3
    for line in after[:most]:
        turned = _TURNED.match(line.text)
        if turned and is_name(turned["last"]) and is_name(turned["first"]):
            found.append(
                Words(f"{turned['first']} {turned['last']}", (line.start, line.start + turned.end()))
            )
            continue
        names = _names(line, 0, line.text)
        if not names or LABELS.match(line.text) or len(line.text) > 90:
            break
        found.extend(names)
        if len(names) > 1:
            break
    return found


def _split_by_note(line: Line, start: int, body: str, role: Role) -> Iterator[tuple[Role, list[Words]]]:
    """ "X (on pitch); Y (VAR)": a bracket may give another role."""
    if role is Role.REFEREE and _VIDEO_NOTE.search(body):
        for place, met in enumerate(re.finditer(r"[^;,]+", body)):
            piece_role = Role.VAR if _VIDEO_NOTE.search(met[0]) else role if place == 0 else None
            if piece_role:
                yield piece_role, _names(line, start + met.start(), met[0])
        return
    yield role, _names(line, start, body)


def _names(line: Line, start: int, body: str) -> list[Words]:
    """The names that a text begins with, in a list: brackets after a name are its land or county."""
    found: list[Words] = []
    place = len(body) - len(body.lstrip(" :-*"))
    if _UNKNOWN.match(body[place:]):
        return []
    if (
        (turned := _TURNED.match(body, place))
        and " " not in turned["last"]
        and _NOTE.match(body, turned.end())
    ):
        begin = line.start + start + place
        return [Words(f"{turned['first']} {turned['last']}", (begin, line.start + start + turned.end()))]
    while met := _NAME.match(body, place):
        name = _cut(met[0])
        if not is_name(name):
            break
        begin = line.start + start + met.start()
        found.append(Words(name, (begin, begin + len(name))))
        place = met.start() + len(name)
        while note := _NOTE.match(body, place):
            place = note.end()
        link = _BETWEEN.match(body, place)
        if not link or len(name) < len(met[0]):
            break
        place = link.end()
    return found


def _cut(name: str) -> str:
    """A name without the capitalised words of the next label, or the town it is "of"."""
    end = _STOP.search(name)
    name = name[: end.start()].rstrip() if end and end.start() > 0 else name
    while " " in name and not is_name(name):
        name = name.rsplit(" ", 1)[0]
    return name.removesuffix("'s")


def _told(line: Line) -> Iterator[tuple[Role, list[Words]]]:
    text = line.text[:1500]
    abroad = sentences_abroad() if ABROAD.search(text) else ()
    for role, pattern in (*sentences(), *abroad):
        for met in pattern.finditer(text):
            names = [
                Words(name, (line.start + met.start(group), line.start + met.start(group) + len(name)))
                for group in ("one", "two")
                if group in pattern.groupindex and met[group]
                for name in [_cut(met[group])]
                if is_name(name) and not _UNKNOWN.match(name) and club(name) is None
            ]
            yield role, names
