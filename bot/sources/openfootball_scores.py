"""Scores as Football.TXT writes them: "2-1 (1-0)", "4-2 pen. 1-0 a.e.t. (1-0, 0-0)"."""

import re
from itertools import pairwise
from typing import NamedTuple

from bot.knowledge.match import Result, Score

_PAIR = r"\d{1,2}[-–:]\d{1,2}"
_EXTRA = r"a\.?\s?e\.?\s?t\b\.?|n\.\s?V\."
_KICKS = r"pen\b\.?|p\b\.?|i\.\s?E\."
_PART = re.compile(
    rf"\s*,?\s*(?:(?P<pair>{_PAIR})(?:\s*(?:(?P<extra>{_EXTRA})|(?P<kicks>{_KICKS})))?"
    rf"|\((?P<inner>[\d\s,:–-]+?)(?P<inner_extra>\s*(?:{_EXTRA}))?\s*\))(?=[\s,]|$)",
    re.IGNORECASE,
)
_BEGINS = re.compile(rf"(?<!\S){_PAIR}(?=[\s,]|$)")


class Scored(NamedTuple):
    """A score at [start, end) of a line; `odd` says what of it cannot be, and was left out."""

    result: Result
    start: int
    end: int
    odd: str | None = None


class _Stages(NamedTuple):
    kicks: Score | None
    extra: Score | None
    full: Score | None
    half: Score | None


def score_in(text: str) -> Scored | None:
    """The first score of a line; None where it has none.

    What stands first is the latest stage of the match, and the brackets have those before it, the latest
    first: one score in brackets is half-time, but after "a.e.t." or "pen." it is that after ninety minutes.
    Since 2026 the shoot-out may also come last (Football.TXT, "What's News").
    """
    begins = _BEGINS.search(text)
    if begins is None:
        return None
    parts, end = [], begins.start()
    while part := _PART.match(text, end):
        parts.append(part)
        end = part.end()
    stages = _stages(parts)
    final = stages.extra or stages.full
    if final is None:
        return None
    result, odd = result_of(final, stages)
    return Scored(result, begins.start(), end, odd)


def from_stages(
    full: Score, half: Score | None = None, extra: Score | None = None, kicks: Score | None = None
) -> tuple[Result, str | None]:
    """The result of these stages, and what of them cannot be: it is left out."""
    return result_of(extra or full, _Stages(kicks, extra, full, half))


def result_of(final: Score, stages: _Stages) -> tuple[Result, str | None]:
    half, kicks, odd = stages.half, stages.kicks, None
    if final == Score(0, 0):
        half = final
    if kicks is not None and kicks.home == kicks.away:
        kicks, odd = None, f"a shoot-out does not end {stages.kicks}"
    before = [stage for stage in (half, stages.full, final) if stage is not None]
    if any(now.home > then.home or now.away > then.away for now, then in pairwise(before)):
        half, odd = None, f"the scores before {final} do not lead to it"
    return Result(final, half, stages.extra is not None, kicks), odd


def _stages(parts: "list[re.Match[str]]") -> _Stages:
    kicks = extra = None
    before: list[Score | None] = []
    for part in parts:
        if part["inner"] is not None:
            inner = [_score(one) for one in part["inner"].split(",")]
            if part["inner_extra"]:
                extra, *inner = inner
            before += inner
        elif part["kicks"]:
            kicks = _score(part["pair"])
        elif part["extra"]:
            extra = _score(part["pair"])
        else:
            before.append(_score(part["pair"]))
    if kicks is not None and extra is None and len(before) > 2:
        extra, *before = before
    full, half, *_ = [*before, None, None]
    return _Stages(kicks, extra, full, half)


def _score(written: str) -> Score | None:
    home, _, away = re.sub(r"[–:]", "-", written).partition("-")
    return Score(int(home), int(away)) if home.strip() and away.strip() else None
