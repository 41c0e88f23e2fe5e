"""Sentences that tell of another time: "Five years ago Haller scored the winner"."""

import re

_YEARS = r"(?:years?|months|seasons?|weeks|decades?)"
_SOME = (
    r"(?:just|only|almost|nearly|exactly|about|around|over|more than|an?|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|\d+|some|several|few|many|couple of|half)"
)
_THEN = re.compile(
    rf"\W*(?:{_SOME} )+{_YEARS} (?:ago|earlier|before)\b|\W*(?:back )?in (?:the )?(?:19|20)\d\d\b"
    r"|\W*(?:(?:early|late|back|earlier) )?in (?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december)\b"
    r"|\W*(?:early |late |earlier )?last (?:year|season|term|campaign|month|january|february|march|april|may"
    r"|june|july|august|september|october|november|december)\b(?!['\u2019]s)"
    r"|\W*(?:in|during) (?:the reverse|the corresponding|last season's|last year's)\b"
    r"|\W*the (?:last|previous) time (?:these|the (?:two|teams|sides)|they)\b",
    re.IGNORECASE,
)
_LAST_SENTENCE = re.compile(r"[.!?]['\"\u201d]? (?=\W?[A-Z])")


def recalls(sentence: str) -> bool:
    """Whether a sentence begins with another time, so that what it tells is not of this match."""
    return _THEN.match(sentence) is not None


def recalled(text: str, place: int) -> bool:
    """The same of the sentence around a place of a paragraph."""
    start = max((met.end() for met in _LAST_SENTENCE.finditer(text, 0, place)), default=0)
    return recalls(text[start:place])
