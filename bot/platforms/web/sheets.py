"""A sheet as a form, and a form that was sent back as what somebody filled in. Pure."""

from collections.abc import Mapping
from itertools import groupby
from typing import NamedTuple

from bot.chat import Blank, Choice, Sheet


class Row(NamedTuple):
    """One blank. `value` is the choice that stands there, empty where there is none; a blank of the sheet's
    own scale is a `mark`, one with choices of its own is not."""

    name: str
    label: str
    hint: str
    value: str
    choices: tuple[Choice, ...]
    mark: bool


class Form(NamedTuple):
    """The rows under their headings, and how many of the marks are given."""

    groups: tuple[tuple[str, tuple[Row, ...]], ...]
    given: int
    marks: int


def form(sheet: Sheet) -> Form:
    rows = [_row(blank, sheet) for blank in sheet.blanks]
    groups = groupby(zip(sheet.blanks, rows, strict=True), key=lambda pair: pair[0].group)
    marks = [row for row in rows if row.mark]
    return Form(
        groups=tuple((heading, tuple(row for _, row in pairs)) for heading, pairs in groups),
        given=sum(bool(row.value) for row in marks),
        marks=len(marks),
    )


def filled(sheet: Sheet | None, sent: Mapping[str, str]) -> dict[str, str]:
    """What was filled in, and what was emptied, of the fields that a form sent.

    `sheet` is the one that the form was made of, None where it is no longer known. A form sends each of its
    blanks: what is empty there, and was so before, has not been touched. It may be filled in elsewhere by
    now, and stays so.
    """
    if sheet is None:
        return {name: value for name, value in sent.items() if value}
    stood = {blank.name: _row(blank, sheet).value for blank in sheet.blanks}
    return {name: value for name, value in sent.items() if name in stood and (value or stood[name])}


def _row(blank: Blank, sheet: Sheet) -> Row:
    choices = blank.choices or sheet.choices
    value = blank.value if any(choice.value == blank.value for choice in choices) else None
    return Row(blank.name, blank.label, blank.hint, value or "", choices, mark=not blank.choices)
