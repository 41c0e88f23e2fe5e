"""What is said before a match: the preview, who is out, who starts, milestones, television."""

from bot.posts import broadcast, lineups, milestones, preview, team_news
from handlers.about_match import about_match
from handlers.meant import Leaning

before_match = about_match("preview", preview.preview)
absences = about_match("teamnews", team_news.team_news, lambda d: bool(d.absentees))
predicted = about_match("predicted", lineups.predicted, lambda d: bool(d.predicted))
confirmed = about_match("lineup", lineups.confirmed, lambda d: bool(d.confirmed), Leaning.BACK)
landmarks = about_match("milestones", milestones.milestones, lambda d: bool(d.landmarks), Leaning.BACK)
television = about_match("tv", broadcast.tv, lambda d: bool(d.broadcasts))
