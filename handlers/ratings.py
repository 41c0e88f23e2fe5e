"""The marks of the press and the fans: for a match or a player."""

from datetime import datetime, timedelta

from bot.chat import Answer
from bot.knowledge import ballot as ballots_of
from bot.knowledge.dossier import Dossier
from bot.knowledge.names import Doubt, find
from bot.posts import answers
from bot.posts import ratings as posts
from bot.posts.ballot import ballot
from handlers import season
from handlers.asked import Asked, for_all, for_one
from handlers.meant import Leaning, meant
from handlers.players import of_squads, who_appeared
from handlers.teams import Whose, whose
from storage import ballots, fixtures
from storage.fixtures import Dated

LONGEST_BALLOT = timedelta(days=8)
"""From kickoff: no ballot is open longer, for an operator can choose a week at most. Older matches need not
be read to know that."""
LOOKED_AT = 5
"""How many of the last matches may be the latest for which somebody gave marks."""


async def ratings(asked: Asked) -> Answer:
    """The marks of the latest match that has any; until then, for as long as it is open, its ballot."""
    if (words := season.asked_for(asked)) is not None:
        return await season.season(asked, words)
    wanted = await whose(asked)
    if isinstance(wanted, Answer):
        # typed in one line, a player's name lands where the team belongs
        written = f"{asked.argument('team')} {asked.argument('player')}".strip()
        return await _of_player(asked, Whose(asked.place.targets), written) or wanted
    written = asked.argument("player")
    if written and (answer := await _of_player(asked, wanted, written)):
        return answer
    dossier = await _latest(asked, wanted)
    if dossier is None:
        likeliest = await meant(asked, wanted.targets, Leaning.BACK)
        return for_one(answers.nothing_known("ratings", likeliest, asked.look))
    voting = is_open(dossier, asked.now)
    if _marked(dossier):
        post = posts.ratings(dossier, asked.look, voting=voting, first=wanted.side)
        return for_all(posts.in_words(post) if asked.argument(posts.FORM) == posts.WORDS else post)
    if voting:
        return for_all(ballot(dossier, asked.look, {"ballots": _given(dossier)}))
    return for_one(answers.nothing_known("ratings", dossier, asked.look))


async def _of_player(asked: Asked, wanted: Whose, written: str) -> Answer | None:
    """A player's marks, or who may be meant; None where nobody of that name is near."""
    dossier = await _latest(asked, wanted)
    if dossier is None:
        return None
    players = await of_squads(asked.conn, dossier.match, who_appeared(dossier))
    found = find(written, players)
    if not isinstance(found, Doubt):
        voting = is_open(dossier, asked.now)
        post = posts.ratings(dossier, asked.look, found.one.team, found.one.name, voting=voting)
        return for_all(post) if _marked(dossier) else for_one(post)
    if found.ambiguous or asked.argument("player"):
        return for_one(answers.ambiguous(written, found.nearest, asked.look, "ratings", "player"))
    return None


async def _latest(asked: Asked, wanted: Whose) -> Dossier | None:
    """The latest match for which there are marks, or whose ballot is open; None without one."""
    played = await fixtures.played(asked.conn, wanted.targets, LOOKED_AT)
    marked = await ballots.given_for(asked.conn, [match.key for match in played], asked.place.scope)
    if played and played[0].key not in marked and (newest := await with_ballot(asked, played[0])):
        return ballots_of.concealed(newest, asked.now)
    latest = next((match.key for match in played if match.key in marked), None)
    return ballots_of.concealed(await asked.dossier(latest), asked.now) if latest else None


async def with_ballot(asked: Asked, match: Dated) -> Dossier | None:
    """The dossier of a finished match if fans can still give their marks; None otherwise."""
    if match.begins is None or asked.now - match.begins > LONGEST_BALLOT:
        return None
    dossier = await asked.dossier(match.key)
    return dossier if is_open(dossier, asked.now) else None


def is_open(dossier: Dossier, now: datetime) -> bool:
    """Whether fans can give their marks: the match is over, its ballot is not, and it is known who played."""
    closes = ballots_of.closes(dossier)
    return closes is not None and now < closes and bool(dossier.confirmed)


def _marked(dossier: Dossier) -> bool:
    return bool(dossier.marks or dossier.context.fans)


def _given(dossier: Dossier) -> int:
    """How many ballots there are so far."""
    return dossier.context.ballot.fans if dossier.context.ballot else 0
