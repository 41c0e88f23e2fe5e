"""Moderators correct what is known of a match for their community, having seen before and after."""

from datetime import timedelta
from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer, When
from bot.knowledge.dossier import Dossier
from bot.knowledge.names import Doubt
from bot.posts import correct as posts
from bot.posts.articles import not_set_up
from handlers import moderated
from handlers.asked import Asked, Change, for_one, in_place
from handlers.correct_words import ABSENCE, KICKOFF, LINEUP, MARK, SCORE, Given, given
from handlers.corrected_absence import absence
from handlers.corrected_kickoff import kickoff
from handlers.corrected_lineup import lineup
from handlers.corrected_marks import mark
from handlers.corrected_score import begun, score
from handlers.meant import Leaning, meant
from handlers.teams import in_doubt, named
from storage import audit, claims, pending_corrections
from storage.audit import Json, Noted
from storage.channels import team_target
from storage.pending_corrections import Pending

CORRECT, UNDO = "correct", "undo"
"""What the audit calls them."""
BACK = timedelta(days=30)
"""How long a correction can be taken back."""
LOOKED_THROUGH = 200
"""Entries of the audit among which the last correction is looked for."""
_OF = {KICKOFF: kickoff, SCORE: score, LINEUP: lineup, MARK: mark, ABSENCE: absence}


async def correct(asked: Asked) -> Answer | Change:
    """Shows before and after; a button makes it so, or says again what was taken back."""
    scope = asked.place.scope
    if scope is None:  # a claim without a community would be told to everyone
        return for_one(not_set_up(asked.look))
    if code := asked.argument("kept"):
        return _made_so(asked, scope, code)
    if number := asked.argument("again"):
        return await _again(asked, scope, number)
    wanted = given(asked.argument("what"), asked.argument("value"))
    dossier = await _meant(asked, wanted)
    if isinstance(dossier, Answer):
        return dossier
    if wanted is None or dossier is None:
        match = dossier.match if dossier else None
        return for_one(
            posts.how_to(match, asked.look) if match or wanted is None else posts.no_match(asked.look)
        )
    found = await _OF[wanted.what](asked, dossier, wanted.words, scope)
    if not isinstance(found, Pending):
        return for_one(found)
    if found.before == found.after:
        return for_one(posts.as_it_is(found.topic, asked.look))
    return _asks(asked, scope, found, dossier)


async def _meant(asked: Asked, wanted: Given | None) -> Dossier | Answer | None:
    """The match of the team that is named, else the channel's: the next for a kickoff, else the latest. A
    score is that of a match that has begun, and a mark of one with marks, however soon the next match is."""
    targets = asked.place.targets
    if wanted is not None and wanted.team:
        team = await named(asked, wanted.team)
        if isinstance(team, Doubt):
            return in_doubt(asked, team)
        targets = (team_target(team.one.key),)
    ahead = wanted is not None and wanted.what in (KICKOFF, ABSENCE)
    if not targets:
        return None
    if wanted is not None and wanted.what == SCORE:
        return await meant(asked, targets, Leaning.BACK, partial(begun, asked), earlier=True)
    if wanted is not None and wanted.what == MARK:
        return await meant(asked, targets, Leaning.BACK, lambda one: bool(one.marks), earlier=True)
    return await meant(asked, targets, Leaning.AHEAD if ahead else Leaning.BACK)


def _asks(asked: Asked, scope: int, found: Pending, dossier: Dossier) -> Change:
    async def change(conn: AsyncConnection) -> Answer:
        code = await pending_corrections.keep(conn, scope, found)
        page = posts.sure(dossier.match, found.topic, found.before, found.after, code, asked.look)
        return for_one(page)

    return change


def _made_so(asked: Asked, scope: int, code: str) -> Change:
    async def change(conn: AsyncConnection) -> Answer:
        found = await pending_corrections.take(conn, scope, code, asked.now)
        if found is None:
            return in_place(posts.not_any_more(asked.look))
        await claims.add(conn, found.said, asked.now)
        numbers: list[Json] = [*await pending_corrections.numbers(conn, found.said, asked.now)]
        after: Json = {"is": found.after, "claims": numbers, "topic": found.topic, "match": found.match}
        await moderated.changed_for(asked, conn, scope, None, CORRECT, {"is": found.before}, after)
        return in_place(posts.corrected(found.topic, found.before, found.after, asked.look))

    return change


# --- taking it back


async def undo(asked: Asked) -> Answer | Change:
    """Takes the last correction of the community back that still holds, and shows what it was."""
    scope = asked.place.scope
    if scope is None:
        return for_one(not_set_up(asked.look))

    async def change(conn: AsyncConnection) -> Answer:
        last = await _last(conn, asked, scope)
        if last is None:
            return for_one(posts.nothing_to_undo(asked.look))
        await claims.say(conn, scope, _numbers(last), asked.now, again=False)
        by = await moderated.changed_for(asked, conn, scope, None, UNDO, last.entry.after, last.entry.before)
        await audit.took_back(conn, last.id, by)
        topic, before, after = _words(last)
        page = posts.undone(topic, before, after, last.entry.name, When(last.at), last.id, asked.look)
        return Answer(page, private=True, done=True)

    return change


async def _again(asked: Asked, scope: int, number: str) -> Answer | Change:
    """A correction that was taken back holds again; it is an entry of its own."""
    known = number.isascii() and number.isdigit() and len(number) <= 18
    noted = await audit.one(asked.conn, scope, int(number)) if known else None
    if noted is None or noted.entry.what != CORRECT or noted.undone is None:
        return in_place(posts.not_any_more(asked.look))

    async def change(conn: AsyncConnection) -> Answer:
        await claims.say(conn, scope, _numbers(noted), asked.now, again=True)
        await moderated.changed_for(asked, conn, scope, None, CORRECT, noted.entry.before, noted.entry.after)
        return in_place(posts.corrected(*_words(noted), asked.look))

    return change


async def _last(conn: AsyncConnection, asked: Asked, scope: int) -> Noted | None:
    found = await audit.entries(conn, scope, limit=LOOKED_THROUGH)
    return next(
        (
            one
            for one in found
            if one.entry.what == CORRECT and one.undone is None and one.at > asked.now - BACK
        ),
        None,
    )


def _numbers(noted: Noted) -> list[int]:
    after = noted.entry.after
    said = after.get("claims") if isinstance(after, dict) else None
    return [number for number in said if isinstance(number, int)] if isinstance(said, list) else []


def _words(noted: Noted) -> tuple[str, str, str]:
    """What was corrected, how it was, how it was said to be."""
    before, after = noted.entry.before, noted.entry.after
    was = str(before.get("is", "")) if isinstance(before, dict) else ""
    if not isinstance(after, dict):
        return "", was, ""
    return str(after.get("topic", "")), was, str(after.get("is", ""))
