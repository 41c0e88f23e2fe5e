"""What looks like a goal in a report, and was none, or another day's."""

import re

from bot.reading import chance_words as missing

BREAKS = re.compile(
    r"[;:]| - |, but |, only | but |, while | while |, as | after | when "
    r"| before (?!half|the break)|, s?he "
)
AFTER = re.compile(
    r"[.;]|, (?:and|as|after|who|while|although|but)\b| (?:after|when|while|before|but"
    r"|and) "
)
_HISTORY = re.compile(
    r"\b(?:last (?:season|year|month|weekend|week|time)|earlier (?:this|in the) (?:season|campaign|month)"
    r"|previous(?:ly)?|in \d{4}|\d{4}/\d\d|career|so far this|this season(?!')|reverse fixture"
    r"|first leg|midweek|last (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday))\b"
)


def told_of_the_past(text: str, start: int, end: int) -> bool:
    """Whether what stands at [start, end) is of an earlier match or a career."""
    return _HISTORY.search(text[max(0, start - 60) : end + 60]) is not None


def denied(text: str, start: int, end: int) -> bool:
    """Whether what looks like a goal was none: "almost", "only for Kelleher to save"."""
    before = BREAKS.split(text[max(0, start - 90) : start])[-1]
    after = AFTER.split(text[end : end + 110])[0]
    return bool(
        missing.MISSED.search(before)
        or missing.MISSED.search(after)
        or missing.DISALLOWED.search(before + text[start : end + 230])
        or re.search(r"\bto score\b|\bhaving scored\b", text[start:end])
    )


def taken_back(following: str) -> bool:
    """Whether the next sentence says that the goal does not count."""
    near = following[:150]
    return bool(missing.TAKEN_BACK.search(near)) and not missing.STANDS.search(following[:220])


def not_quite(text: str, start: int, end: int) -> bool:
    """Whether an own goal was none; a post that was hit before does not matter."""
    before = BREAKS.split(text[max(0, start - 90) : start])[-1]
    return bool(missing.NEARLY.search(before) or missing.DISALLOWED.search(text[start : end + 230]))
