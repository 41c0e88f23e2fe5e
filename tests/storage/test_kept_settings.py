"""All settings of a channel, taken and put as one; its zone changed; a pause that ends."""

from datetime import datetime, timedelta

from sqlalchemy import insert, select

from bot.chat import Channel, Detail, Look, Wishes
from bot.knowledge.ballot import BallotOptions
from bot.knowledge.match import Competition, CompetitionKey
from bot.knowledge.occasion import Kind
from storage import catalogue, channels, kept_settings, pauses, rezoning
from storage.channels import Quiet, Settings
from storage.database import Database
from storage.kept_settings import Kept, Wanted
from storage.tables import deliveries, occasions
from tests.knowledge.builders import NOON

KOP, BANTER = Channel("discord", "4711"), Channel("discord", "4712")
EVENING = Wanted(
    Kind.KICKOFF_REMINDER, "P1D18:00 Europe/London", "home", "Come on!", "99", ("uefa-europa-league",)
)
EVERYTHING = Kept(
    follows=("team:atalanta", "team:liverpool"),
    posts=(Wanted(Kind.DIGEST, "W0 09:00 Europe/London"), Wanted(Kind.GOAL), EVENING),
    look=Look("it", "Europe/London", spoiler=True, dark=True, detail=Detail.GOALS),
    silent=True,
    wishes=Wishes(thread=True, pin=True, ping="99"),
    quiet=Quiet("22:30", "07:00"),
    quiet_kinds=((Kind.GOAL, "drop"),),
    ballot=BallotOptions(both=True),
)


async def opened(store: Database, channel: Channel = KOP) -> Settings:
    async with store.write() as conn:
        cup = Competition(CompetitionKey("uefa-europa-league"), "UEFA Europa League")
        await catalogue.keep(conn, competitions_=[cup])
        community = await channels.open_community(conn, "discord", "1", "The Kop")
        await channels.open_channel(conn, community, channel, "match-day", Look(), NOON)
    return await known(store, channel)


async def known(store: Database, channel: Channel = KOP) -> Settings:
    async with store.read() as conn:
        found = await channels.settings(conn, channel)
    assert found is not None
    return found


async def taken(store: Database, channel: Channel = KOP) -> Kept:
    here = await known(store, channel)
    async with store.read() as conn:
        return await kept_settings.take(conn, here)


async def test_what_is_put_is_what_is_taken(either: Database) -> None:
    here = await opened(either)
    for kept in (EVERYTHING, Kept((), (), Look()), EVERYTHING):
        async with either.write() as conn:
            await kept_settings.put(conn, here.id, kept, NOON)
        assert await taken(either) == kept


async def test_another_channel_stays_as_it_is(either: Database) -> None:
    here, _other = await opened(either), await opened(either, BANTER)
    before = await taken(either, BANTER)
    async with either.write() as conn:
        await kept_settings.put(conn, here.id, EVERYTHING, NOON)
    assert await taken(either, BANTER) == before


async def test_what_comes_at_an_hour_of_the_day_moves_with_the_zone(either: Database) -> None:
    here = await opened(either)
    async with either.write() as conn:
        await kept_settings.put(conn, here.id, EVERYTHING, NOON)
        await rezoning.rezone(conn, here.id, "Europe/London", "Asia/Tokyo", NOON)
    after = await taken(either)
    assert after.look.zone == "Asia/Tokyo"
    assert [(one.kind, one.lead) for one in after.posts] == [
        (Kind.DIGEST, "W0 09:00 Asia/Tokyo"),
        (Kind.GOAL, ""),
        (Kind.KICKOFF_REMINDER, "P1D18:00 Asia/Tokyo"),
    ]
    assert (after.posts[2].text, after.posts[2].competitions) == ("Come on!", ("uefa-europa-league",))


async def test_the_same_zone_again_loses_nothing(either: Database) -> None:
    here = await opened(either)
    async with either.write() as conn:
        await kept_settings.put(conn, here.id, EVERYTHING, NOON)
        await rezoning.rezone(conn, here.id, "Europe/London", "Europe/London", NOON)
    assert await taken(either) == EVERYTHING


async def test_a_pause_ends_when_it_was_to_end(either: Database) -> None:
    await opened(either)
    ends = NOON + timedelta(hours=2)
    async with either.write() as conn:
        await channels.pause(conn, KOP, "moderators paused it", NOON, ends)
        assert await pauses.next_end(conn) == ends
        assert await pauses.end(conn, ends - timedelta(seconds=1)) == 0
        assert await pauses.end(conn, ends) == 1
        assert await pauses.next_end(conn) is None
    assert (await known(either)).paused_reason is None


async def test_a_pause_without_an_end_stays(either: Database) -> None:
    await opened(either)
    async with either.write() as conn:
        await channels.pause(conn, KOP, "moderators paused it", NOON)
        assert await pauses.end(conn, NOON + timedelta(days=999)) == 0
    assert (await known(either)).paused_reason == "moderators paused it"


async def held_back(store: Database, channel: int) -> None:
    """A post that quiet hours hold until the next morning."""
    morning = NOON + timedelta(hours=20)
    about = {"community": 0, "subject": "cup", "kind": "preview", "variant": "", "lead": "", "facts": {}}
    times = {"due_at": NOON, "expires_at": morning + timedelta(hours=1), "priority": 3, "revision": 1}
    async with store.write() as conn:
        made = await conn.execute(
            insert(occasions).values(**about, **times, state="told").returning(occasions.c.id)
        )
        waiting = {
            "occasion": made.scalar_one(),
            "channel": channel,
            "platform": "discord",
            "state": "pending",
        }
        await conn.execute(
            insert(deliveries).values(**waiting, priority=3, due_at=NOON, not_before=morning, wanted=1)
        )


async def leaves_at(store: Database) -> list[datetime]:
    async with store.read() as conn:
        return list((await conn.execute(select(deliveries.c.not_before))).scalars())


async def test_what_quiet_hours_hold_is_looked_at_again_when_settings_are_put(either: Database) -> None:
    here = await opened(either)
    await held_back(either, here.id)
    async with either.write() as conn:
        await kept_settings.put(conn, here.id, Kept((), (), Look()), NOON)
    assert await leaves_at(either) == [NOON]


async def test_what_quiet_hours_hold_is_looked_at_again_in_another_zone(either: Database) -> None:
    here = await opened(either)
    await held_back(either, here.id)
    async with either.write() as conn:
        await rezoning.rezone(conn, here.id, "UTC", "Asia/Tokyo", NOON)
    assert await leaves_at(either) == [NOON]
