"""Setting up by buttons: a team, what to post, saved; in a group, a topic, a channel, or from a private chat.

Nothing is kept meanwhile: what has been chosen so far stands in the buttons themselves. Who presses has to be
an administrator of the chat that is set up, which Telegram is asked for at each step.
"""

from collections.abc import Awaitable
from contextlib import suppress

import structlog
import telegram
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.platforms.asks import Teams, Translations
from bot.platforms.memory import Memory
from bot.platforms.telegram import setup_buttons, setup_form, setup_words, words
from bot.platforms.telegram.chats import moderator_of, title
from bot.platforms.telegram.errors import said
from bot.platforms.telegram.line import Line
from bot.platforms.telegram.manners import Manners
from bot.platforms.telegram.rights import Rights, Standing
from bot.platforms.telegram.setup_beginning import Beginning, Speaking, refusal
from bot.platforms.telegram.setup_form import OURS, Form
from bot.platforms.telegram.setup_places import Places
from bot.platforms.telegram.setup_saying import Saying, topic_of
from bot.platforms.telegram.setup_steps import Follow, Press, Steps
from bot.platforms.telegram.setup_teams import Offer
from bot.platforms.telegram.showing import Showing

__all__ = ["Follow", "Setup"]

log = structlog.get_logger()


class Setup:
    """Greets a chat and guides its moderators."""

    OURS = OURS
    """How the callback data of its buttons begins."""

    def __init__(
        self,
        line: Line,
        showing: Showing,
        rights: Rights,
        manners: Manners,
        memory: Memory,
        teams: Teams,
        follow: Follow,
        translations: Translations,
    ) -> None:
        self._bot = line.bot
        self._saying = Saying(line, showing)
        self._places = Places(line.bot)
        offer = Offer(teams, memory)
        self._speaking = Speaking(translations)
        self._beginning = Beginning(line.bot, self._saying, offer, rights, manners, self._speaking)
        self._steps = Steps(line.bot, self._saying, offer, memory, follow)
        self._rights = rights
        self._manners = manners
        self._memory = memory

    async def begin(self, message: telegram.Message, typed: str = "") -> None:
        """/setup, with whatever was typed behind it."""
        await self._carefully(message, self._beginning.begin(message, typed))

    async def typed(self, message: telegram.Message) -> bool:
        """A reply to the form's question for a team; gives whether it was one."""
        question = message.reply_to_message
        if question is None or not self._is_ours(question):
            return False
        form = setup_form.asked(question)
        if form is None:
            return False
        await self._carefully(message, self._beginning.named(message, question, form))
        return True

    async def shared(self, message: telegram.Message) -> None:
        """The chat that somebody chose to set up (chat_shared)."""
        shared = message.chat_shared
        if shared and shared.request_id in (setup_buttons.GROUP, setup_buttons.CHANNEL):
            await self._carefully(message, self._beginning.chosen(message, Form(chat=shared.chat_id)))

    async def welcome(self, chat: telegram.Chat, added_by: telegram.User) -> None:
        """Greets a group where it is, and whoever brought the bot into a channel in private. A group that
        somebody has set up before needs no greeting."""
        language, translations = self._speaking(added_by)
        if chat.type == ChatType.CHANNEL:
            buttons = setup_buttons.begin(Form(chat=chat.id), translations)
            post = setup_words.added(title(chat), translations)
            await self._saying.in_private(added_by, post, language, buttons)
        elif await self._memory.recall(moderator_of(chat.id)) is None:
            buttons = setup_buttons.begin(Form(), translations)
            try:
                await self._saying.write(chat, setup_words.welcome(translations), language, buttons)
            except TelegramError as error:
                log.warning("telegram_welcome_failed", chat=chat.id, error=said(error))

    async def pressed(self, query: telegram.CallbackQuery) -> None:
        """A button of the form; the press itself has been answered."""
        message = query.message
        if message is None:
            return
        try:
            await self._press(query, message)
        except TelegramError as error:
            log.warning("telegram_setup_unheard", chat=message.chat.id, error=said(error))
        except Exception:
            log.exception("telegram_setup_failed", chat=message.chat.id)
            await self._sorry(query, message)

    async def _press(self, query: telegram.CallbackQuery, message: telegram.MaybeInaccessibleMessage) -> None:
        language, translations = self._speaking(query.from_user)
        step, form = setup_form.read(query.data) or (None, Form())
        chat = await self._places.chat(form, message.chat)
        standing = await self._rights.standing(chat or message.chat, query.from_user, None)
        if standing is not Standing.MODERATOR:
            # not where others read along, and not each time: anyone can press as often as they like
            if self._manners.at_once(query.from_user.id):
                await self._saying.in_private(query.from_user, refusal(standing, translations), language)
        elif chat is None:
            buttons = setup_buttons.links(self._bot.username, translations)
            await self._saying.in_place(message, setup_words.not_there(translations), language, buttons)
        else:
            await self._steps.take(step, form, Press(message, query.from_user, chat, language, translations))

    async def _carefully(self, message: telegram.Message, act: Awaitable[None]) -> None:
        """Lets nothing that fails get any further; who wrote is told of it."""
        try:
            await act
        except TelegramError as error:
            log.warning("telegram_setup_unheard", chat=message.chat.id, error=said(error))
        except Exception:
            log.exception("telegram_setup_failed", chat=message.chat.id)
            language, translations = self._speaking(message.from_user)
            with suppress(TelegramError):
                await self._saying.write(
                    message.chat,
                    words.did_not_work(translations),
                    language,
                    topic=topic_of(message),
                    reply_to=message.message_id,
                )

    async def _sorry(self, query: telegram.CallbackQuery, message: telegram.MaybeInaccessibleMessage) -> None:
        """Says that it did not work, above the same buttons."""
        language, translations = self._speaking(query.from_user)
        keyboard = message.reply_markup if isinstance(message, telegram.Message) else None
        with suppress(TelegramError):
            await self._saying.in_place(message, words.did_not_work(translations), language, keyboard)

    def _is_ours(self, message: telegram.Message) -> bool:
        return message.from_user is not None and message.from_user.id == self._bot.id
