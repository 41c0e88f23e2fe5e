"""How a form begins: by a command, by a team's name, by a chat that was chosen."""

from dataclasses import replace
from gettext import NullTranslations

import telegram
from telegram.constants import ChatType

from bot.chat import Post
from bot.platforms.asks import Translations
from bot.platforms.telegram import setup_buttons, setup_form, setup_words, words
from bot.platforms.telegram.chats import title
from bot.platforms.telegram.manners import Manners
from bot.platforms.telegram.rights import Rights, Standing
from bot.platforms.telegram.setup_form import Form
from bot.platforms.telegram.setup_places import Places
from bot.platforms.telegram.setup_saying import Markup, Saying, topic_of
from bot.platforms.telegram.setup_steps import asking_back, what_to_post
from bot.platforms.telegram.setup_teams import Offer
from bot.platforms.text import clean


class Speaking:
    """The language of a person, BCP 47, and its catalogue. Telegram tells no language of chats."""

    def __init__(self, translations: Translations) -> None:
        self._translations = translations

    def __call__(self, person: telegram.User | None) -> tuple[str, NullTranslations]:
        language = (person.language_code if person and not person.is_bot else None) or "en"
        return language, self._translations(language)


class Beginning:
    """All of it raises TelegramError, and whatever the store raises."""

    def __init__(
        self,
        bot: telegram.Bot,
        saying: Saying,
        offer: Offer,
        rights: Rights,
        manners: Manners,
        speaking: Speaking,
    ) -> None:
        self._bot = bot
        self._saying = saying
        self._places = Places(bot)
        self._offer = offer
        self._rights = rights
        self._manners = manners
        self._speaking = speaking

    async def begin(self, message: telegram.Message, typed: str) -> None:
        """/setup, with whatever was typed behind it."""
        private = message.chat.type == ChatType.PRIVATE
        if not await self._allowed(message, message.chat) or (
            private and not self._manners.at_once(message.chat.id)
        ):
            return
        if private and not clean(typed):
            language, translations = self._speaking(message.from_user)
            buttons = setup_buttons.where(self._bot.username, translations)
            await self._saying.write(message.chat, setup_words.where(translations), language, buttons)
        else:
            await self._ask(message, message.chat, Form(topic=topic_of(message)), clean(typed))

    async def named(self, message: telegram.Message, question: telegram.Message, form: Form) -> None:
        """A name was typed as a reply to the question for one."""
        chat = await self._places.chat(form, message.chat)
        if chat is None:
            await self._not_there(message)
        elif await self._allowed(message, chat):
            await self._ask(message, chat, form, clean(message.text or ""))
            await self._saying.remove(question)

    async def chosen(self, message: telegram.Message, form: Form) -> None:
        """A chat was chosen in private."""
        chat = await self._places.chat(form, message.chat)
        if chat is None:
            await self._not_there(message)
        elif await self._allowed(message, chat):
            await self._ask(message, chat, form)

    async def _not_there(self, message: telegram.Message) -> None:
        language, translations = self._speaking(message.from_user)
        buttons = setup_buttons.links(self._bot.username, translations)
        await self._saying.write(message.chat, setup_words.not_there(translations), language, buttons)

    async def _ask(self, message: telegram.Message, chat: telegram.Chat, form: Form, typed: str = "") -> None:
        """Begins a form where somebody wrote: with the team that they named, those that they may have meant,
        or those to offer first. In a topic it is no reply: Telegram tells a topic's name with others only."""
        language, translations = self._speaking(message.from_user)
        public = message.chat.type != ChatType.PRIVATE
        topic = topic_of(message)
        found = await self._offer.teams(typed)
        reply_to: int | None = message.message_id if public and topic is None else None
        buttons: Markup
        if typed and not found:
            reply_to = message.message_id
            post, buttons = self._not_found(message.chat, chat, form, typed, translations)
        elif typed and len(found) == 1:
            form, name = replace(form, team=found[0].value), clean(found[0].label)
            post, buttons = what_to_post(chat, form, name, public, translations)
        else:
            post = setup_words.which_team(title(chat), bool(found), public, translations)
            buttons = setup_buttons.teams(found, form, translations)
        await self._saying.write(message.chat, post, language, buttons, topic=topic, reply_to=reply_to)

    def _not_found(
        self, here: telegram.Chat, chat: telegram.Chat, form: Form, typed: str, translations: NullTranslations
    ) -> tuple[Post, Markup]:
        before = setup_words.no_such_team(typed, translations)
        if here.type == ChatType.CHANNEL:
            return setup_words.by_command(before, translations), setup_buttons.back(form, translations)
        address = setup_form.question(form, self._bot.username)
        return setup_words.question(title(chat), address, before, translations), asking_back(translations)

    async def _allowed(self, message: telegram.Message, chat: telegram.Chat) -> bool:
        """Whether who wrote may set this chat up; they are told where not, unless they ask too often."""
        sender_chat = message.sender_chat if chat.id == message.chat.id else None
        standing = await self._rights.standing(chat, message.from_user, sender_chat)
        if standing is Standing.MODERATOR:
            return True
        if not self._manners.at_once(message.chat.id):
            return False
        language, translations = self._speaking(message.from_user)
        await self._saying.write(
            message.chat,
            refusal(standing, translations),
            language,
            topic=topic_of(message),
            reply_to=message.message_id,
        )
        return False


def refusal(standing: Standing, translations: NullTranslations) -> Post:
    if standing is Standing.UNKNOWN:
        return words.rights_unknown(translations)
    return words.for_moderators(translations)
