"""Pictures of answers, and what has to be there before a request can be answered."""

from dataclasses import dataclass

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.cards import Card
from bot.chat import Command, Post, Request
from handlers.asked import Asked, Opening, Reply, for_one
from handlers.desk import Desk
from handlers.errors import StillMissingError
from handlers.table import Entry
from storage import places
from tests.handlers.matchday import MARKED, REDS, Matchday


@dataclass
class Drawn:
    digest: str
    png: bytes


async def drawn(card: Card, dark: bool) -> Drawn:
    return Drawn(f"{type(card).__name__} {dark}", b"png")


async def cannot_draw(card: Card, dark: bool) -> Drawn:
    raise RuntimeError("no font")


async def test_an_answer_with_a_card_has_its_picture(told: Matchday) -> None:
    told.desk = Desk(told.database, told.clock, draw=drawn)
    await told.come_to(MARKED)
    picture = (await told.ask("ratings")).picture
    assert picture is not None
    assert picture.digest == "RatingsCard False"
    assert "Salah" in picture.alt
    assert (await told.ask("help")).picture is None


async def test_an_answer_that_cannot_be_drawn_goes_without(told: Matchday) -> None:
    told.desk = Desk(told.database, told.clock, draw=cannot_draw)
    await told.come_to(MARKED)
    answer = await told.ask("ratings")
    assert answer.picture is None
    assert answer.post.title.startswith("Ratings")


async def opened(conn: AsyncConnection) -> None:
    await places.remember(conn, "door", "open")


async def enter(asked: Asked) -> Reply:
    if await places.recall(asked.conn, "door") != "open":
        return Opening(opened)
    return for_one(Post("Come in"))


async def knock(asked: Asked) -> Reply:
    return Opening(opened)


async def test_what_is_missing_is_made_and_the_request_answered(told: Matchday) -> None:
    told.desk = Desk(told.database, told.clock, table=[Entry(Command("enter", "-"), enter)])
    assert (await told.ask("enter")).post.title == "Come in"


async def test_a_handler_that_always_misses_something_does_not_go_round_for_ever(
    told: Matchday,
) -> None:
    desk = Desk(told.database, told.clock, table=[Entry(Command("knock", "-"), knock)])
    with pytest.raises(StillMissingError, match="/knock"):
        await desk.answer(Request("knock", {}, REDS, "fan"))
