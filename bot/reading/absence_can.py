"""Emre Can, whose surname is a word: found where he stands by his whole name or in a list of names."""

import re
from dataclasses import replace

from bot.reading.groups import Group, Member
from bot.reading.mentions import PERSON, Mention
from bot.reading.shapes import Shape

_CAN = re.compile(
    r"(?<=\S )(?:Emre )?Can(?P<note> \([^()]{0,60}\))?(?=,|[.;]| (?:and|or|und|e|y|et|ist|is|are|has) |$)"
)
_FULL = re.compile(r"^(?:Emre )Can(?P<note> \([^()]{0,60}\))?(?= )")
_ROLE = r"(?:(?:fellow |both )?(?:midfielder|defender|captain|skipper|forward|striker|winger|keeper) )?"
_AND = re.compile(rf"(?:,|,? and|,? or| und| e| y| et) {_ROLE}")


def with_can(form: Shape, sentence: str) -> Shape:
    """The same sentence, Can being one of the people."""
    for met in (_FULL.match(sentence), *_CAN.finditer(sentence)):
        if met:
            form = _added(form, met)
    return form


def _added(form: Shape, met: "re.Match[str]") -> Shape:
    note, start = met["note"] or "", met.start()
    name = Mention(met[0].removesuffix(note), start, met.end() - len(note))
    left = [one for one in form.groups if one.end <= start and _AND.fullmatch(form.text[one.end : start])]
    right = [
        one
        for one in form.groups
        if one.start >= met.end() and _AND.fullmatch(form.text[met.end() : one.start])
    ]
    if not left and not right and " " not in name.text:
        return form
    near = [*left[-1:], *right[:1]]
    members = [
        *(one for group in left[-1:] for one in group.members),
        Member(name, note.strip(" ()")),
        *(one for group in right[:1] for one in group.members),
    ]
    whole = Group(
        tuple(members),
        min([start, *(one.start for one in near)]),
        max([met.end(), *(one.end for one in near)]),
    )
    groups = sorted([whole, *(one for one in form.groups if one not in near)], key=lambda one: one.start)
    text = form.text[: name.start] + PERSON * len(name.text) + form.text[name.end :]
    return replace(form, text=text, groups=tuple(groups))
