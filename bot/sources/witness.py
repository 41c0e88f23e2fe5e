"""An article as a witness: what somebody says of it is believed as far as it says so itself."""

import re
import unicodedata

from bot.reading.facts import Span
from bot.reading.page import plain

_LEFT_OUT = {"", "none", "n/a", "unknown"}


class Witness:
    """The article, to be asked whether it says something."""

    def __init__(self, text: str) -> None:
        self._text = _even(text)

    def span(self, *words: str, within: Span | None = None) -> Span | None:
        """Where the first of these that is there stands, in the article's own characters."""
        for said in words:
            pattern = r"\s+".join(re.escape(word) for word in _even(said).split())
            if said.strip().lower() in _LEFT_OUT or not pattern:
                continue
            found = re.compile(rf"(?<!\w){pattern}(?!\w)").search(
                self._text, *(within if within else (0, len(self._text)))
            )
            if found:
                return found.span()
        return None

    def says(self, words: str) -> bool:
        return self.span(words) is not None

    def fact(self, quote: str, *needed: str) -> Span | None:
        """Where a fact stands: its quotation, if the article has it and it has what is needed; the same words
        elsewhere are no proof of it."""
        at = self.span(quote)
        return at if at and all(self.span(word, within=at) for word in needed) else None


def _even(text: str) -> str:
    """The same number of characters, alike where people write alike: case, accents, quotation marks."""
    return "".join(_bare(character) for character in plain(text))


def _bare(character: str) -> str:
    if character.isascii():
        return character.lower()
    low = unicodedata.normalize("NFD", character)[0].lower()
    return low if len(low) == 1 else character
