"""A kickoff, or whether the match is played at all, as a moderator corrects it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.chat import Post, When
from bot.knowledge.claims import Claim, KickoffOf, StatusOf, StatusValue
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Kickoff, Status
from bot.posts import correct as posts
from bot.posts import versions
from bot.posts.scoreline import pairing
from handlers.asked import Asked
from handlers.correct_words import kickoff as read
from handlers.correct_words import status as read_status
from handlers.news_desk import moderators
from storage.pending_corrections import Pending

LONGEST_AHEAD = timedelta(days=366)


async def kickoff(asked: Asked, dossier: Dossier, words: str, scope: int) -> Pending | Post:
    """What would be said, or why it cannot be."""
    match, look, zone = dossier.match, asked.look, asked.request.look.zone
    if dossier.status in (Status.LIVE, Status.FINISHED):
        return posts.wrong("begun", "", look, match=pairing(match, look))
    if (status := read_status(words)) is not None:
        return _status(asked, dossier, status, scope)
    day = dossier.kickoff.value.local_day if dossier.kickoff else None
    if dossier.kickoff_at is not None:
        day = dossier.kickoff_at.astimezone(ZoneInfo(zone)).date()  # "20:15" is the channel's day, too
    today = asked.now.astimezone(ZoneInfo(zone)).date()
    at = read(words, today, day, zone)
    if at is None:
        return posts.wrong("kickoff", words, look)
    if (reason := _not_then(at, asked.now)) is not None:
        return posts.wrong(reason, words, look, when=When(at))
    about, value = KickoffOf(match.key), Kickoff(at, zone=dossier.zone)
    was = dossier.kickoff.value if dossier.kickoff else Kickoff()
    said = [Claim(about, value, moderators(scope), asked.now, scope)]
    if dossier.status is Status.POSTPONED:  # a new date says that it is on
        on = StatusValue(Status.SCHEDULED)
        said.append(Claim(StatusOf(match.key), on, moderators(scope), asked.now, scope))
    topic = versions.topic(about, value, match, look)
    before, after = (versions.version(one, (), look) for one in (was, value))
    return Pending(tuple(said), topic, before, after, str(match.key))


def _not_then(at: datetime, now: datetime) -> str | None:
    if at <= now:
        return "past"
    return "far" if at > now + LONGEST_AHEAD else None


def _status(asked: Asked, dossier: Dossier, status: Status, scope: int) -> Pending:
    about, value = StatusOf(dossier.match.key), StatusValue(status)
    claim = Claim(about, value, moderators(scope), asked.now, scope)
    topic = versions.topic(about, value, dossier.match, asked.look)
    return Pending((claim,), topic, dossier.status.value, status.value, str(dossier.match.key))
