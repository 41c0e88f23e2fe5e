"""What the page asks of those who draw."""

from dataclasses import dataclass

from bot.app.page import pictures
from bot.cards import Card, TieCard
from bot.chat import Look, Picture, Post

TIE = TieCard("The tie", "", (), "", "Atalanta lead 3–0.")


@dataclass(frozen=True)
class Drawn:
    digest: str
    png: bytes


async def draw(card: Card, dark: bool) -> Drawn:
    return Drawn(f"{card.title}, {'dark' if dark else 'light'}", b"png")


async def test_a_posts_card_is_drawn_as_its_reader_has_it() -> None:
    drawn = await pictures(draw)(Post("The tie", card=TIE), Look(dark=True, spoiler=True))
    assert drawn == Picture("The tie, dark", b"png", "Atalanta lead 3–0.", secret=True)


async def test_a_post_without_a_card_has_no_picture() -> None:
    assert await pictures(draw)(Post("Goal!"), Look()) is None
