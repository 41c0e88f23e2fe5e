"""`@bot liverpool` in any chat: the next match and the tie, as messages to send there."""

import asyncio
from collections.abc import Sequence
from gettext import NullTranslations
from typing import Any

import structlog
import telegram
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.chat import Channel, Command, Look, Request
from bot.platforms import typed
from bot.platforms.asks import AnswerTo, LookOf, Translations
from bot.platforms.telegram.addresses import address
from bot.platforms.telegram.asker import name_of
from bot.platforms.telegram.codes import Codes
from bot.platforms.telegram.errors import said
from bot.platforms.telegram.sending import NO_PREVIEW
from bot.platforms.telegram.showing import Showing, Shown
from bot.platforms.text import clean, cut

log = structlog.get_logger()

OFFERED = ("next", "tie")
"""The commands whose answers are worth sending to others."""
KEPT = 30
"""Seconds for which Telegram may show the same again without asking."""
PATIENCE = 8.0
"""Seconds; whoever types waits no longer, and nor does Telegram."""
LONGEST_QUERY = 64
LONGEST_TITLE = 100


class Inline:
    """Answers inline queries. They change nothing, so that one handed over twice does no harm."""

    def __init__(
        self,
        bot: telegram.Bot,
        answer: AnswerTo,
        look: LookOf,
        commands: Sequence[Command],
        showing: Showing,
        codes: Codes,
        translations: Translations,
    ) -> None:
        self._bot = bot
        self._answer = answer
        self._look = look
        self._offered = [command for name in OFFERED if (command := typed.find(name, commands))]
        self._showing = showing
        self._codes = codes
        self._translations = translations

    async def answer(self, query: telegram.InlineQuery) -> None:
        """An article for each command that knows an answer; where none does, a button that says so."""
        about = cut(clean(query.query), LONGEST_QUERY)
        look = Look(query.from_user.language_code or "en")
        articles: list[telegram.InlineQueryResult] = []
        try:
            async with asyncio.timeout(PATIENCE):
                channel = Channel("telegram", address(query.from_user.id))
                look = await self._look(channel) or look
                for command in self._offered:
                    article = await self._article(command, about, channel, look, query.from_user)
                    articles += [article] if article else []
        except Exception:
            log.exception("telegram_inline_failed")
        hint = None if articles else await self._hint(about, self._translations(look.language))
        await self._told(query, articles, hint)

    async def _article(
        self, command: Command, about: str, channel: Channel, look: Look, person: telegram.User
    ) -> telegram.InlineQueryResultArticle | None:
        """None where the answer is for the asker only: which team was meant, that nothing is known."""
        arguments = typed.arguments(command, about)
        asked = Request(command.name, arguments, channel, str(person.id), look, name=name_of(person))
        answer = await self._answer(asked)
        if answer.private:
            return None
        shown = await self._showing.sent(answer.post, look, _as_it_is)
        return telegram.InlineQueryResultArticle(
            command.name,
            cut(clean(answer.post.title), LONGEST_TITLE) or "…",
            telegram.InputTextMessageContent(
                shown.html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
            ),
            reply_markup=shown.markup,
            description=self._translations(look.language).gettext(command.description),
        )

    async def _hint(self, about: str, translations: NullTranslations) -> telegram.InlineQueryResultsButton:
        _ = translations.gettext
        words = _("I know nothing about that: see what to ask") if about else _("Type the name of a team")
        return telegram.InlineQueryResultsButton(words, start_parameter=await self._codes.code("help", {}))

    async def _told(self, query: telegram.InlineQuery, articles: Sequence[Any], hint: Any) -> None:
        try:
            await self._bot.answer_inline_query(
                query.id, articles, cache_time=KEPT, is_personal=True, button=hint
            )
        except TelegramError as error:
            log.info("telegram_inline_not_answered", error=said(error))


async def _as_it_is(shown: Shown) -> Shown:
    return shown
