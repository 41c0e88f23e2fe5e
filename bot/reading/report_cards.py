"""Cards and substitutions out of one sentence of a report."""

from collections.abc import Iterator

from bot.reading import card_words as words
from bot.reading.facts import Event, Happening
from bot.reading.mentions import Mention
from bot.reading.minutes import Said
from bot.reading.report_memory import Memory, Telling
from bot.reading.report_moments import nearest
from bot.reading.report_subjects import doer

_WORDS_AHEAD = 40


def cards(telling: Telling, memory: Memory) -> Iterator[Event]:
    text = telling.form.text
    if memory.elsewhere or not words.CARD_STEMS.search(text):
        return
    for kind, pattern in ((Happening.RED_CARD, words.RED), (Happening.YELLOW_CARD, words.YELLOW)):
        for met in pattern.finditer(text):
            if words.NOT_SHOWN.search(text[max(0, met.start() - _WORDS_AHEAD) : met.start()]):
                continue
            who = doer(text, met.start(), telling.people, memory.last_person)
            if who and not who.boss:
                yield event(kind, who, met.start(), telling, memory)
                if kind is Happening.RED_CARD:
                    return
    for one in telling.people:
        if whose := words.WHOSE_CARD.match(text, one.end):
            around = text[max(0, one.start - _WORDS_AHEAD) : one.start] + text[whose.end() : whose.end() + 25]
            if not words.NOT_SHOWN.search(around) and not one.boss:
                kind = Happening.RED_CARD if whose["red"] else Happening.YELLOW_CARD
                yield event(kind, one, one.start, telling, memory)


def changes(telling: Telling, memory: Memory) -> Iterator[Event]:
    form = telling.form
    if memory.elsewhere:
        return
    for one, other in zip(form.groups, form.groups[1:], strict=False):
        between = form.text[one.end : other.start]
        on = words.ON_FOR.match(between)
        if (not on and not words.OFF_FOR.match(between)) or len(one.members) != len(other.members):
            continue
        for here, there in zip(one.members, other.members, strict=True):
            came, went = (here.name, there.name) if on else (there.name, here.name)
            yield event(
                Happening.SUBSTITUTION, came, one.start, telling, memory, also=memory.whole(went.text)
            )


def event(
    kind: Happening, who: Mention, where: int, telling: Telling, memory: Memory, also: str | None = None
) -> Event:
    """Something that `who` did at `where` of the sentence."""
    said: Said | None = nearest(telling.moments, where, telling.form.text)
    sure = said is not None and said.sure
    if said is None and memory.loose and memory.count - memory.loose[1] == 1 and not telling.sentence.fresh:
        said = memory.loose[0]
    return Event(
        kind,
        memory.whole(who.text),
        telling.sentence.span(who.start, who.end) if who.end else telling.sentence.at,
        said.minute if said else None,
        said.added if said else None,
        memory.team_of(who.text),
        also=also,
        sure=sure,
    )
