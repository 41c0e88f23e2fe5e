"""Players' marks that stand beside the name: behind it, before it, or in brackets within a sentence."""

import re
from collections.abc import Iterator

from bot.reading.mark import BORDER, LABEL, NUMBER, VALUE, Given, given
from bot.reading.marked import ASIDE, DECOY, LEAD, PART, Form, Marked, between, rest_of, without_the_comment
from bot.reading.not_people import STARTERS
from bot.reading.page import Line
from bot.reading.people import NAME, POSITION, UPPER, is_name

_SECOND = rf"(?:,? ?[&|/,-] ?|,? and )(?P<second>{VALUE})(?:\)|$|(?= ?[-:|]))"
_THEN = rf"(?P<then> ?(?:[-:=|,>.;!]+)(?= |$|{UPPER})| (?=[\"'(]|{UPPER})| ?$| (?=[a-z]))"
_AFTER = re.compile(
    rf"{LEAD}(?P<name>{NAME})(?:'s|\.(?= -))?{ASIDE}(?P<part>{PART}| )"
    rf"(?P<label>\(?(?:{LABEL}) ?[:=-]? ?)?\(?(?P<value>{VALUE})(?: ?\)|{BORDER})(?:{_SECOND}|{_THEN})"
)
_RATER = r"(?:[A-Z][\w.']{0,15}(?: ?:| ?-)? )"
_TWO = re.compile(
    rf"{LEAD}(?P<name>{NAME})(?:{PART}| )\(?"
    rf"(?:{_RATER}(?P<one>{NUMBER})(?:/10)?[,;/&|)]* (?:and )?\(?{_RATER}"
    rf"(?P<two>{NUMBER})(?:/10)?|(?P<one2>{NUMBER}) ?/ ?(?P<two2>{NUMBER}))"
    rf"\)?(?![\w%/])(?P<then> ?[-:,.|]|(?= |$))"
)
_BRACKETED = re.compile(
    rf"{LEAD}(?P<name>{NAME}) ?[:-]? ?[(\[](?:{LABEL}[: ]+)?(?P<value>{VALUE})[)\]]"
    rf"(?P<end>(?P<then> ?[-:|,.;]+| |$))"
)
_WITHIN = re.compile(rf"(?P<name>{NAME}) \((?P<value>{VALUE})\)")
_LABELLED = re.compile(
    rf"{LEAD}(?P<name>{NAME})(?P<part>[^a-z.!?]{{1,30}}?)\b(?:{LABEL}) ?[:=-]? ?(?P<value>{VALUE}){BORDER}"
)
_COUNTRY = re.compile(r" [A-Z]{2,4}$")
_TOGETHER = re.compile(
    rf"{LEAD}(?P<one>{NAME}) ?(?:&|/|\+|and|und|et) ?(?P<name>{NAME}) ?[-:]? ?"
    rf"(?:\((?P<bracketed>{VALUE})\)|(?<=[-: ])(?P<value>{VALUE}){BORDER})(?P<then> ?[-:|,.;]+| |$)"
)
_IN_ROW = re.compile(
    rf"(?:^|(?<=[.!?:] ))(?:(?P<role>{POSITION}|[Mm]anager|[Cc]oach)\)? ?[:-]? )?(?P<name>{NAME})"
    rf"(?: \([^()]{{1,30}}\))?"
    rf"(?: ?[-:|] ?| )(?:\((?P<bracketed>{VALUE})\)|(?P<value>{VALUE}){BORDER})(?= ?[-:.|]| [\"'(A-Z]|$)"
)
_FIRST = re.compile(
    rf"(?:[*>] ?)?(?P<value>{VALUE}){BORDER}(?P<part> ?[-:|] ?| )(?P<role>All\. |Manager:? |Coach:? )?"
    rf"(?P<name>{NAME}){ASIDE}(?P<then> ?[-:,.|](?= |$)| |$)"
)

_ROW = 200
"""Characters of a line that may be many players' lines."""
_ENOUGH_IN_ROW = 5


def after(line: Line, index: int) -> Marked | None:
    """ "Name – 7", "Name 7/10 - comment", "GK: Name (80' on for Salah): 6", "Name (8): comment"."""
    if DECOY.match(line.text):
        return None
    met = _AFTER.match(line.text) or _BRACKETED.match(line.text)
    if not met or not is_name(met["name"], in_list=True):
        return _of_two_raters(line, index) or _labelled(line, index)
    groups = met.groupdict()
    then = groups.get("then") or ""
    rest = line.text[met.end() :].lstrip()
    if (
        not groups.get("second")
        and not then.strip()
        and rest[:1].islower()
        and "label" in groups
        and not (groups["label"] or _is_told(met["value"]))
    ):
        return None
    value = _averaged(given(met["value"]), groups.get("second"))
    explicit = bool(value.out_of or groups.get("label"))
    comment = rest_of(line, met.end())
    at = (line.start, comment[0]) if comment else line.at
    return Marked(
        met["name"], value, at, Form.AFTER, index, index, comment,
        groups["role"] or "", groups.get("aside") or "", explicit,
    )  # fmt: skip


def _is_told(value: str) -> bool:
    """Whether a number is a mark by its form alone: "7/10", "5,5", "s.v."; a mere 7 may count something."""
    number = given(value).value
    return "/" in value or number is None or number % 1 != 0


def _labelled(line: Line, index: int) -> Marked | None:
    """ "Name USA * GK RATING 7 MINUTES PLAYED 90": a table's row, where the word stands before the mark."""
    met = _LABELLED.match(line.text)
    if not met:
        return None
    name = met["name"] if met["name"].isupper() else _COUNTRY.sub("", met["name"])
    if not is_name(name, in_list=True):
        return None
    return Marked(
        name, given(met["value"]), line.at, Form.AFTER, index, index, role=met["role"] or "", explicit=True
    )


def together(line: Line, index: int) -> Iterator[Marked]:
    """ "Saliba & Fofana (6): comment": one mark for two players."""
    met = _TOGETHER.match(line.text)
    if not met or not all(is_name(met[one], in_list=True) for one in ("one", "name")):
        return
    value = given(met["bracketed"] or met["value"])
    comment = rest_of(line, met.end())
    for name in (met["one"], met["name"]):
        at = (line.start + met.start("one"), comment[0] if comment else line.end)
        yield Marked(name, value, at, Form.AFTER, index, index, comment, explicit=bool(value.out_of))


def within(line: Line, index: int) -> Iterator[Marked]:
    """ "Beside him, Joe Hart (6) was faultless, and Carl Starfelt (4) was not"; and players one after another
    in one paragraph, where a page has lost its lines: "GK: Hart - 6 Faultless. CB: Starfelt - 4 Was not."."""
    row = _in_a_row(line, index) if len(line.text) > _ROW else []
    if row:
        yield from row
        return
    for met in _WITHIN.finditer(line.text) if "(" in line.text else ():
        name, start = _without_starters(met["name"], met.start("name"))
        if is_name(name):
            at = (line.start + start, line.start + met.end())
            yield Marked(name, given(met["value"]), at, Form.WITHIN, index, index)


def _in_a_row(line: Line, index: int) -> list[Marked]:
    """What is said of each player reaches to the next one's name."""
    found = [met for met in _IN_ROW.finditer(line.text) if is_name(met["name"], in_list=True)]
    if len(found) < _ENOUGH_IN_ROW:
        return []
    ends = [*(met.start() for met in found[1:]), len(line.text)]
    return [
        Marked(
            met["name"],
            given(met["bracketed"] or met["value"]),
            (line.start + met.start(), line.start + met.end()),
            Form.WITHIN, index, index, between(line, met.end(), end), met["role"] or "",
        )
        for met, end in zip(found, ends, strict=True)
    ]  # fmt: skip


def _without_starters(name: str, start: int) -> tuple[str, int]:
    while " " in name and name.split(" ", 1)[0].lower() in STARTERS:
        start += name.index(" ") + 1
        name = name.split(" ", 1)[1]
    return name, start


def _of_two_raters(line: Line, index: int) -> Marked | None:
    """ "Name – Tom 7, Jim 8", "Name 7/8"."""
    met = _TWO.match(line.text)
    if not met or not is_name(met["name"], in_list=True):
        return None
    value = _averaged(given(met["one"] or met["one2"]), met["two"] or met["two2"])
    comment = rest_of(line, met.end())
    at = (line.start, comment[0]) if comment else line.at
    return Marked(met["name"], value, at, Form.AFTER, index, index, comment, met["role"] or "")


def first(line: Line, index: int) -> Marked | None:
    """ "7 Name: comment", "8 NAME (for Morgan, 57): comment", "6.5 Name Comment"."""
    met = _FIRST.match(line.text)
    if not met:
        return None
    name, end = met["name"], met.end()
    if not met["aside"] and not met["then"].strip() and end < len(line.text):
        name = without_the_comment(name) or name
        end = met.start("name") + len(name)
    if not is_name(name, in_list=True):
        return None
    value = given(met["value"])
    comment = rest_of(line, end)
    at = (line.start, comment[0] if comment else line.end)
    return Marked(
        name,
        value,
        at,
        Form.FIRST,
        index,
        index,
        comment,
        met["role"] or "",
        met["aside"] or "",
        bool(value.out_of),
    )


def _averaged(one: Given, second: str | None) -> Given:
    """Two raters' marks as one."""
    if not second or one.value is None:
        return one
    other = given(second)
    if other.value is None:
        return one
    return Given(
        f"{one.original}, {other.original}", (one.value + other.value) / 2, one.out_of or other.out_of
    )
