"""In which language an adapter itself speaks to one person."""

from collections.abc import Iterable
from dataclasses import replace

from bot.chat import Look
from bot.platforms.asks import Translations

SOURCE = "en"
"""The language that needs no catalogue."""


def spoken(told: Iterable[str], translations: Translations) -> str:
    """The first of a person's languages (BCP 47) in which there are words for everything; "" where there is
    none."""
    return next((one for one in told if one and _has_words(one, translations)), "")


def to_one(look: Look, language: str, translations: Translations) -> Look:
    """A channel's look, in the language of one person where that is spoken."""
    return replace(look, language=spoken([language], translations) or look.language)


def _has_words(language: str, translations: Translations) -> bool:
    own = language.replace("_", "-").partition("-")[0].casefold()
    return own == SOURCE or "language" in translations(language).info()
