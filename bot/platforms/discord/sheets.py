"""A sheet on Discord: a menu of the blanks, its keys in their rows, and the post's own buttons below.

Like a button, a menu has all that it needs in its custom id: the sheet's command with its arguments and an
open "at", which the choice fills in.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import discord

from bot.chat import Blank, Post, Sheet
from bot.platforms.discord.components import Pressed, buttons, custom_id, finished
from bot.platforms.text import ELLIPSIS, clean, cut, units

ROWS = 5
IN_A_ROW = 5
ROWS_OF_KEYS = 3
OPTIONS = 25
IN_A_PAGE = OPTIONS - 2
"""Blanks in a menu that has several pages, with a way back and a way on."""
LONGEST_OPTION = 100
LONGEST_JUMP = 150
AT = "at"
BACK, ON = "‹", "›"
_MENU = discord.ComponentType.string_select.value

Menu = discord.ui.Select[discord.ui.View]


def view(post: Post) -> discord.ui.View:
    """What can be pressed under an answer: at most five rows, the sheet's menu and keys above the actions."""
    shown = finished()
    written: set[str] = set()
    rows: list[Sequence[discord.ui.Item[discord.ui.View]]] = []
    if post.sheet is not None:
        rows += [[menu] for menu in _menu(post.sheet, written)]
        for keys in post.sheet.keys[:ROWS_OF_KEYS]:
            rows.append(list(buttons(keys[:IN_A_ROW], written, twice=True)))
    rest = list(buttons(post.actions, written, twice=post.sheet is not None))
    rows += [rest[first : first + IN_A_ROW] for first in range(0, len(rest), IN_A_ROW)]
    for number, row in enumerate([row for row in rows if row][:ROWS]):
        for item in row:
            item.row = number
            shown.add_item(item)
    return shown


def chosen(asked: Pressed, data: Mapping[str, Any]) -> Pressed:
    """What was pressed, with the choice where it is such a menu. The handlers judge whether there is such a
    blank: what comes back from a client may be anything."""
    values = data.get("values")
    if data.get("component_type") != _MENU or AT not in asked.arguments:
        return asked
    if not isinstance(values, list) or len(values) != 1:
        return asked
    return asked._replace(arguments={**asked.arguments, AT: str(values[0])})


def page(sheet: Sheet) -> tuple[Sequence[Blank], Blank | None, Blank | None]:
    """The blanks of the menu, and one of the page before and of the page after where there are such."""
    pages = _pages([blank for blank in sheet.blanks if 0 < units(blank.name) <= LONGEST_OPTION])
    at = next((n for n, each in enumerate(pages) if any(one.name == sheet.at for one in each)), 0)
    back = pages[at - 1][0] if at > 0 else None
    on = pages[at + 1][0] if at + 1 < len(pages) else None
    return pages[at] if pages else (), back, on


def _pages(blanks: Sequence[Blank]) -> list[list[Blank]]:
    """All together where a menu holds them, else whole groups as far as they fit."""
    blanks = list({blank.name: blank for blank in blanks}.values())
    if len(blanks) <= OPTIONS:
        return [blanks] if blanks else []
    pages: list[list[Blank]] = [[]]
    for _, members in groupby(blanks, key=lambda blank: blank.group):
        group = list(members)
        if pages[-1] and len(pages[-1]) + len(group) > IN_A_PAGE:
            pages.append([])
        for blank in group:
            if len(pages[-1]) == IN_A_PAGE:
                pages.append([])
            pages[-1].append(blank)
    return pages


def _menu(sheet: Sheet, written: set[str]) -> Iterator[Menu]:
    """The menu, if there is anything to go to."""
    blanks, back, on = page(sheet)
    identity = custom_id(sheet.command, {**sheet.arguments, AT: ""})
    if not blanks or identity is None:
        return
    written.add(identity)
    grouped = len({blank.group for blank in blanks}) > 1
    options = [_option(blank, sheet, grouped) for blank in blanks]
    if back is not None:
        options.insert(0, _turned(back, BACK))
    if on is not None:
        options.append(_turned(on, ON))
    yield Menu(custom_id=identity, placeholder=_fit(sheet.jump, LONGEST_JUMP) or None, options=options)


def _option(blank: Blank, sheet: Sheet, grouped: bool) -> discord.SelectOption:
    """A player, and below what stands there so far and what may help."""
    choices = blank.choices or sheet.choices
    value = next((choice.label for choice in choices if choice.value == blank.value), "")
    said = [part for part in (value, blank.hint, blank.group if grouped else "") if part]
    return discord.SelectOption(
        label=_fit(blank.label, LONGEST_OPTION) or ELLIPSIS,
        value=blank.name,
        description=_fit(" · ".join(said), LONGEST_OPTION) or None,
        default=blank.name == sheet.at,
    )


def _turned(blank: Blank, mark: str) -> discord.SelectOption:
    """The way to another page: going to its first blank."""
    words = " ".join(part for part in (mark, blank.group or blank.label) if part)
    return discord.SelectOption(label=_fit(words, LONGEST_OPTION), value=blank.name)


def _fit(text: str, room: int) -> str:
    return cut(clean(text), room)
