"""The weekly digest of this channel: its day and its hour."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer
from bot.knowledge.occasion import Kind, Rule
from bot.knowledge.weekly import Weekly, read
from bot.posts import weekly as pages
from bot.posts.articles import not_set_up
from handlers.asked import Asked, Change, for_one, in_place
from handlers.moderated import changed, here
from storage import channels
from storage.channels import Settings

OFF = frozenset({"off", "none", "no"})


async def digest(asked: Asked) -> Answer | Change:
    """When the digest comes; another day and hour are set, or none."""
    known = await here(asked)
    if known is None:
        return for_one(not_set_up(asked.look))
    written = asked.argument("when")
    if not written:
        mine = await _leads(asked.conn, known)
        return in_place(pages.weekly(known.name, _hours(mine), asked.now, known.look.zone, asked.look))
    if written.casefold() in OFF:
        return _sets(asked, known, None)
    wanted = read(written, known.look.zone)
    return _sets(asked, known, wanted) if wanted else for_one(pages.how_to(asked.look))


def _sets(asked: Asked, known: Settings, wanted: Weekly | None) -> Change:
    """There is one digest a week: another hour takes the place of the first."""

    async def change(conn: AsyncConnection) -> Answer:
        before = await _leads(conn, known)
        after = [str(wanted)] if wanted else []
        for lead in set(before) - set(after):
            await channels.unwant(conn, known.id, Rule(Kind.DIGEST, lead))
        await channels.want(conn, known.id, [Rule(Kind.DIGEST, lead) for lead in after], asked.now)
        await changed(asked, conn, "digest", list(before), list(after))
        return in_place(pages.weekly(known.name, wanted, asked.now, known.look.zone, asked.look))

    return change


async def _leads(conn: AsyncConnection, known: Settings) -> list[str]:
    return sorted(rule.lead for rule in await channels.rules_of(conn, known.id) if rule.kind is Kind.DIGEST)


def _hours(leads: Sequence[str]) -> Weekly | None:
    """The first that is an hour of the week."""
    for lead in leads:
        try:
            return Weekly.parse(lead)
        except ValueError:
            continue
    return None
