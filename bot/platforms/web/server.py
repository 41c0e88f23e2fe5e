"""Serving the site inside the running event loop."""

import asyncio
import errno
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import uvicorn
from starlette.types import ASGIApp

from bot.platforms.web.errors import CannotListen, PortInUse
from bot.platforms.web.hub import Hub

GRACE = timedelta(seconds=5)
"""How long answers under way may take once the site is told to stop."""


async def serve(
    app: ASGIApp,
    host: str,
    port: int,
    *,
    hub: Hub,
    setting: str = "MATCHDAY_WEB_PORT",
    ready: Callable[[str], None] = lambda url: None,
    grace: timedelta = GRACE,
) -> None:
    """Serves until this task is cancelled; then every stream ends and answers under way are finished.

    `ready` hears the address once visitors are let in; with port 0 the system chooses one. Raises PortInUse
    or CannotListen, which name `setting` as what to change.
    """
    listening = _listen(host, port, setting)
    server = _Server(
        uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            lifespan="off",
            timeout_graceful_shutdown=max(1, int(grace.total_seconds())),
        ),
        lambda: ready(_url(listening)),
    )
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        await asyncio.shield(serving)
    finally:
        hub.close()
        server.should_exit = True
        await serving
        listening.close()


class _Server(uvicorn.Server):
    """Tells when it is ready, and leaves the process's signals to the program it is part of."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _listen(host: str, port: int, setting: str) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(256)
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise PortInUse(host, port, setting) from None
        raise CannotListen(host, port, error.strerror or str(error), setting) from None
    listening.setblocking(False)
    return listening


def _url(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
