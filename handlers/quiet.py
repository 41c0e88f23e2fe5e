"""The hours in which this channel is not to be disturbed, and what becomes of each kind of post then."""

import re
from datetime import time

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer, Look, Post
from bot.knowledge import clock_words
from bot.knowledge.occasion import Kind
from bot.knowledge.quiet import USUAL, What
from bot.posts import quiet as pages
from bot.posts.articles import not_set_up
from bot.posts.kinds import kind_name
from handlers.asked import Asked, Change, for_one, in_place
from handlers.moderated import changed, here
from handlers.word import Word, meant
from storage import channels, held
from storage.audit import Json
from storage.channels import Quiet, Settings

OFF = frozenset({"off", "none", "no"})
_BETWEEN = re.compile(r"\s*(?:[-–—,]|\b(?:to|until|till|and)\b)\s*|\s+(?!(?:[ap]\.?m\b))", re.IGNORECASE)


async def quiet(asked: Asked) -> Answer | Change:
    """The hours and the kinds; one or the other is set."""
    known = await here(asked)
    if known is None:
        return for_one(not_set_up(asked.look))
    written = asked.argument("hours").removeprefix("from ")
    if not written:
        return in_place(await _page(asked.conn, asked, known, asked.argument("all") == "1"))
    if written.casefold() in OFF:
        return _sets(asked, known, None)
    chosen = _kind(written, asked.look)
    if chosen is not None:
        return _sets_kind(asked, known, *chosen)
    hours = between(written)
    return _sets(asked, known, hours) if hours else for_one(pages.how_to(asked.look))


def between(written: str) -> Quiet | None:
    """Two different times of day: "23:00 8:00", "11pm - 8am"; None for anything else."""
    parts = [clock_words.clock(part) for part in _BETWEEN.split(written.strip())]
    if len(parts) != 2 or parts[0] is None or parts[1] is None or parts[0] == parts[1]:
        return None
    return Quiet(_written(parts[0]), _written(parts[1]))


def _written(at: time) -> str:
    return f"{at.hour:02}:{at.minute:02}"


def _kind(written: str, look: Look) -> tuple[Kind, What] | None:
    """ "goals hold": a kind of post, and what is to become of it."""
    *kind, what = written.split()
    if not kind or what.casefold() not in list(What):
        return None
    words = [Word(k.value, kind_name(k, look), (k.value, k.value.replace("_", " "))) for k in Kind]
    found = meant(" ".join(kind), words)
    return (Kind(found), What(what.casefold())) if found else None


def _sets(asked: Asked, known: Settings, hours: Quiet | None) -> Change:
    async def change(conn: AsyncConnection) -> Answer:
        now = await here(asked, conn) or known
        await channels.set_quiet(conn, known.id, hours)
        await held.look_again(conn, known.id, asked.now)
        await changed(asked, conn, "quiet", _told(now.quiet), _told(hours))
        return in_place(await _page(conn, asked, await here(asked, conn) or known, everything=False))

    return change


def _sets_kind(asked: Asked, known: Settings, kind: Kind, what: What) -> Change:
    async def change(conn: AsyncConnection) -> Answer:
        before = (await channels.quiet_rules(conn, known.id)).get(kind, USUAL[kind].value)
        usual = what is USUAL[kind]
        await channels.set_quiet_rule(conn, known.id, kind, None if usual else what.value)
        await held.look_again(conn, known.id, asked.now)
        await changed(asked, conn, "quiet", {kind.value: str(before)}, {kind.value: what.value})
        return in_place(await _page(conn, asked, known, everything=True))

    return change


async def _page(conn: AsyncConnection, asked: Asked, known: Settings, everything: bool) -> Post:
    wanted = {rule.kind for rule in await channels.rules_of(conn, known.id)}
    own = await channels.quiet_rules(conn, known.id)
    kinds = {kind: What(own.get(kind, USUAL[kind])) for kind in Kind if kind in wanted}
    waiting = await held.count(conn, known.id, asked.now)
    state = pages.Hours(known.name, known.look.zone, known.quiet, waiting)
    return pages.quiet(state, kinds, asked.look, everything=everything)


def _told(hours: Quiet | None) -> Json:
    return {"from": hours.begin, "until": hours.end} if hours else None
