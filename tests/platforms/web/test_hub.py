"""Who hears what, and what becomes of a reader who is too slow."""

from datetime import UTC, datetime

from bot.chat import Post
from bot.platforms.web.history import RoomMessage
from bot.platforms.web.hub import Hub


def a_message(title: str, room: str = "liverpool", visitor: str | None = None) -> RoomMessage:
    return RoomMessage(room, title, 1, datetime(2024, 4, 18, tzinfo=UTC), "goal", "m1", Post(title), visitor)


async def test_a_reader_hears_their_own_room() -> None:
    hub = Hub()
    with hub.listening("liverpool", None) as inbox:
        hub.publish(a_message("here"))
        hub.publish(a_message("there", room="atalanta"))
        assert [m.key for m in await inbox.take(1)] == ["here"]


async def test_an_answer_reaches_its_asker_only() -> None:
    hub = Hub()
    with (
        hub.listening("liverpool", "anna") as anna,
        hub.listening("liverpool", "ben") as ben,
        hub.listening("liverpool", None) as nobody,
    ):
        hub.publish(a_message("for anna", visitor="anna"))
        assert [m.key for m in await anna.take(1)] == ["for anna"]
        assert await ben.take(0.01) == []
        assert await nobody.take(0.01) == []


async def test_a_slow_reader_is_told_to_read_again_and_holds_nothing() -> None:
    hub = Hub(room_for=3)
    with hub.listening("liverpool", None) as inbox:
        for n in range(10):
            hub.publish(a_message(str(n)))
        assert await inbox.take(1) == []
        assert inbox.behind


async def test_closing_wakes_everyone_and_lets_nobody_in() -> None:
    hub = Hub()
    with hub.listening("liverpool", None) as before:
        hub.close()
        assert await before.take(60) == []
        assert before.closed
    with hub.listening("liverpool", None) as after:
        assert after.closed


async def test_who_leaves_is_forgotten() -> None:
    hub = Hub()
    with hub.listening("liverpool", None):
        assert hub.readers == 1
    assert hub.readers == 0
