"""One mark as newspapers write it: "7", "6.5", "7,5", "7'5", "8½", "7/10", "Note 2,5", "s.v."."""

import re
from dataclasses import dataclass

NUMBER = r"(?:10(?:[.,]00?)?|\d(?:[.,]\d{1,2}|'[05](?!\d)|½)?)"
_OUT_OF = r"(?: ?/ ?(?:100|20|10|5)(?!\d)| (?:out of|von|su|sobre|sur) (?:10|5|20|100|ten|five)\b)"
NONE = (
    r"(?:[Nn] ?/ ?[AaRr]\b|N\.A\.|NA\b|NR\b|[Ss] ?/ ?[Vv]\b|[Ss]\. ?[Vv]\b\.?|SV\b|sv\b|"
    r"[Nn]\. ?[GgEeNn]\b\.?|ng\b|"
    r"[Ss]\. ?[Cc]\.|[Ss]\. ?[Nn]\.|[Ss]/[CcNn]\b|[Oo]\. ?[BbNn]\.|[Nn]o (?:rating|mark|score)\b|"
    r"[Nn]ot rated\b|"
    r"[Ss]enza voto\b|[Oo]hne (?:Note|Bewertung)\b|[Ss]in calificar\b|[Ss]em nota\b|[Nn]on noté)"
)
_HUNDRED = r"\d\d(?:[.,]\d)? ?/ ?(?:100|20)(?!\d)"
_UNSURE = rf"{NUMBER} ?(?:\(\?\)|\?)"
VALUE = (
    rf"(?:{_UNSURE}|{_HUNDRED}|{NUMBER}{_OUT_OF}|{NUMBER}(?:[+-](?! ?\w))?(?![\d%½])|[Zz]ero(?!\w)|{NONE})"
)
"""Source of a pattern for a mark, without its right border."""

_UNITS = (
    "goals?|assists?|games?|matches|mins?|minutes?|points?|years?|caps?|apps|appearances|million|saves?|"
    "shots?|"
    "tackles|touches|passes|months?|weeks?|days?|times|yards?|metres|hours?|seconds?|corners?|starts|st|"
    "nd|rd|th|"
    "pts|per|pm|am|uhr|tore?|spiele|gol|goles|gols|reti|presenze|m|k|bn|percent|prozent|clean|wins|"
    "defeats|losses"
)
BORDER = rf"(?![\w%°£$€@])(?![.,:/+]\d)(?! ?[-:] ?\d)(?!')(?! ?(?:{_UNITS})\b)(?! ?%)(?!,? (?:19|20)\d\d\b)"
"""What must not follow a mark: it would be a score, a clock, a date, a minute or a count of something."""

LABEL = (
    r"(?:(?:[Oo]verall |[Mm]atch |[Pp]layer )?(?:[Rr]ating|[Mm]ark|[Ss]core|[Gg]rade)|RATING|"
    r"[Vv]oto|VOTO|[Nn]ota|NOTA|[Nn]ote|NOTE|[Ee]inkunn)"
)
"""Source of a pattern for the word before a mark."""

_PARTS = re.compile(rf"(\d\d(?:[.,]\d)?(?!½)|{NUMBER})(?:.*?(100|20|10|5|ten|five))?$")
_WORDS = {"ten": 10.0, "five": 5.0}
GERMAN = 6.0
"""The lowest mark of German schools, where 1 is the best: the only scale that runs downwards."""


@dataclass(frozen=True, slots=True)
class Given:
    """A mark as it stands in the text. `out_of` is the scale that is told with it."""

    original: str
    value: float | None
    out_of: float | None = None

    def on_ten(self, scale: float) -> float | None:
        """On the scale from 0 to 10, to two places; `scale` is that of the whole article."""
        top = self.out_of or scale
        if self.value is None or self.value > top:
            return None
        if top == GERMAN:
            return round((GERMAN - self.value) * 2, 2) if self.value >= 1 else None
        return round(self.value * 10 / top, 2)


def given(text: str) -> Given:
    """What a text that VALUE matches means."""
    text = text.strip()
    if text.lower() == "zero":
        return Given(text, 0.0)
    if not (met := _PARTS.match(text.rstrip("+-"))):
        return Given(text, None)
    number = met[1].replace(",", ".").replace("'", ".")
    value = float(number[:-1]) + 0.5 if number.endswith("½") else float(number)
    scale = met[2]
    return Given(text, value, _WORDS.get(scale) or float(scale) if scale else None)


_SCALES = (
    (
        re.compile(
            r"\b(?:out of|marks? (?:from|of) \d to|scale of \d to|scale of \d-|scored? (?:from|of) \d to) ?"
            r"(?:a possible )?(10|ten|5|five|20|100)\b(?!\s*[-:])"
        ),
        0.0,
    ),
    (re.compile(r"\b(?:da 1 a|de 1 a|du 1 au|de 0 a|del 1 al|von 1 bis) (10|5|6)\b"), 0.0),
    (re.compile(r"\b(?:Einzelkritik|Schulnoten?|Noten\b|Notenschl|Note \d)"), GERMAN),
)


def scale_of(head: str, values: list[Given]) -> float:
    """The scale of an article's marks: as it says, as most marks say, or 10. `head` is its beginning."""
    told = [mark.out_of for mark in values if mark.out_of]
    if told:
        return max(set(told), key=told.count)
    highest = max((mark.value for mark in values if mark.value is not None), default=0.0)
    for pattern, scale in _SCALES:
        if met := pattern.search(head):
            found = scale or _WORDS.get(met[1]) or float(met[1])
            if highest <= found:
                return found
    return 10.0
