"""Posts as chats see them: drawn once, their rest behind a button, for servers of any age."""

import asyncio
from collections.abc import AsyncIterator
from gettext import NullTranslations

import pytest
import telegram
from telegram.error import BadRequest

from bot.chat import Action, Bullets, Look, Paragraph, Post, Text, When
from bot.platforms.telegram.codes import Codes
from bot.platforms.telegram.html import visible
from bot.platforms.telegram.showing import Showing, Shown
from tests.platforms.telegram.stage import Notebook
from tests.platforms.telegram.test_html import KICKOFF
from tests.telegram_server import TelegramServer

LOOK = Look(zone="Europe/London")
LONG = Post("Long", (Bullets(tuple((Text(f"line {n} of a long post"),) for n in range(400))),))
TIMED = Post(
    "Kickoff", (Paragraph((When(KICKOFF),)),), actions=(Action("The tie", "tie", {"team": "Liverpool"}),)
)


@pytest.fixture
async def client(server: TelegramServer) -> AsyncIterator[telegram.Bot]:
    async with telegram.Bot(server.token, base_url=f"{server.api_url}/bot") as bot:
        yield bot


def a_showing(memory: Notebook | None = None) -> Showing:
    memory = memory or Notebook()
    return Showing(memory, Codes(memory), lambda _: NullTranslations())


async def itself(shown: Shown) -> Shown:
    return shown


async def drawn(post: Post, showing: Showing | None = None, room: int = 4_096) -> Shown:
    return await (showing or a_showing()).sent(post, LOOK, itself, room=room)


async def follow(shown: Shown | None, memory: Notebook) -> Shown | None:
    """Presses the button that shows the rest, after a restart."""
    assert shown is not None
    if shown.markup is None:
        return None
    pressed = await Codes(memory).read(str(shown.markup.inline_keyboard[0][0].callback_data))
    assert pressed is not None
    assert pressed.command == "more"
    return await a_showing(memory).rest(pressed.arguments["rest"], LOOK)


async def test_many_chats_get_the_same_drawing() -> None:
    showing = a_showing()
    assert await drawn(TIMED, showing) is await drawn(TIMED, showing)
    assert (await drawn(LONG, showing)).html != (await drawn(LONG, showing, room=1_024)).html


@pytest.mark.parametrize("room", [4_096, 1_024])
async def test_a_long_post_is_read_to_its_end_button_by_button(room: int) -> None:
    memory = Notebook()
    shown: Shown | None = await drawn(LONG, a_showing(memory), room=room)
    said = ""
    while shown is not None:
        assert shown.html.startswith("<b>Long</b>\n\n• line")
        said += visible(shown.html)
        shown = await follow(shown, memory)
    assert all(said.count(f"line {n} of") == 1 for n in range(400))


@pytest.mark.parametrize("digest", ["", "x" * 16, "../", "x" * 200])
async def test_what_is_not_kept_is_nothing(digest: str) -> None:
    assert await a_showing().rest(digest, LOOK) is None


async def test_an_older_server_gets_times_written_out(server: TelegramServer, client: telegram.Bot) -> None:
    server.knows_times = False
    showing, fan = a_showing(), server.a_person("Ann")
    chat = server.private(fan)
    await server.starts(fan)

    async def send(shown: Shown) -> telegram.Message:
        return await client.send_message(chat.id, shown.html, parse_mode="HTML", reply_markup=shown.markup)

    await asyncio.gather(*(showing.sent(TIMED, LOOK, send) for _ in range(5)))
    await showing.sent(TIMED, LOOK, send)
    assert not showing.times
    assert {post.text for post in server.posts(chat)} == {"Kickoff\n\nThu 18 Apr, 20:00 BST"}
    assert len(server.posts(chat)) == 6


async def test_other_refusals_are_not_its_business() -> None:
    async def refuse(_shown: Shown) -> None:
        raise BadRequest("Chat not found")

    with pytest.raises(BadRequest, match="Chat not found"):
        await a_showing().sent(TIMED, LOOK, refuse)


async def test_the_rest_too_is_for_an_older_server() -> None:
    memory = Notebook()
    post = Post("Long", (*LONG.blocks, Paragraph((When(KICKOFF),))))
    second = await follow(await drawn(post, a_showing(memory)), memory)
    third = await follow(second, memory)
    assert third is not None
    assert "<tg-time" in third.html
    showing = a_showing(memory)
    showing.times = False
    assert second is not None
    assert second.markup is not None
    pressed = await Codes(memory).read(str(second.markup.inline_keyboard[0][0].callback_data))
    assert pressed is not None
    written_out = await showing.rest(pressed.arguments["rest"], LOOK)
    assert written_out is not None
    assert written_out.html.endswith("Thu 18 Apr, 20:00 BST")


async def test_beside_its_picture_a_post_is_brief_and_alone_it_says_all() -> None:
    post = Post("Ratings", (Paragraph((Text("Everything"),)),), brief=(Paragraph((Text("The best"),)),))
    showing = a_showing()
    beside = await showing.sent(post, LOOK, itself, room=1_024, pictured=True)
    alone = await showing.sent(post, LOOK, itself, room=1_024)
    assert visible(beside.html) == "Ratings\n\nThe best"
    assert visible(alone.html) == "Ratings\n\nEverything"
