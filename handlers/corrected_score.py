"""A final score as a moderator corrects it."""

from dataclasses import replace
from datetime import timedelta

from bot.chat import Post
from bot.knowledge.claims import Claim, ResultOf
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Result, Score
from bot.posts import correct as posts
from bot.posts import versions
from bot.posts.scoreline import pairing
from handlers.asked import Asked
from handlers.correct_words import score as read
from handlers.news_desk import moderators
from storage.pending_corrections import Pending

OVER_AFTER = timedelta(minutes=100)
"""From kickoff: earlier than this no match is over, whatever is said of its score."""


async def score(asked: Asked, dossier: Dossier, words: str, scope: int) -> Pending | Post:
    """What would be said, or why it cannot be. A score says that the match is over."""
    match, look = dossier.match, asked.look
    right = read(words)
    if right is None:
        return posts.wrong("score", words, look)
    if not _over(asked, dossier):
        return posts.wrong("playing", "", look, match=pairing(match, look))
    was = dossier.final
    value = _result(was, right)
    about = ResultOf(match.key)
    claim = Claim(about, value, moderators(scope), asked.now, scope)
    before = versions.version(was, (), look) if was else ""
    topic = versions.topic(about, value, match, look)
    return Pending((claim,), topic, before, versions.version(value, (), look), str(match.key))


def begun(asked: Asked, dossier: Dossier) -> bool:
    """Whether a match has a score of any kind, or should have."""
    kickoff = dossier.kickoff_at
    return dossier.final is not None or (kickoff is not None and kickoff <= asked.now)


def _over(asked: Asked, dossier: Dossier) -> bool:
    if dossier.final is not None:
        return True
    return (
        not dossier.timeline
        and dossier.kickoff_at is not None
        and dossier.kickoff_at + OVER_AFTER <= asked.now
    )


def _result(was: Result | None, right: Score) -> Result:
    """The same with another score; a half-time score that would be higher was wrong, too."""
    if was is None:
        return Result(right)
    half = was.half_time
    fits = half is not None and half.home <= right.home and half.away <= right.away
    return replace(was, score=right, half_time=half if fits else None)
