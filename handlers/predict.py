"""The prediction game: one's own prediction of a match."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer
from bot.knowledge import predictions
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import MatchKey, Player
from bot.knowledge.names import Doubt, find
from bot.knowledge.predictions import Prediction
from bot.posts import answers
from bot.posts import predictions as posts
from handlers.asked import Asked, Change, for_one, in_place
from handlers.meant import Leaning, meant
from handlers.players import among, of_squads
from handlers.teams import whose
from storage import fans
from storage import predictions as kept
from storage.dossiers import UnknownMatchError
from storage.predictions import Made


async def predict(asked: Asked) -> Answer | Change:
    """Keeps a prediction of the next match; without a score, tells what one has predicted and how it goes."""
    dossier = await _match(asked)
    if isinstance(dossier, Answer):
        return dossier
    own = await _own(asked, dossier)
    said = own.prediction if own else None
    if not predictions.is_open(dossier, asked.now):
        return for_one(posts.too_late(dossier, said, own.points if own else None, asked.look))
    written = asked.argument("score")
    if not written and not asked.argument("scorer"):
        return for_one(posts.invitation(dossier, said, asked.look))
    score = predictions.read_score(written) if written else said.score if said else None
    if score is None:
        return for_one(posts.no_score(dossier, written or asked.argument("scorer"), asked.look))
    if not asked.argument("scorer"):
        before = said.scorer if said else None
        if before is not None and not predictions.can_score(dossier.match, score, before[0]):
            before = None
        return _keeps(asked, dossier, Prediction(score, before))
    player = await _player(asked, dossier)
    if isinstance(player, Answer):
        return player
    if not predictions.can_score(dossier.match, score, player.team):
        return for_one(posts.goalless(dossier, score, player, asked.look))
    return _keeps(asked, dossier, Prediction(score, (player.team, player.name)))


async def _match(asked: Asked) -> Dossier | Answer:
    """The match that a button names, else the one that is meant."""
    if key := asked.argument("match"):
        try:
            return await asked.read.dossier(MatchKey(key), None)
        except UnknownMatchError:
            return for_one(answers.nothing_known("predict", None, asked.look))
    wanted = await whose(asked)
    if isinstance(wanted, Answer):
        return wanted
    found = await meant(asked, wanted.targets, Leaning.AHEAD)
    if found is None:
        return for_one(answers.nothing_known("predict", None, asked.look))
    # one game for everybody: what one community corrected for itself does not move it
    return await asked.read.dossier(found.match.key, None)


async def _own(asked: Asked, dossier: Dossier) -> Made | None:
    fan = await fans.fan_of(asked.conn, asked.account)
    return await kept.of_fan(asked.conn, dossier.match.key, fan) if fan is not None else None


async def _player(asked: Asked, dossier: Dossier) -> Player | Answer:
    """Who is named as the first scorer: the line-ups if they are out, else the squads."""
    written = asked.argument("scorer")
    match = dossier.match
    named = [
        (team, player)
        for team, stated in dossier.confirmed.items()
        for player in (*stated.value.starters, *stated.value.bench)
    ]
    squads = await of_squads(asked.conn, match, named)
    found = find(written, among(squads, named) if len(dossier.confirmed) == 2 else squads)
    if isinstance(found, Doubt):
        return for_one(answers.ambiguous(found.written, found.nearest, asked.look, "predict", "scorer"))
    return found.one


def _keeps(asked: Asked, dossier: Dossier, said: Prediction) -> Change:
    async def keep(conn: AsyncConnection) -> Answer:
        fan = await fans.enrol(conn, asked.account, asked.now)
        await kept.predict(conn, dossier.match.key, fan, said, asked.now, asked.place.channel)
        return in_place(posts.kept(dossier, said, asked.look))

    return keep
