"""The server a test holds in its hand: it starts, it has guilds and members, and it says what was posted."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.discord_server import (
    application,
    callbacks,
    channels,
    commands,
    events,
    followups,
    guilds,
    messages,
    pins,
    threads,
)
from tests.discord_server.calls import VERSIONED
from tests.discord_server.contract import contract_in
from tests.discord_server.door import Door
from tests.discord_server.gateway import Gateway
from tests.discord_server.interactions import Interactions
from tests.discord_server.journal import Entry, Violation
from tests.discord_server.limits import Limits
from tests.discord_server.message import Message
from tests.discord_server.people import People
from tests.discord_server.pointing import pointed_at
from tests.discord_server.population import Population
from tests.discord_server.world import Channel, World

ROUTES = (
    *application.ROUTES,
    *guilds.ROUTES,
    *channels.ROUTES,
    *messages.ROUTES,
    *pins.ROUTES,
    *threads.ROUTES,
    *events.ROUTES,
    *commands.ROUTES,
    *callbacks.ROUTES,
    *followups.ROUTES,
)

TOKEN = "MTIzNDU2Nzg5.loopback.only"  # noqa: S105 - opens nothing but this server

LARGEST_BODY = 64 * 1024 * 1024


class DiscordServer(Population, People):
    """A Discord on loopback. `async with DiscordServer() as server:` starts and stops it.

    `limits` None is the service's own limits; `Limits.off()` is none. `contract` is a folder that holds
    contracts/discord-openapi.json, against which every body is checked as well.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        limits: Limits | None = None,
        contract: Path | None = None,
        log_file: Path | None = None,
        port: int = 0,
    ) -> None:
        self.world = World(token=token)
        self.gateway = Gateway(self.world)
        chosen = None if contract is None else contract_in(contract)
        self.door = Door(self.world, ROUTES, limits=limits or Limits(), contract=chosen)
        self.interactions = Interactions(self.world, self.gateway)
        self.port = port
        if log_file is not None:
            self.world.journal.write_to(log_file)
        self._runner: web.ServerRunner | None = None

    async def start(self) -> None:
        server = web.Server(self._answer, request_factory=_request, access_log=None)
        self._runner = web.ServerRunner(server, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port, backlog=1024)
        await site.start()
        self.port = int(self._runner.addresses[0][1])
        self.world.origin = f"http://127.0.0.1:{self.port}"

    async def stop(self) -> None:
        self.gateway.drop_all()
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
        if request.path.rstrip("/") == "/gateway":
            return await self.gateway.serve(request)
        if request.path == "/state":
            return web.json_response(self.state())
        return await self.door.answer(request)

    # Where it is

    @property
    def api_url(self) -> str:
        """For a bot's setting; what `https://discord.com/api/v10` is elsewhere."""
        return f"{self.world.origin}{VERSIONED}"

    @property
    def gateway_url(self) -> str:
        return application.gateway_url(self.world)

    @property
    def token(self) -> str:
        return self.world.token

    def whereabouts(self) -> dict[str, Any]:
        """All that another process needs to know to connect and to post."""
        guilds = [
            {"id": guild.id, "name": guild.name, "channels": list(guild.channels)}
            for guild in self.world.guilds.values()
        ]
        return {
            "api_url": self.api_url,
            "gateway_url": self.gateway_url,
            "state_url": f"{self.world.origin}/state",
            "token": self.token,
            "application_id": self.world.application_id,
            "guilds": guilds,
        }

    @contextmanager
    def pointed(self) -> Iterator[None]:
        """discord.py in this process talks to this server."""
        with pointed_at(self.api_url, self.gateway_url):
            yield

    # What happened

    @property
    def messages(self) -> dict[int, list[Message]]:
        """Every message by channel, oldest first, deleted ones too; ephemeral answers are not among them."""
        return self.world.messages

    def posts(self, channel: Channel) -> list[Message]:
        """The messages that a reader of the channel sees."""
        return [message for message in self.world.messages.get(channel.id, ()) if not message.deleted]

    @property
    def log(self) -> list[Entry]:
        """Every HTTP call in order."""
        return self.world.journal.entries

    @property
    def violations(self) -> list[Violation]:
        """Everything that broke a rule of Discord's, of the contract, or of ours."""
        return self.world.journal.violations

    @property
    def invalid_requests(self) -> int:
        """Calls answered 401, 403 or 429."""
        return self.world.journal.invalid_total

    def state(self) -> dict[str, Any]:
        """What happened so far, in numbers; for other processes."""
        return {
            "posts": sum(len(there) for there in self.world.messages.values()),
            "calls": len(self.log),
            "statuses": Counter(str(entry.status) for entry in self.log),
            "faults": Counter(entry.fault for entry in self.log if entry.fault),
            "invalid_requests": self.invalid_requests,
            "identifies": len(self.gateway.identifies),
            "connected": len(self.gateway.connected()),
            "violations": [str(violation) for violation in self.violations],
        }


def _request(*parts: Any) -> web.BaseRequest:
    message, payload, protocol, writer, task = parts
    return web.BaseRequest(
        message, payload, protocol, writer, task, protocol._loop, client_max_size=LARGEST_BODY
    )
