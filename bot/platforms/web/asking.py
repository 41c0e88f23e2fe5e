"""A command, typed or pressed, and the answer that only its asker sees."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from gettext import NullTranslations
from secrets import token_hex
from typing import NamedTuple

from bot.chat import Action, Answer, Channel, Command, Line, Paragraph, Post, Request, Text
from bot.platforms import typed
from bot.platforms.asks import AnswerTo, Translations
from bot.platforms.text import clean, cut
from bot.platforms.web.forms import LONGEST_VALUE, TYPED, too_long
from bot.platforms.web.history import History, Room, RoomMessage
from bot.platforms.web.hub import Hub
from bot.platforms.web.kinds import ANSWER
from bot.platforms.web.metrics import COMMANDS

log = logging.getLogger(__name__)


PATIENCE = timedelta(seconds=20)
"""How long an answer may take before the visitor is told that it will not come."""


class Asked(NamedTuple):
    """What a form said: either a line of text or a button's command; `pressed_on` is the button's message."""

    line: str
    command: str
    arguments: dict[str, str]
    pressed_on: str | None


def asked(fields: dict[str, str]) -> Asked:
    """A posted form as a question."""
    return Asked(
        line=fields.get(TYPED, ""),
        command=fields.get("command", ""),
        arguments={name[4:]: value for name, value in fields.items() if name.startswith("arg.")},
        pressed_on=fields.get("from") or None,
    )


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

    async def ask(self, question: Asked, room: Room, who: str) -> RoomMessage:
        """Answers, keeps the answer for this visitor, and shows it in each of their tabs.

        Raises HTTPException 422 for a long text where the command takes none.
        """
        read = self._read(question)
        takes_text = isinstance(read, typed.Typed) and typed.text_of(read.command) is not None
        if len(question.line) > LONGEST_VALUE and not takes_text:
            raise too_long(LONGEST_VALUE)
        if isinstance(read, typed.Unknown):
            COMMANDS.labels("unknown").inc()
            line = question.line or f"/{read.word}"
            return await self._keep(Answer(self._no_such(read, room)), line, question, room, who)
        answer = await self._answered(read, room, who)
        line = question.line or typed.written(read.command, read.arguments)
        return await self._keep(answer, line, question, room, who)

    def _read(self, question: Asked) -> typed.Typed | typed.Unknown:
        if not question.command:
            return typed.read(question.line, self._commands)
        command = typed.find(question.command, self._commands)
        if command is None:
            return typed.Unknown(question.command, "", typed.nearest(question.command, self._commands))
        return typed.Typed(command, question.arguments)

    async def _answered(self, read: typed.Typed, room: Room, who: str) -> Answer:
        """The handlers' answer; a kind word if they fail, and the reason in the log."""
        request = Request(read.command.name, read.arguments, Channel("web", room.address), who, room.look)
        try:
            async with asyncio.timeout(PATIENCE.total_seconds()):
                answer = await self._answer(request)
        except Exception:
            log.exception("/%s in room %s found no answer", read.command.name, room.address)
            COMMANDS.labels("failed").inc()
            return Answer(self._sorry(room))
        COMMANDS.labels("answered").inc()
        return answer

    async def _keep(self, answer: Answer, line: str, question: Asked, room: Room, who: str) -> RoomMessage:
        before = await self._replaced(answer, question, room, who)
        kept = await self._history.keep(
            RoomMessage(
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
        )
        self._hub.publish(kept)
        return kept

    async def _replaced(self, answer: Answer, question: Asked, room: Room, who: str) -> RoomMessage | None:
        """The visitor's own message whose place the answer takes. What everybody sees is never replaced."""
        if not answer.replaces or question.pressed_on is None:
            return None
        before = await self._history.one(room.address, question.pressed_on, who)
        return before if before is not None and before.visitor == who else None

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
