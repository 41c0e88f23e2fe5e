"""What a card shows, as the tests read it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

from bot.cards import Card, LineupCard
from bot.posts.card_words import BETWEEN
from bot.posts.marks import NOT_RATED

NO_WORDS = frozenset({"alt", "colour", "colours", "head", "letter"})
"""What is heard otherwise, or not at all: the words of a table's head and the letters of a form are said in
full."""


def words_on(card: Card) -> set[str]:
    """Every name, number, mark and word on a card, whichever part of it they stand in."""
    legend = [meaning for _mark, meaning in card.legend] if isinstance(card, LineupCard) else []
    said = (part.replace("\u2068", "").replace("\u2069", "") for part in [*_words(card), *legend])
    return {word for part in said for word in part.split(BETWEEN) if word}


def unheard(card: Card) -> set[str]:
    """What stands on a card and is not in its alternative text."""
    heard = card.alt.casefold().replace("not rated", f"not rated {NOT_RATED}")
    return {word for word in words_on(card) if word.casefold() not in heard}


def _words(part: object) -> Iterator[str]:
    if isinstance(part, Enum) or part is None or isinstance(part, bool | float):
        return
    if isinstance(part, str | int):
        yield str(part)
    elif isinstance(part, tuple):
        for one in part:
            yield from _words(one)
    elif is_dataclass(part):
        for field in fields(part):
            if field.name not in NO_WORDS and field.name != "legend":
                yield from _words(getattr(part, field.name))
