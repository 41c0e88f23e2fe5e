"""Results told in sentences of other languages: "vitória por 3 a 0 sobre o Uruguai", "4:0 gegen Ajax"."""

import re
from collections.abc import Iterator
from itertools import islice

from bot.reading.page import Line
from bot.reading.pairs import team_beginning
from bot.reading.results import Told, first_team
from bot.reading.teams import same_team

_SCORE = re.compile(
    r"(?<![\w:.-])(\d{1,2})(?: ?[-:] ?| (?:a|x) )(\d{1,2})(?![\d:]|[.,]\d|-\d| ?(?:uhr|h\b))", re.IGNORECASE
)
_WON = (
    r"vitória|venceu|vence|victoria|ganó|gana|goleó|se impuso|venció|vence|derrotó|vittoria|batte|vince|"
    r"vinto|sieg\w*|gewann|"
    r"gewinnt|schlägt|besiegt|victoire|s'impose|bat|won|wint|winst|zege"
)
_LOST = (
    r"derrota|perdeu|perde|perdió|pierde|cayó|cae|sconfitta|perso|ko|niederlage|verlor\w*|verliert|unterlag|"
    r"unterliegt|pleite|défaite|battus?|s'incline|verloor|verliest|verlies|nederlaag|verslagen"
)
_DREW = r"empate|empatou|empata|empató|pareggio|pareggia|remis|unentschieden|nul|gelijkspel"
_HOW = re.compile(rf"(?<!\w)(?:(?P<won>{_WON})|(?P<lost>{_LOST})|(?P<drew>{_DREW}))(?!\w)", re.IGNORECASE)
_OPPONENT = re.compile(
    r"(?<!\w)(?:sobre|contra|ante|com|con|contro|contre|gegen|über|face à|sur|sul|sulla|par|al|para|a|vor|"
    r"bei|van|tegen) "
    r"(?:o |a |os |as |el |la |le |il |l'|den |die |das )?(?=[A-ZÀ-Ý\d])"
)
_DATELINE = re.compile(r"(?:\.| [-–|]) ")
"""Behind a place it says where the reporter sits: "DORTMUND. Nach ..."."""
_SENTENCE_END = re.compile(r"(?<=[.!?;]) ")
_MOST = 6
"""Scores of a sentence that are looked at; one with more is a list of them."""
_NEAR = 120
"""Characters between a result and the word that says whose it is."""


def told_abroad(line: Line) -> Iterator[Told]:
    """The results of one paragraph. Who plays at home is not told; `first` is empty where no team but the
    opponent is named: it is the team that the article is about."""
    text = line.text[:1500]
    if not _SCORE.search(text) or not _HOW.search(text):
        return
    start = 0
    for sentence in _SENTENCE_END.split(text):
        if found := _in(sentence, start, line):
            yield found
        start += len(sentence) + 1


def _in(sentence: str, start: int, line: Line) -> Told | None:
    for score in islice(_SCORE.finditer(sentence), _MOST):
        first, last = max(0, score.start() - _NEAR), score.end() + _NEAR
        how = _HOW.search(sentence, first, last)
        opponent = _opponent(sentence, first, last)
        if how and opponent:
            high, low = sorted((int(score[1]), int(score[2])), reverse=True)
            if (high == low) != bool(how["drew"]):
                continue
            at = (line.start + start + score.start(), line.start + start + score.end())
            goals = (low, high) if how["lost"] else (high, low)
            return Told(_other(sentence, opponent), opponent, goals, at)
    return None


def _other(sentence: str, opponent: str) -> str:
    first = first_team(sentence)
    if (
        not first
        or same_team(first, opponent)
        or _DATELINE.match(sentence, sentence.find(first) + len(first))
    ):
        return ""
    return first


def told_alone_abroad(line: Line) -> Iterator[tuple[int, int]]:
    """The goals of "in een 1-1 gelijkspel", from the side of those whom the article is about."""
    text = line.text[:1500]
    for score in islice(_SCORE.finditer(text), _MOST):
        how = _HOW.search(text, max(0, score.start() - 50), score.end() + 25)
        high, low = sorted((int(score[1]), int(score[2])), reverse=True)
        if how and (high == low) == bool(how["drew"]):
            yield (low, high) if how["lost"] else (high, low)


def _opponent(sentence: str, first: int, last: int) -> str | None:
    for met in _OPPONENT.finditer(sentence, first, min(last, len(sentence))):
        team = team_beginning(sentence, met.end())
        if team and team[2]:
            return team[0]
    return None
