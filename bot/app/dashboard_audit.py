"""Who changed what in a community, for the moderators' page."""

from bot.platforms.web.dashboard.views import Audit, Audited, Difference
from bot.posts import audit as changes
from handlers.asked import Asked
from storage import audit as kept
from storage import channels

PAGE = 30


async def audit(asked: Asked, community: int, before: int | None) -> Audit:
    """A page of a community's changes."""
    found = await kept.entries(asked.conn, community, before_id=before, limit=PAGE + 1)
    names = {one.id: one.name for one in await channels.of_community(asked.conn, community)}
    look = asked.look
    lines = tuple(
        Audited(
            number=one.id,
            at=one.at,
            who=one.entry.by,
            channel=names.get(one.entry.channel, "") if one.entry.channel is not None else "",
            what=changes.what_name(one.entry.what, look),
            differences=tuple(
                Difference(*each) for each in changes.differences(one.entry.before, one.entry.after, look)
            ),
            undone=one.undone is not None,
        )
        for one in found[:PAGE]
    )
    return Audit(lines, older=lines[-1].number if len(found) > PAGE else None)
