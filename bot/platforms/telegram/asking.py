"""A command or a pressed button as a question to the application, and its answer."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from gettext import NullTranslations
from typing import TypeAlias

import structlog
import telegram
from prometheus_client import Counter
from telegram.constants import ChatType

from bot.chat import AlreadyAnswered, Answer, Channel, Command, Look, Post, Request, Where
from bot.platforms.asks import AnswerTo, LookOf, Translations
from bot.platforms.spoken import to_one
from bot.platforms.telegram import addresses, words
from bot.platforms.telegram.addresses import address
from bot.platforms.telegram.answers import Rest
from bot.platforms.telegram.asker import Asker
from bot.platforms.telegram.brought import Brought, NotTaken, read, with_a_hint
from bot.platforms.telegram.chats import title
from bot.platforms.telegram.codes import Pressed
from bot.platforms.telegram.errors import NotStored
from bot.platforms.telegram.ledger import Ledger
from bot.platforms.telegram.reply import Reply
from bot.platforms.telegram.rights import Rights, Standing

log = structlog.get_logger()

ASKED = Counter("matchday_telegram_asked", "Commands and buttons, by how they ended", ["outcome"])

PATIENCE = 20.0
"""Seconds after which the asker is told that no answer will come."""

PLACE = "@"
"""What a moderators' button says beside its arguments: the channel that it is about. The answer to a question
in a group or a channel is read in private, and pressed there."""

DONE = "audit"
"""The command that tells what was done."""

Words: TypeAlias = Callable[[NullTranslations], Post]


class Asking:
    """Hands questions to the handlers, and their answers to those who asked."""

    def __init__(
        self,
        answer: AnswerTo,
        look: LookOf,
        commands: Sequence[Command],
        rights: Rights,
        reply: Reply,
        ledger: Ledger,
        translations: Translations,
    ) -> None:
        self._answer = answer
        self._look = look
        self._for_moderators = frozenset(c.name for c in commands if c.moderators_only)
        self._rights = rights
        self._reply = reply
        self._ledger = ledger
        self._translations = translations

    async def ask(
        self, asker: Asker, asked: Pressed, update: int, along: Brought | None = None
    ) -> Rest | None:
        """Asks; what it gives tells the answer. None where the update was dealt with before.

        A handler that fails is answered with a kind word, and the reason is logged. Raises NotStored. `along`
        is read only for those who may ask.
        """
        look = Look(asker.language)
        try:
            async with asyncio.timeout(PATIENCE):
                about = self._about(asker, asked)
                channel, look = await self.place(asker, about)
                standing = await self._standing(asker, asked, about)
                refusal = _refusal(standing)
                if refusal is None:
                    given = asked if along is None else await self._with(asked, along)
                    request = self._request(asker, given, channel, look, update)
                    administers = standing is Standing.MODERATOR
                    request = replace(request, administers=administers, where=_where(asker, about))
                    answer = await self._answer(request)
        except AlreadyAnswered:
            ASKED.labels("again").inc()
            return None
        except NotTaken as reason:
            return await self.say(asker, reason.words, update, "not taken")
        except Exception:
            log.exception("telegram_question_failed", command=asked.command, chat=asker.chat.id)
            return await self._sorry(asker, self._heard(asker, look), update)
        if refusal is not None:
            return await self.say(asker, refusal, update, "not allowed")
        ASKED.labels("answered").inc()
        look = answer.look or look
        if along is not None and along.may_go_on:
            answer = replace(answer, post=with_a_hint(answer.post, self._translations(look.language)))
        if answer.done:  # where nobody can be written to, a link asks again: what was done is read instead
            asked = Pressed(DONE, {})
        if channel.address != str(asker.private_chat):
            answer = self._placed(answer, channel)
            asked = asked._replace(arguments=self._carrying(asked.command, asked.arguments, channel))
        return self._reply.given(asker, answer, look, asked)

    async def say(self, asker: Asker, said: Words, update: int, outcome: str = "told") -> Rest | None:
        """What the adapter itself has to say about an update, once. Raises NotStored."""
        _, look = await self.place(asker)
        first = await self._ledger.first(update)
        return self._tell(asker, said, self._heard(asker, look), outcome) if first else None

    async def tell(self, asker: Asker, said: Words) -> Rest:
        """The same about an update that is noted already."""
        _, look = await self.place(asker)
        return self._tell(asker, said, self._heard(asker, look), "told")

    def _heard(self, asker: Asker, look: Look) -> Look:
        """How the adapter itself speaks to them: in their own language where nobody else reads along."""
        return to_one(look, asker.told, self._translations) if asker.apart else look

    async def place(self, asker: Asker, about: addresses.Place | None = None) -> tuple[Channel, Look]:
        """Where somebody asks, or what they ask about: the topic if it is known, else its chat."""
        asks = about or addresses.Place(asker.chat.id, None if asker.in_private else asker.topic)
        chat = Channel("telegram", address(asks.chat))
        narrow = Channel("telegram", address(*asks))
        for channel in dict.fromkeys((narrow, chat)):
            if (look := await self._look(channel)) is not None:
                return channel, look
        return narrow, Look(asker.language)

    async def _with(self, asked: Pressed, along: Brought) -> Pressed:
        text = await read(along)
        return asked._replace(arguments={**asked.arguments, along.argument: text})

    def _request(self, asker: Asker, asked: Pressed, channel: Channel, look: Look, update: int) -> Request:
        """Whoever comes so far with a moderators' command is one. For all others it is not asked: that would
        be a call to Telegram for each question."""
        return Request(
            command=asked.command,
            arguments={name: value for name, value in asked.arguments.items() if name != PLACE},
            channel=channel,
            person=asker.person,
            look=look,
            may_moderate=asker.in_private or asked.command in self._for_moderators,
            once=str(update),
            name=asker.name,
            mentions=asker.mentions,
            alone=asker.in_private,
            language=asker.told,
            only_asker=asker.in_private,
        )

    def _about(self, asker: Asker, asked: Pressed) -> addresses.Place | None:
        """The channel that a moderators' button leads to from a private chat. Whoever presses it can have
        made it themselves: what counts are their rights there. In another's private chat nobody has any."""
        if not asker.in_private or asked.command not in self._for_moderators:
            return None
        try:
            about = addresses.place(asked.arguments.get(PLACE, ""))
        except ValueError:
            return None
        return about if about.chat < 0 else None

    def _placed(self, answer: Answer, channel: Channel) -> Answer:
        """With buttons that lead back to where the question was asked."""
        actions = tuple(
            replace(one, arguments=self._carrying(one.command, one.arguments, channel))
            for one in answer.post.actions
        )
        return replace(answer, post=replace(answer.post, actions=actions))

    def _carrying(self, command: str, given: Mapping[str, str], channel: Channel) -> dict[str, str]:
        return {**given, PLACE: channel.address} if command in self._for_moderators else dict(given)

    async def _standing(self, asker: Asker, asked: Pressed, about: addresses.Place | None) -> Standing | None:
        """What the asker is in the chat that it is about; None where nobody has to be anything."""
        if asked.command not in self._for_moderators:
            return None
        chat = telegram.Chat(about.chat, ChatType.SUPERGROUP) if about else asker.chat
        return await self._rights.standing(chat, asker.user, asker.sender_chat)

    async def _sorry(self, asker: Asker, look: Look, update: int) -> Rest | None:
        """Said even where the ledger cannot be reached: that may be why the handler failed."""
        try:
            if not await self._ledger.first(update):
                return None
        except NotStored:
            log.warning("telegram_update_not_noted", update=update)
        return self._tell(asker, words.did_not_work, look, "failed")

    def _tell(self, asker: Asker, said: Words, look: Look, outcome: str) -> Rest:
        """In a group only to those who typed a command; whoever pressed a button is told in private."""
        ASKED.labels(outcome).inc()
        post = said(self._translations(look.language))
        return self._reply.given(asker, Answer(post, private=asker.pressed), look, Pressed("help", {}))


def _refusal(standing: Standing | None) -> Words | None:
    match standing:
        case Standing.MEMBER:
            return words.for_moderators
        case Standing.UNKNOWN:
            return words.rights_unknown
        case _:
            return None


def _where(asker: Asker, about: addresses.Place | None) -> Where:
    """The chat that it is about; its title is not told with a button that leads there from a private chat."""
    if about is not None:
        return Where(str(about.chat), "", "")
    chat = title(asker.chat)
    in_topic = asker.topic is not None and not asker.in_private
    name = f"{chat} / {asker.topic_name or asker.topic}" if in_topic else chat
    return Where(str(asker.chat.id), chat, name)
