"""Who may moderate here beyond those whom the platform says so. Only those may change it."""

import re
from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer, MentionKind, Post
from bot.posts import moderators as posts
from bot.posts.articles import not_set_up
from bot.posts.moderators import Listed
from handlers.asked import Asked, Change, for_one, in_place
from handlers.moderated import changed_for, here, opened, sure
from storage import moderators as kept
from storage.channels import Settings
from storage.moderators import PERSON, ROLE, Moderator

_ID = re.compile(r"\d{1,20}")
NAMED = {MentionKind.ROLE: ROLE, MentionKind.PERSON: PERSON}


async def moderators(asked: Asked) -> Answer | Change:
    """Lists them; adds one, or removes one once it was asked once more."""
    known, do = await here(asked), asked.argument("do").casefold()
    if known is None and (do != "add" or asked.request.where is None):
        return for_one(not_set_up(asked.look))
    platform = asked.request.channel.platform
    if do not in ("add", "remove"):
        return in_place(await _page(asked, asked.conn, known))
    if not asked.request.administers:
        return for_one(posts.not_yours(platform, asked.look))
    listed = await kept.of_community(asked.conn, known.community) if known else ()
    one = _meant(asked, listed)
    where = asked.request.where
    if one is not None and one.kind == ROLE and where is not None and one.ref == where.community:
        one = None  # the role that is everybody has the server's own id
    if one is None or (do == "remove" and one not in listed):
        return for_one(posts.whom(platform, asked.look))
    if do == "add":
        return _add(asked, one)
    if not sure(asked):
        return in_place(posts.really(_listed(one), asked.look))
    return _remove(asked, one)


def _add(asked: Asked, one: Moderator) -> Change:
    async def add(conn: AsyncConnection) -> Answer:
        channel = await opened(asked, conn)
        if channel is None:
            return for_one(not_set_up(asked.look))
        before = await kept.of_community(conn, channel.community)
        if not any((old.kind, old.ref) == (one.kind, one.ref) for old in before):
            await kept.add(conn, channel.community, one, asked.now)
            after = {"who": _listed(one).code, "name": one.name}
            await changed_for(asked, conn, channel.community, None, "moderators", None, after)
        return in_place(await _page(asked, conn, channel))

    return add


def _remove(asked: Asked, one: Moderator) -> Change:
    async def remove(conn: AsyncConnection) -> Answer:
        channel = await here(asked, conn)
        if channel is not None:
            await kept.remove(conn, channel.community, one.kind, one.ref)
            before = {"who": _listed(one).code, "name": one.name}
            await changed_for(asked, conn, channel.community, None, "moderators", before, None)
        return in_place(await _page(asked, conn, channel))

    return remove


def _meant(asked: Asked, listed: Sequence[Moderator]) -> Moderator | None:
    """Who is named: whom the platform itself tells, else one of the list by code or name, else a person's id
    where a platform has no other way to say who is meant."""
    named = [one for one in asked.request.mentions if one.kind in NAMED]
    if len(named) == 1:
        one = Moderator(NAMED[named[0].kind], named[0].ref, named[0].name)
        known = next((old for old in listed if (old.kind, old.ref) == (one.kind, one.ref)), None)
        return known or one
    written = asked.argument("who")
    for old in listed:
        if written and written.casefold() in (_listed(old).code, old.name.casefold(), old.ref):
            return old
    if asked.request.channel.platform == "telegram" and _ID.fullmatch(written):
        return Moderator(PERSON, written, written)
    return None


async def _page(asked: Asked, conn: AsyncConnection, known: Settings | None) -> Post:
    listed = await kept.of_community(conn, known.community) if known else ()
    return posts.moderators(
        [_listed(one) for one in listed],
        asked.request.channel.platform,
        asked.look,
        may_change=asked.request.administers,
    )


def _listed(one: Moderator) -> Listed:
    return Listed(f"{one.kind}:{one.ref}", one.name or one.ref, one.kind == ROLE)
