"""A line-up as a moderator corrects it: one player for another, another formation, or all eleven."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.chat import Post
from bot.knowledge.claims import Claim, LineupOf
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Player, TeamKey
from bot.knowledge.names import Doubt, Found, find
from bot.knowledge.team_news import Lineup
from bot.posts import correct as posts
from bot.posts import versions
from bot.posts.scoreline import pairing
from handlers.asked import Asked
from handlers.correct_words import Eleven, Swap
from handlers.correct_words import lineup as read
from handlers.news_desk import moderators
from handlers.players import of_squads
from storage.pending_corrections import Pending

ELEVEN = 11


async def lineup(asked: Asked, dossier: Dossier, words: str, scope: int) -> Pending | Post:
    """What would be said, or why it cannot be. The line-up is the confirmed one once that is out."""
    said = read(words)
    if said is None:
        return posts.wrong("lineup", words, asked.look)
    listed = {team: one.value for team, one in {**dossier.predicted, **dossier.confirmed}.items()}
    known = [(team, name) for team, one in listed.items() for name in (*one.starters, *one.bench)]
    squads = await of_squads(asked.conn, dossier.match, known)
    if isinstance(said, Swap):
        changed = _swapped(asked, dossier, said, listed, squads)
    elif not said.names:
        changed = _formed(asked, dossier, said, listed)
    else:
        changed = _whole(asked, dossier, said, listed, squads)
    if isinstance(changed, Post):
        return changed
    return _pending(asked, dossier, *changed, listed, scope)


def _pending(
    asked: Asked, dossier: Dossier, team: TeamKey, right: Lineup, listed: Mapping[TeamKey, Lineup], scope: int
) -> Pending:
    match, look = dossier.match, asked.look
    about = LineupOf(match.key, team, confirmed=team in dossier.confirmed)
    claim = Claim(about, right, moderators(scope), asked.now, scope)
    was = listed.get(team)
    before = versions.version(was, (right,), look) if was else ""
    after = versions.version(right, (was,) if was else (), look)
    return Pending((claim,), versions.topic(about, right, match, look), before, after, str(match.key))


def _swapped(
    asked: Asked, dossier: Dossier, said: Swap, listed: Mapping[TeamKey, Lineup], squads: Sequence[Player]
) -> tuple[TeamKey, Lineup] | Post:
    """The new one stands where the old one stood, and leaves the bench."""
    look = asked.look
    starters = [Player(name, team) for team, one in listed.items() for name in one.starters]
    if not starters:
        return posts.wrong("no lineup", "", look, match=pairing(dossier.match, look))
    old = find(said.old, _with_aliases(starters, squads))
    if isinstance(old, Doubt):
        return posts.which(said.old, [one.name for one in old.nearest], look)
    team, was = old.one.team, listed[old.one.team]
    new = find(said.new, [one for one in squads if one.team == team])
    if isinstance(new, Doubt):
        return posts.which(said.new, [one.name for one in new.nearest], look)
    if new.one.name in was.starters:
        return posts.wrong("in it", new.one.name, look)
    return team, replace(
        was,
        starters=tuple(new.one.name if name == old.one.name else name for name in was.starters),
        bench=tuple(name for name in was.bench if name != new.one.name),
        captain=None if was.captain == old.one.name else was.captain,
        numbers=tuple(pair for pair in was.numbers if pair[0] != old.one.name),
    )


def _formed(
    asked: Asked, dossier: Dossier, said: Eleven, listed: Mapping[TeamKey, Lineup]
) -> tuple[TeamKey, Lineup] | Post:
    team = _side(dossier, said.team)
    if team is None:
        return posts.wrong("side", said.team, asked.look)
    if team not in listed:
        return posts.wrong("no lineup", "", asked.look, match=pairing(dossier.match, asked.look))
    return team, replace(listed[team], formation=said.formation)


def _whole(
    asked: Asked,
    dossier: Dossier,
    said: Eleven,
    listed: Mapping[TeamKey, Lineup],
    squads: Sequence[Player],
) -> tuple[TeamKey, Lineup] | Post:
    """All eleven, each found among the side's players."""
    look = asked.look
    if len(said.names) != ELEVEN:
        return posts.wrong("eleven", "", look, count=str(len(said.names)))
    team = _side(dossier, said.team) or _of_most(said.names, squads)
    if team is None:
        return posts.wrong("side", said.team, look)
    names: list[str] = []
    for written in said.names:
        who = find(written, [one for one in squads if one.team == team])
        if isinstance(who, Doubt):
            return posts.which(written, [one.name for one in who.nearest], look)
        if who.one.name in names:
            return posts.wrong("in it", who.one.name, look)
        names.append(who.one.name)
    was = listed.get(team)
    bench = tuple(name for name in was.bench if name not in names) if was else ()
    formation = said.formation or (was.formation if was else None)
    coach = was.coach if was else None
    return team, Lineup(tuple(names), formation, bench, coach=coach)


def _side(dossier: Dossier, written: str) -> TeamKey | None:
    if not written:
        return None
    found = find(written, (dossier.match.home, dossier.match.away))
    return found.one.key if isinstance(found, Found) else None


def _of_most(names: Sequence[str], squads: Sequence[Player]) -> TeamKey | None:
    """The side to which all belong who are found; None where they are of both."""
    found = [who.one.team for name in names if isinstance(who := find(name, squads), Found)]
    return found[0] if found and len(set(found)) == 1 else None


def _with_aliases(some: Sequence[Player], squads: Sequence[Player]) -> list[Player]:
    """The same players, with the other names by which the squads know them."""
    known = {(one.team, one.name): one for one in squads}
    return [known.get((one.team, one.name), one) for one in some]
