"""Players' marks that stand where the comment on them ends, or on a line of their own below the name."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.reading.mark import BORDER, LABEL, VALUE, Given, given
from bot.reading.marked import ASIDE, DECOY, LEAD, Form, Marked, between, without_the_comment
from bot.reading.page import Line
from bot.reading.people import NAME, UPPER, is_name

_NAMED = re.compile(rf"{LEAD}(?P<name>{NAME}){ASIDE}(?P<part> ?[-:.,|]+ | \d{{1,3}}'? (?={UPPER})| )(?=\S)")
_END = re.compile(
    rf"(?P<before>^|[.!?…)'\"*] ?|[-:,|(] ?| )"
    rf"(?P<label>(?:{LABEL}|[Vv]alutazione) ?[:=-]? ?)?\(?(?P<value>{VALUE})\)?[.]?$"
)
ALONE = re.compile(
    rf"(?:(?P<label>{LABEL}) ?[:=-]? ?)?\(?(?P<value>{VALUE})\)?(?: ?(?:pts|pontos|puntos|punti|points))?\.?$"
)
"""A line that is a mark and nothing else."""
_HEADED = re.compile(rf"{LEAD}(?P<name>{NAME}){ASIDE} ?[:-]?$")
_OPENING = re.compile(rf"(?P<value>{VALUE}){BORDER} ?[-:] ?(?=\S)")
_LONGEST_NAME = 60
"""Characters of a line that is a name, with age and nationality."""


def last(line: Line, index: int) -> Marked | None:
    """ "Name – comment. 7", "Name: comment. Note 3", "Name Comment, with a capital, to the end. 7"; all of it
    may stand in brackets, as a substitute below whom he came on for."""
    if line.text.startswith("(") and line.text.find(")") == len(line.text) - 1:
        inner = line.text[1:-1].strip()
        return last(Line(inner, line.start + line.text.index(inner)), index)
    if len(line.text) < 12 or DECOY.match(line.text):
        return None
    closing = closing_mark(line)
    if not closing or not (met := _NAMED.match(line.text)) or met.end() > closing.start("value"):
        return None
    name, parted = met["name"], met["part"].strip()
    if parted == "." and not line.text[met.end() : closing.start("value")].strip():
        parted = ""  # the dot ends a comment of one word, not the name
    if not parted and not met["aside"] and not (name := without_the_comment(name)):
        return None
    ended = closing["before"] != " " or closing["label"] or line.text.endswith(".")
    if not is_name(name, in_list=True) or not (parted or ended):
        return None
    value = given(closing["value"])
    explicit = bool(value.out_of or closing["label"])
    start = met.start("name") + len(name) + (len(met["aside"]) if parted or met["aside"] else 0)
    comment = between(line, start + len(met["part"]) if parted else start, closing.start())
    return Marked(
        name, value, line.at, Form.LAST if parted or met["aside"] else Form.BARE, index, index, comment,
        met["role"] or "", met["aside"], explicit,
    )  # fmt: skip


def headed(line: Line, index: int) -> Marked | None:
    """A name alone on its line, as a mark without a mark."""
    met = _HEADED.match(line.text) if len(line.text) <= _LONGEST_NAME else None
    if not met or not is_name(met["name"]) or DECOY.match(line.text):
        return None
    nothing, role, aside = Given("", None), met["role"] or "", met["aside"] or ""
    return Marked(met["name"], nothing, line.at, Form.BELOW, index, index, None, role, aside)


def below(lines: Sequence[Line], index: int) -> Marked | None:
    """A name alone on its line; the mark alone on the next, or at the end of what follows."""
    head = headed(lines[index], index)
    for later in range(index + 1, min(index + 5, len(lines)) if head else 0):
        line = lines[later]
        closing = ALONE.match(line.text) or (closing_mark(line) if len(line.text) > 8 else None)
        if head and closing and (closing["label"] or closing.groupdict().get("before") != " "):
            value = given(closing["value"])
            comment = (
                (lines[index + 1].start, line.start + closing.start("value")) if closing.start() else None
            )
            return replace(
                head, given=value, at=(head.at[0], line.start + closing.end()), last=later, comment=comment,
                explicit=bool(value.out_of or closing["label"]),
            )  # fmt: skip
        if headed(line, later) or _of_another(line):
            return None
    return None


def beside(lines: Sequence[Line], index: int, *, above: bool) -> Marked | None:
    """A name alone on its line, and the mark that opens the line below or `above`: "7 - Did well"."""
    place = index - 1 if above else index + 1
    head = headed(lines[index], index) if 0 <= place < len(lines) else None
    met = _OPENING.match(lines[place].text) if head else None
    if not head or not met:
        return None
    line = lines[place]
    first, last = min(index, place), max(index, place)
    at = (lines[first].start, lines[last].end)
    comment = between(line, met.end(), len(line.text))
    value = given(met["value"])
    return replace(
        head, given=value, at=at, first=first, last=last, comment=comment, explicit=bool(value.out_of)
    )


def with_mark_below(lines: Sequence[Line], index: int) -> Marked | None:
    """ "Name: comment", and below it a line of its own, "Note: 3,5"."""
    met = _NAMED.match(lines[index].text)
    if not met or ":" not in met["part"] or not is_name(met["name"], in_list=True):
        return None
    for later in range(index + 1, min(index + 3, len(lines))):
        closing = ALONE.match(lines[later].text)
        if closing and closing["label"]:
            at = (lines[index].start, lines[later].end)
            comment = between(lines[index], met.end(), len(lines[index].text))
            return Marked(
                met["name"], given(closing["value"]), at, Form.BELOW, index, later, comment,
                met["role"] or "", met["aside"], True,
            )  # fmt: skip
        if _of_another(lines[later]):
            return None
    return None


def _of_another(line: Line) -> bool:
    """Whether a line begins with a name and a colon: the next player's."""
    met = _NAMED.match(line.text)
    return bool(met and ":" in met["part"] and is_name(met["name"], in_list=True))


def closing_mark(line: Line) -> "re.Match[str] | None":
    """The mark at a line's very end, but not where it ends a score or counts something."""
    tail = max(0, len(line.text) - 40)
    met = _END.search(line.text, tail)
    if not met or re.search(
        r"(?:\d ?[-:/] ?|\d[.,]|[£$€]|\bthe |\bNo\.? ?|\bnumber |\bto |\bof |\bin |\bby |\bon |\bat )$",
        line.text[tail : met.start("value")],
    ):
        return None
    return met
