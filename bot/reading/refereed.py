"""What the referee had to do with a team before: how many of its matches, which result, whom he booked."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.reading.context import Part
from bot.reading.facts import Kind, RefereedSaid, Words
from bot.reading.numbers_in_words import number
from bot.reading.sentences import Sentence, sentences
from bot.reading.shapes import Shape, shape

_DID = (
    r"(?:taken charge of|been in charge of|officiated|refereed|overseen|overseeing|handled|taken the whistle"
    r"|took charge of|in the middle for|whistle for|charge)"
)
_COUNT = re.compile(
    rf"\b{_DID} (?:in |at |for |of )?(?:only |just |a total of )?(?P<n>\d{{1,2}}|[a-z]+) (?:of )?(?:the )?"
    r"(?P<team>\ue001+)(?:'s?)? (?:games?|match(?:es)?|ties?|fixtures?|encounters?)\b"
    rf"|\b{_DID} (?:the )?(?P<team2>\ue001+) (?P<n2>once|twice|on (?:\d{{1,2}}|[a-z]+) (?:occasions?)"
    r"|(?:\d{1,2}|[a-z]+) times)\b"
)
_ONCE = {"once": 1, "twice": 2}
_RESULT = re.compile(
    rf"\b(?:{_DID}|refereeing|officiating|including|in|for|was) (?:(?:the|a|their|his|our|that|of|for) )*"
    r"(?:\ue001+(?:'s?)? )?(?P<one>\d{1,2})-(?P<other>\d{1,2}) (?:\w+ )?(?:draw|win|victory|defeat|loss|"
    r"stalemate)"
    r"(?P<where> away| at home)? (?:to|against|over|at|with|by) (?:the )?(?P<team>\ue001+|\ue000+)"
    r"(?P<after>[^.;]{0,60})"
)
_SEASON = re.compile(r"\bin (?:the )?(?:[a-z]+ )?(?P<season>(?:19|20)\d\d(?:[/-]\d{2,4})?)\b")
_BOOKED = re.compile(r"\b(?:booking|booked|cautioning|cautioned|yellow card(?:s)? (?:to|for)) (?=\ue000)")
_HE = re.compile(
    r"^(?:he|his|the (?:\w+-year-old|\w+man|\w+ (?:official|referee|whistler)|official|referee))\b"
)
_NEAR = 4
"""Sentences after the referee's name in which "he" or "the Frenchman" is the referee."""


def refereed(part: Part, referee: Words | None) -> list[RefereedSaid]:
    """What a preview tells of the referee's earlier matches with one of the two teams, in its order."""
    if part.kind is not Kind.PREVIEW or referee is None or part.sides is None:
        return []
    surname = referee.text.split()[-1]
    found: list[RefereedSaid] = []
    near = 0
    for sentence in sentences(part.page):
        named = surname in sentence.text
        near = _NEAR if named else near - 1
        if near <= 0 or len(sentence.text) > 800:
            continue
        form = shape(sentence.text, part.sides)
        if named or _HE.match(form.text):
            _add(found, sentence, form, part)
    return found


def _add(found: list[RefereedSaid], sentence: Sentence, form: Shape, part: Part) -> None:
    told = list(_told(sentence, form, part))
    found.extend(told)
    booked = tuple(_booked(form))
    if booked and found and found[-1].opponent:
        found[-1] = replace(found[-1], booked=booked)


def _told(sentence: Sentence, form: Shape, part: Part) -> Iterator[RefereedSaid]:
    team, matches = "", None
    for met in _COUNT.finditer(form.text):
        group = "team" if met["team"] else "team2"
        side = _side(part, sentence.text[met.start(group) : met.end(group)])
        words = (met["n"] or met["n2"]).removeprefix("on ").split()[0]
        matches = _ONCE.get(words) or number(words)
        if side and matches:
            team = side
            yield RefereedSaid(side, sentence.at, matches)
    for met in _RESULT.finditer(form.text):
        side = team or _only_side(form, part)
        opponent = sentence.text[met.start("team") : met.end("team")]
        if side and _side(part, opponent) != side:
            season = _SEASON.search(met["after"])
            yield RefereedSaid(
                side, sentence.span(met.start("one"), met.end("team")), None, opponent,
                (int(met["one"]), int(met["other"])), {" away": True, " at home": False}.get(met["where"]),
                season["season"] if season else None,
            )  # fmt: skip


def _side(part: Part, name: str) -> str | None:
    return part.sides.which(name) if part.sides else None


def _only_side(form: Shape, part: Part) -> str | None:
    """The one of the two teams that the sentence is about."""
    sides = {side for one in form.teams if (side := _side(part, one.text))}
    return sides.pop() if len(sides) == 1 else None


def _booked(form: Shape) -> Iterator[str]:
    for met in _BOOKED.finditer(form.text):
        for group in form.groups:
            if group.members[0].name.start == met.end():
                yield from (member.name.text for member in group.members)
