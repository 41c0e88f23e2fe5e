"""The matchday is posted, on platforms of a few lines: some of it arrives, some does not."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from bot.app.world import World, world
from bot.chat import DeliveryFailed, Failure, Message
from bot.delivery.composer import Composer
from bot.delivery.sender import Sender
from bot.knowledge.occasion import Kind, Rule
from bot.schedule.runner import Runner
from storage import channels
from tests.handlers.matchday import DAY_BEFORE, DEA, Matchday, Now, at, write
from tests.platforms.web.dashboard.looking import GROUP, ROOM, a_follower
from tests.stores import store_url

LOST = "the connection broke while it was being sent"
FORBIDDEN = "the bot may not write there any more"
EVENING = (
    at(17, "13:05"),
    at(17, "19:01"),
    at(18, "17:01"),
    at(18, "17:51"),
    at(18, "18:46"),
    at(18, "19:11"),
)
"""Instants at which something is due, until Atalanta's first chances."""


@dataclass
class Post:
    """A platform whose messages are numbered. What is in `fails` fails when its kind is sent."""

    name: str
    place: str
    fails: dict[Kind, DeliveryFailed] = field(default_factory=dict)
    numbers: deque[int] = field(default_factory=lambda: deque(range(101, 1_000)))
    remembers: timedelta = timedelta(0)
    room: int = 1_000

    async def send(self, message: Message) -> str:
        if message.kind in self.fails:
            raise self.fails[message.kind]
        return f"{self.place}/{self.numbers.popleft()}"

    async def edit(self, reference: str, message: Message) -> None: ...


def lossy(name: str, place: str) -> Post:
    """Loses the line-ups, nobody knows where, and is not allowed to post the live message."""
    return Post(
        name,
        place,
        {
            Kind.LINEUP: DeliveryFailed(Failure.UNKNOWN, LOST),
            Kind.LIVE: DeliveryFailed(Failure.REFUSED, FORBIDDEN),
        },
    )


async def post(joined: World, clock: Now, *platforms: Post, instants: Iterable[datetime] = EVENING) -> None:
    """Lets the evening come, and everything that is due in it leave."""
    told = Matchday(joined.database, clock, joined.desk)
    runner = Runner(joined.database)
    sender = Sender(joined.database, [joined.platform, *platforms], clock, Composer(joined.database))
    for instant in instants:
        await told.come_to(instant)
        await runner.tick(instant)
        await sender.drain()


async def write_evening(path: Path) -> None:
    """A store in which the evening was posted: in the site's rooms, and on platforms that lose some of it.
    Atalanta's room wants no previews."""
    await write(path, DAY_BEFORE)
    clock = Now(DAY_BEFORE)
    async with world(store_url(path), clock, lambda _: None) as joined:
        for channel, community in ((ROOM, "7"), (GROUP, GROUP.address)):
            await a_follower(joined, channel, community)
        async with joined.database.write() as conn:
            known = await channels.settings(conn, DEA)
            assert known is not None
            await channels.unwant(conn, known.id, Rule(Kind.PREVIEW))
        await post(joined, clock, lossy("discord", ROOM.address), lossy("telegram", GROUP.address))
