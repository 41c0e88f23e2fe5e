"""The feeds of a community: which are read, and which are trusted."""

import re
from urllib.parse import urlsplit

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer
from bot.posts import feeds as posts
from bot.posts.articles import not_set_up
from handlers.asked import Asked, Change, for_one
from handlers.moderated import changed_for
from storage import feeds as kept

LONGEST = 2_000
"""Characters of an address."""
FEEDS = "feeds"
"""What the audit calls it."""
_NUMBER = re.compile(r"[0-9]{1,18}")


async def feeds(asked: Asked) -> Answer | Change:
    """Lists them; adds one, removes one, trusts one or does not any more."""
    scope = asked.place.scope
    if scope is None:
        return for_one(not_set_up(asked.look))
    do, written = asked.argument("do").casefold(), asked.argument("feed")
    if _is_address(do):  # "/feeds https://…" means to add it
        do, written = "add", asked.argument("do")
    if not do:
        return await _listed(asked, asked.conn, scope)
    if do in ("add", "new") and not _NUMBER.fullmatch(written):
        return _adds(asked, scope, written)
    if do in _CHANGES and _NUMBER.fullmatch(written):
        return _changes(asked, scope, do, int(written))
    return for_one(posts.how_to(asked.look))


_CHANGES = ("add", "remove", "trust", "untrust")


def _is_address(written: str) -> bool:
    if len(written) > LONGEST or re.search(r"\s", written):
        return False
    try:
        parts = urlsplit(written)
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False


def _site(url: str) -> str:
    """For the audit: what follows the site's name in an address may be somebody's own key."""
    return urlsplit(url).hostname or ""


def _adds(asked: Asked, scope: int, url: str) -> Answer | Change:
    if not _is_address(url):
        return for_one(posts.no_address(asked.look))

    async def add(conn: AsyncConnection) -> Answer:
        added = await kept.add(conn, url, scope, asked.now)
        if added is None:
            return for_one(posts.too_many(kept.MOST, asked.look))
        await changed_for(asked, conn, scope, None, FEEDS, None, _site(url))
        return await _listed(asked, conn, scope)

    return add


def _changes(asked: Asked, scope: int, do: str, number: int) -> Change:
    async def change(conn: AsyncConnection) -> Answer:
        feed = await kept.one(conn, number, scope)
        removed = None
        if feed is None:
            return for_one(posts.how_to(asked.look))
        if do == "add":
            if await kept.add(conn, feed.url, scope, asked.now) is None:
                return for_one(posts.too_many(kept.MOST, asked.look))
            await changed_for(asked, conn, scope, None, FEEDS, None, _site(feed.url))
        elif do == "remove":
            await kept.remove(conn, number, scope, asked.now)
            await changed_for(asked, conn, scope, None, FEEDS, _site(feed.url), None)
            removed = shown(feed)
        else:
            await kept.trust(conn, number, scope, do == "trust")
            before, after = ({_site(feed.url): trusted} for trusted in (feed.trusted, do == "trust"))
            await changed_for(asked, conn, scope, None, FEEDS, before, after)
        return await _listed(asked, conn, scope, removed, pressed=True)

    return change


async def _listed(
    asked: Asked,
    conn: AsyncConnection,
    scope: int,
    removed: posts.Shown | None = None,
    *,
    pressed: bool = False,
) -> Answer:
    own = [shown(feed) for feed in await kept.of(conn, scope)]
    everyones = [shown(feed) for feed in await kept.of(conn, None)]
    post = posts.feeds(own, everyones, removed, asked.look)
    return Answer(post, private=True, replaces=pressed)


def shown(feed: kept.Feed) -> posts.Shown:
    """A feed as posts show it."""
    return posts.Shown(feed.id, feed.name, feed.url, feed.trusted, feed.problem)
