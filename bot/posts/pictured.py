"""A card that has been drawn, as the picture of its post."""

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeAlias

from bot.cards import Card, RatingsCard, TieCard
from bot.chat import Look, Picture

TELLS_THE_SCORE = (RatingsCard, TieCard)
"""Cards that say how a match went: covered where a channel hides spoilers."""


class Drawn(Protocol):
    """What drawing a card gives: an image, and the digest that names its content."""

    @property
    def digest(self) -> str: ...

    @property
    def png(self) -> bytes: ...


Draw: TypeAlias = Callable[[Card, bool], Awaitable[Drawn]]
"""Draws a card, dark where the channel wants it so."""


def picture(card: Card, digest: str, png: bytes, look: Look) -> Picture:
    """`digest` and `png` are what drawing the card gave."""
    return Picture(digest, png, card.alt, secret=look.spoiler and isinstance(card, TELLS_THE_SCORE))
