"""Earlier matches of a referee with one of two sides, from what the store has."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.knowledge.claims import Scope
from bot.knowledge.dossier import Dossier, Played
from bot.knowledge.match import MatchKey, Status
from bot.knowledge.refereed import Refereed, same_referee
from bot.knowledge.timeline import EventKind
from storage import dossiers
from storage.tables import matches

MOST = 10
_RED = (EventKind.RED_CARD, EventKind.SECOND_YELLOW)


async def before(conn: AsyncConnection, dossier: Dossier, scope: Scope) -> list[Refereed]:
    """The last matches under the referee of this one, of either side, newest first; none while the referee or
    the day is not known."""
    day = dossier.kickoff.value.local_day if dossier.kickoff else None
    if dossier.officials is None or day is None:
        return []
    match, referee = dossier.match, dossier.officials.value.referee
    sides = (match.home.key, match.away.key)
    wanted = (
        select(matches.c.key, matches.c.referee, matches.c.competition)
        .where(matches.c.home.in_(sides) | matches.c.away.in_(sides))
        .where(matches.c.referee.is_not(None), matches.c.status == Status.FINISHED.value)
        .where(matches.c.day < day.isoformat(), matches.c.key != match.key)
        .order_by(matches.c.day.desc(), matches.c.key)
    )
    keys = [
        MatchKey(key)
        for key, name, competition in await conn.execute(wanted)
        if same_referee(name, referee, one_country=competition == match.competition.key)
    ]
    found = await dossiers.outlines(conn, keys[:MOST], scope)
    return [told for one in found if (told := _refereed(one)) is not None]


def _refereed(dossier: Dossier) -> Refereed | None:
    if dossier.final is None:
        return None
    day = dossier.kickoff.value.local_day if dossier.kickoff else None
    kinds = [event.kind for event in dossier.events]
    return Refereed(
        Played(dossier.match, day, dossier.final, source=dossier.result.source if dossier.result else None),
        yellow=kinds.count(EventKind.YELLOW_CARD),
        red=sum(kinds.count(kind) for kind in _RED),
    )
