"""Days as people type them, in whichever of our languages: "8 May", "8 de mayo", "1er mai", "morgen"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from babel.dates import get_month_names

from bot.knowledge.spelling import plain
from bot.posts.language import locale, spoken
from bot.reading.expected_return import expected_return

UNTIL = r"(?:until|till?|bis(?:\s+zum)?|hasta(?:\s+el)?|fino\s+al?|jusqu['’](?:au|à)|até(?:\s+o)?)"
"""A pattern for what stands before a day that ends something."""
_AHEAD = {
    "today": ("today", "hoy", "oggi", "heute", "aujourd'hui", "aujourd’hui", "hoje"),
    "tomorrow": ("tomorrow", "mañana", "manana", "domani", "morgen", "demain", "amanhã", "amanha"),
}
_RELATIVE = tuple(
    (re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE), said) for said, words in _AHEAD.items()
)
_ENGLISH = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_BETWEEN = frozenset({"de", "of", "del", "den", "le", "el", "o", "il"})
_NUMBERED = re.compile(r"(\d{1,2})(?:er|o|a)")


def day(written: str, today: date) -> tuple[date, bool] | None:
    """The day that is meant, and whether it is an estimate; None where the words tell none.

    A month by itself is its first day, as an estimate: who says "out until May" means that one.
    """
    ahead = today_or_tomorrow(written.strip()).casefold()
    if ahead in _AHEAD:
        return today + timedelta(days=list(_AHEAD).index(ahead)), False
    english = " ".join(_in_english(written))
    found = expected_return(written, today) or expected_return(english, today)
    if found is None and english in _ENGLISH and (first := expected_return(f"1 {english}", today)):
        return first[0], True
    return found


def today_or_tomorrow(words: str) -> str:
    """The same words, with those two days in English wherever they stand: "morgen 20:15" comes tomorrow."""
    for form, said in _RELATIVE:
        words = form.sub(said, words)
    return words


def _in_english(written: str) -> Iterator[str]:
    """ "1º de maio" is "1 may"."""
    for word in plain(written).split():
        if word not in _BETWEEN:
            met = _NUMBERED.fullmatch(word)
            yield met[1] if met else _months().get(word, word)


@cache
def _months() -> dict[str, str]:
    """What months are called, short and long, to their English names."""
    return {
        plain(name): _ENGLISH[number - 1]
        for language in spoken()
        for width in ("abbreviated", "wide")
        for number, name in get_month_names(width, locale=locale(language)).items()
    }
