"""Notes to moderators about what only they can mend: in private where they can be reached so."""

from gettext import NullTranslations

import structlog
from telegram.error import TelegramError

from bot.chat import Look, Message, Paragraph, Post, Text
from bot.platforms.asks import Translations
from bot.platforms.memory import Memory
from bot.platforms.telegram.addresses import Place
from bot.platforms.telegram.chats import moderator_of
from bot.platforms.telegram.failures import answered
from bot.platforms.telegram.line import PATIENTLY, Attempt, Line
from bot.platforms.telegram.showing import Showing, Shown
from bot.platforms.text import clean

log = structlog.get_logger()

TOLD = "told"


class Notes:
    """Tells each thing once."""

    def __init__(self, line: Line, showing: Showing, memory: Memory, translations: Translations) -> None:
        self._line = line
        self._showing = showing
        self._memory = memory
        self._translations = translations
        self._telling: set[Place] = set()

    async def topic_lost(self, message: Message, place: Place, attempt: Attempt) -> None:
        """Posts for this topic go to General from now on. Raises HeldBack and TelegramError."""
        name = f"telegram note {place.chat}/{place.topic}"
        if place in self._telling:
            return
        self._telling.add(place)
        try:
            if await self._memory.recall(name) is not None:
                return
            await self._memory.remember(
                name, TOLD
            )  # before: a note that is lost annoys nobody, one told twice does
            await self._tell(message, place, attempt)
        finally:
            self._telling.discard(place)

    async def _tell(self, message: Message, place: Place, attempt: Attempt) -> None:
        translations = self._translations(message.look.language)
        moderator = await self._memory.recall(moderator_of(place.chat))
        if moderator and await self._in_private(int(moderator), message.look, translations, place, attempt):
            return
        await self._say(place.chat, topic_lost(translations, None), message.look, attempt)

    async def _in_private(
        self, person: int, look: Look, translations: NullTranslations, place: Place, attempt: Attempt
    ) -> bool:
        """Whether it was told there, as far as anybody knows."""
        try:
            chat = await self._line.bot.get_chat(place.chat, **PATIENTLY)
            title = clean(chat.effective_name or "") or str(place.chat)
            await self._say(person, topic_lost(translations, title), look, attempt)
        except TelegramError as error:
            return not answered(error)
        return True

    async def _say(self, chat: int, post: Post, look: Look, attempt: Attempt) -> None:
        async def send(shown: Shown) -> None:
            await self._line.delivering(
                chat,
                lambda: self._line.bot.send_message(
                    chat,
                    shown.html,
                    parse_mode="HTML",
                    reply_markup=shown.markup,
                    disable_notification=True,
                    **PATIENTLY,
                ),
                attempt,
                once=True,
            )

        await self._showing.sent(post, look, send)


def topic_lost(translations: NullTranslations, chat: str | None) -> Post:
    """`chat` is the title of the chat it is about, where it is told elsewhere."""
    _ = translations.gettext
    title = _("A topic takes no posts in {chat}").format(chat=chat) if chat else _("A topic takes no posts")
    text = _(
        "It is closed or deleted, so its posts appear in General. Open it again and make me an administrator "
        "who manages topics, or choose another place with /setup."
    )
    return Post(title, (Paragraph((Text(text),)),))
