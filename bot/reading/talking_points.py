"""The numbered headings of a preview: "7. Liverpool's poor record of second-leg away comebacks"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.reading.context import Part
from bot.reading.facts import TalkingPoint
from bot.reading.page import Line

_NUMBERED = re.compile(
    r"^(?:#|no\.? ?|point )?(?P<n>\d{1,2}) ?[.):-]+ ?(?P<heading>[^\W\d_\"'].{3,110})$", re.IGNORECASE
)
_FEWEST = 3


def talking_points(part: Part) -> list[TalkingPoint]:
    """Each heading with the text until the next one; none unless they count 1, 2, 3 and have text below."""
    lines = part.page.lines
    heads = _counted(lines)
    if len(heads) < _FEWEST:
        return []
    found: list[TalkingPoint] = []
    for (index, heading), following in zip(heads, [*heads[1:], None], strict=True):
        end = following[0] if following else len(lines)
        if end > index + 1:
            found.append(TalkingPoint(heading, (lines[index].start, lines[end - 1].end)))
    return found if len(found) >= _FEWEST else []


def _counted(lines: Sequence[Line]) -> list[tuple[int, str]]:
    """Headings in the order of their numbers; a list that starts anew is another list."""
    best: list[tuple[int, str]] = []
    run: list[tuple[int, str]] = []
    for index, line in enumerate(lines):
        met = _NUMBERED.match(line.text)
        if not met or (met["heading"].endswith(".") and len(met["heading"]) > 70):
            continue
        number = int(met["n"])
        if number == 1:
            run = []
        elif number != len(run) + 1:
            continue
        run.append((index, met["heading"].strip()))
        if len(run) > len(best):
            best = list(run)
    return best if _with_text(best) else []


def _with_text(heads: Sequence[tuple[int, str]]) -> bool:
    """Player ratings and tables count too, one line each: headings have text below most of them."""
    gaps = [after[0] - one[0] for one, after in pairwise(heads)]
    return bool(gaps) and sum(gap > 1 for gap in gaps) > len(gaps) / 2
