"""Pictures and files as Discord takes them: beside a message, with a name that says which picture it is."""

import io
import re
from collections import OrderedDict

import discord

from bot.chat import File, Picture
from bot.platforms.discord.failures import MISSING_PERMISSIONS, code
from bot.platforms.text import clean, cut, units

LONGEST_ALT = 1_024
REMEMBERED = 10_000
"""Messages whose picture is known; of any other it is uploaded again with an edit."""
TOO_LARGE = 40_005

_SENTENCE = re.compile(r"[.!?…。！？؟][\"”»’)]*(?=\s|$)|[。！？]")
_UNSAFE = re.compile(r"[^0-9A-Za-z]")


def name(picture: Picture) -> str:
    """The same for the same picture. Letters that Discord would change are not in it, since an embed finds
    its picture by this name; what begins with SPOILER_ is covered until somebody clicks on it."""
    return f"{'SPOILER_' * picture.secret}matchday-{_UNSAFE.sub('', picture.digest)[:64]}.png"


def address(picture: Picture) -> str | None:
    """Where an embed of the same message finds it; None for a secret one, which an embed would uncover."""
    return None if picture.secret else f"attachment://{name(picture)}"


def alt(picture: Picture) -> str | None:
    """The text alternative within what Discord takes, cut after a sentence; the post says all of it anyway.

    None for a secret picture: no client promises to cover its description as well.
    """
    return None if picture.secret else shortened(clean(picture.alt), LONGEST_ALT) or None


def shortened(text: str, room: int) -> str:
    """At most `room` units, cut after a sentence where one ends in the second half, else at a word."""
    if units(text) <= room:
        return text
    begun = cut(text, room)
    ends = [found.end() for found in _SENTENCE.finditer(begun[:-1])]
    return begun[: ends[-1]] if ends and ends[-1] >= len(begun) / 2 else begun


def uploads(picture: Picture | None, file: File | None = None) -> list[discord.File]:
    """What a message comes with. A discord.File is good for one call only."""
    shown: list[discord.File] = []
    if picture is not None:
        shown.append(discord.File(io.BytesIO(picture.png), name(picture), description=alt(picture)))
    if file is not None:
        shown.append(discord.File(io.BytesIO(file.content), file.name, spoiler=False))
    return shown


def less_may_do(error: discord.HTTPException, attached: bool) -> bool:
    """Whether a message that was refused may be taken with less: nothing attached, or no embed."""
    return code(error) == MISSING_PERMISSIONS or (attached and too_large(error))


def too_large(error: discord.HTTPException) -> bool:
    return error.status == 413 or code(error) == TOO_LARGE


class Standing:
    """The pictures under messages sent or edited lately, by the reference of these, so that they can stay."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, discord.Attachment] = OrderedDict()

    def keep(self, reference: str, message: discord.Message) -> None:
        """What is there now."""
        self.forget(reference)
        if message.attachments:
            self._known[reference] = message.attachments[0]
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)

    def same(self, reference: str, picture: Picture | None) -> discord.Attachment | None:
        """This very picture under that message."""
        there = self._known.get(reference)
        return there if there and picture and there.filename == name(picture) else None

    def forget(self, reference: str) -> None:
        self._known.pop(reference, None)
