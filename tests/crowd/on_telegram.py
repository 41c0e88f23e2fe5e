"""A fan on Telegram: by the channel's button into their own chat with the bot, and there on one message."""

import asyncio
import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import defaultdict
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from tests.crowd.program import Lost, Program
from tests.crowd.screens import Key, Screen, ballot
from tests.telegram_server import Chat, Message, NoAnswer, Person, TelegramServer

PLATFORM = "telegram"
WITHIN = 60.0
SETTLING = 30.0
"""Seconds until a message shows the last of several answers."""


class Notices:
    """Wakes who waits for something new in a chat."""

    def __init__(self, server: TelegramServer) -> None:
        self._waiting: defaultdict[int, asyncio.Event] = defaultdict(asyncio.Event)
        server.world.noted = self._noted

    def _noted(self, message: Message) -> None:
        if (event := self._waiting.pop(message.chat.id, None)) is not None:
            event.set()

    async def until(self, chat: Chat, ready: Callable[[], Screen | None]) -> Screen:
        while (found := ready()) is None:
            await self._waiting[chat.id].wait()
        return found


class OnTelegram:
    """Sees what an account sees; `times` are seconds until the message showed the answer."""

    platform = PLATFORM

    def __init__(
        self, server: TelegramServer, program: Program, notices: Notices, club: Chat, who: Person,
        times: list[float],
    ) -> None:  # fmt: skip
        self.server, self.program, self.notices, self.times = server, program, notices, times
        self.club, self.who = club, who
        self.chat = server.private(who)
        self._link = ""

    @property
    def person(self) -> str:
        return str(self.who.id)

    async def open(self) -> Screen:
        """By the button of the ballot's post, which leads to the private chat. Raises Lost."""
        await self.program.up()
        if not self._link:
            [post] = [one for one in self.server.posts(self.club) if "Rate the players: " in one.text]
            press = await self.server.presses(self.who, post, "Rate the players")
            try:
                answer = await self.program.answered(press.answered(WITHIN))
            except NoAnswer as error:
                raise Lost from error
            self._link = parse_qs(urlsplit(answer.url).query)["start"][0]
        return await self.writes(f"/start {self._link}")

    async def writes(self, line: str) -> Screen:
        """A new message, and the new message that answers it. Raises Lost."""
        await self.program.up()
        last = max(self.chat.messages, default=0)
        began = time.monotonic()
        asked = await self.server.says(self.chat, self.who, line)

        def newer() -> Screen | None:
            there = [one for one in self.chat.messages.values() if one.by_bot and one.id > last]
            answers = [one for one in there if one.reply_to is asked or one.reply_to is None]
            return screen(answers[-1]) if answers else None

        answer = await self.program.answered(self.notices.until(self.chat, newer))
        self.times.append(time.monotonic() - began)
        return answer

    async def says(self, command: str, values: dict[str, str]) -> Screen:
        return await self.writes(" ".join([f"/{command}", *values.values()]))

    async def press(self, shown: Screen, label: str) -> Screen:
        """What is there once the message has changed. Raises Lost."""
        return await self._pressed(shown, _codes(shown, [label]), False)

    async def press_all(
        self, shown: Screen, labels: list[str], done: Callable[[Screen], bool], again: bool = False
    ) -> Screen:
        """One after the other, with no waiting between; what is there once it is `done`: answers that newer
        ones overtook never come. `again`: Telegram hands each over twice. Raises Lost."""
        seen = await self._pressed(shown, _codes(shown, labels), again)

        def settled() -> Screen | None:
            newest = [one for one in self.chat.messages.values() if one.by_bot and not one.deleted][-1]
            there = [screen(one) for one in (shown.source, newest) if not one.deleted]
            return next((now for now in there if done(now) or now.closed), None)

        if done(seen) or seen.closed:
            return seen
        return await self.program.answered(self.notices.until(self.chat, settled), SETTLING)

    async def forge(self, shown: Screen, arguments: dict[str, str]) -> Screen:
        """A press of a button that was never shown. Raises Lost."""
        given = "&".join(f"{name}={value}" for name, value in arguments.items()).encode()
        return await self._pressed(shown, [f"rate_s{urlsafe_b64encode(given).rstrip(b'=').decode()}"], False)

    async def _pressed(self, shown: Screen, codes: list[str], again: bool) -> Screen:
        await self.program.up()
        message: Message = shown.source
        edits, last = len(message.edits), max(self.chat.messages)
        began = time.monotonic()
        for code in codes:
            await self.server.sends_press(self.who, message, code, times=2 if again else 1)

        def changed() -> Screen | None:
            newer = [one for one in self.chat.messages.values() if one.by_bot and one.id > last]
            if newer:
                return screen(newer[-1])
            return screen(message) if len(message.edits) > edits and not message.deleted else None

        answer = await self.program.answered(self.notices.until(self.chat, changed))
        self.times.append(time.monotonic() - began)
        return answer


def _codes(shown: Screen, labels: list[str]) -> list[str]:
    keys = [shown.key(label) for label in labels]
    assert None not in keys, f"{labels} among {shown.keys} of {shown.title!r}"
    return [key.code for key in keys if key is not None]


def screen(message: Message) -> Screen:
    keys = [Key(b.label, b.data) for row in message.buttons for b in row if b.data is not None]
    asked = " ".join(_read(key.code) for key in keys)
    return Screen(message.text.partition("\n")[0], message.text, keys, message, ballot(asked))


def _read(code: str) -> str:
    """What a button asks, for who wants to forge one."""
    rest = code.partition("_")[2][1:]
    try:
        return urlsafe_b64decode(rest + "=" * (-len(rest) % 4)).decode()
    except ValueError:
        return ""
