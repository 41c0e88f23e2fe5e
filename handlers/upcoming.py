"""The next posts of a channel, for its moderators: seen beforehand, skipped, or sent now."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Answer, Post
from bot.knowledge.ballot import concealed
from bot.knowledge.coming import Coming
from bot.knowledge.match import Match
from bot.knowledge.occasion import Kind, Rule
from bot.knowledge.weekly import WEEK
from bot.posts import upcoming as posts
from bot.posts.articles import not_set_up
from bot.posts.compose import compose, with_words
from bot.posts.digest import week
from handlers import moderated
from handlers.asked import Asked, Change, for_one, in_place
from handlers.coming import coming, stopped
from storage import digests, dossiers, sent_early, skipped, wanted_by
from storage.audit import Json
from storage.channels import Settings
from storage.skipped import Skip


async def upcoming(asked: Asked) -> Answer | Change:
    """Lists them; with a post, by its button or by its number in the list, shows that one, or does something
    with it."""
    here = await moderated.here(asked)
    if here is None:
        return for_one(not_set_up(asked.look))
    found, anytime = await coming(asked, here)
    wanted, do = asked.argument("post"), asked.argument("do").casefold()
    if not wanted:
        of = posts.Here(here.name, bool(asked.place.teams or asked.place.others), here.paused_reason)
        page = posts.upcoming(found, anytime, of, await stopped(asked, here), asked.look)
        return in_place(page) if do else for_one(page)
    one = _chosen(found, wanted)
    if one is None:
        return in_place(posts.not_coming(asked.look))
    match do:
        case "skip":
            return _skips(asked, here, one)
        case "want":
            return _wants(asked, here, one)
        case "send":
            return _sends(asked, here, one)
        case _:
            return await _shown(asked, here, one)


def _chosen(found: Sequence[Coming], wanted: str) -> Coming | None:
    """By its code, or by its number in the list."""
    if wanted.isascii() and wanted.isdigit() and len(wanted) <= 2:
        return found[int(wanted) - 1] if 1 <= int(wanted) <= len(found) else None
    return next((one for one in found if one.code == wanted), None)


async def _shown(asked: Asked, here: Settings, one: Coming) -> Answer:
    """As it would be posted if it left now."""
    if not one.sure:
        return in_place(posts.not_yet(one, asked.look))
    post = (
        await _digest(asked, here, one) if one.match is None else await _composed(asked, here, one.match, one)
    )
    rule = Rule(one.occasion.kind, one.occasion.lead)
    post = with_words(post, await wanted_by.words_above(asked.conn, here.id, rule))
    return in_place(posts.seen(post, one, asked.look))


async def _composed(asked: Asked, here: Settings, match: Match, one: Coming) -> Post:
    dossier = concealed(await asked.dossier(match.key), asked.now)
    if one.occasion.kind is Kind.PREDICTIONS:
        dossier = await dossiers.with_forecast(asked.conn, dossier)
    return compose(one.occasion, dossier, here.posted_look)


async def _digest(asked: Asked, here: Settings, one: Coming) -> Post:
    targets, due = (*asked.place.teams, *asked.place.others), one.occasion.due_at
    keys = await digests.coming(asked.conn, targets, due, due + WEEK)
    return week(await dossiers.outlines(asked.conn, keys, here.community), here.posted_look)


def _skips(asked: Asked, here: Settings, one: Coming) -> Change:
    async def change(conn: AsyncConnection) -> Answer:
        if await skipped.skip(conn, here.id, Skip.of(one.occasion), asked.now):
            await moderated.changed(asked, conn, "skip", None, _named(one))
        return in_place(posts.skipped(one, asked.look))

    return change


def _wants(asked: Asked, here: Settings, one: Coming) -> Change:
    async def change(conn: AsyncConnection) -> Answer:
        if await skipped.take_back(conn, here.id, Skip.of(one.occasion)):
            await moderated.changed(asked, conn, "skip", _named(one), None)
        return in_place(posts.wanted_again(_again(one), asked.look))

    return change


def _sends(asked: Asked, here: Settings, one: Coming) -> Answer | Change:
    if not one.sure or here.paused_reason is not None:
        return in_place(posts.not_now(one, here.paused_reason, asked.look))

    async def change(conn: AsyncConnection) -> Answer:
        await skipped.take_back(conn, here.id, Skip.of(one.occasion))
        if not await sent_early.send(conn, here.id, here.channel, one.occasion, asked.now):
            return in_place(posts.not_now(one, None, asked.look))
        await moderated.changed(asked, conn, "send now", None, _named(one))
        return in_place(posts.on_its_way(one, here.name, asked.look))

    return change


def _again(one: Coming) -> Coming:
    return replace(one, skipped=False)


def _named(one: Coming) -> Json:
    """What the audit says of it."""
    occasion = one.occasion
    named = {"match": str(occasion.subject), "kind": occasion.kind.value, "lead": occasion.lead}
    return {name: value for name, value in named.items() if value}
