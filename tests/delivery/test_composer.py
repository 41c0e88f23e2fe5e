"""What a delivery sends: a post and its picture, each made once, and the post also without the picture."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from bot.cards import Card, LineupCard, RatingsCard
from bot.chat import Channel, Detail, Look, Wishes
from bot.delivery import composer as module
from bot.delivery.composer import Composed, Composer
from bot.delivery.sender import Sender
from bot.knowledge.claims import Claim, LineupOf, MarkOf
from bot.knowledge.match import Status
from bot.knowledge.occasion import Kind, Occasion, Rule
from bot.knowledge.ratings import Mark
from bot.knowledge.team_news import Lineup
from storage import occasions, sent_early
from storage.database import Database
from storage.outbox import Claimed
from tests.delivery.town import Town
from tests.fanbase import KICKOFF, LONG_AGO, a_channel, a_store_with_the_match, hear, kickoff_at, status
from tests.knowledge.builders import ATALANTA, LIVERPOOL, MATCH, PAPER, PROVIDER
from tests.storage.polls import KEY, SALAH, cast, full_time, vote

ELEVEN = tuple(f"Player {n}" for n in range(1, 12))
LIGHT, DARK = Look(), Look(dark=True)
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Sketch:
    digest: str
    png: bytes = b"\x89PNG"


@dataclass
class Pen:
    """Draws nothing, and remembers what it was asked for."""

    drawn: list[tuple[Card, bool]] = field(default_factory=list)
    blunt: bool = False

    async def draw(self, card: Card, dark: bool) -> Sketch:
        self.drawn.append((card, dark))
        await asyncio.sleep(0)
        if self.blunt:
            raise OSError("no font")
        return Sketch("dark" if dark else "light")


def line_ups() -> list[Claim]:
    said = KICKOFF - HOUR
    return [
        Claim(LineupOf(MATCH, team, confirmed=True), Lineup(ELEVEN, "4-3-3"), PROVIDER, said, official=True)
        for team in (ATALANTA, LIVERPOOL)
    ]


def a_delivery(
    look: Look = LIGHT, kind: Kind = Kind.LINEUP, reference: str | None = None, subject: str = MATCH
) -> Claimed:
    occasion = Occasion(subject, kind, "", KICKOFF - HOUR, KICKOFF + HOUR)
    number = list(Kind).index(kind)
    return Claimed(1, number, occasion, Channel("paper", "one"), look, False, "key", 1, reference, Wishes())


@pytest.fixture
async def store(database: Database) -> Database:
    await a_store_with_the_match(database, kickoff_at(KICKOFF), *line_ups())
    return database


async def composed(composer: Composer, *looks: Look) -> list[Composed]:
    return await asyncio.gather(*(composer.compose(a_delivery(look), KICKOFF - HOUR) for look in looks))


async def test_a_post_with_a_card_has_its_picture(store: Database) -> None:
    pen = Pen()
    [made] = await composed(Composer(store, pen.draw), LIGHT)
    assert isinstance(made.post.card, LineupCard)
    assert made.picture is not None
    assert (made.picture.digest, made.picture.png) == ("light", b"\x89PNG")
    assert made.picture.alt == made.post.card.alt


async def test_however_many_channels_want_it_a_picture_is_drawn_once_a_look(store: Database) -> None:
    pen = Pen()
    composer = Composer(store, pen.draw)
    first = await composed(composer, LIGHT, DARK, LIGHT, LIGHT)
    again = await composed(composer, DARK, LIGHT)
    assert [dark for _card, dark in pen.drawn] == [False, True]
    assert again[1].picture is first[0].picture
    assert again[0].picture is first[1].picture


async def test_when_facts_change_the_picture_does(store: Database) -> None:
    pen = Pen()
    composer = Composer(store, pen.draw)
    composer.facts_changed(1)
    await composed(composer, LIGHT)
    composer.facts_changed(1)
    await composed(composer, LIGHT)
    assert len(pen.drawn) == 1
    composer.facts_changed(2)
    await composed(composer, LIGHT)
    assert len(pen.drawn) == 2


async def test_a_picture_that_cannot_be_drawn_costs_nobody_the_post(store: Database) -> None:
    composer = Composer(store, Pen(blunt=True).draw)
    with capture_logs() as logs:
        made = await composed(composer, LIGHT, LIGHT)
        made += await composed(composer, LIGHT)
    assert [one.picture for one in made] == [None, None, None]
    assert all(one.post.title == "Line-ups: Atalanta v Liverpool" for one in made)
    assert [entry["event"] for entry in logs] == ["picture_failed"]


async def test_without_a_pen_there_are_no_pictures(store: Database) -> None:
    [made] = await composed(Composer(store), LIGHT)
    assert made.post.card is not None
    assert made.picture is None


async def test_a_post_without_a_card_has_no_picture(store: Database) -> None:
    pen = Pen()
    made = await Composer(store, pen.draw).compose(a_delivery(kind=Kind.LIVE), KICKOFF)
    assert (made.picture, pen.drawn) == (None, [])


async def test_only_so_many_pictures_are_kept_at_hand(
    store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PICTURES", 2)
    pen = Pen()
    composer = Composer(store, pen.draw)
    zones = [Look(zone=zone) for zone in ("UTC", "Europe/London", "Europe/Rome")]
    await composed(composer, *zones)
    await composed(composer, *zones[1:])
    assert len(pen.drawn) == 3
    await composed(composer, zones[0])
    assert len(pen.drawn) == 4


async def test_a_message_carries_the_picture(store: Database) -> None:
    town = Town(store)
    await a_channel(store, wants=(Rule(Kind.LINEUP),), look=DARK)
    town.sender = Sender(store, [town.paper], town.clock, Composer(store, Pen().draw))
    await town.until(-HOUR / 2)
    [(_, message)] = town.paper.sent
    assert message.picture is not None
    assert message.picture.digest == "dark"
    assert isinstance(message.post.card, LineupCard)


async def test_what_a_ballot_hides_is_not_told_before_it_closes(database: Database) -> None:
    ballot = await full_time(database)
    await cast(database, vote(ballot, "ann", {SALAH: 14}))
    composer, delivery = Composer(database), a_delivery(kind=Kind.RATINGS, reference="sent", subject=KEY)
    early = await composer.compose(delivery, ballot.closes_at - HOUR)
    composer.facts_changed(1)
    after = await composer.compose(delivery, ballot.closes_at)
    assert early.post.card is None
    assert isinstance(after.post.card, RatingsCard)
    assert after.post.card.remarks == ("Player of the match for the fans: Salah, 7.0.",)


async def test_the_ratings_are_read_anew_for_each_kind_that_tells_them(database: Database) -> None:
    await a_store_with_the_match(
        database, kickoff_at(KICKOFF), *line_ups(), status(Status.FINISHED, LONG_AGO)
    )
    composer = Composer(database)
    early = await composer.compose(a_delivery(kind=Kind.RATINGS, reference="sent"), KICKOFF + 3 * HOUR)
    mark = Claim(MarkOf(MATCH, LIVERPOOL, "Player 1"), Mark(7), PAPER, KICKOFF + 3 * HOUR)
    await hear(database, mark, now=KICKOFF + 3 * HOUR)
    interim = await composer.compose(a_delivery(kind=Kind.INTERIM, reference="sent"), KICKOFF + 3 * HOUR)
    assert early.post.card is None
    assert interim.post.card is not None


async def test_how_much_of_a_live_match_is_told_makes_another_live_message_and_nothing_else(
    store: Database,
) -> None:
    composer = Composer(store)
    goals = Look(detail=Detail.GOALS)
    for kind, one in ((Kind.LINEUP, True), (Kind.LIVE, False)):
        made = [
            await composer.compose(a_delivery(look, kind, reference="1"), KICKOFF - HOUR)
            for look in (LIGHT, goals)
        ]
        assert (made[0].post is made[1].post) is one


async def test_a_reminder_that_is_sent_before_its_hour_does_not_tell_the_hour(database: Database) -> None:
    await a_store_with_the_match(database)
    channel = await a_channel(database, wants=(Rule(Kind.KICKOFF_REMINDER, "PT7200S"),))
    town = Town(database)
    await town.until(timedelta(hours=-26))
    async with database.write() as conn:
        [reminder] = [kept.occasion for kept in await occasions.of_subject(conn, MATCH, None)]
        assert await sent_early.send(conn, channel, Channel("paper", "one"), reminder, town.clock.at)
    await town.until(timedelta(minutes=-100))
    assert [message.post.title for _, message in town.paper.sent] == ["Coming up: Atalanta v Liverpool"]
