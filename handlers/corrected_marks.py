"""A paper's mark as a moderator corrects it: it was read wrongly."""

from bot.chat import Post
from bot.knowledge.claims import Claim, MarkOf, Source
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Player
from bot.knowledge.names import Found, find
from bot.knowledge.ratings import Mark
from bot.posts import correct as posts
from bot.posts.language import mark as as_mark
from bot.posts.scoreline import pairing
from bot.posts.sentence import listed
from handlers.asked import Asked
from handlers.correct_words import marked as read
from storage.pending_corrections import Pending


async def mark(asked: Asked, dossier: Dossier, words: str, scope: int) -> Pending | Post:
    """What would be said in the paper's name for this community, or why it cannot be: a mark is an opinion,
    so it stays the paper's."""
    look = asked.look
    said = read(words)
    if said is None:
        return posts.wrong("mark", words, look)
    given = {Player(player, team) for marks in dossier.marks.values() for team, player in marks}
    who = find(said.player, sorted(given, key=lambda one: (one.team, one.name)))
    if not isinstance(who, Found):
        nearest = [one.name for one in who.nearest]
        if not given:
            return _no_mark(asked, dossier, said.player)
        return posts.which(said.player, nearest, look)
    about = MarkOf(dossier.match.key, who.one.team, who.one.name)
    papers = [source for source, marks in dossier.marks.items() if (about.team, about.player) in marks]
    chosen = _paper(said.paper, papers)
    if chosen is None:
        names = listed([source.name for source in papers], look)
        return posts.wrong("paper", said.player, look, papers=names)
    was = dossier.marks[chosen][about.team, about.player]
    value = Mark(said.points, was.scale) if said.points <= was.scale else Mark(said.points)
    claim = Claim(about, value, chosen, asked.now, scope)
    topic = f"{about.player} ({chosen.name})"
    return Pending((claim,), topic, _written(asked, was), _written(asked, value), str(dossier.match.key))


def _no_mark(asked: Asked, dossier: Dossier, player: str) -> Post:
    match = pairing(dossier.match, asked.look)
    return posts.wrong("no mark", player, asked.look, player=player, match=match)


def _paper(written: str, papers: list[Source]) -> Source | None:
    """The paper that is named, or the only one."""
    if not written:
        return papers[0] if len(papers) == 1 else None
    plain = written.casefold()
    named = [one for one in papers if plain in one.name.casefold()]
    return named[0] if len(named) == 1 else None


def _written(asked: Asked, given: Mark) -> str:
    if given.points is None:
        return "–"
    points = as_mark(given.points, asked.look)
    return points if given.scale == 10 else f"{points}/{as_mark(given.scale, asked.look)}"
