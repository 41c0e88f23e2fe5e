"""Posts that moderators sent ahead of their time: what they state is put right like all that was told.

Their occasion is still armed, for every other channel; its facts follow what is known without a word. Where a
message of it stands already, the revision has to rise with them.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.dossier import Dossier
from bot.knowledge.occasion import Kind, Occasion
from bot.schedule import due, plan
from storage import occasions, sent_early
from storage.occasions import ARMED, CANCELLED, Kept


async def put_right(
    conn: AsyncConnection, dossier: Dossier, before: Sequence[Kept], planned: Sequence[Occasion]
) -> None:
    """Raises the revision of what stands early in some channel and states what is not so any more.

    Called before the store's occasions are brought to what is planned, while they have their old facts.
    """
    waiting = [kept for kept in before if kept.state in (ARMED, CANCELLED)]
    standing = await sent_early.among(conn, [kept.id for kept in waiting]) if waiting else set()
    plans = {(one.kind, one.variant): one for one in planned}
    for kept in waiting:
        if kept.id not in standing:
            continue
        facts = _facts(dossier, kept.occasion, plans.get((kept.occasion.kind, kept.occasion.variant)))
        if facts is not None and plan.proved_false(kept.occasion.facts, facts):
            revised = kept.occasion._replace(revision=kept.occasion.revision + 1, facts=facts)
            await occasions.revise(conn, kept.id, revised)


def _facts(dossier: Dossier, said: Occasion, planned: Occasion | None) -> dict[str, Any] | None:
    """What it should state now; None where nothing is known to put in its place."""
    if said.kind is Kind.KICKOFF_REMINDER:
        return due.moved_reminder(dossier, said).facts
    return planned.facts if planned else None
