"""Titles of pages that choose among the players of many matches: they are about no single one."""

import re

_BEST = (
    r"\b(?:team|xi|eleven|11|players|goals|winners|losers) of the (?:week|weekend|round|month|season|year|"
    r"tournament|group stage|match ?day|game ?week|decade)\b|"
    r"\b(?:winners and losers|power rankings|top players from|best players from)\b|"
    r"\belf (?:des|der) (?:tages|spieltags|woche|saison|hinrunde|rückrunde|monats)\b|"
    r"\b(?:spieltags-?elf|top-?elf|flop-?elf|elf des \d+\. spieltags)\b|"
    r"\bnoten d(?:es|er) (?:\d+\. )?(?:spieltags|spieltage|saison|hinrunde|runde)\b|"
    r"\b(?:once|xi|equipo) (?:ideal|de la (?:jornada|semana|temporada))\b|"
    r"\b(?:équipe|equipe|onze)[- ]types?\b|\b(?:équipe|equipe|onze|xi) de la (?:\d+\S* )?(?:journée|"
    r"semaine|saison)\b|"
    r"\bnotes de la \d+\S* journée\b|"
    r"\b(?:seleção|time) da (?:rodada|semana|temporada)\b|"
    r"\bpagellone\b|\bsquadra della (?:settimana|giornata|stagione)\b|\btop 11 (?:della|di)\b|"
    r"\b(?:voti|pagelle)(?: e pagelle)? (?:de|a)lla (?:\S+ ){1,4}giornata\b|\bda (?:zero|1|uno) a (?:dieci|"
    r"10)\b|"
    r"\bteam van de (?:week|maand)\b|"
    r"\b(?:bundesliga|liga|spieltag) (?:kompakt|im überblick)\b"
)
_MANY = re.compile(_BEST, re.IGNORECASE)


def about_many(title: str) -> bool:
    """Whether a title says that the page is about a round, a season or a vote, and not about one match."""
    return _MANY.search(title) is not None
