"""Events out of a report's sentences: who did what in which minute."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.reading.context import Part
from bot.reading.facts import Event, Kind
from bot.reading.goal_words import SHOOTOUT
from bot.reading.minutes import Said, minutes
from bot.reading.page import Line
from bot.reading.people import NAME
from bot.reading.recalled import recalls
from bot.reading.report_cards import cards, changes
from bot.reading.report_chances import chances
from bot.reading.report_goals import announce, goals
from bot.reading.report_memory import Memory, Telling
from bot.reading.sentences import Sentence, of_paragraph, paragraphs
from bot.reading.shapes import shape

_LONGEST = 900
"""Characters of a sentence; what is longer is a table."""
_SHORTEST = 40
_MARK = re.compile(
    rf"^(?:\d{{1,2}} ?[.):]? ?)?{NAME}[^a-z\d]{{0,6}}(?:\(?out of 10\)?)?[^a-z\d]{{0,6}}\d{{1,2}}(?:[.,]\d"
    rf")?\b|^\d{{1,2}} {NAME}:"
)
_SECOND_HALF = re.compile(
    r"\b(?:second[- ](?:half|period)|restart|after the (?:break|interval)|half[- ]time (?:change|substitut"
    r"|introduc)|emerged from the|resumption)\b"
)


def told_events(part: Part) -> Iterator[Event]:
    """All events in the order of the text; the same goal may be told twice."""
    page = part.page
    if part.kind is Kind.RATINGS:
        page = page.part(_before_the_marks(page.lines))
    memory = Memory(part.sides, shootout=any(SHOOTOUT.search(line.text.lower()) for line in page.lines[:80]))
    memory.learn_lineups(page)
    for paragraph in paragraphs(page):
        if len(paragraph.text) < _SHORTEST:
            continue
        told = [one for one in of_paragraph(paragraph) if len(one.text) <= _LONGEST]
        for number, sentence in enumerate(told):
            if recalls(sentence.text):
                continue
            following = told[number + 1].text.lower() if number + 1 < len(told) else ""
            yield from _events(sentence, following, memory)


def _events(sentence: Sentence, following: str, memory: Memory) -> Iterator[Event]:
    form = shape(sentence.text, memory.sides)
    people = [member.name for group in form.groups for member in group.members]
    if _SECOND_HALF.search(form.text):
        memory.second_half = True
    moments = _moments(sentence, memory)
    telling = Telling(sentence, form, people, moments, following)
    memory.begin(telling)
    if memory.speaks_of_another(telling):
        return
    scored = goals(telling, memory)
    found = [*scored, *cards(telling, memory), *changes(telling, memory)]
    announced = not scored and announce(telling, memory)
    if not scored and not announced:
        found += chances(telling, memory)
    memory.end(telling, used=bool(found) or announced)
    yield from found


def _moments(sentence: Sentence, memory: Memory) -> list[Said]:
    """ "In stoppage time" is most likely of the second half where no half was spoken of."""
    if memory.latest is None and not memory.second_half:
        said = minutes(sentence.text)
        return [replace(one, sure=False) if one.added == 0 and one.minute > 45 else one for one in said]
    first_half = not memory.second_half and (memory.latest or 0) <= 45
    return minutes(sentence.text, memory.latest, first_half=first_half)


def _before_the_marks(lines: tuple[Line, ...]) -> list[Line]:
    """A report above player ratings: the lines before the first two marks."""
    marks = [index for index, line in enumerate(lines) if _MARK.match(line.text)]
    return list(lines[: marks[0]]) if marks else list(lines)
