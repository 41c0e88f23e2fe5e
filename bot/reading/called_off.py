"""Whether an article's title says that the match is not played."""

import re

from bot.reading.facts import Span
from bot.reading.page import Page

_OFF = re.compile(
    r"\b(?:postponed|called off|abgesagt|rinviat[ao]|aplazad[oa]|adiad[oa]|reportée?)\b"
    r"(?! (?:from|in|last|earlier)\b)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:strike|protests?|talks|deal|move|transfer|conference|rearranged|rescheduled|new date|previously"
    r"|originally|search|if|could|may|might)\b",
    re.IGNORECASE,
)
"""Something else that is off, or a match that has its new day."""
_TITLE_LINES = 2
_LONGEST_TITLE = 200
WORDS = "the title says that the match is off"


def called_off(page: Page) -> Span | None:
    """Where the title says so; None where it does not."""
    for line in page.lines[:_TITLE_LINES]:
        met = _OFF.search(line.text[:_LONGEST_TITLE])
        if met and not _ANOTHER.search(line.text[:_LONGEST_TITLE]):
            return line.span(met)
    return None
