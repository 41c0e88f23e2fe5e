"""How chats see posts: drawn once for all of them, what does not fit kept behind a button."""

import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import NamedTuple, TypeVar

import structlog
import telegram
from telegram.error import BadRequest

from bot.chat import Action, Look, Post
from bot.platforms.asks import Translations
from bot.platforms.memory import Memory
from bot.platforms.telegram import words
from bot.platforms.telegram.codes import Codes, hashed
from bot.platforms.telegram.html import without_times
from bot.platforms.telegram.keyboard import keyboard
from bot.platforms.telegram.render import MESSAGE, Rendered, render, rest_of

log = structlog.get_logger()

Made = TypeVar("Made")

MORE = "more"
"""The adapter's own command that shows the rest of a long post; `REST` names which."""
REST = "rest"
DRAWN = 64
"""Posts kept as they were drawn, with the post itself, so that its id stays its own."""

_DIGEST = re.compile(r"[A-Za-z0-9_-]{16}")


class Shown(NamedTuple):
    """A message as Telegram takes it: HTML for its parse mode, and the buttons."""

    html: str
    markup: telegram.InlineKeyboardMarkup | None


class Showing:
    """Draws posts for chats. `times` is whether the server knows instants that each reader sees in their own
    zone; a server of one's own may be older than that."""

    def __init__(self, memory: Memory, codes: Codes, translations: Translations) -> None:
        self.times = True
        self._memory = memory
        self._codes = codes
        self._translations = translations
        self._drawn: OrderedDict[tuple[int, Look, int, bool, bool], tuple[Post, Shown]] = OrderedDict()

    async def sent(
        self,
        post: Post,
        look: Look,
        act: Callable[[Shown], Awaitable[Made]],
        *,
        room: int = MESSAGE,
        pictured: bool = False,
    ) -> Made:
        """Does it with the post as it is seen there; once more, with times written out, where the server is
        too old for others. `room` is 4,096 units, or 1,024 under a picture or a file; `pictured`: it is the
        post's own picture. Raises what `act` does."""
        shown = await self._draw(post, look, room, pictured)
        try:
            return await act(shown)
        except BadRequest as error:
            if "<tg-time" not in shown.html or "tg-time" not in error.message.lower():
                raise
            self._no_times()
        return await act(await self._draw(post, look, room, pictured))

    async def rest(self, digest: str, look: Look) -> Shown | None:
        """The next page of a long post; None where nothing is kept under that name."""
        kept = await self._memory.recall(_name(digest)) if _DIGEST.fullmatch(digest) else None
        return None if kept is None else await self._page(rest_of(kept), None, look)

    async def _draw(self, post: Post, look: Look, room: int, pictured: bool) -> Shown:
        """This very post; many chats get the same one, but for what one person is to fill in."""
        key = id(post), look, room, self.times, pictured
        if key in self._drawn:
            self._drawn.move_to_end(key)
            return self._drawn[key][1]
        page = render(post, look, room=room, times=self.times, pictured=pictured)
        shown = await self._page(page, post, look)
        if post.sheet is None:
            self._drawn[key] = post, shown
            if len(self._drawn) > DRAWN:
                self._drawn.popitem(last=False)
        return shown

    async def _page(self, page: Rendered, post: Post | None, look: Look) -> Shown:
        more = None
        if page.rest is not None:
            digest = hashed(page.rest)
            await self._memory.remember(_name(digest), page.rest)
            more = Action(words.more(self._translations(look.language)), MORE, {REST: digest})
        html = page.html if self.times else without_times(page.html)
        actions = post.actions if post else ()
        keys = post.sheet.keys if post and post.sheet else ()
        return Shown(html, await keyboard(actions, self._codes, more, keys))

    def _no_times(self) -> None:
        if self.times:
            log.warning("telegram_times_written_out", advice="update the Bot API server to show local times")
        self.times = False


def _name(digest: str) -> str:
    return f"telegram rest {digest}"
