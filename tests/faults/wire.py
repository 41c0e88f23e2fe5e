"""A wire between the program and a server, which can go dead as wires do: nobody says goodbye."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import TypeAlias

Dial: TypeAlias = Callable[[], Awaitable[tuple[asyncio.StreamReader, asyncio.StreamWriter]]]
CHUNK = 65_536


class Wire:
    """Carries bytes both ways, until it dies: then what comes from the program is swallowed, and the server
    finds that its peer is gone, as it would by itself after some seconds."""

    def __init__(self, dial: Dial) -> None:
        self._dial = dial
        self._alive: dict[asyncio.Event, asyncio.StreamWriter] = {}
        self._carrying: set[asyncio.Task[None]] = set()
        self._ends: list[asyncio.StreamWriter] = []
        self.port = 0

    def dies(self) -> None:
        """All connections that are open now go dead, and stay so."""
        for alive, there in self._alive.items():
            alive.clear()
            there.close()
        self._alive.clear()

    async def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        alive = asyncio.Event()
        alive.set()
        there = await self._dial()
        self._alive[alive] = there[1]
        self._ends += (writer, there[1])
        both = [(reader, there[1]), (there[0], writer)]
        for one in both:
            task = asyncio.create_task(_carry(*one, alive))
            self._carrying.add(task)
            task.add_done_callback(self._carrying.discard)

    async def close(self) -> None:
        for end in self._ends:
            end.close()
        await asyncio.gather(*self._carrying)


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, alive: asyncio.Event) -> None:
    with suppress(OSError):
        while chunk := await reader.read(CHUNK):
            if alive.is_set():
                writer.write(chunk)
                await writer.drain()
    if alive.is_set():
        writer.close()


@asynccontextmanager
async def wire_to(dial: Dial) -> AsyncIterator[Wire]:
    """On a port of loopback."""
    wire = Wire(dial)
    server = await asyncio.start_server(wire.accept, "127.0.0.1", 0)
    wire.port = server.sockets[0].getsockname()[1]
    try:
        yield wire
    finally:
        server.close()
        await wire.close()
