"""What a match is going to bring once it has come so far: its time is a guess, and told as one."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Status
from bot.knowledge.occasion import Kind, Occasion
from bot.knowledge.voting import OPEN_FOR

FROM_KICKOFF = {
    Kind.LINEUP: timedelta(hours=-1),
    Kind.PREDICTIONS: timedelta(),
    Kind.LIVE: timedelta(),
    Kind.FULL_TIME: timedelta(hours=1, minutes=55),
    Kind.BALLOT: timedelta(hours=1, minutes=55),
    Kind.RATINGS: timedelta(hours=1, minutes=55) + OPEN_FOR,
}
"""About when each kind comes: line-ups an hour before, the end after two halves and the break."""
ANYTIME = (
    Kind.TEAM_NEWS,
    Kind.PREDICTED_LINEUP,
    Kind.GOAL,
    Kind.CARD,
    Kind.HALF_TIME,
    Kind.INTERIM,
    Kind.MOVED,
)
"""Kinds that come whenever there is something to tell: nobody can say when."""


def expected(
    dossier: Dossier, wanted: Collection[Kind], known: Collection[Kind], now: datetime
) -> Iterator[Occasion]:
    """One for each wanted kind that is still to come of itself and is not `known` already.

    `due_at` is about when. None without a kickoff, and none of a match that is off or was over long ago.
    """
    kickoff = dossier.kickoff_at
    if kickoff is None or dossier.status.off:
        return
    for kind, after in FROM_KICKOFF.items():
        due = kickoff + after
        late = due <= now and not (dossier.status is Status.LIVE and after > timedelta())
        if kind in wanted and kind not in known and not late and _can_come(kind, dossier):
            yield Occasion(dossier.match.key, kind, "", due, due)


def _can_come(kind: Kind, dossier: Dossier) -> bool:
    if kind is Kind.PREDICTIONS:
        return dossier.context.predicted
    return dossier.status is not Status.FINISHED or kind is Kind.RATINGS
