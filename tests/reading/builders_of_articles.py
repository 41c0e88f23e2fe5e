"""Small articles for tests of what is read in them."""

from datetime import date

from bot.reading.context import Part
from bot.reading.facts import Kind
from bot.reading.page import page
from bot.reading.teams import Sides


def a_part(
    text: str,
    home: str = "Liverpool",
    away: str = "Chelsea",
    published: date | None = date(2024, 4, 17),
    address: str | None = None,
    kind: Kind = Kind.PREVIEW,
) -> Part:
    """An article about one match whose teams are known."""
    return Part(page(text, address, published), kind, Sides(home, away, (0, 0)), published)
