"""The posts to come in a channel, as far as they can be told, and one of them as it would be sent now."""

from dataclasses import dataclass, replace

from bot.chat import Look, Message, Wishes
from bot.knowledge.coming import Coming
from bot.knowledge.match import Match
from bot.knowledge.occasion import Kind, Rule
from handlers import moderated
from handlers.asked import Asked
from handlers.coming import CALENDAR, coming, stopped
from handlers.upcoming import as_posted
from storage import wanted_by
from storage.channels import Settings


@dataclass(frozen=True, slots=True)
class Calendar:
    """The posts to come, soonest first, the kinds that may come at any time, the matches that moderators
    stopped here."""

    here: Settings
    posts: list[Coming]
    anytime: set[Kind]
    stopped: list[Match]
    follows: bool


async def calendar(asked: Asked) -> Calendar | None:
    """None where nothing was ever set up."""
    here = await moderated.here(asked)
    if here is None:
        return None
    found, anytime = await coming(asked, here, CALENDAR)
    follows = bool(asked.place.teams or asked.place.others)
    return Calendar(here, found, anytime, await stopped(asked, here, CALENDAR), follows)


@dataclass(frozen=True, slots=True)
class Beforehand:
    """A coming post; `message` is what would be sent if it left now, without its picture, None where its
    facts are still to come."""

    post: Coming
    message: Message | None
    paused: bool


async def beforehand(asked: Asked, code: str) -> Beforehand | None:
    """One of the calendar; None for what is not coming, or not any more."""
    here = await moderated.here(asked)
    if here is None:
        return None
    found, _ = await coming(asked, here, CALENDAR)
    one = next((one for one in found if one.code == code), None)
    if one is None:
        return None
    paused = here.paused_reason is not None
    return Beforehand(one, await _message(asked, here, one) if one.sure else None, paused)


async def _message(asked: Asked, here: Settings, one: Coming) -> Message:
    occasion = one.occasion
    role = await wanted_by.role_called(asked.conn, here.id, Rule(occasion.kind, occasion.lead))
    return Message(
        channel=here.channel,
        key="",
        kind=occasion.kind,
        subject=occasion.subject,
        revision=occasion.revision,
        post=await as_posted(asked, here, one),
        look=_look(here, occasion.kind),
        silent=here.silent,
        wishes=_wishes(here.wishes, role),
    )


def _look(here: Settings, kind: Kind) -> Look:
    return here.posted_look if kind is Kind.LIVE else here.look


def _wishes(wishes: Wishes, role: str) -> Wishes:
    return replace(wishes, ping=role) if role else wishes
