"""What each press of the set-up form leads to, once it is known to be allowed."""

from gettext import NullTranslations
from typing import NamedTuple, Protocol

import telegram
from telegram.constants import ChatType

from bot.chat import Channel, Post
from bot.platforms.memory import Memory
from bot.platforms.offer import kinds_of
from bot.platforms.telegram import addresses, setup_buttons, setup_form, setup_places, setup_words
from bot.platforms.telegram.chats import Chat, moderator_of, title, told
from bot.platforms.telegram.setup_form import Form, Step
from bot.platforms.telegram.setup_places import Places
from bot.platforms.telegram.setup_saying import Saying
from bot.platforms.telegram.setup_teams import Offer

LONGEST_PLACEHOLDER = 64


class Follow(Protocol):
    """Makes a channel follow a team: `team` is a Choice's value from `Teams`, `kinds` the kinds of post
    wanted, by their names. Gives what to tell the moderator. `name` is the channel's."""

    async def __call__(
        self, channel: Channel, name: str, chat: Chat, team: str, kinds: frozenset[str], /
    ) -> Post: ...


class Press(NamedTuple):
    """A press by a moderator: on which message, by whom, for which chat, in which language."""

    message: telegram.MaybeInaccessibleMessage
    by: telegram.User
    chat: telegram.Chat
    language: str
    words: NullTranslations

    @property
    def public(self) -> bool:
        return self.message.chat.type != ChatType.PRIVATE

    @property
    def in_channel(self) -> bool:
        return self.message.chat.type == ChatType.CHANNEL

    @property
    def keyboard(self) -> telegram.InlineKeyboardMarkup | None:
        return self.message.reply_markup if isinstance(self.message, telegram.Message) else None


class Steps:
    """All of it raises TelegramError, and whatever the store raises."""

    def __init__(
        self, bot: telegram.Bot, saying: Saying, offer: Offer, memory: Memory, follow: Follow
    ) -> None:
        self._bot = bot
        self._saying = saying
        self._places = Places(bot)
        self._offer = offer
        self._memory = memory
        self._follow = follow

    async def take(self, step: Step | None, form: Form, press: Press) -> None:
        match step:
            case Step.TEAMS:
                await self._teams(form, press)
            case Step.FORM if form.team:
                await self._form(form, press)
            case Step.FIND:
                await self._find(form, press)
            case Step.SAVE if form.team and form.kinds:
                await self._save(form, press)
            case Step.ELSEWHERE if not press.public:
                post, keys = setup_words.elsewhere(press.words), setup_buttons.elsewhere(press.words)
                await self._saying.write(press.message.chat, post, press.language, keys)
            case Step.CLOSE:
                if not await self._saying.remove(press.message):
                    await self._in_place(press, setup_words.closed(press.words))
            case _:
                await self._in_place(press, setup_words.out_of_date(press.words))

    async def _teams(self, form: Form, press: Press) -> None:
        found = await self._offer.teams()
        post = setup_words.which_team(title(press.chat), bool(found), press.public, press.words)
        await self._in_place(press, post, setup_buttons.teams(found, form, press.words))

    async def _form(self, form: Form, press: Press) -> None:
        if await self._offer.value(form.team) is None:
            await self._in_place(press, setup_words.out_of_date(press.words))
            return
        team = setup_buttons.name_on(press.keyboard, form.team) or await self._offer.name(form.team)
        await self._in_place(press, *what_to_post(press.chat, form, team, press.public, press.words))

    async def _find(self, form: Form, press: Press) -> None:
        """Asks for a name. Where others read along, Telegram would open a reply for all of them, and calling
        one by name would notify them: so only in private it is opened."""
        address = setup_form.question(form, self._bot.username)
        if press.in_channel:
            post = setup_words.by_command("", press.words)
        else:
            post = setup_words.question(title(press.chat), address, "", press.words)
        if press.public:
            await self._in_place(press, post, setup_buttons.back(form, press.words))
        else:
            keys = asking_back(press.words)
            await self._saying.write(press.message.chat, post, press.language, keys)
            await self._saying.remove(press.message)

    async def _save(self, form: Form, press: Press) -> None:
        team = await self._offer.value(form.team)
        if team is None:
            await self._in_place(press, setup_words.out_of_date(press.words))
            return
        if form.chat is not None and (lacking := await self._places.lacking(press.chat)):
            post = setup_words.cannot_post(title(press.chat), lacking, press.words)
            await self._in_place(press, post, press.keyboard)
            return
        post = await self._follow(
            Channel("telegram", addresses.address(press.chat.id, form.topic)),
            setup_places.name(press.chat, form, press.message),
            told(press.chat, press.by),
            team,
            kinds_of(form.kinds),
        )
        await self._memory.remember(moderator_of(press.chat.id), str(press.by.id))
        await self._in_place(
            press, post, setup_buttons.close(form, press.words) if press.in_channel else None
        )

    async def _in_place(
        self, press: Press, post: Post, buttons: telegram.InlineKeyboardMarkup | None = None
    ) -> None:
        await self._saying.in_place(press.message, post, press.language, buttons)


def what_to_post(
    chat: telegram.Chat, form: Form, team: str, public: bool, translations: NullTranslations
) -> tuple[Post, telegram.InlineKeyboardMarkup]:
    """The form with a team chosen, whose name is `team`."""
    kinds = setup_buttons.chosen(form, translations)
    post = setup_words.what_to_post(title(chat), team, kinds, public, translations)
    return post, setup_buttons.switches(form, team, translations)


def asking_back(translations: NullTranslations) -> telegram.ForceReply:
    """Opens a reply; in a group for whoever is replied to alone."""
    placeholder = translations.gettext("A team's name")[:LONGEST_PLACEHOLDER]
    return telegram.ForceReply(selective=True, input_field_placeholder=placeholder)
