"""What is written under a player on the pitch: the surname, where it is plain which part that is."""

from collections import Counter
from collections.abc import Sequence

import regex

GIVEN_FIRST = regex.compile(r"[\p{Latin}\p{Greek}\p{Cyrillic}\p{M}\p{P}\p{Common}]+")
"""Scripts in which the press puts the given name first. All others are shown as they are written."""

PARTICLES = frozenset({
    "van", "von", "vom", "zu", "zum", "zur", "de", "den", "der", "des", "del", "della", "dello",
    "dalla", "dal", "dei", "degli", "delle", "di", "da", "do", "dos", "das", "du", "d", "la", "le",
    "las", "los", "les", "lo", "li", "ter", "ten", "te", "'t", "op", "af", "av", "el", "al", "ul",
    "ibn", "bin", "ben", "abu", "abou", "ait", "aït", "ould", "mac", "mc", "san", "st", "st.", "saint",
    "vande", "vander", "ver",
})  # fmt: skip
"""Words that begin a surname of several words: Dutch, Romance, German, Arabic, Gaelic."""

BETWEEN = frozenset({"y", "e", "i", "of", "und"})
"""Words within a surname: "Vennegoor of Hesselink"."""

AFTER = frozenset({
    "jr", "jr.", "júnior", "junior", "filho", "neto", "sobrinho", "segundo", "sr", "sr.", "ii", "iii",
})  # fmt: skip
"""What follows a name and is no surname."""

FAMILY_FIRST = frozenset({
    "nguyễn", "nguyen", "trần", "tran", "lê", "phạm", "pham", "hoàng", "huỳnh", "phan", "vũ", "võ",
    "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý", "đoàn", "wang", "li", "zhang", "liu", "chen",
    "yang", "huang", "zhao", "wu", "zhou", "xu", "sun", "ma", "zhu", "hu", "guo", "he", "lin", "gao",
    "luo", "zheng", "liang", "xie", "tang", "wei", "jiang", "kim", "lee", "park", "choi", "jung",
    "jeong", "hwang", "cho", "son", "kang", "yoon", "jang", "lim", "han", "oh", "seo", "shin", "kwon",
    "hong",
})  # fmt: skip
"""Common family names where they come first, even in Latin letters: Vietnamese, Chinese, Korean."""

CYRILLIC = regex.compile(r"\p{Cyrillic}")
CYRILLIC_SURNAME = regex.compile(
    r"\S{2,}(?:[оеё]в|[иы]н|[сц]к[иі]й|ской|енко|ук|юк|[иі]ч|ић|дзе|швили|ян)", regex.IGNORECASE
)
"""Lists in Cyrillic letters begin now with the given name, now with the family: the ending tells."""


def surname(name: str) -> str:
    """ "Virgil van Dijk" is "van Dijk". The whole name where one cannot be sure, never a wrong part of it.

    Sure are names of two parts, a part being a word with its particles. "Son Heung-min" begins with the
    family, a name of three words may have one surname or two, and "Vinícius Júnior" has none.
    """
    words = name.split()
    if len(words) < 2 or not GIVEN_FIRST.fullmatch("".join(words)):
        return name
    if words[0].casefold() in FAMILY_FIRST or words[-1].casefold() in AFTER:
        return name
    if words[0].casefold() in PARTICLES - {"ben"}:  # a surname by itself
        return name
    if CYRILLIC.search(name) and not _ends_in_surname(words):
        return name
    at = 1
    begins_here = words[at].casefold() in PARTICLES
    while at < len(words) - 1 and words[at].casefold() in PARTICLES:
        at += 1
    rest = words[at:]
    joined = len(rest) == 3 and rest[1].casefold() in BETWEEN
    if len(rest) == 1 or joined:
        return " ".join(words[1:] if begins_here else rest)
    return name


def _ends_in_surname(words: Sequence[str]) -> bool:
    return bool(CYRILLIC_SURNAME.fullmatch(words[-1]) and not CYRILLIC_SURNAME.fullmatch(words[0]))


def surnames(names: Sequence[str]) -> list[str]:
    """Those of a side: two players who share a surname are shown with their whole names."""
    short = [surname(name) for name in names]
    shared = Counter(part.casefold() for part in short)
    return [name if shared[part.casefold()] > 1 else part for name, part in zip(names, short, strict=True)]
