"""The buttons under a message, in rows that a phone can show."""

from collections.abc import Iterator, Sequence

import telegram

from bot.chat import Action
from bot.platforms.columns import width
from bot.platforms.telegram.codes import Codes
from bot.platforms.text import ELLIPSIS, clean, cut

MOST = 24
LONGEST_LABEL = 64
ROW = 3
"""Buttons beside each other at most. All in a row are as wide as each other."""
COLUMNS = 36
"""Columns of words that a row has on a small phone, its buttons' margins among them."""
MARGIN = 2
MOST_IN_ROW = 8
"""Keys that a client shows beside each other."""


async def keyboard(
    actions: Sequence[Action],
    codes: Codes,
    more: Action | None = None,
    keys: Sequence[Sequence[Action]] = (),
) -> telegram.InlineKeyboardMarkup | None:
    """The buttons of a post, above them a sheet's `keys` in the rows that they have, and first of all `more`,
    which shows the rest of it. None without any.

    Of two actions that do the same the first stays.
    """
    buttons: dict[str, telegram.InlineKeyboardButton] = {}
    for action in actions:
        code = await codes.code(action.command, action.arguments)
        if len(buttons) < MOST:
            buttons.setdefault(code, _button(action, code))
    rows = [await _keys(row, codes) for row in keys if row] + list(_rows(list(buttons.values())))
    if more is not None:
        rows.insert(0, [_button(more, await codes.code(more.command, more.arguments))])
    return telegram.InlineKeyboardMarkup(rows) if rows else None


async def _keys(row: Sequence[Action], codes: Codes) -> list[telegram.InlineKeyboardButton]:
    shown = row[:MOST_IN_ROW]
    return [_button(key, await codes.code(key.command, key.arguments, sheet=True)) for key in shown]


def _button(action: Action, code: str) -> telegram.InlineKeyboardButton:
    label = cut(clean(action.label), LONGEST_LABEL) or ELLIPSIS
    return telegram.InlineKeyboardButton(label, callback_data=code)


def _rows(
    buttons: Sequence[telegram.InlineKeyboardButton],
) -> Iterator[list[telegram.InlineKeyboardButton]]:
    """As many in a row as its widest label lets fit."""
    row: list[telegram.InlineKeyboardButton] = []
    for button in buttons:
        if row and not _fits([*row, button]):
            yield row
            row = []
        row.append(button)
    if row:
        yield row


def _fits(row: Sequence[telegram.InlineKeyboardButton]) -> bool:
    widest = max(width(button.text) for button in row)
    return len(row) <= ROW and len(row) * (widest + MARGIN) <= COLUMNS
