"""Who made a goal, out of the sentence that tells it."""

import re
from collections.abc import Sequence

from bot.reading.mentions import PERSON, Mention

_TO_HIM = re.compile(
    r"\b(?:picked out|picks out|picking out|set up|sets up|teed up|found|finds|played in|playing in"
    r"|slipped in|fed"
    r"|released|located|squared (?:it |the ball )?(?:for|to)|crossed (?:it )?for|cut (?:it "
    r"|the ball )?back (?:for|to)"
    r"|pulled (?:it |the ball )?back (?:for|to)|laid (?:it |the ball )?(?:off |on )?(?:for|to)"
    r"|passed to|rolled (?:it"
    r"|the ball) to|provided the (?:cross|pass|assist) for|(?:pass|cross|through ball|corner"
    r"|free-kick) (?:for|to|found"
    r"|picked out))(?: (?:[\w-]+ ){0,3})? ?$"
)
"""Stands before the scorer: "Koopmeiners picked out Scamacca"."""
_FROM_HIM = re.compile(
    r"'s? (?:[\w-]+ ){0,4}?(?:cross|pass|corner|free-kick|through ball|assist|delivery|centre"
    r"|pull-?back|cut-?back"
    r"|ball|flick-on|knock-down|lay-off|set-piece)\b"
)
"""Follows who made it: "headed in Salah's cross"."""
_BY_HIM = re.compile(
    r"\b(?:cross|pass|corner|free-kick|assist|through ball|delivery|work|knock-down|flick-on) (?:from"
    r"|by) (?:[\w-]+ ){0,3}$"
)


def assist(text: str, scorer: Mention, where: int, people: Sequence[Mention]) -> Mention | None:
    """Who passed to `scorer` for the goal told at `where`; None where the sentence does not say."""
    others = [one for one in people if one.text != scorer.text and not one.boss]
    if scorer.end and (met := _TO_HIM.search(text[max(0, scorer.start - 60) : scorer.start])):
        start = max(0, scorer.start - 60) + met.start()
        before = [one for one in others if one.end <= start and PERSON not in text[one.end : start]]
        if before and not re.search(r"[.;]", text[before[-1].end : start]):
            return before[-1]
    near = [one for one in others if abs(one.start - where) < 110]
    for one in near:
        if _FROM_HIM.match(text, one.end) and not re.search(
            r"\b(?:saved|cleared"
            r"|blocked) $",
            text[: one.start],
        ):
            return one
        if _BY_HIM.search(text[max(0, one.start - 60) : one.start]):
            return one
    return None
