"""Who is named in a sentence: people and teams, one by one."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.reading.clubs import club
from bot.reading.mention_words import BEGINS, DEMONYM, ROLE_FIRST, WORDS_OF_PLACES
from bot.reading.not_people import STARTERS
from bot.reading.people import NAME, is_name
from bot.reading.teams import Sides

PERSON, TEAM = "\ue000", "\ue001"
"""What stands for each letter of a person's or a team's name in a `Shape`."""

_RUN = re.compile(f"(?<![\\w'-]){NAME}(?![\\w])")
_NOTE = re.compile(r"\([^()]{0,90}\)")
_PARTS = re.compile(r"'s? (?=\S)| y | e | el (?=[A-Z])|-(?=[A-Z][\w]+$)(?<=x-)")
_THE = re.compile(r"(?:^|\W)the$")
_TEAM_WORD = re.compile(r"(?!(?:Milan|Paris|Real|Aston|Roma|Santos|Nancy|Florence|Lens)$)")
_BOSS = re.compile(
    r"(?:manager|boss|head coach|coach|gaffer|trainer|tecnico|allenatore|entrenador|técnico|chief)$"
)
_BOSS_AFTER = re.compile(
    r"^(?:'s?)? (?:side|men|team|charges|troops|outfit|boys|squad|players)\b|^: ?[\"\u201c\u201e\u00ab]"
)
"""His team, or what he says of his players."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A person or a team at [start, end) of a sentence. `boss`: this person is a manager here."""

    text: str
    start: int
    end: int
    team: bool = False
    boss: bool = False


def mentions(sentence: str, sides: Sides | None = None) -> Iterator[Mention]:
    """Every person and team outside brackets, in order."""
    notes = [met.span() for met in _NOTE.finditer(sentence)]
    begins = [start for start, _ in notes]
    for met in _RUN.finditer(sentence):
        before = bisect_left(begins, met.start())
        if before and met.start() < notes[before - 1][1]:
            continue
        for part, offset in _apart(met[0]):
            yield from _one(part, met.start() + offset, sentence, sides)


def _apart(name: str) -> Iterator[tuple[str, int]]:
    """A run of capitalised words, parted where it is two names: "Newcastle's Sean Longstaff"."""
    start = 0
    for met in _PARTS.finditer(name):
        yield name[start : met.start()], start
        start = met.end()
    yield name[start:], start


def _one(text: str, start: int, sentence: str, sides: Sides | None) -> Iterator[Mention]:
    text = text.removesuffix("'s").rstrip("'")
    if is_team(text, sides):
        yield Mention(text, start, start + len(text), team=True)
        return
    words, boss = text.split(" "), False
    while len(words) > 1:
        if (before := _team_first(words, sides)) and len(words) - before >= 1:
            team = " ".join(words[:before])
            yield Mention(team, start, start + len(team), team=True)
            start, words = start + len(team) + 1, words[before:]
        elif (
            words[0].lower() in STARTERS
            or (start == 0 and words[0].lower() in BEGINS)
            or ROLE_FIRST.match(words[0])
            or (DEMONYM.match(words[0]) and len(words) > 2)
        ):
            boss = _BOSS.search(words[0].lower()) is not None
            start, words = start + len(words[0]) + 1, words[1:]
        else:
            break
    text = " ".join(words)
    if is_team(text, sides):
        yield Mention(text, start, start + len(text), team=True)
    elif _is_person(text, begins=not sentence[:start].strip(" \"'*-")):
        ahead, after = (
            sentence[max(0, start - 24) : start].rstrip().lower(),
            sentence[start + len(text) : start + len(text) + 20],
        )
        if _THE.search(ahead):
            return
        boss = boss or bool(_BOSS.search(ahead)) or bool(_BOSS_AFTER.match(after.lower()))
        yield Mention(text, start, start + len(text), boss=boss)


def _team_first(words: list[str], sides: Sides | None) -> int:
    """How many words at the beginning of a run are a team's name, a person's following."""
    for count in (3, 2):
        if len(words) > count and is_team(" ".join(words[:count]), sides):
            return count
    if len(words) > 2 and _TEAM_WORD.match(words[0]) and is_team(words[0], sides):
        return 1
    return 0


def _is_person(text: str, begins: bool = False) -> bool:
    if begins and " " not in text and text.lower() in BEGINS:
        return False
    if club(text) or len(text) < 2 or WORDS_OF_PLACES.search(text) or not is_name(text):
        return False
    return not (" " not in text and DEMONYM.match(text))


@lru_cache(maxsize=20_000)
def is_team(text: str, sides: Sides | None) -> bool:
    """Whether this is the name of a team: one of the two that play, or one that is known."""
    if not text or text.islower():
        return False
    if sides and sides.which(text):
        return True
    known = club(text)
    return known is not None and not known.national
