"""The words that an argument takes, such as the options of a channel: found as one types, loosely."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.chat import Choice
from bot.knowledge.names import Found, complete, find

LONGEST = 100
"""Characters of a label, and of a value: Discord's limit."""


@dataclass(frozen=True, slots=True)
class Word:
    """One of them: `value` is what it means, `name` and `aliases` what people write."""

    value: str
    name: str
    aliases: tuple[str, ...] = ()


def meant(written: str, words: Iterable[Word]) -> str | None:
    """The value of the word that is meant; None where it is none of them for certain."""
    candidates = list(words)
    exact = next((word for word in candidates if word.value == written), None)
    if exact is not None:
        return exact.value
    found = find(written, candidates)
    return found.one.value if isinstance(found, Found) else None


def offered(typed: str, words: Iterable[Word]) -> list[Choice]:
    """The words that `typed` may become: what a choice writes is the name, that everybody can read."""
    return [Choice(word.name[:LONGEST], word.name[:LONGEST]) for word in complete(typed, words)]
