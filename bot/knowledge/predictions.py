"""The prediction game: what a fan says a match will end like, and the points that brings."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.knowledge.dossier import Dossier
from bot.knowledge.forecast import Scorer
from bot.knowledge.match import Match, Score, Status, TeamKey
from bot.knowledge.timeline import GOALS, EventKind, in_order, score

EXACT, DIFFERENCE, OUTCOME, SCORER = 5, 3, 2, 2
"""Points for the exact score; else for the right difference of a side that won; else for the right outcome.
The first scorer comes on top of any of them."""
MOST_GOALS = 20
"""More than this nobody predicts in earnest; the record of a World Cup is 10."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """`score` is that after extra time, without a shoot-out; `scorer` who scores first, for whom."""

    score: Score
    scorer: Scorer | None = None


class Hit(StrEnum):
    EXACT = "exact"
    DIFFERENCE = "difference"
    OUTCOME = "outcome"
    MISS = "miss"


@dataclass(frozen=True, slots=True)
class Settled:
    """What a finished match is compared with: own goals make nobody the first scorer."""

    score: Score
    scorer: Scorer | None = None


@dataclass(frozen=True, slots=True)
class Points:
    hit: Hit
    scorer: bool

    @property
    def total(self) -> int:
        return POINTS[self.hit] + (SCORER if self.scorer else 0)


POINTS: Mapping[Hit, int] = {
    Hit.EXACT: EXACT,
    Hit.DIFFERENCE: DIFFERENCE,
    Hit.OUTCOME: OUTCOME,
    Hit.MISS: 0,
}


def points(prediction: Prediction, settled: Settled) -> Points:
    """What a prediction brings: the best that it hits, and its first scorer."""
    return Points(
        _hit(prediction.score, settled.score),
        scorer=prediction.scorer is not None and prediction.scorer == settled.scorer,
    )


def settled(dossier: Dossier) -> Settled | None:
    """What predictions of a match are compared with; None while it has not ended. Who scored first is not
    known while a goal is missing."""
    final = dossier.final
    if final is None:
        return None
    first = next((event for event in in_order(dossier.events) if event.kind in GOALS), None)
    told = score(dossier.match, dossier.events) == final.score
    if not told or first is None or first.kind is EventKind.OWN_GOAL or not first.player or not first.team:
        return Settled(final.score)
    return Settled(final.score, (first.team, first.player))


def closes(dossier: Dossier) -> datetime | None:
    """Until when a match can be predicted: its kickoff, wherever that moves; None while it is not known.

    One that turns out to have begun earlier counts what was said before that.
    """
    return dossier.kickoff_at


def begins_at_the_earliest(dossier: Dossier) -> datetime | None:
    """The kickoff, or the beginning of its day where only that is known: who speaks later may have seen the
    match. None where not even the day is known."""
    if dossier.kickoff is None or dossier.kickoff_at is not None:
        return dossier.kickoff_at
    day = dossier.kickoff.value.day
    return datetime.combine(day, time(), ZoneInfo(dossier.zone)).astimezone(UTC) if day else None


def is_open(dossier: Dossier, now: datetime) -> bool:
    """Whether it can be predicted: it cannot have begun, and is not called off. One whose day is not known
    can, until somebody says that it has begun."""
    if dossier.status is not Status.SCHEDULED or dossier.happened(EventKind.KICK_OFF):
        return False
    until = begins_at_the_earliest(dossier)
    return until is None or now < until


def can_score(match: Match, score: Score, team: TeamKey) -> bool:
    """Whether a side's player can be the first scorer of a match that ends like that."""
    return bool(score.home if team == match.home.key else score.away)


_SCORE = re.compile(r"\s*(\d{1,2})\s*[-:–—−x]\s*(\d{1,2})\s*", re.IGNORECASE)


def read_score(written: str) -> Score | None:
    """A score as people write it ("2-1", "2:1", "2 – 1"), home side first; None for anything else."""
    found = _SCORE.fullmatch(written)
    if found is None:
        return None
    home, away = int(found[1]), int(found[2])
    return Score(home, away) if max(home, away) <= MOST_GOALS else None


def places(totals: Iterable[tuple[int, int, int]]) -> list[int]:
    """The place of each row of a table sorted from the best (points, exact scores, matches): equals share a
    place, and the next one is as far down as there are rows above it."""
    given: list[int] = []
    last: tuple[int, int] | None = None
    for row, (total, exact, _) in enumerate(totals, start=1):
        given.append(given[-1] if last == (total, exact) else row)
        last = (total, exact)
    return given


def _hit(said: Score, was: Score) -> Hit:
    if said == was:
        return Hit.EXACT
    if _sign(said) != _sign(was):
        return Hit.MISS
    by = said.home - said.away
    return Hit.DIFFERENCE if by and by == was.home - was.away else Hit.OUTCOME


def _sign(score: Score) -> int:
    return (score.home > score.away) - (score.home < score.away)
