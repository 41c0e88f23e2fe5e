"""Players' marks that stand many on a line: "Alisson (8), Gomez (7)", "Leno 7; Holding 6 (Luiz 60, 7)"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.reading.clubs import club
from bot.reading.mark import BORDER, VALUE, given
from bot.reading.marked import Form, Marked
from bot.reading.page import Line
from bot.reading.people import NAME, is_name

_ITEM = re.compile(
    rf"(?P<name>{NAME})(?P<aside> ?\((?!{VALUE}\))[^()]{{1,40}}\)| (?!10)\d\d(?:\+\d)?(?:'|mins?)?,?)?"
    rf"(?: ?[-:,=]? ?\((?P<bracketed>{VALUE})\)| ?[-:,=]? ?(?P<plain>{VALUE}){BORDER})"
)
_RESULT = re.compile(r"\d ?[(:-] ?\Z")
_TWO_NUMBERS = re.compile(r"\d\D+\d")
_GLUE = re.compile(
    r"(?: ?\(\d{1,3}[.'] ?[^()\d]{2,30} -\)| ?\([^()\d]{2,30} -\))?[\s;:,.|/()*-]*(?:and |e |y |und |"
    r"et )?(?:(?:dal(?:l')?|from|sub|on|for|st|min|ab|desde|"
    r"aus)?[ .:']*\d{1,3}['.]?"
    r"(?: ?[sp]\.?t\.?)?[,: ]*)?\(?\Z"
)
_LABEL = re.compile(
    r"(?P<manager>manager|(?:head )?coach|all(?:enatore)?|trainer|entrenador|t[eé]cnico|dt|boss)\.? ?:? *\Z|"
    r"(?P<bench>sub(?:stitute)?s?|bench|replacements|varamenn|panchina|subentrati|entraron|eingewechselt|"
    r"used|on)[:. ]*\(?\Z|"
    r"(?P<other>goals?|scorers?|booked|bookings?|cards|sent off|ref(?:eree)?|arbitro|arbitre|"
    r"schiedsrichter|scheidsrechter|attendance|"
    r"att|motm|"
    r"man of the match|star man|shots|form|odds|not used|unused|top scorers?|leading scorers?|last)[:. ]*\Z",
    re.IGNORECASE,
)
_CAME_ON = re.compile(
    rf"(?:\b[Dd]al(?:l')? ?\d{{1,3}}'?(?: ?[sp]\.? ?t\.?)?,? |\(\d{{1,3}}'(?: ?[sp]t)? )"
    rf"(?P<name>{NAME}) ?[-:]? ?(?P<value>{VALUE}){BORDER}|"
    rf"(?<=[.!?] )(?P<name2>{NAME}) \((?:dal(?:l')? ?)?\d{{1,3}}'(?: ?[sp]t)?\) (?P<value2>{VALUE}){BORDER}"
)
_MANY = 6
"""Players in a row of whom one may be called like a club."""
ENOUGH = 3
"""Players in a row that make a list."""


def runs(line: Line, index: int) -> list[list[Marked]]:
    """The lists of marks on a line: players in a row, with nothing but commas and minutes between."""
    if not _TWO_NUMBERS.search(line.text):
        return []
    found: list[list[Marked]] = []
    end = -1
    for met in _ITEM.finditer(line.text):
        one = _marked(met, line, index)
        if one is None:
            continue
        label = _LABEL.search(line.text, max(0, met.start() - 24), met.start("name"))
        joined = end >= 0 and _GLUE.match(line.text[end : met.start("name")])
        if label and label["other"]:
            end = -1
            continue
        if label and label["manager"]:
            one = replace(one, role="Manager")
        if found and (joined or (label and end >= 0 and met.start() - end < 60)):
            found[-1].append(one)
        else:
            found.append([one])
        end = met.end()
    return [run for run in found if _is_list(line, run)]


def _is_list(line: Line, run: Sequence[Marked]) -> bool:
    """Whether players in a row are a list of marks, and not the scorers of "Arsenal 2 (Saka 7, Rice 9)"."""
    before = line.text[: run[0].at[0] - line.start]
    if _RESULT.search(before[-8:]) or (len(run) < _MANY and any(club(one.name) for one in run)):
        return False
    return len(run) >= ENOUGH or (len(run) == 2 and _is_bench(line, run))


def _is_bench(line: Line, run: Sequence[Marked]) -> bool:
    label = _LABEL.search(line.text[: run[0].at[0] - line.start])
    return bool(label and label["bench"])


def _marked(met: "re.Match[str]", line: Line, index: int) -> Marked | None:
    name, start = met["name"], met.start("name")
    while " " in name and not is_name(name, in_list=True):
        start += name.index(" ") + 1
        name = name.split(" ", 1)[1]
    if not is_name(name, in_list=True):
        return None
    value = given(met["bracketed"] or met["plain"])
    at = (line.start + start, line.start + met.end())
    return Marked(
        name, value, at, Form.AFTER, index, index, aside=met["aside"] or "", explicit=bool(value.out_of)
    )


def came_on(line: Line, index: int) -> Iterator[Marked]:
    """Substitutes whose marks stand within another's comment: "(dal 76' Frattesi 6 - ...)"."""
    if "'" not in line.text:
        return
    for met in _CAME_ON.finditer(line.text):
        name, value = met["name"] or met["name2"], met["value"] or met["value2"]
        if is_name(name, in_list=True):
            yield Marked(name, given(value), line.span(met), Form.AFTER, index, index, role="sub")
