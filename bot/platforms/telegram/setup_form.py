"""The form by which a moderator sets the bot up, as its buttons carry it.

Each button carries what will be chosen once it is pressed, so nothing is kept meanwhile and a restart in
between does no harm.
"""

import hashlib
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qs, quote, urlsplit

import telegram
from telegram.constants import MessageEntityType

from bot.platforms.offer import KINDS_OF

OURS = "setup1|"
"""How the callback data of this form begins; the figure is its version."""
MOST_TEAMS = 20
"""Two in a row: more than a phone shows at once are searched for, not scrolled through."""
LONGEST = 64
"""Bytes of callback data."""
LONGEST_KEY = 24
"""Bytes of a team's key in callback data: what Telegram's 64 leave beside the longest chat and topic."""
HELD = "~"
"""How the handle of a longer key begins."""


class Step(StrEnum):
    """What a press leads to."""

    TEAMS = "t"
    FORM = "f"
    FIND = "n"
    SAVE = "s"
    ELSEWHERE = "e"
    CLOSE = "x"


@dataclass(frozen=True, slots=True)
class Form:
    """What is chosen so far. `team` is a handle, see there; `chat` is None where the form stands in the chat
    that it sets up."""

    team: str = ""
    kinds: tuple[str, ...] = tuple(KINDS_OF)
    chat: int | None = None
    topic: int | None = None


def handle(team: str) -> str:
    """A team's value as it fits into callback data: itself, or what it is kept under."""
    whole = team.encode(errors="surrogatepass")
    if len(whole) <= LONGEST_KEY and team.isprintable() and not team.startswith(HELD):
        return team
    return HELD + urlsafe_b64encode(hashlib.sha256(whole).digest()[:12]).decode()


def data(step: Step, form: Form) -> str:
    """At most 64 bytes."""
    switched = sum(1 << place for place, kind in enumerate(KINDS_OF) if kind in form.kinds)
    place = f"{form.chat or ''}{f'/{form.topic}' if form.topic else ''}"
    return f"{OURS}{step}|{switched:x}|{place}|{form.team}"


def read(pressed: str | None) -> tuple[Step, Form] | None:
    """What a button carries; None for what this version never wrote. Whoever presses can have written it
    themselves, so it proves nothing; a chat that is somebody else's private one is never read."""
    pressed = pressed or ""
    parts = pressed.removeprefix(OURS).split("|", 3)
    if not pressed.startswith(OURS) or len(parts) != 4 or not pressed.isprintable():
        return None
    if len(pressed.encode()) > LONGEST:
        return None
    try:
        step = Step(parts[0])
        switched = int(parts[1], 16)
        chat, _, topic = parts[2].partition("/")
        form = Form(
            team=parts[3],
            kinds=tuple(kind for place, kind in enumerate(KINDS_OF) if switched >> place & 1),
            chat=int(chat) if chat else None,
            topic=int(topic) if topic else None,
        )
    except ValueError:
        return None
    return None if form.chat is not None and form.chat >= 0 else (step, form)


def question(form: Form, bot: str) -> str:
    """An address that leads to the bot, and carries the form through a message that can have no buttons."""
    return f"https://t.me/{quote(bot)}?setup={quote(data(Step.FIND, form), safe='')}"


def asked(message: telegram.Message) -> Form | None:
    """The form that a message of ours asks a team's name for; None where it asks nothing."""
    for entity in message.entities:
        if entity.type == MessageEntityType.TEXT_LINK and entity.url:
            for carried in parse_qs(urlsplit(entity.url).query).get("setup", ()):
                found = read(carried)
                if found and found[0] is Step.FIND:
                    return found[1]
    return None
