"""The weekly digest, from the hour of the week to the channel."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.chat import Look
from bot.knowledge.match import Team, TeamKey
from bot.knowledge.occasion import Kind, Rule
from bot.posts.text import as_text
from storage import catalogue
from storage.database import Database
from storage.tables import occasions
from tests.delivery.town import Town
from tests.fanbase import KICKOFF, a_channel, a_store_with_the_match, hear, kickoff_at

THURSDAY = Rule(Kind.DIGEST, "W3 13:00 Europe/London")
DUE = KICKOFF - timedelta(hours=7)
LONDON = Look("en", "Europe/London")


@pytest.fixture
async def town(either: Database) -> Town:
    await a_store_with_the_match(either)
    return Town(either)


async def test_tells_each_channel_of_what_it_follows(town: Town) -> None:
    async with town.database.write() as conn:
        await catalogue.keep(conn, teams_=(Team(TeamKey("verona"), "Verona", ()),))
    await a_channel(town.database, "reds", wants=[THURSDAY])
    await a_channel(town.database, "cup", wants=[THURSDAY], follows=["competition:uefa-europa-league"])
    await a_channel(town.database, "verona", wants=[THURSDAY], follows=["team:verona"])
    await a_channel(town.database, "none", wants=[])
    await town.until(timedelta(hours=-1))
    told = {m.channel.address: (at, m) for at, m in town.paper.sent}  # at one instant, in whatever order
    assert len(town.paper.sent) == 2
    assert {(name, at, m.kind) for name, (at, m) in told.items()} == {
        ("reds", DUE, Kind.DIGEST),
        ("cup", DUE, Kind.DIGEST),
    }
    post = told["reds"][1].post
    assert post.title == "The week ahead"
    assert "20:00 BST: Atalanta v Liverpool" in as_text(post, LONDON)
    assert await town.states() == [
        ("sent", None),
        ("sent", None),
        ("skipped", "nothing that is followed here plays in these days"),
    ]


async def test_comes_every_week_once(town: Town) -> None:
    await a_channel(town.database, wants=[THURSDAY])
    await hear(town.database, kickoff_at(KICKOFF + timedelta(days=8)), now=town.clock.at)
    await town.until(timedelta(days=9))
    assert [at for at, m in town.paper.sent] == [DUE + timedelta(days=7)]
    async with town.database.read() as conn:
        days = await conn.execute(
            select(occasions.c.subject, occasions.c.state).order_by(occasions.c.subject)
        )
        assert [tuple(row) for row in days] == [
            ("2024-04-18", "told"),
            ("2024-04-25", "told"),
            ("2024-05-02", "armed"),
        ]


async def test_after_a_restart_is_not_told_again(town: Town) -> None:
    await a_channel(town.database, wants=[THURSDAY])
    await town.until(timedelta(hours=-6))
    town.runner = Town(town.database).runner
    await town.until(timedelta(hours=-1))
    assert town.paper.kinds() == [Kind.DIGEST]


async def test_that_was_armed_comes_late_after_a_pause_of_the_program_but_not_too_late(town: Town) -> None:
    await a_channel(town.database, wants=[THURSDAY])
    await town.until(timedelta(hours=-10))
    town.clock.at = DUE + timedelta(hours=2)
    await town.until(timedelta(hours=-4))
    assert [at for at, _ in town.paper.sent] == [DUE + timedelta(hours=2)]
