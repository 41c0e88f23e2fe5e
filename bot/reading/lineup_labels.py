"""The words that newspapers put over line-ups, in the languages that are read."""

import re
from dataclasses import dataclass

from bot.reading.facts import Phase
from bot.reading.page import lower
from bot.reading.team_headings import team_in
from bot.reading.teams import Sides

_PREDICTED = re.compile(
    r"predict|probable|probabil|possib|posible|poss[ií]ve|expected|likely|could line|might line|may line|"
    r"should line|projected|"
    r"voraussichtlich|mutma[sß]|m[oö]gliche|so k[oö]nnt|wahrscheinlich|prov[aá]ve|posta en|prevista|"
    r"would|will line|"
    r"how (?:\w+ ){1,4}(?:could|will|may|might|should)|our xi|preferred|we expect|vermoedelijk|potential|"
    r"suggested"
)
_CONFIRMED = re.compile(
    r"confirm|official|uffiziali|ufficial|offiziell|oficial|officiel|announced|named|"
    r"starting (?:line-?ups?|xi|eleven|team)|"
    r"titulares|startelf|team sheets?|teams?:|substitutes|alineaciones confirmadas|escala[cç][aã]o oficial"
)
_ELEVEN = re.compile(
    r"\b(?:line-? ?ups?|xis?|eleven|teams?|formazion[ei]|undici|schierament[oi]|"
    r"(?:start)?aufstellung(?:en)?|startelf|"
    r"alineaci(?:[oó]n|ones)|onces?|escala[cç](?:[aã]o|[oõ]es)|equipas?|equipes?|équipes?|onze|compos?|"
    r"compositions?|"
    r"opstelling(?:en)?|starting|titulares|formation|mannschaft(?:en)?|sides?)\b"
)
_OTHER = re.compile(
    r"\b(?:last|previous|combined|dream|all-time|of the (?:week|season|year|month|round|tournament|"
    r"decade)|season|greatest|"
    r"transfers?|fantasy|squad|ins|outs|signings?|against \w+ last|ex-|former|academy|under-?\d\d|u\d\d|"
    r"women|reserves?|"
    r"injur\w*|doubt\w*|out|suspen\w*|missing|unavailable|absent\w*|booked|goals?|scorers?|form|odds|"
    r"news|indisponibili|"
    r"squalificati|diffidati|ballottaggi|bajas|lesionad\w+|desfalques|pendurados|fehlen|sperren|"
    r"verletzt\w*|ausf[aä]lle|"
    r"ins and outs|not used|unused|available|training|cards|schiedsrichter\S*|referees?|arbitr\w+|"
    r"video\S*|ratings?|kits?|tv|head-to-head)\b"
)
BENCH = re.compile(
    r"\b(?:(?:possible |named |confirmed |unused )?(?:subs|substitutes?|replacements)(?: (?:from|"
    r"not used|bench))?|bench|"
    r"panchina|in panchina|a disp(?:osizione)?|riserve|(?:reserve|ersatz)?bank|auf der bank|suplentes|"
    r"banquillo|"
    r"banco(?: de reservas)?|reservas|rempla[cç]ants|wisselspelers|"
    r"varamenn)\b\.? ?(?:\([^()]{0,20}\))? ?[:.-]? *",
    re.IGNORECASE,
)
COACH = re.compile(
    r"\b(?:manager|(?:head )?coach|all(?:enatore|\.)|trainer|entrenador|t[eé]cnico|dt|entra[iî]neur|"
    r"treinador|referee|"
    r"arbitro|schiedsrichter)\b",
    re.IGNORECASE,
)
_FORMATION = re.compile(r"(?<![\d.,/-])[1-5](?: ?[-.] ?[1-6]){2,4}(?![\d/-]|[.,]\d)")
_LONGEST = 110
"""Characters of a heading: what is longer is a sentence."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a heading or the beginning of a line says about the list that follows. `eleven`: that it is a
    line-up; `other`: that it is something else (a squad, the last match, who is missing)."""

    team: str | None = None
    formation: str | None = None
    phase: Phase | None = None
    eleven: bool = False
    other: bool = False

    @property
    def empty(self) -> bool:
        return not (self.team or self.formation or self.eleven or self.other)


def label(text: str, sides: Sides | None) -> Label:
    """What a short text says about a line-up."""
    if len(text) > _LONGEST:
        return Label()
    shape, found = formation(text)
    eleven = bool(_ELEVEN.search(lower(text)))
    bare = text[: found[0]] + " " + text[found[1] :] if found else text
    other = bool(_OTHER.search(lower(bare))) and not (
        phase(text) is Phase.PREDICTED and eleven and "last" not in text.lower()
    )
    return Label(team_in(bare, sides), shape, phase(text), eleven, other)


def phase(text: str) -> Phase | None:
    """Whether a text speaks of a line-up that is known or one that is guessed."""
    small = lower(text)
    if _PREDICTED.search(small):
        return Phase.PREDICTED
    return Phase.CONFIRMED if _CONFIRMED.search(small) else None


def formation(text: str) -> tuple[str | None, tuple[int, int] | None]:
    """ "4-2-3-1" and where it stands; ten players, or eleven with the goalkeeper."""
    for met in _FORMATION.finditer(text):
        lines = [int(digit) for digit in met[0] if digit.isdigit()]
        if sum(lines) == 11 and lines[0] == 1:
            lines = lines[1:]
        if sum(lines) == 10:
            return "-".join(map(str, lines)), met.span()
    return None, None
