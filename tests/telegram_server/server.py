"""The server a test holds in its hand: it starts, it has chats and people, and it says what was posted."""

from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.telegram_server import commands
from tests.telegram_server.contract import contract_in
from tests.telegram_server.door import Door
from tests.telegram_server.journal import Entry, Violation
from tests.telegram_server.limits import Limits
from tests.telegram_server.message import Message
from tests.telegram_server.people import People
from tests.telegram_server.queries import Press
from tests.telegram_server.updates import Updates
from tests.telegram_server.world import Chat, Person, Topic, World

TOKEN = "7012345678:AAF-loopback_only_opens_nothing_els"  # noqa: S105 - opens nothing but this server
USERNAME = "matchday_loopback_bot"

LARGEST_BODY = 64 * 1024 * 1024


class TelegramServer(People):
    """A Telegram on loopback. `async with TelegramServer() as server:` starts and stops it.

    `limits` None is the service's own limits; `Limits.off()` is none. `contract` is a folder that holds
    contracts/telegram-bot-api.json, against which every call is checked as well.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        username: str = USERNAME,
        limits: Limits | None = None,
        contract: Path | None = None,
        log_file: Path | None = None,
        port: int = 0,
    ) -> None:
        self.world = World(token=token, username=username)
        self.updates = Updates(self.world)
        chosen = None if contract is None else contract_in(contract)
        self.door = Door(self.world, self.updates, limits=limits or Limits(), contract=chosen)
        self.port = port
        if log_file is not None:
            self.world.journal.write_to(log_file)
        self._runner: web.ServerRunner | None = None

    async def start(self) -> None:
        server = web.Server(
            self._answer, request_factory=_request, access_log=None, handler_cancellation=True
        )
        self._runner = web.ServerRunner(server, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port, backlog=1024)
        await site.start()
        self.port = int(self._runner.addresses[0][1])
        self.world.origin = f"http://127.0.0.1:{self.port}"

    async def stop(self) -> None:
        for press in self.unanswered:
            self._report(press, "was never answered")
        await self.updates.stop()
        if self._runner is not None:
            await self._runner.cleanup()
        self.world.journal.close()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.path == "/state":
            return web.json_response(self.state())
        return await self.door.answer(request)

    # Where it is

    @property
    def api_url(self) -> str:
        """What `https://api.telegram.org` is elsewhere; a client's base_url is this and `/bot`."""
        return self.world.origin

    @property
    def token(self) -> str:
        return self.world.token

    @property
    def username(self) -> str:
        return self.world.bot.username or ""

    @property
    def bot(self) -> Person:
        """The bot itself, as one of the people."""
        return self.world.bot

    @property
    def knows_times(self) -> bool:
        """Whether <tg-time> is a tag it knows; an older server, such as one run at home, does not."""
        return self.world.knows_times

    @knows_times.setter
    def knows_times(self, value: bool) -> None:
        self.world.knows_times = value

    def whereabouts(self) -> dict[str, Any]:
        """All that another process needs to know to connect and to post."""
        return {
            "api_url": self.api_url,
            "state_url": f"{self.world.origin}/state",
            "token": self.token,
            "username": self.username,
            "chats": list(self.world.chats),
        }

    # What happened

    def posts(self, chat: Chat, *, topic: Topic | None = None) -> list[Message]:
        """The bot's messages that a reader of the chat sees; with `topic` those in it only."""
        return [one for one in self.history(chat) if one.by_bot and (topic is None or one.topic is topic)]

    def history(self, chat: Chat) -> list[Message]:
        """Everybody's messages there, oldest first, service messages too, without the deleted ones."""
        return [message for message in chat.messages.values() if not message.deleted]

    def menu(self, chat: Chat, person: Person) -> list[tuple[str, str]]:
        """The commands offered to someone there, with their descriptions."""
        return [(one["command"], one["description"]) for one in commands.seen_by(self.world, chat, person)]

    @property
    def log(self) -> list[Entry]:
        """Every call in order."""
        return self.world.journal.entries

    @property
    def violations(self) -> list[Violation]:
        """Everything that broke a rule of Telegram's, of the contract, or of ours; unanswered presses too."""
        for press in self.unanswered:
            if self.world.now() - press.at > self.world.answer_seconds:
                self._report(press, "was not answered in time")
        return self.world.journal.violations

    def _report(self, press: Press, words: str) -> None:
        if not press.reported:
            press.reported = True
            self.world.journal.breach("callback query", f"{press.data!r} {words}")

    @property
    def unanswered(self) -> list[Press]:
        """Presses that still show the person a turning clock."""
        return [press for press in self.world.presses.values() if press.answer is None]

    def state(self) -> dict[str, Any]:
        """What happened so far, in numbers; for other processes."""
        return {
            "posts": sum(one.by_bot for chat in self.world.chats.values() for one in chat.messages.values()),
            "calls": len(self.log),
            "statuses": Counter(str(entry.status) for entry in self.log),
            "faults": Counter(entry.fault for entry in self.log if entry.fault),
            "limits": Counter(entry.limit for entry in self.log if entry.limit),
            "pending_updates": len(self.updates.pending),
            "violations": [str(violation) for violation in self.violations],
        }


def _request(*parts: Any) -> web.BaseRequest:
    message, payload, protocol, writer, task = parts
    return web.BaseRequest(
        message, payload, protocol, writer, task, protocol._loop, client_max_size=LARGEST_BODY
    )
