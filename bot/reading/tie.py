"""The score of a tie over two legs, as the article has it."""

import re

from bot.reading.context import Part
from bot.reading.facts import Kind
from bot.reading.sentences import Sentence, sentences
from bot.reading.shapes import Shape, shape

_SCORE = r"(?P<one>\d{1,2}) ?[-:] ?(?P<other>\d{1,2})"
_AGGREGATE = re.compile(
    rf"\b{_SCORE} (?:\w+ ){{0,3}}?(?:on aggregate|aggregate|agg\b)|(?:agg(?:regate)?\.?(?: score)?(?: of"
    rf"| is)?[: (]+){_SCORE.replace('one', 'one2').replace('other', 'other2')}"
)
_FIRST_LEG = re.compile(r"\bfirst[- ]leg\b|\b(?:hinspiel|andata|partido de ida|jogo de ida|match aller)\b")
_SECOND_LEG = re.compile(
    r"\b(?:second|2nd|return)[- ]leg\b|\brückspiel\b|\britorno\b|\bvuelta\b|\bvolta\b|\bmatch retour\b"
    r"|\bovercome the first[- ]leg\b",
    re.IGNORECASE,
)
_RESULT = re.compile(_SCORE)
_LOST = re.compile(
    r"\b(?:loss|lost|lose|defeat|deficit|beaten|behind|down|trail(?:s|ed|ing)?|overturn|defeated by)\b"
)
_WON = re.compile(r"\b(?:win|won|victory|lead|leads|advantage|beat|up|ahead|triumph|take)\b")
_WHEN = re.compile(
    r"\blast (?:week|wednesday|tuesday|thursday|time out)'?s?\b|\blast week|\bseven days ago|\ba week ago"
    r"|\bfirst[- ]leg"
)


def aggregate(part: Part) -> tuple[int, int] | None:
    """(home, away), before a second leg or after it; None where the article tells none."""
    if not part.sides:
        return None
    found: list[tuple[int, int]] = []
    second = any(_SECOND_LEG.search(line.text) for line in part.page.lines[:60])
    for sentence in sentences(part.page):
        if re.search(r"\d ?[-:] ?\d", sentence.text) and len(sentence.text) < 900:
            form = shape(sentence.text, part.sides)
            if met := _AGGREGATE.search(form.text):
                score = (int(met["one"] or met["one2"]), int(met["other"] or met["other2"]))
                found += _oriented(part, form, met.start(), score)
            elif second and part.kind is Kind.PREVIEW:
                found += _first_leg(part, sentence, form)
    return max(set(found), key=found.count) if found else None


def _first_leg(part: Part, sentence: Sentence, form: Shape) -> list[tuple[int, int]]:
    """What the first leg ended like, where the sentence says that it speaks of it."""
    for met in _RESULT.finditer(form.text):
        near = form.text[max(0, met.start() - 90) : met.end() + 90]
        if _FIRST_LEG.search(near) or _WHEN.search(near):
            return _oriented(part, form, met.start(), (int(met["one"]), int(met["other"])))
    return []


def _oriented(part: Part, form: Shape, where: int, score: tuple[int, int]) -> list[tuple[int, int]]:
    """A score as (home, away) of this match: by who lost or won, else by whose name stands around it."""
    sides = part.sides
    if not sides:
        return []
    if score[0] == score[1]:
        return [score]
    near = form.text[max(0, where - 60) : where + 60]
    teams = [
        (abs(one.start - where), side, one.start) for one in form.teams if (side := sides.which(one.text))
    ]
    subject = min((one for one in teams if one[2] < where), default=None, key=lambda one: one[0])
    after = min((one for one in teams if one[2] > where), default=None, key=lambda one: one[0])
    direct = re.search(r"[\ue001]+ $", form.text[:where])
    if direct and subject and not (_LOST.search(near) or _WON.search(near)):
        return [score if subject[1] == sides.home else (score[1], score[0])]
    high, low = max(score), min(score)
    lost, won = _LOST.search(near), _WON.search(near)
    if not subject and not after:
        return []
    team = (subject or after)[1]  # type: ignore[index]
    if lost and (not won or abs(lost.start() - 60) <= abs(won.start() - 60)):
        return [(low, high) if team == sides.home else (high, low)]
    if won:
        return [(high, low) if team == sides.home else (low, high)]
    return []
