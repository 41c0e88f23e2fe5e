"""Who changed what in this community."""

from bot.chat import Answer
from bot.posts import audit as posts
from bot.posts.articles import not_set_up
from bot.posts.audit import Change
from handlers.asked import Asked, for_one, in_place
from handlers.moderated import here
from storage import audit as kept
from storage import channels

PAGE = 10
MOST_PAGES = 1_000


async def audit(asked: Asked) -> Answer:
    """A page of changes, the newest first."""
    known = await here(asked)
    if known is None:
        return for_one(not_set_up(asked.look))
    written = asked.argument("page")
    page = int(written) if _is_page(written) else 1
    found = await kept.entries(asked.conn, known.community, limit=PAGE + 1, skip=(page - 1) * PAGE)
    names = {one.id: one.name for one in await channels.of_community(asked.conn, known.community)}
    changes = [
        Change(
            one.at,
            one.entry.by,
            names.get(one.entry.channel) if one.entry.channel is not None else None,
            one.entry.what,
            one.entry.before,
            one.entry.after,
            one.undone is not None,
        )
        for one in found[:PAGE]
    ]
    return in_place(posts.audit(changes, page, len(found) > PAGE, asked.look))


def _is_page(written: str) -> bool:
    return written.isascii() and written.isdigit() and 1 <= int(written[:9]) <= MOST_PAGES
