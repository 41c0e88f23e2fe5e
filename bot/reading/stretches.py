"""A text cut where facts begin and end, so that each piece can be shown with what was read in it."""

from collections.abc import Mapping
from itertools import pairwise

from bot.reading.facts import Span

ELLIPSIS = "…"
Stretch = tuple[str, tuple[int, ...]]
"""A piece of the text, and the numbers of the facts that it says, rising."""


def stretches(text: str, spans: Mapping[int, Span]) -> list[Stretch]:
    """All of a text in pieces. `spans` are where the facts stand, by their number; a fact that stands outside
    of the text is in none."""
    inside = {number: (max(0, at[0]), min(len(text), at[1])) for number, at in spans.items()}
    inside = {number: at for number, at in inside.items() if at[0] < at[1]}
    cuts = sorted({0, len(text), *(place for at in inside.values() for place in at)})
    return [
        (text[first:last], tuple(sorted(n for n, at in inside.items() if at[0] <= first and last <= at[1])))
        for first, last in pairwise(cuts)
    ]


def around(text: str, at: Span, beside: int) -> tuple[str, str, str]:
    """What stands before a fact, at it, and after it in its paragraph: at most `beside` characters on either
    side, cut between words, with an ellipsis. Of a long fact only the beginning is told; all three are empty
    for one that stands outside of the text."""
    first, last = max(0, at[0]), min(len(text), at[1], max(0, at[0]) + 3 * beside)
    if first >= last:
        return "", "", ""
    before, after = text[:first].rpartition("\n")[2], text[last:].partition("\n")[0]
    if len(before) > beside:
        before = f"{ELLIPSIS}{before[-beside:].partition(' ')[2]}"
    if len(after) > beside:
        after = f"{after[:beside].rpartition(' ')[0]}{ELLIPSIS}"
    return before, text[first:last], after
