"""In which order the parts of a line are drawn where scripts of both directions meet.

The Unicode Bidirectional Algorithm (UAX #9, revision 50) for one line whose explicit controls have been
taken out: rules P2-P3, W1-W7, N1-N2, I1-I2, L1 and L2. Shaping joins the letters within a part; it cannot
know about the other parts, which may be set in other fonts.
"""

import unicodedata
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
STRONG = frozenset(("L", "R", "AL"))
NEUTRAL = frozenset(("B", "S", "WS", "ON", "BN"))


def right_to_left(text: str) -> bool:
    """Whether a paragraph runs from right to left: its first letter says so (P2-P3)."""
    kinds = map(unicodedata.bidirectional, text)
    return next((kind != "L" for kind in kinds if kind in STRONG), False)


def levels(text: str, rtl: bool | None = None) -> list[int]:
    """The embedding level of each character: odd ones run from right to left.

    `rtl` is the direction of the paragraph that this is a line of; by default the line is all of it.
    """
    kinds = [unicodedata.bidirectional(character) or "L" for character in text]
    base = int(right_to_left(text) if rtl is None else rtl)
    if not base and not {"R", "AL", "AN"} & set(kinds):
        return [0] * len(text)
    resolved = _neutrals(_numbers(_weak(kinds, base)), base)
    lifted = [_lifted(kind, base) for kind in resolved]
    for at in range(len(kinds) - 1, -1, -1):  # L1: white space at the end goes with the line
        if kinds[at] not in NEUTRAL - {"ON"}:
            break
        lifted[at] = base
    return lifted


def visual(parts: Sequence[tuple[int, T]]) -> list[T]:
    """Parts of a line with their levels, in reading order, as they stand from left to right (rule L2)."""
    order = list(parts)
    odd = [level for level, _ in order if level % 2]
    for level in range(max((level for level, _ in order), default=0), min(odd, default=1) - 1, -1):
        begin = 0
        while begin < len(order):
            end = begin
            while end < len(order) and order[end][0] >= level:
                end += 1
            order[begin:end] = reversed(order[begin:end])
            begin = end + 1
    return [part for _, part in order]


def _weak(kinds: list[str], base: int) -> list[str]:
    """W1-W3: marks take the kind of their letter, digits after Arabic letters are Arabic, AL is R."""
    found, before, strong = [], "R" if base else "L", "R" if base else "L"
    for kind in kinds:
        if kind == "NSM":
            kind = before
        if kind in STRONG:
            strong = kind
        if kind == "EN" and strong == "AL":
            kind = "AN"
        before = kind
        found.append(kind)
    return ["R" if kind == "AL" else kind for kind in found]


def _numbers(kinds: list[str]) -> list[str]:
    """W4-W7: separators within numbers belong to them, and European numbers after Latin letters are Latin."""
    found = list(kinds)
    for at in range(1, len(found) - 1):
        around = {found[at - 1], found[at + 1]}
        if found[at] in ("ES", "CS") and around == {"EN"}:
            found[at] = "EN"
        elif found[at] == "CS" and around == {"AN"}:
            found[at] = "AN"
    for order in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        step = 1 if order.step > 0 else -1
        for at in order:
            if found[at] == "ET" and found[at - step] == "EN":
                found[at] = "EN"
    found = ["ON" if kind in ("ES", "CS", "ET") else kind for kind in found]
    strong = ""
    for at, kind in enumerate(found):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            found[at] = "L"
    return found


def _neutrals(kinds: list[str], base: int) -> list[str]:
    """N1-N2: what has no direction takes that of both sides where they agree, else that of the line."""
    found, line = list(kinds), "R" if base else "L"
    at = 0
    while at < len(found):
        if found[at] not in NEUTRAL:
            at += 1
            continue
        end = at
        while end < len(found) and found[end] in NEUTRAL:
            end += 1
        before = _side(found[at - 1]) if at else line
        after = _side(found[end]) if end < len(found) else line
        found[at:end] = [before if before == after else line] * (end - at)
        at = end
    return found


def _side(kind: str) -> str:
    return "L" if kind == "L" else "R"


def _lifted(kind: str, base: int) -> int:
    """I1-I2."""
    if base % 2:
        return base if kind == "R" else base + 1
    return {"R": base + 1, "L": base}.get(kind, base + 2)
