"""A ballot as a fan on Telegram fills it in: the real client, the real desk, a real store."""

import re
from pathlib import Path

from bot.chat import Answer, Request
from storage import handled
from tests.handlers.matchday import FULL_TIME, Matchday, opened, write
from tests.platforms.telegram.stage import Stage, plain, until
from tests.telegram_server import Message, Person, TelegramServer


class AtTheDesk(Stage):
    """A stage whose handlers are the program's own."""

    def __init__(self, server: TelegramServer, matchday: Matchday) -> None:
        super().__init__(server, commands=matchday.desk.commands)
        self._matchday = matchday

    async def answer(self, request: Request) -> Answer:
        self.asked.append(request)
        return await self._matchday.desk.answer(request)

    async def first_time(self, update: int) -> bool:
        async with self._matchday.database.write() as conn:
            now = self._matchday.clock.now()
            return await handled.first_time(conn, "telegram", str(update), now)


async def pressed(stage: Stage, fan: Person, sheet: Message, key: str, then: str) -> None:
    """Presses a key, and waits until the sheet says this."""
    await stage.server.presses(fan, sheet, key)
    await until(lambda: re.search(then, plain(sheet.text)))


async def test_a_fan_rates_two_players_and_is_done(server: TelegramServer, tmp_path: Path) -> None:
    path = tmp_path / "matchday.sqlite"
    await write(path, FULL_TIME)
    async with opened(path, FULL_TIME) as matchday:
        stage = AtTheDesk(server, matchday)
        fan = server.a_person("Ann")
        async with stage.running():
            await stage.says(fan, "/rate liverpool")
            await until(lambda: stage.posts(fan))
            [sheet] = stage.posts(fan)
            assert [key.label for row in sheet.buttons[:2] for key in row] == [str(n) for n in range(1, 11)]
            await pressed(stage, fan, sheet, "7", r"Rated 1 of \d+: Juan Musso 7\b")
            await pressed(stage, fan, sheet, "8", r"Rated 2 of \d+: Juan Musso 7, [^,]+ 8\b")
            await server.presses(fan, sheet, "Done")
            await until(lambda: "10" not in [key.label for row in sheet.buttons for key in row])
            assert stage.posts(fan) == [sheet]
            assert {request.name for request in stage.asked} == {"Ann"}
            assert not [name for name in stage.memory.notes if name.startswith("telegram button")]
