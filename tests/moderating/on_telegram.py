"""A moderator on Telegram: what they write in a group, and what they read and press in private."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace

from bot.app.remembered import Remembered
from bot.chat import Channel
from bot.platforms.telegram.addresses import address
from bot.platforms.telegram.asking import PLACE
from bot.platforms.telegram.codes import Codes
from tests.moderating.ground import Ground
from tests.moderating.moderator import Moderator
from tests.moderating.seen import Seen
from tests.telegram_server import Chat, Message, Person, TelegramServer, Topic
from tests.telegram_server.documents import Document
from tests.telegram_server.people import ANONYMOUS


@dataclass
class OnTelegram(Moderator):
    ground: Ground
    group: Chat
    other_group: Chat
    who: Person
    topic: Topic | None = None

    @property
    def server(self) -> TelegramServer:
        return self.ground.telegram

    @property
    def channel(self) -> Channel:
        return Channel("telegram", address(self.group.id, self.topic.id if self.topic else None))

    @property
    def person(self) -> str:
        return str(self.who.id)

    @property
    def name(self) -> str:
        return self.who.name

    @property
    def place(self) -> str:
        return f"{self.group.title} / {self.topic.name}" if self.topic else self.group.title

    @property
    def private(self) -> Chat:
        return self.server.private(self.who)

    async def gives(self, command: str, *arguments: str, file: bytes | None = None) -> Seen:
        document = Document("settings.json", file) if file is not None else None
        line = " ".join((f"/{command}", *arguments))

        async def act() -> None:
            await self.server.says(self.group, self.who, line, document=document, topic=self.topic)

        return await self._after(act, self.private, self.group)

    async def writes_in_private(self, command: str, *arguments: str) -> Seen:
        async def act() -> None:
            await self.server.says(self.private, self.who, " ".join((f"/{command}", *arguments)))

        return await self._after(act, self.private)

    async def presses(self, seen_: Seen, label: str) -> Seen:
        return await self.presses_id(seen_, seen_.button(label))

    async def presses_id(self, seen_: Seen, identity: str, times: int = 1) -> Seen:
        async def act() -> None:
            press = await self.server.sends_press(self.who, seen_.source, identity, times=times)
            await press.answered()

        return await self._after(act, self.private, seen_.source.chat)

    async def presses_here(self, seen_: Seen, label: str) -> Seen:
        """A button of the set-up, which all see and which changes its own message."""
        message: Message = seen_.source
        before = len(message.edits)
        press = await self.server.sends_press(self.who, message, seen_.button(label))
        await press.answered()
        changed = lambda: message if len(message.edits) > before else None  # noqa: E731
        return read(await self.ground.noticing.until(changed))

    async def forges(self, seen_: Seen, command: str, /, **arguments: str) -> Seen:
        return await self.presses_id(seen_, await self.forged(command, arguments))

    async def arguments(self, seen_: Seen, label: str) -> dict[str, str]:
        asked = await Codes(Remembered(self.ground.store)).read(seen_.button(label))
        assert asked is not None
        return {name: value for name, value in asked.arguments.items() if name != PLACE}

    async def forged(self, command: str, arguments: Mapping[str, str]) -> str:
        """Callback data, or a link, that ask this about the channel."""
        given = {**arguments, PLACE: self.channel.address}
        return await Codes(Remembered(self.ground.store)).code(command, given)

    async def replays(self, seen_: Seen, label: str) -> Seen:
        return await self.presses_id(seen_, seen_.button(label), times=2)

    async def names(self, other: Moderator) -> Seen:
        """By answering something that they wrote."""
        assert isinstance(other, OnTelegram)
        hello = await self.server.says(self.group, other.who, "Up the Reds!")

        async def act() -> None:
            await self.server.says(self.group, self.who, "/moderators add", reply_to=hello)

        return await self._after(act, self.private, self.group)

    async def gives_anonymously(self, command: str, *arguments: str) -> Seen:
        """In the group's own name, as administrators can."""

        async def act() -> None:
            await self.server.says_anonymously(self.group, " ".join((f"/{command}", *arguments)))

        return await self._after(act, self.group)

    async def gives_in_the_name_of(self, chat: Chat, line: str) -> Seen:
        """Somebody writes in the group as a channel of theirs."""
        said = Message(0, self.group, line, line, ANONYMOUS, chat)

        async def act() -> None:
            self.server._written(said)

        return await self._after(act, self.group)

    async def posts_there(self, line: str) -> Seen:
        """In a channel nobody is told who posts."""

        async def act() -> None:
            await self.server.channel_post(self.group, line)

        return await self._after(act, self.group)

    def in_a_club_channel(self) -> "OnTelegram":
        return replace(self, group=self.server.a_channel("Match day", owner=self.who))

    def elsewhere(self) -> "OnTelegram":
        return replace(self, topic=self.group.topic("Banter"))

    def abroad(self) -> "OnTelegram":
        return replace(self, group=self.other_group, topic=None)

    def other(self, name: str = "Ben") -> "OnTelegram":
        ben = self.server.a_person(name, started=True)
        self.server.is_in(self.group, ben)
        return replace(self, who=ben)

    def loses_rights(self) -> None:
        self.server.is_in(self.group, self.who)

    def posts(self) -> list[str]:
        """What was delivered there: answers are replies."""
        posts = self.server.posts(self.group, topic=self.topic)
        return [_plain(post.text) for post in posts if post.reply_to is None]

    async def posted(self, words: str) -> str:
        return await self.ground.noticing.until(
            lambda: next((text for text in self.posts() if words in text), None)
        )

    async def _after(self, act: Callable[[], Awaitable[None]], *chats: Chat) -> Seen:
        """An answer that is new, or other than before, in one of the chats; in a group that is a reply."""
        before = {chat.id: _state(chat) for chat in chats}
        await act()

        def newest() -> Message | None:
            for chat in chats:
                for message in reversed(chat.messages.values()):
                    is_answer = message.by_bot and (chat.private or message.reply_to is not None)
                    if is_answer and before[chat.id].get(message.id) != len(message.edits):
                        return message
            return None

        return read(await self.ground.noticing.until(newest))


def a_moderator_on_telegram(ground: Ground) -> OnTelegram:
    """In a group that they own, to whom the bot may write."""
    ann = ground.telegram.a_person("Ann", started=True)
    groups = [ground.telegram.a_supergroup(title, owner=ann) for title in ("Reds", "Elsewhere")]
    return OnTelegram(ground, groups[0], groups[1], ann)


def in_a_topic_of_telegram(ground: Ground) -> OnTelegram:
    """In one of two topics of a group that they own."""
    ann = ground.telegram.a_person("Ann", started=True)
    group = ground.telegram.a_supergroup("Reds", owner=ann, forum=True)
    topics = [ground.telegram.a_topic(group, name) for name in ("Matchday", "Banter")]
    return OnTelegram(ground, group, ground.telegram.a_supergroup("Elsewhere", owner=ann), ann, topics[0])


def read(message: Message) -> Seen:
    buttons = {key.label: key.data for row in message.buttons for key in row if key.data is not None}
    files = {message.document.filename: message.document.data} if message.document else {}
    links = [key.url for row in message.buttons for key in row if key.url is not None]
    return Seen(_plain(message.text), buttons, message, message.chat.private, files, "".join(links[:1]))


def _state(chat: Chat) -> dict[int, int]:
    return {number: len(message.edits) for number, message in chat.messages.items()}


def _plain(text: str) -> str:
    """Without the breaks that keep Telegram from making links of words."""
    return text.replace("\u2060", "")
