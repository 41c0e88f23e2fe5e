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
from bot.posts.simultaneous import simultaneous
from handlers import moderated
from handlers.asked import Asked, Change, for_one, in_place
from handlers.coming import CALENDAR, NEXT, coming, stopped
from storage import digests, dossiers, sent_early, skipped, wanted_by
from storage.audit import Json
from storage.channels import Settings
from storage.skipped import Skip

LONGEST_NUMBER = 2
"""Digits of a number in the list; a code has more."""


async def upcoming(asked: Asked) -> Answer | Change:
    """Lists them; with a post, by its button or by its number in the list, shows that one, or does something
    with it."""
    here = await moderated.here(asked)
    if here is None:
        return for_one(not_set_up(asked.look))
    wanted, do = asked.argument("post"), asked.argument("do").casefold()
    # a button may name any post of the calendar, which looks further than the list
    found, anytime = await coming(asked, here, CALENDAR if len(wanted) > LONGEST_NUMBER else NEXT)
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
        case "without":
            return _skips(asked, here, next(single for single in one.each if single.code == wanted))
        case "want":
            return _wants(asked, here, one)
        case "send":
            return _sends(asked, here, one)
        case _:
            return await _shown(asked, here, one)


def _chosen(found: Sequence[Coming], wanted: str) -> Coming | None:
    """By its code, or by its number in the list."""
    if wanted.isascii() and wanted.isdigit() and len(wanted) <= LONGEST_NUMBER:
        return found[int(wanted) - 1] if 1 <= int(wanted) <= len(found) else None
    named = next((one for one in found if one.code == wanted), None)
    return named or next((one for one in found for single in one.others if single.code == wanted), None)


async def _shown(asked: Asked, here: Settings, one: Coming) -> Answer:
    if not one.sure:
        return in_place(posts.not_yet(one, asked.look))
    return in_place(posts.seen(await as_posted(asked, here, one), one, asked.look))


async def as_posted(asked: Asked, here: Settings, one: Coming) -> Post:
    """A post that is sure, as it would leave now for this channel."""
    if one.match is None:
        post = await _digest(asked, here, one)
    elif one.others:
        post = await _together(asked, here, one)
    else:
        post = await _composed(asked, here, one.match, one)
    rule = Rule(one.occasion.kind, one.occasion.lead)
    return with_words(post, await wanted_by.words_above(asked.conn, here.id, rule))


async def _together(asked: Asked, here: Settings, one: Coming) -> Post:
    reminded = [
        (single.occasion.facts, await asked.dossier(single.match.key)) for single in one.each if single.match
    ]
    return simultaneous(reminded, here.posted_look)


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
        new = [await skipped.skip(conn, here.id, Skip.of(each.occasion), asked.now) for each in one.each]
        if any(new):
            await moderated.changed(asked, conn, "skip", None, _named(one))
        return in_place(posts.skipped(one, asked.look))

    return change


def _wants(asked: Asked, here: Settings, one: Coming) -> Change:
    async def change(conn: AsyncConnection) -> Answer:
        gone = [await skipped.take_back(conn, here.id, Skip.of(each.occasion)) for each in one.each]
        if any(gone):
            await moderated.changed(asked, conn, "skip", _named(one), None)
        return in_place(posts.wanted_again(_again(one), asked.look))

    return change


def _sends(asked: Asked, here: Settings, one: Coming) -> Answer | Change:
    if not one.sure or here.paused_reason is not None:
        return in_place(posts.not_now(one, here.paused_reason, asked.look))

    async def change(conn: AsyncConnection) -> Answer:
        for each in one.each:
            await skipped.take_back(conn, here.id, Skip.of(each.occasion))
        occasions = [each.occasion for each in one.each]
        if not any([await sent_early.send(conn, here.id, here.channel, o, asked.now) for o in occasions]):
            return in_place(posts.not_now(one, None, asked.look))
        await moderated.changed(asked, conn, "send now", None, _named(one))
        return replace(in_place(posts.on_its_way(one, here.name, asked.look)), done=True)

    return change


def _again(one: Coming) -> Coming:
    return replace(one, skipped=False, others=tuple(replace(other, skipped=False) for other in one.others))


def _named(one: Coming) -> Json:
    """What the audit says of it."""
    occasion = one.occasion
    matches = ", ".join(each.occasion.subject for each in one.each)
    named = {"match": matches, "kind": occasion.kind.value, "lead": occasion.lead}
    return {name: value for name, value in named.items() if value}
