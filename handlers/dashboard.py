"""The way to the moderators' page: a link for one of them, and signing out everywhere."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer
from bot.posts import dashboard as posts
from handlers.asked import Asked, Change, for_one, in_place
from handlers.moderated import changed_for, here
from storage import channels, sign_ins
from storage.sign_ins import Person


async def dashboard(asked: Asked) -> Answer | Change:
    """A link that opens the page once, told to nobody but the asker; with "out", ends all that they have."""
    if asked.argument("do").casefold() == "out":
        return _signs_out(asked)
    if asked.door is None:
        return for_one(posts.no_address(asked.look))
    if asked.request.person.startswith("-"):  # Telegram: somebody writes in the name of a chat
        return for_one(posts.hidden(asked.look))
    secret = sign_ins.new_secret()
    url, who = asked.door(secret), _who(asked)

    async def invite(conn: AsyncConnection) -> Answer:
        community = await _community(asked, conn)
        if not await sign_ins.invite(conn, secret, who, community, asked.now):
            return for_one(posts.too_many(asked.look))
        signed_in = await sign_ins.sessions_of(conn, who, asked.now)
        since = signed_in[0].made_at if signed_in else None
        return for_one(posts.link(url, len(signed_in), since, asked.look))

    return invite


def _signs_out(asked: Asked) -> Change:
    async def sign_out(conn: AsyncConnection) -> Answer:
        browsers = await sign_ins.end_all(conn, _who(asked), asked.now)
        known = await here(asked, conn)
        if browsers and known is not None:
            await changed_for(asked, conn, known.community, None, "sign in", True, None)
        return in_place(posts.signed_out(browsers, asked.look))

    return sign_out


def _who(asked: Asked) -> Person:
    return Person(asked.request.channel.platform, asked.request.person, asked.request.name)


async def _community(asked: Asked, conn: AsyncConnection) -> int | None:
    """The community in which it is asked, which may not have been met before."""
    known, where = await here(asked, conn), asked.request.where
    if known is not None:
        return known.community
    if where is None:
        return None
    called = where.community_name or where.community
    return await channels.open_community(conn, asked.request.channel.platform, where.community, called)
