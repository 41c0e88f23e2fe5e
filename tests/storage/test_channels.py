"""Channels, what they follow, and what they want."""

from sqlalchemy import select

from bot.chat import Channel, Look
from bot.knowledge.match import CompetitionKey, MatchKey, TeamKey
from bot.knowledge.occasion import DEFAULT_RULES, Kind, Rule
from storage import channels
from storage.database import Database
from storage.tables import changes, rules
from tests.knowledge.builders import NOON

KOP = Channel("discord", "4711")
LONDON = Look("en", "Europe/London", spoiler=True)


async def opened(store: Database, channel: Channel = KOP) -> int:
    async with store.write() as conn:
        community = await channels.open_community(conn, "discord", "1", "The Kop")
        return await channels.open_channel(conn, community, channel, "match-day", LONDON, NOON)


async def wanted(store: Database) -> set[Rule]:
    async with store.read() as conn:
        return {
            Rule(Kind(kind), lead) for kind, lead in await conn.execute(select(rules.c.kind, rules.c.lead))
        }


async def test_a_channel_comes_back_as_it_was_opened(either: Database) -> None:
    channel_id = await opened(either)
    async with either.read() as conn:
        settings = await channels.settings(conn, KOP)
    assert settings is not None
    assert (settings.id, settings.channel, settings.name) == (channel_id, KOP, "match-day")
    assert settings.look == LONDON
    assert settings.paused_reason is None


async def test_a_channel_that_nobody_opened_is_not_known(either: Database) -> None:
    async with either.read() as conn:
        assert await channels.settings(conn, KOP) is None


async def test_a_channel_is_read_together_with_what_it_follows(either: Database) -> None:
    channel_id = await opened(either)
    async with either.write() as conn:
        assert await channels.settings_and_followed(conn, KOP) == (await channels.settings(conn, KOP), [])
        for target in ("match:final", "team:everton", "team:ajax"):
            await channels.follow(conn, channel_id, target)
        both = (await channels.settings(conn, KOP), await channels.followed(conn, channel_id))
        assert await channels.settings_and_followed(conn, KOP) == both
        assert both[1] == ["team:ajax", "team:everton", "match:final"]
        assert await channels.settings_and_followed(conn, Channel("web", "4711")) is None


async def test_opened_twice_it_is_one_channel_and_one_community(either: Database) -> None:
    first = await opened(either)
    async with either.write() as conn:
        await channels.unwant(conn, first, Rule(Kind.GOAL))
    assert await opened(either) == first
    assert Rule(Kind.GOAL) not in await wanted(either)


async def test_the_same_address_on_another_platform_is_another_channel(either: Database) -> None:
    assert await opened(either) != await opened(either, Channel("telegram", "4711"))


async def test_a_new_channel_wants_what_most_channels_want(either: Database) -> None:
    await opened(either)
    assert await wanted(either) == set(DEFAULT_RULES)


async def test_wanting_a_kind_twice_is_wanting_it_once_and_plans_anew(either: Database) -> None:
    channel_id = await opened(either)
    async with either.write() as conn:
        await channels.want(conn, channel_id, [Rule(Kind.CARD), Rule(Kind.GOAL)], NOON)
        await channels.want(conn, channel_id, [], NOON)
        assert (await conn.execute(select(changes.c.match))).scalars().all() == [None, None]
    assert await wanted(either) == {*DEFAULT_RULES, Rule(Kind.CARD)}


async def test_rules_in_use_are_each_counted_once(either: Database) -> None:
    await opened(either)
    await opened(either, Channel("discord", "another"))
    async with either.read() as conn:
        assert await channels.rules_in_use(conn) == frozenset(DEFAULT_RULES)


async def test_teams_are_followed_before_competitions_before_matches(either: Database) -> None:
    channel_id = await opened(either)
    targets = [
        channels.team_target(TeamKey("liverpool")),
        channels.competition_target(CompetitionKey("cup")),
        channels.match_target(MatchKey("final")),
    ]
    async with either.write() as conn:
        for target in (*reversed(targets), targets[0]):
            await channels.follow(conn, channel_id, target)
        assert await channels.followed(conn, channel_id) == targets
        await channels.unfollow(conn, channel_id, targets[0])
        assert await channels.followed(conn, channel_id) == targets[1:]


async def test_a_paused_channel_says_why_until_it_is_resumed(either: Database) -> None:
    await opened(either)
    async with either.write() as conn:
        await channels.pause(conn, KOP, "the bot was removed", NOON)
        paused = await channels.settings(conn, KOP)
        await channels.resume(conn, KOP)
        resumed = await channels.settings(conn, KOP)
    assert paused is not None
    assert paused.paused_reason == "the bot was removed"
    assert resumed is not None
    assert resumed.paused_reason is None
