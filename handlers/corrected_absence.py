"""Who is out, or is not, as a moderator corrects it."""

from bot.chat import Post
from bot.knowledge.claims import AbsenceOf, Claim
from bot.knowledge.dossier import Dossier
from bot.knowledge.names import Doubt, find
from bot.knowledge.team_news import Absence
from bot.posts import correct as posts
from bot.posts import versions
from bot.posts.news_desk import unknown_day
from handlers.asked import Asked
from handlers.day_words import day
from handlers.news_desk import missed_matches, moderators
from handlers.news_words import read
from handlers.players import of_squads
from storage.pending_corrections import Pending


async def absence(asked: Asked, dossier: Dossier, words: str, scope: int) -> Pending | Post:
    """What would be said, or why it cannot be. Until a day of return it is said for every match before it."""
    look, match = asked.look, dossier.match
    written = read({"do": "add", "player": words})
    if written is None or written.status is None or not written.player:
        return posts.wrong("absence", words, look)
    back = day(written.until, asked.now.date()) if written.until else None
    if written.until and back is None:
        return unknown_day(written.until, look)
    known = [(one.team, one.player) for one in dossier.absentees]
    who = find(written.player, await of_squads(asked.conn, match, known))
    if isinstance(who, Doubt):
        return posts.which(written.player, [one.name for one in who.nearest], look)
    player, value = who.one, Absence(written.status, written.reason or None, *(back or (None, False)))
    keys = [match.key, *await missed_matches(asked, player, back[0])] if back else [match.key]
    said = [
        Claim(AbsenceOf(key, player.team, player.name), value, moderators(scope), asked.now, scope)
        for key in dict.fromkeys(keys)
    ]
    was = next(
        (
            one.absence.value
            for one in dossier.absentees
            if (one.team, one.player) == (player.team, player.name)
        ),
        None,
    )
    before = versions.version(was, (), look) if was else ""
    return Pending(tuple(said), player.name, before, versions.version(value, (), look), str(match.key))
