"""A channel hears no more of one match, until its moderators want it again."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer, Post
from bot.knowledge.match import Match
from bot.posts import stopped as posts
from bot.posts.articles import not_set_up
from handlers import moderated
from handlers.asked import Asked, Change, for_one
from handlers.meant import Leaning, meant
from handlers.teams import whose
from storage import muted
from storage.channels import Settings


async def stop(asked: Asked) -> Answer | Change:
    """Stops the match that is meant; said again, lets it go on. A button says which of the two it means."""
    here = await moderated.here(asked)
    if here is None:
        return for_one(not_set_up(asked.look))
    wanted = await whose(asked)
    if isinstance(wanted, Answer):
        return wanted
    dossier = await meant(asked, wanted.targets, Leaning.AHEAD) if wanted.targets else None
    if dossier is None:
        return for_one(posts.no_match(asked.look))
    match, do = dossier.match, asked.argument("do").casefold()
    is_stopped = bool(await muted.among(asked.conn, here.id, [match.key]))
    stops = do != "go" if do else not is_stopped
    return _stops(asked, here, match) if stops else _goes_on(asked, here, match)


def _stops(asked: Asked, here: Settings, match: Match) -> Change:
    async def change(conn: AsyncConnection) -> Answer:
        if await muted.mute(conn, here.id, match.key, asked.now):
            await moderated.changed(asked, conn, "stop", None, {"match": str(match.key)})
        return _answer(asked, posts.stopped(match, here.name, asked.look))

    return change


def _goes_on(asked: Asked, here: Settings, match: Match) -> Change:
    async def change(conn: AsyncConnection) -> Answer:
        if await muted.unmute(conn, here.id, match.key):
            await moderated.changed(asked, conn, "stop", {"match": str(match.key)}, None)
        return _answer(asked, posts.goes_on(match, here.name, asked.look))

    return change


def _answer(asked: Asked, post: Post) -> Answer:
    """In the place of the page with the button, where one was pressed."""
    return Answer(post, private=True, replaces=bool(asked.argument("match")), done=True)
