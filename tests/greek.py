"""A language that is told apart from English at every letter: the program's sentences in Greek letters.

Whatever is in Latin letters in a post of this language was not translated: a name, a number with its unit, a
command, or a sentence that nobody can translate. Babel's own words (months, countries, "and") are real Greek.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from bot.posts import language
from tests.sentences import Words, sentences

GREEK = "el"
_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "αβψδεφγηιξκλμνοπχρστθωςχυζΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠΧΡΣΤΘΩΣΧΥΖ",
)
_STAYS = re.compile(
    r"\{[a-z_0-9]*\}|%\([a-z_]+\)[sd]|%[sd%]"  # what is filled in
    r"|/[a-z0-9_]+|\b[a-z]+\.[a-z]+\b"  # commands and addresses
    r"|[A-Z]+(?:_[A-Z]+)+|\b[A-Z0-9]{4}-[A-Z0-9]{4}\b"  # settings, codes
)
_PATTERN = re.compile(r"[EMdy .,'/-]+")
"""Date patterns of CLDR: letters with a meaning of their own."""
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z]{2,}")


def greek(english: str) -> str:
    """A sentence in Greek letters; what is filled in, and what one types, stays."""
    if _PATTERN.fullmatch(english):
        return english
    told, end = [], 0
    for kept in _STAYS.finditer(english):
        told += [english[end : kept.start()].translate(_LETTERS), kept[0]]
        end = kept.end()
    return "".join((*told, english[end:].translate(_LETTERS)))


@contextmanager
def spoken(folder: Path) -> Iterator[None]:
    """The program speaks Greek beside English, as written into `folder`, and nothing else."""
    catalogue = Catalog(GREEK, fuzzy=False)
    for said in sentences():
        catalogue.add(said.words, _translated(said.words), context=said.context)
    file = folder / GREEK / "LC_MESSAGES" / f"{language.DOMAIN}.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as opened:
        write_mo(opened, catalogue)
    real, language.CATALOGUES = language.CATALOGUES, folder
    _forget()
    try:
        yield
    finally:
        language.CATALOGUES = real
        _forget()


def untranslated(text: str, names: Iterable[str] = ()) -> list[str]:
    """The words of a text in Latin letters that are no commands, and not among the `names`."""
    if text.startswith("/"):  # how something is typed
        return []
    kept = set(names)
    return [word for word in _LATIN.findall(_STAYS.sub(" ", text)) if word.casefold() not in kept]


def words_of(text: str) -> set[str]:
    """Its words, as `untranslated` compares them."""
    return {piece.casefold() for word in _WORD.findall(text) for piece in _LATIN.findall(word)}


def _translated(words: Words) -> Words:
    return greek(words) if isinstance(words, str) else tuple(greek(one) for one in words)


def _forget() -> None:
    language.spoken.cache_clear()
    language.translations.cache_clear()
