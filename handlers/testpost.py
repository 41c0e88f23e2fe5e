"""What the bot may do in a channel, and a real post that shows it."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer, DeliveryFailed, Permission
from bot.knowledge.occasion import Kind, Occasion
from bot.posts import testpost as posts
from bot.posts.articles import not_set_up
from handlers import moderated
from handlers.asked import Asked, Change, for_one
from storage import sent_early
from storage.channels import Settings

WORTH_SENDING = timedelta(minutes=5)
"""A test that comes later tells nothing about now."""


async def testpost(asked: Asked) -> Answer | Change:
    """Looks at every permission; then posts a test, unless something that posting needs is missing."""
    here = await moderated.here(asked)
    if here is None:
        return for_one(not_set_up(asked.look))
    try:
        found = await _permissions(asked, here)
    except DeliveryFailed as failed:
        return for_one(posts.cannot_look(here.name, failed.reason, asked.look))
    if any(one.needed and not one.granted for one in found or ()):
        return for_one(posts.missing(here.name, found or (), asked.look))
    if here.paused_reason is not None:
        return for_one(posts.paused(here.name, here.paused_reason, found or (), asked.look))

    async def send(conn: AsyncConnection) -> Answer:
        await sent_early.send_notice(conn, here.id, here.channel, _test(asked, here), asked.now)
        await moderated.changed(asked, conn, "testpost", None, {"at": asked.now.isoformat()})
        return Answer(posts.on_its_way(here.name, found, asked.look), private=True, done=True)

    return send


async def _permissions(asked: Asked, here: Settings) -> Sequence[Permission] | None:
    """None on a platform where nothing has to be permitted. Raises DeliveryFailed."""
    look = asked.permissions.get(here.channel.platform)
    return None if look is None else await look(here.channel, asked.look)


def _test(asked: Asked, here: Settings) -> Occasion:
    title, lines = posts.test(asked.request.name, here.look)
    return Occasion(
        subject=f"channel:{here.id}",
        kind=Kind.NOTICE,
        variant=f"test@{asked.now.isoformat()}",
        due_at=asked.now,
        expires_at=asked.now + WORTH_SENDING,
        facts={"title": title, "lines": list(lines)},
        scope=here.community,
    )
