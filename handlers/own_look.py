"""The language and the clock by which one fan is answered, wherever they ask."""

from asyncio import to_thread
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer, Choice, Look, Post
from bot.posts import own_look as posts
from bot.posts.language import speaks
from bot.posts.own_look import AUTO
from handlers.asked import Asked, Reply, Typing, for_one, in_place
from handlers.languages import language_meant, languages_offered
from handlers.readers import own_look
from handlers.word import Word, offered
from handlers.zones import offered_zones, zone
from storage import channel_options, readers, rezoning

NEAREST = 5
"""Zones that are offered for one that nobody knows."""
WAYS = ("language", "zone", "export", "forget")
"""What `/me` does beyond telling."""


async def language(asked: Asked) -> Reply:
    """Tells it with a button for each; chooses one."""
    written = asked.argument("value")
    if not written:
        return in_place(posts.language((await _chosen(asked)).language, asked.look))
    wanted = None if written.casefold() == AUTO else await to_thread(language_meant, written, asked.look)
    if written.casefold() != AUTO and (wanted is None or speaks(wanted) is None):
        return for_one(posts.not_spoken(asked.look))

    async def choose(conn: AsyncConnection) -> Answer:
        await readers.set_language(conn, asked.unnamed, wanted, asked.now)
        look = await own_look(conn, asked.request)
        if asked.request.alone and asked.place.channel is not None:
            await channel_options.set_language(conn, asked.place.channel, look.language)
        return _in(look, posts.language(wanted, look))

    return choose


async def own_zone(asked: Asked) -> Reply:
    """Tells it; chooses one."""
    written = asked.argument("value")
    if not written:
        return in_place(posts.zone((await _chosen(asked)).zone, asked.look))
    wanted = None if written.casefold() == AUTO else zone(written, asked.look.language)
    if written.casefold() != AUTO and wanted is None:
        near = tuple(one.value for one in offered_zones(written, asked.look.language)[:NEAREST])
        return for_one(posts.which_zone(near, asked.look))

    async def choose(conn: AsyncConnection) -> Answer:
        await readers.set_zone(conn, asked.unnamed, wanted, asked.now)
        look = await own_look(conn, asked.request)
        if asked.request.alone and asked.place.channel is not None and wanted is not None:
            await rezoning.rezone(conn, asked.place.channel, asked.request.look.zone, wanted, asked.now)
        return _in(look, posts.zone(wanted, look))

    return choose


async def complete(typing: Typing) -> Sequence[Choice]:
    """What `/me` can do; then the languages, or the zones."""
    asked, look = typing.unfinished, typing.unfinished.look
    if asked.argument == "do":
        return offered(asked.typed, [Word(way, way) for way in WAYS])
    match asked.given.get("do", ""):
        case "zone":
            return offered_zones(asked.typed, look.language)
        case "export" | "forget":
            return []
        case _:
            return await to_thread(languages_offered, asked.typed, look)


async def _chosen(asked: Asked) -> readers.Reader:
    return await readers.reader(asked.conn, asked.account)


def _in(look: Look, post: Post) -> Answer:
    """Written as it will be from now on."""
    return replace(in_place(post), look=look)
