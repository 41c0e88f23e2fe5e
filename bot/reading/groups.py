"""People who are named in one breath: "defender A (knee), B and C"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.reading.mentions import TEAM, Mention

_ROLE = (
    r"(?:goal ?keepers?|keepers?|stoppers?|shot-stoppers?|(?:(?:centre|center|left|right|full"
    r"|wing)[ -]?)?backs?"
    r"|(?:centre|center)[ -](?:half|halves|forwards?)|defenders?|midfielders?|playmakers?|wingers?"
    r"|wide ?m[ae]n"
    r"|forwards?|strikers?|attackers?|front-?m[ae]n|hit-?m[ae]n|skippers?|captains?|vice-captains?"
    r"|internationals?|stars?|duo|pair|pairing|trio|quartet|quintet|youngsters?|teenagers?|starlets?|loanees?"
    r"|veterans?|new (?:boys?|signings?|arrivals?)|signings?|arrivals?|recruits?|team-?mates?|compatriots?"
    r"|colleagues?|countrym[ae]n|absentees?|players?|m[ae]n|number (?:\w+)|first-choice|back-?ups?|graduates?"
    r"|marksm[ae]n|talism[ae]n|regulars?|ever-presents?|linchpins?|anchorm[ae]n|schemers?|aces?)"
)
_FILLER = (
    r"(?:the|their|his|its|fellow|both|also|either|injured|suspended|banned|sidelined|long-term|key|defensive"
    r"|attacking|central|influential|former|young|experienced|club|on-loan|loan|summer|january|record|star"
    r"|big"
    r"|first-choice|back-?up|reserve|academy|new|top|leading|like|likes of|the likes of|all of|captain|boss"
    r"|manager|coach|number \w+)"
)
_WITHIN = (
    r"(?!(?:is|are|was|were|will|has|have|had|who|with|without|for|in|on|at|to|but|could|may|might|should"
    r"|can|as"
    r"|joins?|returns?|remains?|replaces?|then|there|so|while|if|it)\b)(?:[\w'-]+|" + TEAM + r"+(?:'s)?)"
)
"""A word that can stand before "midfielder" in a list, as "the injured" or "fellow England"."""
_CONNECTOR = re.compile(
    r"\s*(?P<reason>\([^()]{0,90}\))?\s*"
    r"(?P<by>,|;|/|&|\+|,? or|,? nor|,? and|,? plus|,? as well as|,? along with|,? together with|,? und"
    r"|,? sowie"
    r"|,? y|,? e|,? ed|,? et|,? ou|,? o|,? oder)\s+"
    rf"(?:(?:{_WITHIN} ){{0,4}}?{_ROLE} |(?:{_FILLER} )+|(?:{TEAM}+(?:'s)? ))?"
)
_MERE = frozenset(",;/")
_NOTE = re.compile(r"\s*(\([^()]{0,90}\))")
_SHARED = re.compile(r"^(?:both|all|each|beide|alle|entrambi|ambos|tous(?: deux)?)\b[ ,]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Member:
    """One of a list, with what stands in brackets behind the name."""

    name: Mention
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """People named in one breath: "defender A (knee), B and C". `role` is what stands before the first."""

    members: tuple[Member, ...]
    start: int
    end: int


def groups(sentence: str, text: str, people: Sequence[Mention]) -> Iterator[Group]:
    """The lists in a sentence, in order; who stands alone is a list of one. `text` is a `Shape`'s."""
    members: list[Member] = []
    joins: list[str] = []
    for one in people:
        if members:
            between = _CONNECTOR.fullmatch(text[members[-1].name.end : one.start])
            if between and not one.boss and not members[-1].name.boss:
                members[-1] = replace(members[-1], note=_note(sentence, members[-1].name.end))
                members.append(Member(one))
                joins.append(between["by"])
                continue
            yield from _ended(sentence, members, joins)
        members, joins = [Member(one)], []
    if members:
        yield from _ended(sentence, members, joins)


def _ended(sentence: str, members: list[Member], joins: list[str]) -> Iterator[Group]:
    """A list ends with "and"; without it the last name begins something new ("Without A, B will play")."""
    loose = bool(joins) and joins[-1] in _MERE and not any(one.note for one in members)
    following = sentence[members[-1].name.end :][:2].strip() if members else ""
    if loose and not (len(members) > 2 and following in ("", ".", ";", ",")):
        yield from _ended(sentence, members[:-1], joins[:-1])
        members = members[-1:]
    last = members[-1].name
    end = met.end() if (met := _NOTE.match(sentence, last.end)) else last.end
    members = [*members[:-1], replace(members[-1], note=_note(sentence, last.end))]
    yield Group(tuple(_shared(members)), members[0].name.start, end)


def _shared(members: Sequence[Member]) -> Iterator[Member]:
    """ "A and B (both knee)": what is in the brackets is about those before as well."""
    later, notes = "", []
    for member in reversed(members):
        later = member.note or later
        notes.append(member.note or (later if _SHARED.match(later) else ""))
    for member, note in zip(members, reversed(notes), strict=True):
        yield replace(member, note=_SHARED.sub("", note))


def _note(sentence: str, after: int) -> str:
    met = _NOTE.match(sentence, after)
    return met[1].strip("() ") if met else ""
