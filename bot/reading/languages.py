"""In which language an article is written, as far as that tells where its readers live."""

import re

from bot.reading.page import Page

_WORDS = {
    "Europe/Berlin": "der die das und nicht mit auf für von den ist im aufstellung trainer gegen fehlen beim",
    "Europe/Rome": "il della che per con nel formazioni allenatore partita gli dal alle squalificati sarà",
    "Europe/Madrid": "el los las del para con una partido alineaciones entrenador contra bajas será por",
    "America/Sao_Paulo": "não do da dos em para com uma jogo escalações técnico desfalques pelo às time",
    "Europe/Paris": "les des est dans avec pour une sur du compositions entraîneur blessé match au par",
}
_SETS = {zone: frozenset(words.split()) for zone, words in _WORDS.items()}
_ENGLISH = frozenset(
    {"the", "and", "of", "to", "in", "is", "for", "with", "on", "that", "at", "as", "be", "are", "from"}
)
_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 300


def language_zone(page: Page) -> str | None:
    """Where most readers of the article's language live; None for English and for what is unclear."""
    lines = [line.text[:1000] for line in page.lines[:60]]
    words = [word.lower() for text in lines for word in _WORD.findall(text)][:_LOOKED_AT]
    counts = {zone: sum(word in known for word in words) for zone, known in _SETS.items()}
    best = max(counts, key=lambda zone: counts[zone])
    if counts[best] < 3 or counts[best] <= sum(word in _ENGLISH for word in words):
        return None
    return best
