"""A command, typed or pressed, and the answer that only its asker sees."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from gettext import NullTranslations
from secrets import token_hex
from typing import NamedTuple

from bot.chat import Action, Answer, Channel, Command, File, Line, Paragraph, Post, Request, Text
from bot.platforms import typed
from bot.platforms.asks import AnswerTo, Translations
from bot.platforms.text import clean, cut
from bot.platforms.web.forms import LONGEST_VALUE, TYPED, too_long
from bot.platforms.web.history import History, Room, RoomMessage
from bot.platforms.web.hub import Hub
from bot.platforms.web.kinds import ANSWER
from bot.platforms.web.metrics import COMMANDS
from bot.platforms.web.pictures import with_picture
from bot.platforms.web.rooms import revision
from bot.platforms.web.sheets import filled
from bot.platforms.web.visitors import new_visitor

log = logging.getLogger(__name__)


BLANK = "blank."
"""What the names of a sheet's fields begin with, in a form as in a request."""
PATIENCE = timedelta(seconds=20)
"""How long an answer may take before the visitor is told that it will not come."""


class Asked(NamedTuple):
    """What a form said: either a line of text or a button's command.

    `blanks` are the fields of a sheet; `pressed_on` is the message that the button or the sheet was part of,
    and `revision` that of the message as it stood on the page.
    """

    line: str
    command: str
    arguments: dict[str, str]
    blanks: dict[str, str]
    pressed_on: str | None
    revision: int | None


class Given(NamedTuple):
    """An answer as it is kept. `who` is the visitor it belongs to: somebody new, and so `anew`, where the
    answer was that all of theirs is forgotten. `file` is what comes with it."""

    message: RoomMessage
    who: str
    anew: bool
    file: File | None


def asked(fields: dict[str, str]) -> Asked:
    """A posted form as a question."""
    return Asked(
        line=fields.get(TYPED, ""),
        command=fields.get("command", ""),
        arguments=_under("arg.", fields),
        blanks=_under(BLANK, fields),
        pressed_on=fields.get("from") or None,
        revision=revision(fields.get("revision")),
    )


def _under(prefix: str, fields: dict[str, str]) -> dict[str, str]:
    return {name.removeprefix(prefix): text for name, text in fields.items() if name.startswith(prefix)}


class Asking:
    """Hands questions to the handlers and keeps the answers in the asker's room."""

    def __init__(
        self,
        answer: AnswerTo,
        commands: Sequence[Command],
        history: History,
        hub: Hub,
        translations: Translations,
        now: Callable[[], datetime],
    ) -> None:
        self._answer = answer
        self._commands = commands
        self._history = history
        self._hub = hub
        self._translations = translations
        self._now = now

    async def ask(self, question: Asked, room: Room, who: str) -> Given:
        """Answers, keeps the answer for this visitor, and shows it in each of their tabs.

        Raises HTTPException 422 for a long text where the command takes none.
        """
        read = self._read(question)
        takes_text = isinstance(read, typed.Typed) and typed.text_of(read.command) is not None
        if len(question.line) > LONGEST_VALUE and not takes_text:
            raise too_long(LONGEST_VALUE)
        pressed_on = await self._pressed_on(question, room, who)
        if isinstance(read, typed.Unknown):
            COMMANDS.labels("unknown").inc()
            answer, line = Answer(self._no_such(read, room)), question.line or f"/{read.word}"
        else:
            read.arguments.update(_filled(question, pressed_on))
            answer = await self._answered(read, room, who)
            line = question.line or typed.written(read.command, read.arguments)
        return await self._keep(answer, line, pressed_on, room, who)

    def _read(self, question: Asked) -> typed.Typed | typed.Unknown:
        if not question.command:
            return typed.read(question.line, self._commands)
        command = typed.find(question.command, self._commands)
        if command is None:
            return typed.Unknown(question.command, "", typed.nearest(question.command, self._commands))
        return typed.Typed(command, question.arguments)

    async def _answered(self, read: typed.Typed, room: Room, who: str) -> Answer:
        """The handlers' answer; a kind word if they fail, and the reason in the log."""
        channel = Channel("web", room.address)
        look, own = room.look, room.look.language
        request = Request(
            read.command.name, read.arguments, channel, who, look, forms=True, language=own, only_asker=True
        )
        try:
            async with asyncio.timeout(PATIENCE.total_seconds()):
                answer = await self._answer(request)
        except Exception:
            log.exception("/%s in room %s found no answer", read.command.name, room.address)
            COMMANDS.labels("failed").inc()
            return Answer(self._sorry(room))
        COMMANDS.labels("answered").inc()
        return answer

    async def _pressed_on(self, question: Asked, room: Room, who: str) -> RoomMessage | None:
        """The message that a button or a sheet was part of, as it stood when it was pressed."""
        if question.pressed_on is None:
            return None
        return await self._history.one(room.address, question.pressed_on, who, question.revision)

    async def _keep(
        self, answer: Answer, line: str, pressed_on: RoomMessage | None, room: Room, who: str
    ) -> Given:
        """What an answer replaces is the visitor's own: what everybody sees is never replaced.

        If that is no longer kept, the visitor has just been forgotten: the answer goes to somebody new, so
        that what comes next has nothing to do with what was.
        """
        own = pressed_on if pressed_on is not None and pressed_on.visitor == who else None
        before = await self._history.one(room.address, own.key, who) if own else None
        anew = own is not None and before is None
        who = new_visitor() if anew else who
        if not answer.replaces:
            before = None
        said = RoomMessage(
            room=room.address,
            key=before.key if before else f"a-{token_hex(8)}",
            revision=before.revision + 1 if before else 1,
            at=self._now(),
            kind=ANSWER,
            subject="",
            post=answer.post,
            visitor=who,
            asked=before.asked if before else cut(clean(line), LONGEST_VALUE),
        )
        kept = await self._history.keep(with_picture(said, answer.picture))
        self._hub.publish(kept)
        return Given(kept, who, anew, answer.file)

    def _no_such(self, read: typed.Unknown, room: Room) -> Post:
        translations = self._translations(room.look.language)
        _ = translations.gettext
        title = _("There is no /%(word)s here") % {"word": read.word[:40]} if read.word else _("Ask away")
        if not read.nearest:
            return Post(title, (_say(_("The ? button lists everything that you can ask.")),))
        question = _("Did you mean this?") if len(read.nearest) == 1 else _("Did you mean one of these?")
        return Post(title, (_say(question),), actions=_offers(read))

    def _sorry(self, room: Room) -> Post:
        translations: NullTranslations = self._translations(room.look.language)
        _ = translations.gettext
        return Post(_("That did not work just now"), (_say(_("It has been noted. Try again in a moment.")),))


def _filled(question: Asked, pressed_on: RoomMessage | None) -> dict[str, str]:
    sheet = pressed_on.post.sheet if pressed_on else None
    return {f"{BLANK}{name}": value for name, value in filled(sheet, question.blanks).items()}


def _say(text: str) -> Paragraph:
    line: Line = (Text(text),)
    return Paragraph(line)


def _offers(read: typed.Unknown) -> tuple[Action, ...]:
    """The nearest commands as buttons, with what followed the one that is not there."""
    offers = []
    for command in read.nearest:
        arguments = typed.arguments(command, read.rest)
        offers.append(Action(typed.written(command, arguments)[:80], command.name, arguments))
    return tuple(offers)
