"""Languages as people name them: in their own words, in the reader's, in English, or by a code.

The names of all languages take a second to gather, once: a handler looks for one in a thread.
"""

import re
from collections.abc import Sequence
from functools import cache

from babel import Locale, UnknownLocaleError

from bot.chat import Choice, Look
from bot.posts.language import own_name, spoken
from bot.posts.options import language_name
from handlers.word import Word, meant, offered

_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def language_meant(written: str, look: Look) -> str | None:
    """A BCP 47 language by its code or its name; None for none that is known."""
    if _CODE.fullmatch(written):
        try:
            return str(Locale.parse(written.replace("-", "_"))).replace("_", "-")
        except (ValueError, UnknownLocaleError):
            pass
    return meant(written, _languages(look.language))


def languages_offered(typed: str, look: Look) -> Sequence[Choice]:
    """Those that sentences can be told in; while somebody types, all others too."""
    known = _languages(look.language)
    return offered(typed, known if typed.strip() else known[: len(spoken())])


@cache
def _languages(language: str) -> tuple[Word, ...]:
    """Those with a catalogue first, each by what it calls itself, then all that are written somewhere."""
    codes = sorted(code for code in map(str, Locale("en").languages) if len(code) == 2)
    others = [code for code in codes if code not in spoken() and _locale(code) is not None]
    look = Look(language)
    return (
        *(Word(code, own_name(code), _called(code, look)) for code in spoken()),
        *(Word(code, language_name(code, look), _called(code, look)) for code in others),
    )


def _called(code: str, look: Look) -> tuple[str, ...]:
    """By its code, in the reader's language, in its own and in English."""
    own = _locale(code)
    names = (
        language_name(code, look),
        own.languages.get(code) if own else "",
        Locale("en").languages.get(code),
    )
    return (code, *(name for name in names if name))


def _locale(code: str) -> Locale | None:
    try:
        return Locale.parse(code.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return None
