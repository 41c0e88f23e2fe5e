"""Posting nothing in this channel for a while, and going on."""

from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer, Post
from bot.posts import pause as posts
from bot.posts.articles import not_set_up
from handlers.asked import Asked, Change, for_one, in_place
from handlers.moderated import changed, here, sure
from handlers.until import until
from storage import channels
from storage.audit import Json
from storage.channels import Settings

BY_MODERATORS = "moderators paused it"
"""The reason that is kept."""


async def pause(asked: Asked) -> Answer | Change:
    """Pauses until an instant, or until somebody resumes; asks once more before."""
    known, written = await here(asked), asked.argument("until")
    if known is None:
        return for_one(not_set_up(asked.look))
    ends = until(written, asked.now, known.look.zone) if written else None
    if written and ends is None:
        return for_one(posts.unclear(written, asked.look))
    if asked.argument("state") or (known.paused_reason is not None and not written and not sure(asked)):
        return in_place(_state(known, asked))
    if not sure(asked):
        # the instant, not the words: "2h" are two hours from now, whenever the button is pressed
        exact = f"{ends.astimezone(ZoneInfo(known.look.zone)):%Y-%m-%d %H:%M}" if ends else ""
        return in_place(posts.really(known.name, ends, exact, asked.look))

    async def stop(conn: AsyncConnection) -> Answer:
        before = await here(asked, conn) or known
        await channels.pause(conn, known.channel, BY_MODERATORS, asked.now, ends)
        after = await here(asked, conn) or known
        await changed(asked, conn, "pause", _of(before), _of(after))
        return in_place(_state(after, asked))

    return stop


async def resume(asked: Asked) -> Answer | Change:
    """Goes on, whatever it was paused for."""
    known = await here(asked)
    if known is None:
        return for_one(not_set_up(asked.look))
    if known.paused_reason is None:
        return in_place(posts.running(known.name, asked.look))

    async def go_on(conn: AsyncConnection) -> Answer:
        before = await here(asked, conn) or known
        await channels.resume(conn, known.channel)
        await changed(asked, conn, "pause", _of(before), None)
        return in_place(posts.running(known.name, asked.look, resumed=True))

    return go_on


def _state(known: Settings, asked: Asked) -> Post:
    if known.paused_reason is None:
        return posts.running(known.name, asked.look)
    return posts.paused(known.name, known.paused_reason, known.paused_until, asked.look)


def _of(known: Settings) -> Json:
    """The pause as the audit has it; None where there is none."""
    if known.paused_reason is None:
        return None
    ends = known.paused_until.isoformat(timespec="minutes") if known.paused_until else None
    return {"reason": known.paused_reason, "until": ends}
