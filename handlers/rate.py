"""A fan's ballot, opened as a sheet, and a mark given in one line."""

from functools import partial

from bot.chat import Post
from bot.knowledge import ballot as ballots_of
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Match, MatchKey, Player
from bot.knowledge.names import Doubt, Found, find
from bot.knowledge.ratings import HALF_STEPS
from bot.posts import answers, own_ballot
from handlers import own_marks, sheet
from handlers.asked import Asked, Opening, Reply, for_one
from handlers.meant import Leaning, meant
from handlers.on_the_sheet import Paper
from handlers.players import of_squads, who_appeared
from handlers.ratings import LOOKED_AT, is_open, with_ballot
from handlers.teams import Whose, named
from storage import ballots, catalogue, fixtures
from storage.channels import match_target, team_target

OFFERED = 10
"""Matches to choose from at once."""


async def rate(asked: Asked) -> Reply:
    """The sheet of the newest ballot, or one mark in a line; the sheet's own buttons come here too."""
    if asked.argument("b"):
        return await sheet.pressed(asked)
    wanted, written = await _read(asked)
    if not written and wanted.targets == asked.place.others and (several := await _running(asked)):
        return for_one(own_marks.which_match(several, asked.look))
    dossier = await _to_rate(asked, wanted)
    if dossier is None or (closes := ballots_of.closes(dossier)) is None:
        return for_one(own_marks.not_yet(dossier, asked.look))
    if asked.now >= closes:
        return for_one(own_marks.closed(dossier, closes, asked.look))
    ballot = await ballots.of_match(asked.conn, dossier.match.key)
    if ballot is None:
        return await _opening(asked, dossier)
    if ballot.off:  # only this community says that the match is over
        return for_one(own_marks.not_yet(dossier, asked.look))
    if not ballot.is_open(asked.now):
        return for_one(own_marks.closed(dossier, ballot.closes_at, asked.look))
    paper = Paper(asked, dossier, ballot)
    return await _mark(paper, wanted, written) if written else await sheet.opened(paper)


async def _opening(asked: Asked, dossier: Dossier) -> Reply:
    """The first who asks opens the ballot, if nobody did. It is everyone's: what only this community says
    opens none."""
    everyones = await asked.read.dossier(dossier.match.key, None)
    if not (is_open(everyones, asked.now) and ballots_of.candidates(everyones)):
        return for_one(answers.nothing_known("rate", dossier, asked.look))
    return Opening(partial(ballots.open_, dossier=everyones, rules=asked.rules, now=asked.now))


async def _read(asked: Asked) -> tuple[Whose, str]:
    """Whose match, and the player as written. In a line typed without commas, a surname of two words ends
    up half in the team's place; and a team alone in the player's."""
    player, team = asked.argument("player"), asked.argument("team")
    if key := asked.argument("match"):  # a button names the match that its post is about
        return Whose((match_target(MatchKey(key)),)), player
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
    """The newest match whose ballot is open, else the match that is meant; None without one."""
    for match in await fixtures.played(asked.conn, wanted.targets, LOOKED_AT):
        if newest := await with_ballot(asked, match):
            return newest
    return await meant(asked, wanted.targets, Leaning.BACK)


async def _running(asked: Asked) -> list[Match]:
    """The newest matches that can be rated where no team is followed, if there are several: a competition's
    may end at once, and none of them is meant more than the others."""
    if asked.place.teams:
        return []
    played = await fixtures.played(asked.conn, asked.place.others, OFFERED)
    running = {one.match for one in await ballots.running(asked.conn, asked.now)}
    keys = [match.key for match in played if match.key in running]
    if len(keys) < 2:
        return []
    known = await catalogue.matches_by_key(asked.conn, keys)
    return [known[key] for key in keys]


async def _mark(paper: Paper, wanted: Whose, written: str) -> Reply:
    """One player's mark, given in words."""
    asked, dossier = paper.asked, paper.dossier
    squads = await of_squads(asked.conn, dossier.match, who_appeared(dossier))
    ours = [player for player in squads if wanted.side in (None, player.team)] or squads
    asked_about = {(one.team, one.name): one for one in paper.ballot.candidates if one.team}
    found = find(written, [player for player in ours if (player.team, player.name) in asked_about])
    if isinstance(found, Doubt):
        return for_one(_nobody(asked, dossier, found, ours))
    one, mark, halves = found.one, asked.argument("mark"), paper.ballot.halves
    steps = half_steps(mark)
    if steps is None or (steps % 2 and not halves):
        return for_one(own_marks.no_mark(dossier, one.name, mark, asked.look, halves=halves))
    given = asked_about[one.team, one.name]
    return sheet.cast(
        paper,
        {given.number: steps},
        lambda filled: own_ballot.summary(dossier, filled, asked.look, given),
    )


def _nobody(asked: Asked, dossier: Dossier, doubt: Doubt[Player], squads: list[Player]) -> Post:
    """Why the name written is nobody's who appeared."""
    elsewhere = find(doubt.written, squads)
    if not doubt.ambiguous and isinstance(elsewhere, Found):
        return own_marks.did_not_play(dossier, elsewhere.one.name, asked.look)
    return answers.ambiguous(doubt.written, doubt.nearest, asked.look, "rate", "player")


def half_steps(written: str) -> int | None:
    """A mark as written ("7", "6.5", "6,5", "8/10") in half-steps; None for what is not one from 1 to 10."""
    try:
        steps = float(written.replace(",", ".").removesuffix("/10").strip()) * 2
    except ValueError:
        return None
    return int(steps) if steps in HALF_STEPS else None
