"""Players about to reach a round figure: nine goals in 17 matches, who was fastest to ten."""

import re
from collections.abc import Iterator

from bot.reading.context import Part
from bot.reading.facts import Kind, MilestoneSaid
from bot.reading.mentions import Mention
from bot.reading.numbers_in_words import number
from bot.reading.people import NAME
from bot.reading.sentences import Sentence, of_paragraph, paragraphs
from bot.reading.shapes import Shape, shape

_N = r"(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)"
_WHAT = (
    r"(?:goals?|assists?|appearances?|games?|matches|starts?|caps?|clean sheets?|goal contributions?"
    r"|wins?|outings|strikes)"
)
_SCORED = re.compile(
    rf"\b(?:has|have|having|with|'s|boasts?|has now|now has|reached|on|is on)?\s*(?:now |already "
    rf"|so far )?(?:scored|netted|struck|notched|bagged|managed|made|has|have|had|with|on|claimed"
    rf"|registered|amassed|kept"
    rf"|won)?\s*(?P<count>{_N}) (?P<of>(?:[a-z][\w'-]* ){{0,3}}?{_WHAT})(?P<club> for \ue001+)? "
    rf"in (?:(?:his|her|the|just|only|all|\w+) ){{0,3}}?(?P<within>{_N}) (?:[\w\ue001'-]+ ){{0,4}}?"
    rf"(?P<place>games|appearances|matches|outings|starts|ties|fixtures)\b"
)
_FASTEST = re.compile(
    rf"\b(?:fastest|quickest) (?:\w+ )?(?:to (?:reach |score |hit |get to |net )?)(?P<target>{_N})\b"
)
_BENCHMARK = re.compile(
    rf"(?<![\w'-])(?P<names>{NAME}(?:(?:, | and ){NAME}){{0,3}}) \((?:both |all "
    rf"|in )?(?P<n>\d{{1,3}})(?: (?:games|matches|appearances))?\)"
)
_SHORT = re.compile(
    rf"\b(?:is |are |stands? |sits? |now |just |only |remains? |needs?(?: just"
    rf"| only)? )+(?P<missing>{_N}) (?:more )?(?P<of>(?:[a-z][\w'-]* ){{0,3}}?{_WHAT})? ?(?:away |short "
    rf"|shy )?(?:from|of|off|to reach|to (?:bring up|become|complete|hit)|for)\s(?:(?:his|her|a|an|the"
    rf"|reaching|scoring|making|becoming|completing|bringing up|hitting"
    rf"|what would be)\s)*(?P<target>\d{{2,3}}|[a-z]+(?:-[a-z]+)?)(?:st|nd|rd"
    rf"|th)?\b(?: (?P<of2>(?:[\w\ue001'-]+ ){{0,3}}?{_WHAT}|century))?"
)
_NTH = re.compile(
    r"\b(?:could|would|will|can|may|is (?:set|due|likely|expected) to|set to|stands to|hopes? to|in line to"
    r"|poised to|if selected,? will) (?:\w+ )?(?:make|score|win|earn|register|claim|bring up|reach"
    r"|celebrate|play|complete|record) (?:his|her|a|the) (?:landmark )?(?P<target>\d{2,3})(?:st|nd|rd"
    r"|th) (?P<of>(?:[\w\ue001'-]+ ){0,4}?(?:goal|assist|appearance|game|match|start|cap|clean sheet|win"
    r"|outing))\b"
)
_COUNTED = re.compile(r"goal|assist|appearance|game|match|start|cap|clean sheet|win|outing|strike|century")
_ROUND = frozenset({10, 20, 25, 30, 40, 50, 75, 100, 125, 150, 200, 250, 300, 350, 400, 450, 500, 550, 600})
_LANDMARK = {"century": 100, "hundred": 100, "half-century": 50, "double": 10}


def milestones(part: Part) -> list[MilestoneSaid]:
    """The landmarks that a preview says a player is close to."""
    if part.kind in (Kind.REPORT, Kind.RATINGS):
        return []
    found: list[MilestoneSaid] = []
    for paragraph in paragraphs(part.page):
        last = ""
        for sentence in of_paragraph(paragraph):
            if len(sentence.text) > 800 or not _COUNTED.search(sentence.text):
                continue
            form = shape(sentence.text, part.sides)
            for one in _of(sentence, form, last):
                if not any(one.player == other.player and one.target == other.target for other in found):
                    found.append(one)
            if form.groups:
                last = form.groups[0].members[0].name.text
    return found


def _of(sentence: Sentence, form: Shape, last: str) -> Iterator[MilestoneSaid]:
    yield from _rates(sentence, form, last)
    for met in _SHORT.finditer(form.text):
        missing, target = number(met["missing"]), number(met["target"]) or _LANDMARK.get(met["target"])
        who = _who(form, met.start(), last)
        of = _original(sentence, form, met, "of2") or _original(sentence, form, met, "of") or "goals"
        if missing and target and target >= 10 and 0 < missing < 10 and who:
            yield MilestoneSaid(who, target - missing, target, _plural(of), sentence.at)
    for met in _NTH.finditer(form.text):
        target, who = int(met["target"]), _who(form, met.start(), last)
        if who and target in _ROUND:
            yield MilestoneSaid(
                who, target - 1, target, _plural(_original(sentence, form, met, "of")), sentence.at
            )


def _rates(sentence: Sentence, form: Shape, last: str) -> Iterator[MilestoneSaid]:
    """ "nine goals in 17 European appearances": a landmark if the round figure is named, or next."""
    for met in _SCORED.finditer(form.text):
        count, within = number(met["count"]), number(met["within"])
        who = _who(form, met.start(), last)
        if not count or not within or not who or count > 1000:
            continue
        fastest = _FASTEST.search(form.text)
        target = number(fastest["target"]) if fastest else None
        target = target or (count + 1 if count + 1 in _ROUND else None)
        if target is None or target <= count:
            continue
        place = sentence.text[met.start("within") : met.end("place")].split(" ", 1)[-1]
        kind = re.sub(
            r"\b(?:games|appearances|matches|outings|starts|ties|fixtures|\d+)\b", "", place
        ).strip()
        of = _original(sentence, form, met, "of") + _original(sentence, form, met, "club")
        of = f"{kind} {of}".strip() if kind and len(kind.split()) <= 2 else of
        yield MilestoneSaid(who, count, target, of, sentence.at, within, tuple(_benchmarks(sentence.text)))


def _benchmarks(text: str) -> Iterator[tuple[str, int]]:
    for met in _BENCHMARK.finditer(text):
        for name in re.split(r", | and ", met["names"]):
            yield name, int(met["n"])


def _who(form: Shape, where: int, last: str) -> str:
    before: list[Mention] = [
        member.name for group in form.groups for member in group.members if group.end <= where
    ]
    return before[-1].text if before and where - before[-1].end < 90 else last


def _original(sentence: Sentence, form: Shape, met: "re.Match[str]", group: str) -> str:
    if not met[group]:
        return ""
    return sentence.text[met.start(group) : met.end(group)]


def _plural(of: str) -> str:
    return of if of.endswith("s") or not of else of + "s"
