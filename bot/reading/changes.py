"""Who is suggested to come into the side: "could be replaced by", "an option to come in"."""

import re
from collections.abc import Iterator

from bot.reading.context import Part
from bot.reading.facts import ChangeSaid, Kind
from bot.reading.groups import Group
from bot.reading.sentences import Sentence, sentences
from bot.reading.shapes import Shape, shape

_CHEAP = re.compile(r"replaced|come in|coming in|comes in|start\b|deputi[sz]e|recall|the nod|step in|fill in")
_MAY = r"(?:could|may|might|should|would|is (?:likely|expected|set|in line|tipped|primed) to)"
_REPLACED = re.compile(rf"\b{_MAY} (?:well )?be replaced by (?:the )?(?=\ue000)")
_COMES_IN = re.compile(
    rf"^(?: (?:has|have|is|are|was|were) [^.;,\ue000]{{0,80}} and)? ?(?:(?:as |are |is |"
    rf"both )?(?:\w+ )?options? to (?:\w+ )?(?:come|step) in"
    rf"|{_MAY} (?:\w+ )?(?:come|step|fill) in|{_MAY} (?:\w+ )?(?:deputi[sz]e|get the nod|be recalled|"
    rf"earn a recall)"
    r"|(?:potentially|possibly|perhaps) coming in|(?:has|have) (?:\w+ )?done enough to start"
    r"|(?:is|are) (?:in line|pushing|in contention|knocking on the door) (?:to start|for a (?:start|"
    r"recall)))\b"
)
_INSTEAD = re.compile(
    r"^[^.;]{0,120}?\b(?:(?:come|coming|comes|step|fill) in for|in place of|instead of|"
    r"at the expense of) (?=\ue000)"
)
_PAST = re.compile(r"\b(?:was|were|had been|came)\b[^,;]{0,30}$")


def changes(part: Part) -> list[ChangeSaid]:
    """Each player once; a preview's only."""
    if part.kind is not Kind.PREVIEW:
        return []
    found: dict[str, ChangeSaid] = {}
    for sentence in sentences(part.page):
        if len(sentence.text) <= 800 and _CHEAP.search(sentence.text):
            for one in _of(sentence, shape(sentence.text, part.sides)):
                found.setdefault(one.player, one)
    return list(found.values())


def _of(sentence: Sentence, form: Shape) -> Iterator[ChangeSaid]:
    for met in _REPLACED.finditer(form.text):
        before, after = _ending_by(form, met.start()), _at(form, met.end())
        if after:
            yield from _said(sentence, after, before)
    for group in form.groups:
        rest = form.text[group.end : group.end + 200]
        if _COMES_IN.match(rest) and not _PAST.search(form.text[: group.start]):
            other = _INSTEAD.match(rest)
            yield from _said(sentence, group, _at(form, group.end + other.end()) if other else None)


def _said(sentence: Sentence, group: Group, instead: Group | None) -> Iterator[ChangeSaid]:
    for member in group.members:
        other = instead.members[0].name.text if instead and len(instead.members) == 1 else None
        if not member.name.boss:
            yield ChangeSaid(member.name.text, sentence.span(member.name.start, member.name.end), other)


def _at(form: Shape, place: int) -> Group | None:
    return next((group for group in form.groups if group.members[0].name.start == place), None)


def _ending_by(form: Shape, place: int) -> Group | None:
    """Of whom the words before `place` speak: the last to be named, if no other comma is between."""
    before = [group for group in form.groups if group.end <= place]
    return before[-1] if before and place - before[-1].end < 60 else None
