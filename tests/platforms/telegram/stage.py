"""An adapter on stage: the real client on a small Telegram of our own, handlers of a few lines."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from gettext import NullTranslations
from typing import Any

from bot.chat import (
    Action,
    AlreadyAnswered,
    Answer,
    Argument,
    ArgumentKind,
    Channel,
    Choice,
    Command,
    Fixture,
    Look,
    Message,
    Paragraph,
    Post,
    Request,
    Text,
    Wishes,
)
from bot.knowledge.occasion import Kind
from bot.platforms.telegram.adapter import Handlers, Options, Telegram
from bot.platforms.telegram.addresses import address
from bot.platforms.telegram.chats import Chat
from tests import telegram_server as loopback
from tests.telegram_server import TelegramServer

KICKOFF = datetime(2099, 4, 18, 19, tzinfo=UTC)
TEAMS = ("Liverpool", "Atalanta", "West Ham United")
WHOSE = Argument("team", ArgumentKind.TEAM, "Whose match")
COMMANDS = (
    Command("next", "The next match, and when it starts for you", (WHOSE,)),
    Command("tie", "Both legs and who needs what", (WHOSE,)),
    Command(
        "rate",
        "Your mark for a player, 1 to 10",
        (
            Argument("mark", ArgumentKind.NUMBER, "1 to 10, halves count"),
            Argument("player", ArgumentKind.PLAYER, "Who played", required=True),
        ),
    ),
    Command("me", "My marks"),
    Command("sources", "Fails, as a handler does that has a bug"),
    Command("pause", "Stop posting here", moderators_only=True),
    Command(
        "article",
        "Read an article",
        (Argument("article", ArgumentKind.TEXT, "A text"),),
        moderators_only=True,
    ),
    Command("help", "What you can ask"),
)

FIXTURE = Fixture("Atalanta v Liverpool", "UEFA Europa League", KICKOFF, "Gewiss Stadium", False, False)


class Notebook:
    """A Memory that lasts as long as the test, and so longer than any adapter in it."""

    def __init__(self) -> None:
        self.places: dict[tuple[Channel, str, str], tuple[str, str]] = {}
        self.notes: dict[str, str] = {}

    async def find(self, channel: Channel, subject: str, kind: str, /) -> tuple[str, str] | None:
        return self.places.get((channel, subject, kind))

    async def keep(
        self, channel: Channel, subject: str, kind: str, reference: str, state: str = "", /
    ) -> None:
        self.places[channel, subject, kind] = reference, state

    async def recall(self, name: str, /) -> str | None:
        return self.notes.get(name)

    async def remember(self, name: str, value: str, /) -> None:
        self.notes[name] = value


@dataclass
class Stage:
    """What a test holds on to: what the handlers were asked, and what they answer.

    `noted` is the ledger: the updates that have had their effect, as the application keeps them. It is as
    lasting as `memory`.
    """

    server: TelegramServer
    memory: Notebook = field(default_factory=Notebook)
    noted: set[int] = field(default_factory=set)
    asked: list[Request] = field(default_factory=list)
    followed: list[tuple[Any, ...]] = field(default_factory=list)
    chats: list[str] = field(default_factory=list)
    moves: list[tuple[int, int]] = field(default_factory=list)
    looks: dict[str, Look] = field(default_factory=dict)
    named: set[tuple[str, str]] = field(default_factory=set)
    """Who moderates beyond administrators: the place's address, and a person's or a role's id."""
    answers: Callable[[Request], Answer] = lambda request: Answer(said_back(request))
    slow: float = 0.0
    held: dict[int, asyncio.Event] = field(default_factory=dict)
    """People, by their id, whose questions wait until the event is set."""
    commands: Sequence[Command] = COMMANDS
    store_is_away: bool = False

    async def answer(self, request: Request) -> Answer:
        """As the application does: the effect and the note of the update are kept together, or neither."""
        self._reach_store()
        await asyncio.sleep(self.slow)
        if held := self.held.get(int(request.person)):
            await held.wait()
        if request.command == "sources":
            raise RuntimeError("a bug")
        if request.once is not None and not await self.first_time(int(request.once)):
            raise AlreadyAnswered
        self.asked.append(request)
        return self.answers(request)

    async def first_time(self, update: int) -> bool:
        self._reach_store()
        known = update in self.noted
        self.noted.add(update)
        return not known

    async def moderates(self, address: str, person: str, roles: Sequence[str]) -> bool:
        return any((address, one) in self.named for one in (person, *roles))

    async def look(self, channel: Channel) -> Look | None:
        return self.looks.get(channel.address)

    async def teams(self, typed: str) -> Sequence[Choice]:
        return [Choice(team, team) for team in TEAMS if typed.casefold() in team.casefold()]

    async def follow(
        self, channel: Channel, name: str, chat: Chat, team: str, kinds: frozenset[str], /
    ) -> Post:
        self.followed.append((channel, name, chat, team, kinds))
        return Post(f"{name} follows {team}")

    def hears(self, what: str) -> Callable[..., Awaitable[None]]:
        async def heard(chat: Chat, reason: str = "") -> None:
            self._reach_store()
            self.chats.append(f"{what} {chat.title}")

        return heard

    async def moved(self, old: int, new: int) -> None:
        self.moves.append((old, new))

    def adapter(self, **options: Any) -> Telegram:
        chosen = Options(self.server.token, api_url=self.server.api_url)
        handlers = Handlers(
            commands=self.commands,
            answer=self.answer,
            look=self.look,
            teams=self.teams,
            follow=self.follow,
            joined=self.hears("joined"),
            left=self.hears("left"),
            moved=self.moved,
            first_time=self.first_time,
            moderates=self.moderates,
        )
        return Telegram(replace(chosen, **options), handlers, self.memory, lambda _: NullTranslations())

    @asynccontextmanager
    async def running(self, *, listen: bool = True, **options: Any) -> AsyncIterator[Telegram]:
        """The adapter, ready; closed at the end of the block."""
        adapter = self.adapter(**options)
        running = asyncio.create_task(adapter.run(listen))
        try:
            await until(lambda: running.done() or (adapter.ready if listen else adapter.logged_in))
            if running.done():
                running.result()
            yield adapter
        finally:
            await adapter.close()
            await asyncio.gather(running, return_exceptions=True)

    def _reach_store(self) -> None:
        if self.store_is_away:
            raise ConnectionError("the store is away")

    # what people do, and see

    async def says(self, person: loopback.Person, text: str, **more: Any) -> None:
        """In private."""
        await self.server.says(self.server.private(person), person, text, **more)

    def texts(self, chat: loopback.Chat | loopback.Person) -> list[str]:
        """The bot's messages there."""
        return [plain(post.text) for post in self.posts(chat)]

    def posts(self, chat: loopback.Chat | loopback.Person) -> list[loopback.Message]:
        place = self.server.private(chat) if isinstance(chat, loopback.Person) else chat
        return self.server.posts(place)

    async def heard_all(self) -> None:
        """Until Telegram knows of each update that it has been dealt with."""
        await until(lambda: not self.server.updates.pending)


async def until(true: Callable[[], object], within: float = 30.0) -> None:
    async with asyncio.timeout(within):
        while not true():  # noqa: ASYNC110 - what is waited for happens in a server, which sets no event
            await asyncio.sleep(0.005)


def plain(text: str) -> str:
    """Without the breaks that keep Telegram from making links of words."""
    return text.replace("\u2060", "")


def said_back(request: Request) -> Post:
    """The command and its arguments, with a button that asks the same again."""
    given = ", ".join(f"{name}={value}" for name, value in request.arguments.items())
    return Post(
        f"{request.command} {given}".strip(),
        (Paragraph((Text(f"for {request.person}"),)),),
        actions=(Action("Again", request.command, request.arguments),),
    )


def a_message(chat: loopback.Chat, title: str = "Goal!", **more: Any) -> Message:
    """A delivery; `topic` is one of the chat's."""
    topic: loopback.Topic | None = more.pop("topic", None)
    fields: dict[str, Any] = {
        "key": f"{chat.id}-{title}"[:25],
        "kind": Kind.GOAL,
        "subject": "the-match",
        "revision": 1,
        "post": Post(title, (Paragraph((Text("23' Salah"),)),)),
        "fixture": FIXTURE,
    } | more
    return Message(channel=Channel("telegram", address(chat.id, topic.id if topic else None)), **fields)


def wishing(chat: loopback.Chat, title: str = "Goal!", **wishes: Any) -> Message:
    return replace(a_message(chat, title), wishes=Wishes(**wishes))
