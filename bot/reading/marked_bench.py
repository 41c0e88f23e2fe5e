"""Substitutes' marks, with what is said about each, on one line: "Subs: Jota (for Diaz, 60) Lively, 7."."""

import re
from collections.abc import Iterator

from bot.reading.mark import BORDER, VALUE, given
from bot.reading.marked import Form, Marked, between
from bot.reading.page import Line
from bot.reading.people import NAME, is_name

_BENCH = re.compile(
    r"(?:used )?(?:sub(?:stitute|stitution)?s?|bench|replacements|varamenn|panchina|subentrati|entraron|"
    r"eingewechselt|einwechslungen|suplentes|cambios|rempla[cç]ants|reservas)(?: used)?\b[ :.(-]*",
    re.IGNORECASE,
)
_CAME_ON = re.compile(
    rf"(?P<name>{NAME})(?P<aside> \((?:on |came on |replaced |sub )?(?:for |[^()]{{0,40}}\d)[^()]{{0,40}}\))"
)
_CLOSES = re.compile(rf"(?:^|[-,.:;!?)|] ?)(?P<value>{VALUE}){BORDER}(?:/10)?[ .;,|]*$")
_FEWEST = 2


def benched(line: Line, index: int) -> Iterator[Marked]:
    """The marks that close what is said of each substitute. None from a line without their heading, or with
    nothing said between name and mark: that is a plain list."""
    label = _BENCH.match(line.text)
    if not label:
        return
    came = [met for met in _CAME_ON.finditer(line.text, label.end()) if is_name(met["name"], in_list=True)]
    if len(came) < _FEWEST:
        return
    ends = [*(met.start() for met in came[1:]), len(line.text)]
    found = [
        one
        for met, end in zip(came, ends, strict=True)
        if (one := _marked(line, index, met, end)) is not None
    ]
    if len(found) >= _FEWEST and any(one.comment for one in found):
        yield from found


def _marked(line: Line, index: int, met: "re.Match[str]", end: int) -> Marked | None:
    closing = _CLOSES.search(line.text[met.end() : end].rstrip())
    if not closing:
        return None
    value = given(closing["value"])
    comment = between(line, met.end(), met.end() + closing.start())
    at = (line.start + met.start(), line.start + met.end() + closing.end())
    return Marked(
        met["name"], value, at, Form.AFTER, index, index, comment,
        role="sub", aside=met["aside"], explicit=bool(value.out_of),
    )  # fmt: skip
