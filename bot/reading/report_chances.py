"""Chances out of one sentence of a report."""

from collections.abc import Iterator

from bot.reading import chance_words as words
from bot.reading.facts import Event, Happening
from bot.reading.mentions import Mention
from bot.reading.report_cards import event
from bot.reading.report_memory import Memory, Telling
from bot.reading.report_subjects import doer


def chances(telling: Telling, memory: Memory) -> Iterator[Event]:
    """What was no goal: each player's first in the sentence."""
    text = telling.form.text
    if memory.elsewhere:
        return
    seen: set[str] = set()
    for met in words.CHANCE.finditer(text):
        denied = met[0].startswith("den")
        who = (
            _denied(telling, met.start(), met.end())
            if denied
            else doer(text, met.start(), telling.people, memory.last_person)
        )
        if not who or who.boss or who.text in seen or (who.end and words.SAVES.match(text, who.end)):
            continue
        seen.add(who.text)
        yield event(_kind(text), who, met.start(), telling, memory)


def _denied(telling: Telling, start: int, end: int) -> Mention | None:
    """Whom a keeper denies: named after the verb."""
    return next((one for one in telling.people if one.start >= end - 40 and one.end > start + 6), None)


def _kind(text: str) -> Happening:
    if words.PENALTY_MISSED.search(text):
        return Happening.PENALTY_MISSED
    return Happening.GOAL_DISALLOWED if words.DISALLOWED.search(text) else Happening.CHANCE
