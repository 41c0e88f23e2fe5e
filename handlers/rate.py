"""A fan's mark for a player, while the ballot is open."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer, Post
from bot.knowledge import ballot
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Player
from bot.knowledge.names import Doubt, Found, find
from bot.knowledge.ratings import HALF_STEPS
from bot.posts import answers
from bot.posts import ratings as posts
from handlers import own_marks
from handlers.asked import Asked, Change, for_one
from handlers.meant import Leaning, meant
from handlers.players import among, of_squads, who_appeared
from handlers.ratings import is_open, with_ballot
from handlers.teams import Whose, named
from storage import fixtures, marks
from storage.channels import team_target


async def rate(asked: Asked) -> Answer | Change:
    """Keeps a mark; without one, tells how to give it and what the asker has given so far."""
    wanted, written = await _read(asked)
    dossier = await _to_rate(asked, wanted)
    if dossier is None or (closes := ballot.closes(dossier)) is None:
        return for_one(own_marks.not_yet(dossier, asked.look))
    if asked.now >= closes:
        return for_one(own_marks.closed(dossier, closes, asked.look))
    if not is_open(dossier, asked.now):
        return for_one(answers.nothing_known("rate", dossier, asked.look))
    if not written:
        return for_one(await _so_far(asked, dossier))
    return await _mark(asked, dossier, wanted, written)


async def _read(asked: Asked) -> tuple[Whose, str]:
    """Whose match, and the player as written. In a line typed without commas, a surname of two words ends
    up half in the team's place; and a team alone in the player's."""
    player, team = asked.argument("player"), asked.argument("team")
    if team:
        found = await named(asked, team)
        if isinstance(found, Found):
            return Whose((team_target(found.one.key),), found.one), player
        return Whose(asked.place.targets), f"{player} {team}".strip()
    if player and not asked.argument("mark"):
        found = await named(asked, player)
        if isinstance(found, Found):
            return Whose((team_target(found.one.key),), found.one), ""
    return Whose(asked.place.targets), player


async def _to_rate(asked: Asked, wanted: Whose) -> Dossier | None:
    """The last finished match while its ballot is open, else the match that is meant; None without one."""
    for match in await fixtures.played(asked.conn, wanted.targets, limit=1):
        if newest := await with_ballot(asked, match):
            return newest
    return await meant(asked, wanted.targets, Leaning.BACK)


async def _so_far(asked: Asked, dossier: Dossier) -> Post:
    own = await marks.of_fan(asked.conn, dossier.match.key, asked.fan)
    if not own:
        return posts.ballot(dossier, asked.look)
    return own_marks.so_far(dossier, own, ballot.closes(dossier), asked.look)


async def _mark(asked: Asked, dossier: Dossier, wanted: Whose, written: str) -> Answer | Change:
    appeared = who_appeared(dossier)
    squads = await of_squads(asked.conn, dossier.match, appeared)
    ours = [player for player in squads if wanted.side in (None, player.team)] or squads
    found = find(written, among(ours, appeared))
    if isinstance(found, Doubt):
        return for_one(_nobody(asked, dossier, found, ours))
    steps = half_steps(asked.argument("mark"))
    if steps is None:
        return for_one(own_marks.no_mark(dossier, found.one.name, asked.argument("mark"), asked.look))
    return _keeps(asked, dossier, found.one, steps)


def _nobody(asked: Asked, dossier: Dossier, doubt: Doubt[Player], squads: list[Player]) -> Post:
    """Why the name written is nobody's who appeared."""
    elsewhere = find(doubt.written, squads)
    if not doubt.ambiguous and isinstance(elsewhere, Found):
        return own_marks.did_not_play(dossier, elsewhere.one.name, asked.look)
    return answers.ambiguous(doubt.written, doubt.nearest, asked.look, "rate", "player")


def _keeps(asked: Asked, dossier: Dossier, player: Player, steps: int) -> Change:
    async def keep(conn: AsyncConnection) -> Answer:
        key = dossier.match.key
        await marks.give(conn, key, asked.fan, player.team, player.name, steps, asked.now)
        own = await marks.of_fan(conn, key, asked.fan)
        closes = ballot.closes(dossier)
        return for_one(own_marks.so_far(dossier, own, closes, asked.look, given=(player.team, player.name)))

    return keep


def half_steps(written: str) -> int | None:
    """A mark as written ("7", "6.5", "6,5", "8/10") in half-steps; None for what is not one from 1 to 10."""
    try:
        steps = float(written.replace(",", ".").removesuffix("/10").strip()) * 2
    except ValueError:
        return None
    return int(steps) if steps in HALF_STEPS else None
