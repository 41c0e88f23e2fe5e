"""How alike two spellings of a name are: surnames, initials, abbreviations, slips of the pen."""

import re
from collections.abc import Sequence
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz import fuzz

# What a spelling that is right, but not the whole name, counts: below an exact one, far above a slip.
SAME_CLUB = 99.0
SURNAME = 98.0
ONE_WORD = 96.0
ONE_WORD_SLIP = 88.0
SOME_WORDS = 94.0
SHORTENED = 93.0
SWAPPED = 90.0
WRONG_INITIAL = 70.0
"""At most this much where everything fits but the initial: near, and never accepted."""

_CLUB = frozenset({"fc", "afc", "cf"})
"""Words that a club's name is written with or without."""
# fmt: off
_PARTICLES = frozenset({
    "al", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "la", "le", "ten", "ter", "van", "von",
})
# fmt: on
"""Words that are nobody's name by themselves."""


@lru_cache(maxsize=100_000)
def plain(text: str) -> str:
    """Lower case, no accents, words apart by one blank: "Pašalić," becomes "pasalic"."""
    return re.sub(r"[^a-z0-9]+", " ", anyascii(text).lower()).strip()


def begins(typed: str, spelling: str) -> bool:
    """Whether a plain spelling, or a word of it, begins with what was typed."""
    return f" {typed}" in f" {spelling}"


@lru_cache(maxsize=100_000)  # an article names the same few players again and again
def likeness(wanted: str, spelling: str) -> float:
    """How alike two plain spellings are, 0 to 100."""
    asked, words = wanted.split(), spelling.split()
    if not asked or not words:
        return 0.0
    whole = _alike(wanted, spelling)
    if len(asked) == 1:
        return max(whole, _club(asked, words), _one_word(wanted, words), _shortened(asked, words))
    if len(asked[-1]) == 1 and len(asked[0]) > 1:
        asked = [asked[-1], *asked[:-1]]  # "Robertson A." as a match sheet prints it
    if len(asked[0]) == 1 and len(words) > 1:
        return _initial(asked, words, whole)
    sorted_words = fuzz.token_sort_ratio(wanted, spelling) - 3
    return max(whole, sorted_words, _club(asked, words), _some_words(asked, words), _shortened(asked, words))


def _alike(one: str, other: str) -> float:
    """How alike two words are. The same letters in another order are the commonest slip ("Palasic")."""
    ratio = fuzz.ratio(one, other)
    if ratio < SWAPPED and len(one) == len(other) and one[0] == other[0] and sorted(one) == sorted(other):
        return SWAPPED
    return ratio


def _one_word(wanted: str, words: Sequence[str]) -> float:
    """A single word against a longer name: its surname, or another word of it, where a slip counts more."""
    if len(words) == 1 or len(wanted) < 3 or wanted in _PARTICLES:
        return 0.0
    if wanted in words[:-1]:
        return ONE_WORD
    slip = max(_alike(wanted, word) for word in words[:-1]) - (100 - ONE_WORD_SLIP)
    surname = max(_alike(wanted, words[-1]), _alike(wanted, "".join(words[-2:])))  # "DeRoon" is one word, too
    return max(surname - (100 - SURNAME), slip)


def _initial(asked: Sequence[str], words: Sequence[str], whole: float) -> float:
    """ "A. Robertson": the initial must fit, and the rest be the surname."""
    rest = " ".join(asked[1:])
    surname = max(_alike(rest, " ".join(words[1:])), _alike(rest, words[-1])) - (100 - SURNAME)
    if words[0].startswith(asked[0]):
        return max(whole, surname)
    return min(max(whole, surname), WRONG_INITIAL)


def _club(asked: Sequence[str], words: Sequence[str]) -> float:
    """ "Liverpool FC" is Liverpool."""
    bare = [word for word in asked if word not in _CLUB]
    return SAME_CLUB if bare and bare == [word for word in words if word not in _CLUB] else 0.0


def _some_words(asked: Sequence[str], words: Sequence[str]) -> float:
    """Two words or more of a longer name, or the whole name within a longer one ("Mohamed Salah Ghaly")."""
    within = len(words) > 1 and (set(asked) <= set(words) or set(words) <= set(asked))
    return SOME_WORDS if within else 0.0


def _shortened(asked: Sequence[str], words: Sequence[str]) -> float:
    """Every word cut short or by initials: "Man City", "Sheff Utd", "Paris SG", "PSG"."""
    if len(words) < 2:
        return 0.0
    return SHORTENED if _stands_for(asked, words) else 0.0


def _stands_for(asked: Sequence[str], words: Sequence[str]) -> bool:
    if not asked or not words:
        return not asked and not words
    first, rest = asked[0], asked[1:]
    if len(first) > 1 and first == "".join(word[0] for word in words[: len(first)]):
        return _stands_for(rest, words[len(first) :])
    return _cut(first, words[0]) and _stands_for(rest, words[1:])


def _cut(short: str, word: str) -> bool:
    """Whether `short` leaves letters of `word` out, but not its first: "utd" for "united"."""
    letters = iter(word)
    return len(short) > 1 and short[0] == word[0] and all(letter in letters for letter in short)
