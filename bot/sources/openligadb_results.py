"""How a match ended, by the several results that people enter for it at OpenLigaDB."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.knowledge.match import Result, Score
from bot.sources.openligadb_payload import ResultPart
from bot.sources.running_score import beyond, reaches, together

_WORDS = (
    ("shootout", re.compile(r"elfmeter|\bn\. ?e\b", re.IGNORECASE)),
    ("extra_time", re.compile(r"verl(?:ä|ae)ngerung|\bn\. ?v\b", re.IGNORECASE)),
    ("half_time", re.compile(r"halbzeit|\b45\b", re.IGNORECASE)),
    ("end", re.compile(r"\bend|spielzeit|\b90\b", re.IGNORECASE)),
)
_TYPES = {1: "half_time", 2: "end", 3: "extra_time", 4: "shootout"}
"""The site's own types of result; in seasons entered before there were types it is 0, and the name tells."""


class ContradictionError(Exception):
    """What was entered cannot all be true; the message says what does not fit."""


@dataclass(frozen=True, slots=True)
class Results:
    """The score at each point where one was entered. Each includes the goals before it; the one after the
    shoot-out counts its kicks like goals ("4:5 nach Elfmeterschießen" after a 1:1)."""

    half_time: Score | None = None
    end: Score | None = None
    extra_time: Score | None = None
    shootout: Score | None = None

    @property
    def after_play(self) -> Score | None:
        """The score when nothing but a shoot-out was left."""
        if self.extra_time is not None and (self.end is None or reaches(self.extra_time, self.end)):
            return self.extra_time
        return self.end


def results(parts: Iterable[ResultPart], told: list[str]) -> Results:
    """What each entry is, by its name, else its description, else its type. The last of a kind counts.
    What an entry is that says nothing of it is told in `told`."""
    found: dict[str, Score] = {}
    for part in sorted(parts, key=lambda one: one.result_order_id or 0):
        kind = _kind(part)
        if kind is None:
            told.append(f"the result {part.result_name!r} is of no known kind")
        else:
            found[kind] = Score(part.points_team1, part.points_team2)
    return Results(**found)


def final(entered: Results, played: Score | None, kicks: Score | None) -> Result | None:
    """How it ended; None while no end result is entered. `played` is what the listed goals add up to, None
    where none is listed; `kicks` the listed ones of a shoot-out. Raises ContradictionError.

    "Endergebnis" is the result after ninety minutes wherever one after extra time stands beside it. Where
    people took "Verlängerung" for a match that had none, it is lower than the end result, or the same
    without a shoot-out; extra time without a goal cannot have ended a match.
    """
    score, extra_time = entered.after_play, entered.extra_time is not None
    if score is None:
        return None
    if kicks is not None and played is not None and score == together(played, kicks):
        score = played
    shootout = _shootout(entered, score, kicks)
    if extra_time and (score != entered.extra_time or (score == entered.end and shootout is None)):
        extra_time = False
    if played is not None and not reaches(score, played):
        raise ContradictionError(f"the result is {score}, and the goals make it {played}")
    half_time = entered.half_time
    if half_time is not None and not reaches(score, half_time):
        raise ContradictionError(f"the result is {score}, and at half time it was {half_time}")
    return Result(score, half_time, extra_time, shootout)


def _shootout(entered: Results, score: Score, kicks: Score | None) -> Score | None:
    """The kicks that went in; None where there was no shoot-out."""
    if entered.shootout is None or entered.shootout == score:
        shootout = kicks
    else:
        with_goals = beyond(entered.shootout, score) if reaches(entered.shootout, score) else None
        shootout = with_goals or entered.shootout
        if kicks is not None and kicks != shootout:
            if kicks != entered.shootout:
                raise ContradictionError(
                    f"the shoot-out is {entered.shootout}, and its kicks make it {kicks}"
                )
            shootout = kicks
    if shootout is not None and shootout.home == shootout.away:
        raise ContradictionError(f"a shoot-out does not end {shootout}")
    return shootout


def _kind(part: ResultPart) -> str | None:
    for written in (part.result_name, part.result_description):
        for kind, words in _WORDS:
            if written and words.search(written):
                return kind
    return _TYPES.get(part.result_type_id or 0)
