"""When reminders come to this channel, for which matches, in whose words and whom they call."""

from collections.abc import Sequence
from hashlib import blake2b

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer, MentionKind, Post
from bot.knowledge.match import Competition
from bot.knowledge.names import Doubt, find
from bot.knowledge.occasion import Kind
from bot.knowledge.reminding import NotAReminder, Problem, Wanted, read
from bot.posts import reminders as pages
from bot.posts.articles import not_set_up
from bot.posts.reminders import Shown
from handlers.asked import Asked, Opening, for_one, in_place
from handlers.coming import coming
from handlers.moderated import changed, here
from storage import catalogue, communities, reminders
from storage.channels import Settings
from storage.reminders import Reminder

MOST = 10
"""Reminders of one channel: more would be a nuisance, and a page of buttons takes no more."""
ADD = frozenset({"add", "new", "+"})
REMOVE = frozenset({"remove", "delete", "rm", "-"})


async def reminders_(asked: Asked) -> Answer | Opening:
    """Lists them with a button for each; one is added or removed first."""
    known = await here(asked)
    if known is None:
        return for_one(not_set_up(asked.look))
    do, _, rest = asked.argument("change").partition(" ")
    pressed = asked.argument("remove")
    if not do and not pressed:
        return in_place(await _page(asked, known))
    try:
        if pressed or do.casefold() in REMOVE:
            return await _removes(asked, known, pressed, rest)
        written = rest if do.casefold() in ADD else asked.argument("change")
        return await _adds(asked, known, read(written, known.look.zone))
    except NotAReminder as problem:
        return for_one(pages.not_a_reminder(problem.problem, problem.piece, asked.look))


def code(lead: str) -> str:
    """A few letters that name a lead in a button."""
    return blake2b(lead.encode(), digest_size=4).hexdigest()


async def _adds(asked: Asked, known: Settings, wanted: Wanted) -> Answer | Opening:
    if wanted.side and not asked.place.teams:
        return for_one(pages.no_team(known.name, asked.look))
    if wanted.role:
        await _check_role(asked, known, wanted.role)
    among = await catalogue.all_competitions(asked.conn)
    competitions = []
    for written in wanted.competitions:
        found = find(written, among)
        if isinstance(found, Doubt):
            return for_one(pages.which_competition(written, _names(found.nearest), asked.look))
        competitions.append(str(found.one.key))
    only = tuple(sorted(set(competitions)))
    fresh = Reminder(str(wanted.lead), only, wanted.side, wanted.role, wanted.words)
    mine = await reminders.of_channel(asked.conn, known.id)
    if fresh in mine:
        return in_place(await _page(asked, known))
    if sum(one.lead != fresh.lead for one in mine) >= MOST:
        return for_one(pages.enough(MOST, asked.look))

    async def add(conn: AsyncConnection) -> None:
        before = await reminders.of_channel(conn, known.id)
        await reminders.put(conn, known.id, fresh, asked.now)
        await _note(asked, conn, known, before)

    return Opening(add)


async def _check_role(asked: Asked, known: Settings, role: str) -> None:
    """Raises NotAReminder unless it is a role of this server, as Discord itself says; the one that is
    everybody has the server's own id."""
    roles = {one.ref for one in asked.request.mentions if one.kind is MentionKind.ROLE}
    if role not in roles or role == await communities.address(asked.conn, known.community):
        raise NotAReminder(Problem.ROLE)


async def _removes(asked: Asked, known: Settings, pressed: str, written: str) -> Answer | Opening:
    mine = await reminders.of_channel(asked.conn, known.id)
    lead = "" if pressed else str(read(written, known.look.zone).lead)
    gone = [one.lead for one in mine if one.lead == lead or code(one.lead) == pressed]
    if not gone:  # it is done, or its button was pressed twice
        return in_place(await _page(asked, known))

    async def remove(conn: AsyncConnection) -> None:
        before = await reminders.of_channel(conn, known.id)
        await reminders.remove(conn, known.id, gone)
        await _note(asked, conn, known, before)

    return Opening(remove)


async def _note(asked: Asked, conn: AsyncConnection, known: Settings, before: Sequence[Reminder]) -> None:
    after = await reminders.of_channel(conn, known.id)
    told = [[one.as_json() for one in those] for those in (before, after)]
    await changed(asked, conn, "reminders", *told)


async def _page(asked: Asked, known: Settings) -> Post:
    mine = await reminders.of_channel(asked.conn, known.id)
    names = {str(one.key): one.name for one in await catalogue.all_competitions(asked.conn)}
    shown = [
        Shown(
            code(one.lead),
            one.lead,
            tuple(names.get(key, key) for key in one.competitions),
            one.side,
            bool(one.role),
            one.words,
        )
        for one in mine
    ]
    found, _anytime = await coming(asked, known) if mine else ([], set())
    following = next((one for one in found if one.occasion.kind is Kind.KICKOFF_REMINDER), None)
    return pages.reminders(known.name, shown, following, known.look.zone, asked.look)


def _names(competitions: Sequence[Competition]) -> list[str]:
    return [one.name for one in competitions]
