"""Connections for pages: each goes to the very address that was found fit, whatever its name says later."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable, Sequence
from ipaddress import ip_address
from typing import TypeAlias

import httpcore

from bot.sources.addresses import Address, MayConnect, unfit

Resolve: TypeAlias = Callable[[str, int], Awaitable[Sequence[str]]]
"""The addresses of a host, for a port, the best first. Raises OSError."""

ADDRESSES = 4
"""How many addresses of one host are tried."""
HANDSHAKE = 5.0
"""Seconds for one address to answer, so that a dead one leaves time for the next."""


async def system_resolve(host: str, port: int) -> Sequence[str]:
    """As the machine's own programs would."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


class Checked(httpcore.AsyncNetworkBackend):
    """Where httpcore asks for a connection to a host, its addresses are looked up once, all of them are
    checked, and the connection goes to one of these. There is no second look-up that could answer otherwise
    (DNS rebinding), and none of httpcore's own. TLS still asks for the name."""

    def __init__(self, resolve: Resolve, may_connect: MayConnect) -> None:
        self._resolve = resolve
        self._may_connect = may_connect
        self._wire = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Raises CannotRead where the host is not one of the internet, httpcore's errors where none of its
        addresses answers."""
        failed: Exception = httpcore.ConnectError("the name leads nowhere")
        for address in (await self._addresses(host, port))[:ADDRESSES]:
            try:
                return await self._wire.connect_tcp(
                    str(address), port, timeout=min(timeout or HANDSHAKE, HANDSHAKE)
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        raise unfit("it is none of the internet")

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def _addresses(self, host: str, port: int) -> list[Address]:
        """One that is not fit spoils all: a site's name does not lead into a private network by mistake."""
        try:
            found = [ip_address(one) for one in await self._resolve(host, port)]
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError("the name is not known") from error
        except ValueError:
            raise unfit("it does not lead to a public site") from None
        if not all(self._may_connect(address, port) for address in found):
            raise unfit("it does not lead to a public site")
        return found
