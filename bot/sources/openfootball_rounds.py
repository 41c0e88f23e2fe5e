"""Rounds as openfootball heads them, in the words that we have for stages."""

import re
from typing import NamedTuple

_LEG = re.compile(
    r"[\s,–-]*\b(?:(?P<a>1st|2nd|first|second)\s+leg|leg\s+(?P<b>[12])(?:\s+of\s+2)?|(?P<c>hin|rück)spiele?)\b",
    re.IGNORECASE,
)
_FIRST = frozenset({"1st", "first", "1", "hin"})
_NUMBERED = re.compile(r"^\(\d+\)\s*")
_REMARK = re.compile(r"\s*(?://|\|).*$|:$")
_WORDS = tuple(
    (re.compile(rf"^{form}$", re.IGNORECASE), said)
    for form, said in (
        (r"(?:finals|knockout phase|knockout)[,\s–-]+(.+)", r"\1"),
        (r"(?:league|league stage|league phase)[,\s–-]+(matchday.*)", r"League phase, \1"),
        (r"(?:group|gruppe|grupo|groupe|girone)\s+(\w{1,2})", r"Group \1"),
        (r"(?:group|gruppe)\s+(\w{1,2})[,\s–-]+(matchday.*)", r"Group \1, \2"),
        (r"(?:spieltag|jornada|journée|giornata|week|speelronde)\s+(\d+)", r"Matchday \1"),
        (r"(\d+)\.\s*(?:spieltag|runde)", r"Matchday \1"),
        (r"(?:quarter[\s-]*finals?|viertelfinale)", "Quarter-finals"),
        (r"(?:semi[\s-]*finals?|halbfinale)", "Semi-finals"),
        (r"(?:round of 16|last 16|achtelfinale|1/8[\s-]*finals?)", "Round of 16"),
        (r"(?:finale?|grand final)", "Final"),
        (r"(?:third[\s-]*place(?: play-?off)?|match for third place|spiel um platz 3)", "Third-place match"),
        (r"play-?offs?", "Play-offs"),
    )
)
_PLAY_OFF_DAY = re.compile(r"^play-?offs?[,\s–-]+matchday\s+[12]$", re.IGNORECASE)
_KNOWN = re.compile(
    r"^(?:(?:\d+(?:st|nd|rd|th|\.)|first|second|third|fourth|fifth|preliminary|qualifying|final|wildcard)\s+"
    r"(?:\w+\s+)?(?:round|runde|spieltag|replay)s?\b"
    r"|(?:round|matchday|group|gruppe|grupo|groupe|girone|spieltag|week|jornada|journée|giornata|speelronde"
    r"|knockout|league|last \d+|third|match for|relegation|promotion|championship round|regular|replays?"
    r"|play-?(?:offs?|ins?)|preliminary|spiel um|(?:\w+ ){1,2}(?:conference|region|zone|round))\b"
    r"|1/\d|quarter|semi|finals?\b|finale\b|qualif|viertel|achtel|halb|sechzehntel)",
    re.IGNORECASE,
)


class Stage(NamedTuple):
    """A round in our words; `leg` 1 or 2 where its heading says so."""

    name: str
    leg: int | None = None


def stage(heading: str) -> Stage | None:
    """ "Gruppe G" is "Group G", "Finals, Quarterfinals" is "Quarter-finals", "Semi-finals - 2nd Leg" is the
    second leg of "Semi-finals". None for a heading that has no name."""
    text = _REMARK.sub("", _NUMBERED.sub("", heading)).strip()
    leg = _LEG.search(text)
    number = None
    if leg is not None:
        number = 1 if (leg["a"] or leg["b"] or leg["c"]).lower() in _FIRST else 2
        text = _LEG.sub("", text)
    text = "Play-offs" if _PLAY_OFF_DAY.match(text) else text
    for form, said in _WORDS:
        text = form.sub(said, text)
    text = re.sub(r"\s+", " ", text).strip(" ,-–")[:80]
    return Stage(text[0].upper() + text[1:], number) if text else None


def is_round(line: str) -> bool:
    """Whether a line without a mark in front can only be the heading of a round."""
    return _KNOWN.match(_NUMBERED.sub("", line.strip())) is not None
