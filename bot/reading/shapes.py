"""A sentence as a grammar likes it: who is named taken for granted, and the words between in lower case."""

from dataclasses import dataclass
from functools import lru_cache

from bot.reading.groups import Group, groups
from bot.reading.mentions import PERSON, TEAM, Mention, mentions
from bot.reading.teams import Sides


@dataclass(frozen=True, slots=True)
class Shape:
    """A sentence as a grammar likes it. `text` is in lower case, as long as the sentence, each letter of a
    person's name being PERSON and of a team's TEAM."""

    text: str
    groups: tuple[Group, ...]
    teams: tuple[Mention, ...]


@lru_cache(maxsize=2_000)  # several readers ask for the same sentence
def shape(sentence: str, sides: Sides | None = None) -> Shape:
    """Who is named, in which lists, and the words between."""
    found = list(mentions(sentence, sides))
    text = _without_names(_lower(sentence), found)
    people = [one for one in found if not one.team]
    return Shape(text, tuple(groups(sentence, text, people)), tuple(one for one in found if one.team))


def _lower(sentence: str) -> str:
    """In lower case, and as long as before: "İ" would become two characters."""
    text = sentence.lower()
    if len(text) == len(sentence):
        return text
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in sentence)


def _without_names(text: str, found: list[Mention]) -> str:
    pieces, end = [], 0
    for one in found:
        pieces += [text[end : one.start], (TEAM if one.team else PERSON) * (one.end - one.start)]
        end = one.end
    return "".join([*pieces, text[end:]])
