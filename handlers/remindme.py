"""Reminders for one person, in their private chat with the bot, with their consent."""

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer
from bot.knowledge.match import Team
from bot.knowledge.names import Doubt
from bot.knowledge.occasion import Kind, Lead
from bot.knowledge.reminding import NotAReminder, read
from bot.posts import remindme as posts
from bot.posts.reminders import not_a_reminder
from handlers.asked import Asked, Change, for_one, in_place
from handlers.moderated import here, sure
from handlers.teams import in_doubt, named
from storage import channels, personal
from storage.channels import team_target

WEB = "web"
USUAL = "2h"
"""Before kickoff, where only a team is named."""


async def remindme(asked: Asked) -> Answer | Change:
    """Lists them; with a time and a team adds one, having asked once; a button ends them all."""
    if asked.request.channel.platform == WEB:
        return for_one(posts.not_on_the_web(asked.look))
    if not asked.request.alone:
        return for_one(posts.in_private(asked.look))
    if asked.argument("do"):
        return _ends(asked)
    when, team = asked.argument("when"), asked.argument("team")
    if not when and not team:
        return await _listed(asked, asked.conn)
    try:
        lead = _lead(when or USUAL, asked)
    except NotAReminder as problem:
        return for_one(not_a_reminder(problem.problem, problem.piece, asked.look))
    if not team:
        return for_one(posts.which_team(asked.look))
    found = await named(asked, team)
    if isinstance(found, Doubt):
        return in_doubt(asked, found)
    known = await here(asked)
    if not sure(asked) and (known is None or known.consented_at is None):
        return for_one(posts.consent(found.one, lead, asked.look))
    return _adds(asked, found.one, lead)


def _lead(written: str, asked: Asked) -> str:
    """The lead that is written, or that a button carries. Raises NotAReminder."""
    try:
        return str(Lead.parse(written))
    except ValueError:
        return str(read(written, asked.look.zone).lead)


def _adds(asked: Asked, team: Team, lead: str) -> Change:
    async def add(conn: AsyncConnection) -> Answer:
        channel, look = asked.request.channel, asked.look
        await personal.remind(conn, asked.account, channel, look, lead, team.key, asked.now)
        return await _listed(asked, conn)

    return add


def _ends(asked: Asked) -> Change:
    async def end(conn: AsyncConnection) -> Answer:
        await personal.stop(conn, asked.request.channel)
        return in_place(posts.ended(asked.look))

    return end


async def _listed(asked: Asked, conn: AsyncConnection) -> Answer:
    known = await here(asked, conn)
    if known is None or known.consented_at is None:
        return for_one(posts.reminders((), (), asked.look))
    rules = await channels.rules_of(conn, known.id)
    followed = set(await channels.followed(conn, known.id))
    leads = sorted(rule.lead for rule in rules if rule.kind is Kind.KICKOFF_REMINDER)
    teams = [team for team in await asked.read.teams() if team_target(team.key) in followed]
    page = posts.reminders(leads, teams, asked.look)
    return in_place(page) if sure(asked) else for_one(page)
