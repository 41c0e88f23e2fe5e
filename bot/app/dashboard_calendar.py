"""The calendar of a channel for the moderators' page, and its posts as each platform will show them."""

from dataclasses import replace
from datetime import datetime

import structlog

from bot.chat import Look, Message, Picture
from bot.knowledge.coming import Coming as Known
from bot.knowledge.occasion import Kind
from bot.platforms.preview import Preview
from bot.platforms.web import preview as web
from bot.platforms.web.dashboard.house import Moderated
from bot.platforms.web.dashboard.views import Beforehand, Coming, Planned
from bot.posts import calendar as words
from bot.posts.language import translations
from bot.posts.leads import lead_words
from bot.posts.missed import kind_in_words
from bot.posts.pictured import Draw, picture
from bot.posts.scoreline import pairing
from bot.posts.simultaneous import and_others
from bot.posts.upcoming import choices
from handlers import calendar
from handlers.asked import Asked

log = structlog.get_logger()

PLATFORMS = ("discord", "telegram", "web")


async def coming(asked: Asked, channel: str) -> Coming:
    """All that is known to come. `channel` is its name."""
    look = asked.look
    found = await calendar.calendar(asked)
    if found is None:
        return Coming(follows=False)
    listed = {one.occasion.kind for one in found.posts}
    return Coming(
        posts=tuple(_planned(one, channel, look) for one in found.posts),
        anytime=tuple(
            kind_in_words(kind, look) for kind in Kind if kind in found.anytime and kind not in listed
        ),
        stopped=tuple((str(match.key), pairing(match, look)) for match in found.stopped),
        follows=found.follows,
    )


async def beforehand(
    found: calendar.Beforehand, channel: Moderated, draw: Draw | None, now: datetime
) -> Beforehand:
    """One post, as it would look if it left now."""
    look, message = channel.look, found.message
    return Beforehand(
        post=_planned(found.post, channel.name, look),
        previews=await _previews(message, draw, now) if message else (),
        actions=choices(found.post, look, sendable=found.post.sure and not found.paused),
        words="" if message else words.still_to_come(look),
    )


async def its_picture(found: calendar.Beforehand, draw: Draw | None, *, dark: bool) -> Picture | None:
    """The picture of a coming post, light or dark."""
    message = found.message
    return await _picture(message, replace(message.look, dark=dark), draw) if message else None


def _planned(one: Known, channel: str, look: Look) -> Planned:
    reminder = one.occasion.kind is Kind.KICKOFF_REMINDER
    return Planned(
        code=one.code,
        at=one.at,
        sure=one.sure,
        kind=kind_in_words(one.occasion.kind, look),
        match=and_others(one.match, len(one.others), look) if one.match else "",
        subject=str(one.occasion.subject) if one.match else "",
        why=words.because(one, channel, look),
        note=words.note(one, look),
        lead=lead_words(one.occasion.lead, look) if reminder else "",
        held=one.held,
        dropped=one.dropped,
        skipped=one.skipped,
    )


async def _previews(message: Message, draw: Draw | None, now: datetime) -> tuple[Preview, ...]:
    """On each platform, the channel's own first."""
    drawn = replace(message, picture=await _picture(message, message.look, draw))
    own = message.channel.platform
    wanted = (own, *(platform for platform in PLATFORMS if platform != own))
    return tuple([await _preview(platform, drawn, now) for platform in wanted])


async def _preview(platform: str, message: Message, now: datetime) -> Preview:
    """The libraries take a while to import, so they are when somebody looks."""
    known = translations(message.look.language)
    match platform:
        case "discord":
            from bot.platforms.discord import preview as discord

            return discord.preview(message, now, known)
        case "telegram":
            from bot.platforms.telegram import preview as telegram

            return await telegram.preview(message, known)
        case _:
            return web.preview(message, known)


async def _picture(message: Message, look: Look, draw: Draw | None) -> Picture | None:
    """The post's card, drawn; None where it has none, or where it cannot be drawn."""
    card = message.post.card
    if draw is None or card is None:
        return None
    try:
        drawn = await draw(card, look.dark)
    except Exception:  # the words say the same
        log.exception("preview_not_drawn", card=type(card).__name__)
        return None
    return picture(card, drawn.digest, drawn.png, look)
