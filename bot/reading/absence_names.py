"""The people of a sentence, where nouns have capitals ("Verfügung") or govern names ("baja de Courtois")."""

import re
from dataclasses import replace

from bot.reading.groups import Group, Member
from bot.reading.mentions import PERSON, TEAM, Mention
from bot.reading.shapes import Shape

_GOVERNED = re.compile(
    r"^(?:durch |auch |der |den |dem |das |die )*(?:einsatz|fehlen|ausfall|ausfälle|verletzung|sperre"
    r"|rückkehr)"
    r" (?:von|des|der) (?=\S)",
    re.IGNORECASE,
)
_OF = re.compile(r"^(?:de|del|di|do|da|von) (?=\S)")
_OF_BOTH_NAMES = re.compile(r"^(?:(?:de|di|do|da) |d')(?=[A-ZÀ-Þ]\S+ \S)")
_GOVERNING = re.compile(
    r"\b(?:bajas?|ausencias?|ausências?|absences?|assenz[ae]|dudas?|lesi[oó]n|lesiones|sanci[oó]n|lesão"
    r"|forfaits?"
    r"|retours?|retornos?|regreso|rientro|ritorno|infortuni[oa]?|stop|squalifica|meno|las?|privée?s?|baixas?"
    r"|desfalques?|einsatz|fehlen|ausfall|condizioni) $"
)
_GERMAN = re.compile(
    r"\b(?:und|nicht|ist|sind|fehl(?:t|en)|wird|werden|der|auf|für|mit|steh(?:t|en)|beim?)\b"
)
_ARTICLE = re.compile(
    r"\b(?:der|die|das|den|dem|des|im|am|zum|zur|vom|ins|(?:k?eine|seine|ihre|diese)[rnms]?|\w+schen) $"
)
"""In German a noun follows it, not a name."""
_NOUN = re.compile(
    r"^(?:nicht|kippe|einsatz|comeback|training|spiel|partie|kader|trainer|ausfälle?|saison|mannschaft|wochen"
    r"|monate|mittelfeld|abwehr|angriff|sturm|tor|gelben?|karten?|fraglich|verzichten|de[rmn] .*"
    r"|[\w-]{5,}(?:ung|ungen|training|mannschaft)|[\w-]*(?:riss|bruch|probleme?n?|sperren?|-op|pause|blessur"
    r"|beschwerden|krankheit|rückstand))$",
    re.IGNORECASE,
)
_BEGINNING = re.compile(
    r"^(?:así|además|tampoco|oltre|anche|inoltre|intanto|infine|enfin|ainsi|assim|confermat[oi])$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"^(?:front-?man|hit-?man|marksman|stopper|shot-stopper|confermat[oi]|anche|oltre|così|así) ", re.I
)


def people(form: Shape, sentence: str) -> Shape:
    """The same sentence with nothing but people for people, and without the nouns before their names."""
    german = _GERMAN.search(form.text) is not None
    groups = [one for group in form.groups if (one := _group(group, sentence, german))]
    if groups == list(form.groups):
        return form
    lowered = [letter if len(letter) == 1 else "x" for letter in map(str.lower, sentence)]
    for at, mark in (
        *(((one.start, one.end), TEAM) for one in form.teams),
        *(((one.name.start, one.name.end), PERSON) for group in groups for one in group.members),
    ):
        lowered[slice(*at)] = mark * (at[1] - at[0])
    return Shape("".join(lowered), tuple(groups), form.teams)


def _group(group: Group, sentence: str, german: bool) -> Group | None:
    nouns = [_is_noun(one.name, sentence, german) for one in group.members]
    members = tuple(
        _member(one, sentence) for one, noun in zip(group.members, nouns, strict=True) if not noun
    )
    if members == group.members:
        return group
    return Group(members, members[0].name.start, group.end) if members else None


def _is_noun(name: Mention, sentence: str, german: bool) -> bool:
    if _BEGINNING.match(name.text) or (german and _NOUN.match(name.text)):
        return True
    return german and " " not in name.text and _ARTICLE.search(sentence[: name.start].lower()) is not None


def _member(member: Member, sentence: str) -> Member:
    name = member.name
    met = _GOVERNED.match(name.text) or _ROLE.match(name.text)
    if met is None and _GOVERNING.search(sentence[: name.start].lower()):
        met = _OF.match(name.text)
    if met is None and not (met := _OF_BOTH_NAMES.match(name.text)):
        return member
    shorter = replace(name, text=name.text[met.end() :], start=name.start + met.end())
    return replace(member, name=shorter)
