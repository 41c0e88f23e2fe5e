"""What is said before a match: the preview, who is out, who starts, milestones, television."""

from bot.chat import Look, Post
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import TeamKey
from bot.posts import broadcast, lineups, milestones, preview, team_news
from handlers.about_match import about_match, about_side
from handlers.meant import Leaning


def _predicted(dossier: Dossier, look: Look, side: TeamKey | None) -> Post:
    """One side where it is known, else what is known: any eleven is better news than none."""
    return lineups.predicted(dossier, look, side if side in dossier.predicted else None)


before_match = about_match("preview", preview.preview)
absences = about_match("teamnews", team_news.team_news, lambda d: bool(d.absentees))
predicted = about_side("predicted", _predicted, lambda d: bool(d.predicted))
confirmed = about_match("lineup", lineups.confirmed, lambda d: bool(d.confirmed), Leaning.BACK)
landmarks = about_match("milestones", milestones.milestones, lambda d: bool(d.landmarks), Leaning.BACK)
television = about_match("tv", broadcast.tv, lambda d: bool(d.broadcasts))
