"""Which sides have a line-up, and which line-up of theirs came before it."""

from collections.abc import Mapping

from bot.knowledge.dossier import Dossier, Played, Stated
from bot.knowledge.match import Team, TeamKey
from bot.knowledge.team_news import Lineup


def sides_of(
    dossier: Dossier, known: Mapping[TeamKey, Stated[Lineup]], team: TeamKey | None = None
) -> list[Team]:
    """The sides with a line-up that has somebody in it, home first; with `team` that one alone."""
    both = (dossier.match.home, dossier.match.away)
    return [
        side
        for side in both
        if side.key in known and known[side.key].value.starters and team in (None, side.key)
    ]


def last_known(dossier: Dossier, side: Team) -> Played | None:
    """The last match of a side whose whole eleven is known; None where there is none."""
    return next((p for p in dossier.context.recent.get(side.key, ()) if _knows(p, side)), None)


def _knows(played: Played, side: Team) -> bool:
    lineup = played.lineups.get(side.key)
    return lineup is not None and lineup.complete
