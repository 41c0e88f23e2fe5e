"""Draws a `LineupCard`: the sides on a pitch, home at the top as it is read first, the benches below.

A side whose formation is not known is a list. A side alone has half a pitch and attacks upwards.
"""

from collections.abc import Sequence

from bot.cards import Eleven, LineupCard, Spot
from bot.pictures import benches, formation, pitch
from bot.pictures.canvas import BODY, Box, Canvas
from bot.pictures.colours import RGB, WHITE, Livery, Theme, liveries, livery
from bot.pictures.fonts import Weight
from bot.pictures.marks import captain, edge, new, swatch
from bot.pictures.text import lay

BAR = 76
"""The line with a side's name and formation."""
GAP = 36
"""Below the pitch, and below a list."""
EDGE: RGB = (52, 60, 66)
"""Around a light disc."""
LIST_ROW = 62
"""From one player of a list to the next."""


def canvas(card: LineupCard, theme: Theme) -> Canvas:
    """The card on its sheet."""
    liveried = list(zip(card.sides, _liveries(card.sides, theme), strict=False))
    drawn = [side for side, _ in liveried if formation.known(side)]
    listed = [(side, kit) for side, kit in liveried if not formation.known(side) and any(side.lines)]
    seats = [benches.bench(side, kit) for side, kit in liveried if side.bench]
    field = _field_height(drawn)
    body = field + sum(_list_height(side) for side, _ in listed) + benches.height(card, seats)
    sheet = Canvas(card, theme, body, stamp=card.stamp)
    if drawn:
        _field(sheet, [pair for pair in liveried if pair[0] in drawn])
    y = sheet.top + field
    for side, kit in listed:
        _list(sheet, side, kit, y)
        y += _list_height(side)
    benches.draw(sheet, card, seats, y)
    return sheet


def _liveries(sides: Sequence[Eleven], theme: Theme) -> tuple[Livery, ...]:
    if len(sides) < 2:
        return tuple(livery(side.colour, theme, on_pitch=True) for side in sides)
    return liveries(sides[0].colour, sides[1].colour, theme, on_pitch=True)


# --- the pitch


def _field_height(sides: Sequence[Eleven]) -> int:
    return len(sides) * (BAR + formation.half_height(sides)) + GAP if sides else 0


def _field(sheet: Canvas, sides: Sequence[tuple[Eleven, Livery]]) -> None:
    half = formation.half_height([side for side, _ in sides])
    alone, top = len(sides) == 1, sheet.top + BAR
    whole = Box(sheet.left, top, sheet.right, top + half * len(sides))
    pitch.draw(sheet.image, whole, sheet.theme, half=alone)
    disc = formation.LARGE_DISC if alone else formation.DISC
    for n, (side, kit) in enumerate(sides):
        _bar(sheet, side, kit, sheet.top if n == 0 else whole.bottom)
        area = Box(sheet.left, top + n * half, sheet.right, top + (n + 1) * half)
        players = formation.placed(side, area, downwards=n == 0 and not alone, disc=disc)
        for player in players:
            name = player.label
            behind = Box(name.left - 8, name.top + 8, name.right + 8, name.bottom)
            pitch.mow(sheet.image, whole, behind, sheet.theme, half=alone)
        for player in players:
            _player(sheet, player, kit)


def _bar(sheet: Canvas, side: Eleven, kit: Livery, top: int) -> None:
    """A side's colour, name and formation."""
    middle = top + BAR // 2
    swatch(sheet, sheet.left + 18, middle, 36, kit)
    shape = lay(side.formation, BODY, Weight.MEDIUM)
    room = sheet.width - 60 - (shape.width + 40 if side.formation else 0)
    sheet.text(sheet.left + 54, middle, side.team, 42, Weight.BOLD, width=room)
    sheet.line(sheet.right, middle, shape, colour=sheet.theme.quiet, align="right")


def _player(sheet: Canvas, player: formation.Placed, kit: Livery) -> None:
    theme = sheet.theme
    sheet.disc(player.x, player.y, player.diameter, WHITE if kit.text == WHITE else EDGE)
    sheet.disc(player.x, player.y, player.diameter - 6, kit.fill)
    if player.spot.number is not None:
        sheet.text(
            *(player.x, player.y, str(player.spot.number), round(player.diameter * 0.46), Weight.BOLD),
            colour=kit.text,
            align="middle",
            width=player.diameter - 18,
        )
    sheet.line(player.x, player.name_y, player.name, colour=WHITE, align="middle")
    left, right, middle = player.marks
    if player.spot.captain:
        captain(sheet, left, middle)
    if player.spot.new:
        new(sheet, right, middle, theme.pitch)


# --- a side without a formation


def _list_height(side: Eleven) -> int:
    players = sum(len(row) for row in side.lines)
    return BAR + LIST_ROW * ((players + 1) // 2) + 40 + GAP


def _list(sheet: Canvas, side: Eleven, kit: Livery, top: int) -> None:
    spots = [spot for row in side.lines for spot in row]
    rows = (len(spots) + 1) // 2
    _bar(sheet, side, kit, top)
    begin = top + BAR
    sheet.panel(sheet.left, begin, sheet.right, begin + LIST_ROW * rows + 40)
    for n, spot in enumerate(spots):
        column, row = divmod(n, rows)
        x = sheet.left + 36 + column * (sheet.width // 2)
        _listed(sheet, spot, x, begin + 20 + LIST_ROW * row + LIST_ROW // 2, kit)


def _listed(sheet: Canvas, spot: Spot, x: int, middle: int, kit: Livery) -> None:
    sheet.disc(x + 24, middle, 48, edge(sheet.theme))
    sheet.disc(x + 24, middle, 44, kit.fill)
    if spot.number is not None:
        sheet.text(
            x + 24, middle, str(spot.number), 24, Weight.BOLD, colour=kit.text, align="middle", width=38
        )
    marks = 44 * (spot.captain + spot.new)
    name = sheet.text(x + 66, middle, spot.name, BODY, Weight.MEDIUM, width=sheet.width // 2 - 130 - marks)
    at = name.right + 28
    if spot.captain:
        captain(sheet, at, middle)
        at += 44
    if spot.new:
        new(sheet, at, middle, sheet.theme.panel)
