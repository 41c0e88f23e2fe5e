"""A web server on this machine that says exactly what a test wants, byte for byte."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.sources.addresses import Address, is_public
from bot.sources.web import Web

Speak = Callable[[str, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Site:
    """What was asked of a server, and where it is."""

    port: int = 0
    asked: list[str] = field(default_factory=list)
    """Whole requests, headers and all."""
    connections: int = 0

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [request.split(" ")[1] for request in self.asked]


@asynccontextmanager
async def site(speak: Speak, host: str = "127.0.0.1") -> AsyncIterator[Site]:
    """A server that hands each request to `speak`, with its path."""
    it = Site()
    writers: list[asyncio.StreamWriter] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        it.connections += 1
        writers.append(writer)
        try:
            request = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            length = next(
                (
                    int(line[15:])
                    for line in request.split("\r\n")
                    if line.lower().startswith("content-length:")
                ),
                0,
            )
            it.asked.append(request + (await reader.readexactly(length)).decode() if length else request)
            await speak(request.split(" ")[1], writer)
            await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, host, 0)
    it.port = server.sockets[0].getsockname()[1]
    try:
        yield it
    finally:
        server.close()
        for writer in writers:
            writer.close()


def answer(body: bytes = b"", status: int = 200, **headers: str) -> bytes:
    """A whole response. A header's name is written with _ for -."""
    lines = [f"HTTP/1.1 {status} So", f"content-length: {len(body)}", "connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def pages(**by_path: bytes) -> Speak:
    """A site of fixed answers: `front` is "/", and anything else "/name"."""

    async def speak(path: str, writer: asyncio.StreamWriter) -> None:
        name = path.strip("/").split("?")[0].replace(".", "_").replace("/", "_") or "front"
        writer.write(by_path.get(name, answer(b"nothing here", 404)))

    return speak


def near(*sites: Site) -> Callable[[Address, int], bool]:
    """The rule of production, but for the very servers of a test."""
    ports = {one.port for one in sites}
    return lambda address, port: (
        (str(address) == "127.0.0.1" and port in ports) or (is_public(address) and port in {80, 443})
    )


async def named_here(host: str, port: int) -> Sequence[str]:
    """Every name leads to this machine; an address leads to itself."""
    return [host] if host.replace(".", "").isdigit() or ":" in host else ["127.0.0.1"]


def web(*sites: Site, **options: object) -> Web:
    return Web(**{"resolve": named_here, "may_connect": near(*sites), **options})  # type: ignore[arg-type]
