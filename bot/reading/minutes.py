"""Minutes of a match out of words: "seven minutes before half-time" is the 38th."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.reading.minute_rules import ANY, KEYS, OF_MINUTES, RULES
from bot.reading.numbers_in_words import is_ordinal, number


@dataclass(frozen=True, slots=True)
class Said:
    """A moment of a match, told at [start, end) of a sentence. "Midway through the half" is not `sure`."""

    minute: int
    start: int
    end: int
    added: int | None = None
    sure: bool = True


def minutes(sentence: str, latest: int | None = None, first_half: bool = False) -> list[Said]:
    """Every moment that a sentence tells, in order. `latest` is the last minute told before, from which
    "a minute later" counts; `first_half` says that the second half has not begun."""
    found: list[Said] = []
    lowered = sentence.lower() if len(sentence.lower()) == len(sentence) else sentence
    if not ANY.search(lowered):
        return found
    taken: list[tuple[int, int]] = []
    first, last = lowered.find("min"), lowered.rfind("min")
    for rule, pattern in RULES:
        if not any(word in lowered for word in KEYS.get(rule, ("",))):
            continue
        near = (max(0, first - 45), last + 75) if rule in OF_MINUTES and first >= 0 else (0, len(lowered))
        for met in pattern.finditer(lowered, *near):
            if any(met.start() < end and start < met.end() for start, end in taken):
                continue
            before = [one for one in found if one.end <= met.start()]
            now = max(before, key=lambda one: one.end).minute if before else latest
            if said := _said(rule, met, lowered, now, first_half):
                if rule == "later" and not before:  # another goal may stand between that was not understood
                    said = replace(said, sure=False)
                taken.append(met.span())
                found.append(said)
    return sorted(found, key=lambda said: said.start)


def _said(
    rule: str, met: "re.Match[str]", sentence: str, latest: int | None, first_half: bool
) -> Said | None:
    groups = {key: value for key, value in met.groupdict().items() if value}
    n = next((number(value) for key, value in groups.items() if key.startswith("n")), None)
    start, end = met.span()
    if rule == "plus":
        return Said(n or 90, start, end, int(groups["plus"]))
    if rule in ("first added nth", "added nth"):
        half = 45 if rule.startswith("first") or _in_first_half(sentence, first_half) else 90
        return Said(half, start, end, n)
    if rule in ("first added", "added"):
        half = 45 if rule.startswith("first") or _in_first_half(sentence, first_half) else 90
        return Said(half, start, end, 0, sure=rule.startswith("first") or half == 90)
    if rule in _FIXED:
        minute, sure = _FIXED[rule]
        return Said(minute, start, end, sure=sure)
    if rule == "moments":
        return Said(latest, start, end, sure=False) if latest else None
    if rule == "seconds":
        return Said(1 + (n or 1) // 60, start, end) if n else None
    if n is None or (rule == "nth" and not _is_ordinal(met[0])):
        return None
    counted = _COUNTED[rule](n, latest) if rule in _COUNTED else n
    minute = counted or 0
    if not 1 <= minute <= 120:
        return None
    return Said(minute, start, end)


def _is_ordinal(text: str) -> bool:
    return is_ordinal(text.lower().split(" min")[0].split("-min")[0])


_FIXED = {
    "stroke": (45, True),
    "half hour": (30, True),
    "hour": (60, True),
    "midway first": (22, False),
    "midway second": (67, False),
    "seconds half": (46, True),
    "last minute": (90, False),
    "first minute": (1, True),
}
_COUNTED: dict[str, Callable[[int, int | None], int | None]] = {
    "before half": lambda n, latest: 45 - n if n < 45 else None,
    "left half": lambda n, latest: 45 - n if n < 45 else None,
    "after half": lambda n, latest: 45 + n if n <= 45 else None,
    "into extra": lambda n, latest: 90 + n if n <= 30 else None,
    "before end": lambda n, latest: 90 - n if n < 60 else None,
    "quarter left": lambda n, latest: 90 - n,
    "later": lambda n, latest: latest + n if latest is not None else None,
}


def _in_first_half(sentence: str, first_half: bool) -> bool:
    if re.search(r"second[- ](?:half|period)|late (?:winner|goal)|at the death|time winner", sentence):
        return False
    told = re.search(
        r"half[- ]?time|the interval|the break|first[- ]half|opening half|first period",
        sentence,
        re.IGNORECASE,
    )
    return bool(told) or first_half
