"""Who does what a verb of a report says."""

import re

from bot.reading.mentions import PERSON, TEAM, Mention

_OBJECT_OF = re.compile(
    r"\b(?:past|beyond|over|under|beneath|round|rounded|rounding|beat|beating|beaten|from|off|by|with"
    r"|against|leaving|giving|gave|denied|denying|of|than|for|between|keeper|goalkeeper"
    r"|behind|dispossessed|robbed|bypassed|outpaced|outmuscled|fouled|tripped|and substitute|on|onto"
    r"|met|meeting"
    r"|replaced|replacing)(?: (?:the|substitute|keeper|goalkeeper|defender|striker|\w+'s|visiting|home"
    r"|helpless"
    r"|stranded)){0,2} $"
)
_HELPING = re.compile(
    r"(?:,? (?:has|have|had|was|is|then|also|both|duly|himself|herself|soon|later|again|who|would|twice"
    r"|\w+ly))*,? $"
)
_DESCRIBED = (
    r"the (?:[\w-]+ ){0,3}?(?:striker|forward|midfielder|winger|defender|centre-half|centre-back"
    r"|full-back|left-back"
    r"|right-back|wing-back|playmaker|captain|skipper|substitute|teenager|veteran|youngster|frontman"
    r"|\d\d-year-old"
    r"|[a-z]{3,}(?:ian|ean|man|iard|ese)|swede|dane|serb|croat|pole|turk|scot)\b(?! (?:" + PERSON + r"|'s))"
)
_PRONOUN = re.compile(rf"\b(?:he|she|who|whose|him|{_DESCRIBED})\b")
_THEY = re.compile(
    rf"(?:{TEAM}|\b(?:visitors|hosts|side|they|team|champions|leaders|home team|reds|blues|gunners"
    rf"|toffees))"
    r"(?: (?:have|had|has|were|was|then|soon|also|duly|again|finally|quickly|eventually|deservedly"
    r"|\w+ly))* $"
)
_ASIDE = re.compile(r"(?<= )- [^-]{3,90} -(?= )")
_OWNER = re.compile(PERSON + "+'s?")
_FURTHEST = 160


def doer(text: str, where: int, people: list[Mention], last: str) -> Mention | None:
    """The subject of the verb at `where`, or whom its pronoun means; `last` was named last in the sentences
    before. None where a team does it, or nobody can be told."""
    if _THEY.search(text[max(0, where - 80) : where]):
        return None
    asides = [met.span() for met in _ASIDE.finditer(text)]
    before = [
        one
        for one in people
        if one.end <= where and not any(start < one.start < end < where for start, end in asides)
    ]
    pronoun = _last_pronoun(text[:where])
    if pronoun is not None and (not before or pronoun > before[-1].start):
        return _meant(text, pronoun, before, last)
    for one in reversed(before):
        follows = text[one.end : where]
        if one.boss or follows.startswith(("'s", "' ")):
            continue
        if _HELPING.fullmatch(follows):
            return one
        if re.search(r"[;]|\. ", follows) or len(follows) > _FURTHEST:
            return None
        if _subject_of(text, one, follows):
            return one
    return Mention(last, 0, 0) if pronoun is not None and last else None


def done_by(text: str, end: int, people: list[Mention]) -> Mention | None:
    """Who is named after "by": "was headed home by"."""
    if not re.match(
        r" (?:(?!after|when|as|was|were|while|before"
        r"|for)[\w'-]+ ){0,3}?by ",
        text[end : end + 60],
    ):
        return None
    by = text.index("by ", end)
    return next(
        (one for one in people if by < one.start <= by + 40 and TEAM not in text[by : one.start]), None
    )


def _subject_of(text: str, one: Mention, follows: str) -> bool:
    if follows.startswith(" to ") and re.search(r"\b(?:from|by|of|off) $", text[: one.start]):
        return False
    told_to = follows.startswith((" to ", ", who", " who"))
    if told_to:
        return not (follows.startswith(" to ") and re.search(r" and $| and \w+ly $", follows))
    if _OBJECT_OF.search(text[: one.start]):
        return False
    return (
        PERSON not in _OWNER.sub("", follows)
        or re.search(
            r"\b(?:and|before|to|then|as|by)\b"
            r"|- ",
            follows,
        )
        is not None
    )


def _last_pronoun(text: str) -> int | None:
    found = [met.start() for met in _PRONOUN.finditer(text)]
    return found[-1] if found else None


def _meant(text: str, pronoun: int, before: list[Mention], last: str) -> Mention | None:
    relative = text.startswith("who", pronoun)
    for one in reversed(before):
        owner = text[one.end : one.end + 2] in ("'s", "' ")
        if one.end <= pronoun and (relative or not (owner or one.boss)):
            return one
    return Mention(last, 0, 0) if last else None
