"""Sentences in Spanish, Portuguese, Italian, French and German that tell who referees."""

import re
from functools import cache

from bot.reading.official_words import NAME, Role

_A = f"(?P<one>{NAME})"
_B = f"(?P<two>{NAME})"
_SMALL = r"(?:[a-zà-ÿ]+ ){0,2}?"
"""What a referee is called before the name: "el chileno", "fischietto"."""
_ANOTHER = r"(?<!cuarto )(?<!quarto )(?<!quatro )(?<!quatrième )(?<!4º )"

_SENTENCES = (
    (
        Role.REFEREE,
        rf"{_ANOTHER}(?:[Ll]')?(?:[ÁáAa]rbitr[oie]s?|[Cc]olegiado|direttore di gara)(?! (?:assist|asist|"
        rf"V[Aa][Rr]))[^.;:?]{{0,80}}? "
        rf"(?:va a ser|vai ser|será|sarà|saranno|sera|es|é|è|est) (?:(?:el|o|il|le) )?{_SMALL}{_A}",
    ),
    (
        Role.REFEREE,
        rf"(?:[Aa]rbitraje|[Aa]rbitragem)\b[^.;:?]{{0,80}}? (?:será|é|es|fica|estará) (?:a cargo )?"
        rf"(?:del?|do|da|por conta de) {_SMALL}{_A}",
    ),
    (
        Role.REFEREE,
        rf"(?:[Aa]rbitraje|[Aa]rbitragem)(?: [a-zà-ÿ]+){{0,3}}? (?:del?|do|da) {_SMALL}{_A}",
    ),
    (
        Role.REFEREE,
        rf"(?:[Dd]iriger|[Aa]rbitrer|[Ss]iffler)\b[^.;:?]{{0,80}}? (?:a nommé|a désigné|a choisi|c'est|"
        rf"sera|est) {_A}",
    ),
    (Role.REFEREE, rf"(?:dirigée?|arbitrée?|sifflée?) par {_SMALL}{_A}"),
    (Role.REFEREE, rf"(?:arbitrat[ao]|dirett[ao]|arbitrad[ao]|dirigid[ao]) (?:da |dal |dall'|por |"
    rf"pelo ){_SMALL}{_A}"),
    (Role.REFEREE, rf"(?:der )?Leitung von (?:Schiedsrichter )?{_A}|{_A.replace('one', 'two')} (?:pfeift|"
    rf"leitet)\b"),
    (
        Role.REFEREE,
        rf"[Ss](?:arà|erá|era) {_SMALL}{_A}(?: d[ie] {NAME})?[^.;:?]{{0,110}}? (?:a|quien|"
        rf"o responsável por|para) (?:dirig|arbitr|apit)\w+",
    ),
    (Role.ASSISTANTS, rf"(?:assistée?|accompagnée?|épaulée?) (?:par|de) {_A} et {_B}"),
    (Role.ASSISTANTS, rf"(?:con|com|mit) {_SMALL}{_A} (?:e|y|und) {_B} (?:como |als |di )?(?:guardalinee|"
    rf"assistent|asistent|auxiliares|jueces de línea)"),
    (Role.FOURTH, rf"quatrième arbitre (?:sera|est) (?:occupé par )?{_A}"),
    (Role.FOURTH, rf"(?:[Qq]uarto uomo|IV uomo|IV ufficiale) (?:sarà|è) {_A}"),
)  # fmt: skip

ABROAD = re.compile(
    r"rbitr|árbitr|olegiado|dirig|dirett|siffle|nommé|pfeift|leitet|Leitung|uomo|ufficiale|guardalinee|"
    r"assist[ée]e? par|asistent"
)
"""What a line has that is worth asking these sentences; it costs little to look for."""


@cache
def sentences_abroad() -> "tuple[tuple[Role, re.Pattern[str]], ...]":
    """(role, pattern), as `official_words.sentences`."""
    return tuple((role, re.compile(r"(?<![\w'-])" + source)) for role, source in _SENTENCES)
