"""An article as it comes in, before it is read."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Article:
    """`text` is what a reader sees, line by line. `publisher` is a name ("The Paper"), `language` is as in
    BCP 47; each is empty or None where nothing tells."""

    text: str
    address: str | None = None
    publisher: str = ""
    title: str = ""
    published: date | None = None
    language: str = ""


class Why(StrEnum):
    """Why an article could not be had."""

    ADDRESS = "address"
    """Not one that may be fetched."""
    AWAY = "away"
    """Nobody answers there, or not in time."""
    REFUSED = "refused"
    """The site does not give it to programs."""
    PAYWALL = "paywall"
    CONSENT = "consent"
    NOT_AN_ARTICLE = "not an article"
    TOO_LARGE = "too large"
    SECOND_READER = "second reader"


class CannotRead(Exception):  # noqa: N818 - named as people say it
    """`words` say to a moderator what happened and what to do."""

    def __init__(self, why: Why, words: str) -> None:
        super().__init__(words)
        self.why = why
        self.words = words
