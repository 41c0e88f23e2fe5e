"""Links that open the moderators' page once, and the sessions that they begin."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from storage import audit, channels, communities, moderators, sign_ins
from storage.dashboard_tables import sign_in_links, sign_in_sessions
from storage.database import Database
from storage.sign_ins import IDLE, LINK, LINKS_AN_HOUR, LONGEST, OPEN_LINKS, Person
from tests.knowledge.builders import NOON

ANN, BEN = Person("discord", "5", "Ann"), Person("discord", "6", "Ben")
MOMENT = timedelta(seconds=1)


async def a_link(
    store: Database, word: str = "link", who: Person = ANN, community: int | None = None
) -> None:
    async with store.write() as conn:
        assert await sign_ins.invite(conn, word, who, community, NOON)


async def signed_in(store: Database, word: str = "cookie", who: Person = ANN) -> None:
    await a_link(store, f"link of {word}", who)
    async with store.write() as conn:
        assert await sign_ins.begin(conn, f"link of {word}", word, NOON) is not None


async def test_a_link_begins_one_session(either: Database) -> None:
    await a_link(either)
    async with either.write() as conn:
        assert await sign_ins.invited(conn, "link", NOON) == ANN
        assert await sign_ins.begin(conn, "link", "cookie", NOON) == (ANN, None)
        assert await sign_ins.invited(conn, "link", NOON) is None
        assert await sign_ins.begin(conn, "link", "another", NOON) is None
        found = await sign_ins.session(conn, "cookie", NOON)
        assert found is not None
        assert (found.who, found.made_at) == (ANN, NOON)
        assert await sign_ins.session(conn, "another", NOON) is None


async def test_of_two_who_come_at_once_one_is_let_in(either: Database) -> None:
    await a_link(either)

    async def come(cookie: str) -> bool:
        async with either.write() as conn:
            return await sign_ins.begin(conn, "link", cookie, NOON) is not None

    assert sorted(await asyncio.gather(come("one"), come("two"))) == [False, True]


async def test_a_link_is_short_lived(either: Database) -> None:
    await a_link(either)
    async with either.write() as conn:
        assert await sign_ins.invited(conn, "link", NOON + LINK - MOMENT) == ANN
        assert await sign_ins.invited(conn, "link", NOON + LINK) is None
        assert await sign_ins.begin(conn, "link", "cookie", NOON + LINK) is None


async def test_what_was_never_given_out_opens_nothing(either: Database) -> None:
    await a_link(either)
    async with either.write() as conn:
        for forged in ("", "Link", "link ", sign_ins.digest("link")):
            assert await sign_ins.begin(conn, forged, "cookie", NOON) is None
            assert await sign_ins.session(conn, forged, NOON) is None


async def test_another_link_closes_the_oldest(either: Database) -> None:
    async with either.write() as conn:
        for number in range(OPEN_LINKS + 1):
            assert await sign_ins.invite(conn, f"{number}", ANN, None, NOON + number * MOMENT)
        now = NOON + OPEN_LINKS * MOMENT
        still = [number for number in range(OPEN_LINKS + 1) if await sign_ins.invited(conn, f"{number}", now)]
    assert still == [1, 2, 3]


async def test_nobody_gets_links_without_end(either: Database) -> None:
    async with either.write() as conn:
        for number in range(LINKS_AN_HOUR):
            assert await sign_ins.invite(conn, f"{number}", ANN, None, NOON)
        assert not await sign_ins.invite(conn, "one too many", ANN, None, NOON + timedelta(minutes=59))
        assert await sign_ins.invite(conn, "of somebody else", BEN, None, NOON)
        assert await sign_ins.invite(conn, "an hour later", ANN, None, NOON + timedelta(hours=1))
        assert await sign_ins.invited(conn, "one too many", NOON) is None


async def test_a_session_goes_on_while_it_is_used_and_not_for_ever(either: Database) -> None:
    await signed_in(either)
    async with either.write() as conn:
        now = NOON
        while now + IDLE - MOMENT < NOON + LONGEST:
            now += IDLE - MOMENT
            assert await sign_ins.session(conn, "cookie", now) is not None
            await sign_ins.seen(conn, "cookie", now)
        assert await sign_ins.session(conn, "cookie", NOON + LONGEST) is None


async def test_a_session_that_is_not_used_ends(either: Database) -> None:
    await signed_in(either)
    async with either.write() as conn:
        late = NOON + IDLE
        assert await sign_ins.session(conn, "cookie", late) is None
        await sign_ins.seen(conn, "cookie", late)
        assert await sign_ins.session(conn, "cookie", late) is None
        assert await sign_ins.sessions_of(conn, ANN, late) == []


async def test_one_signs_out_here_or_everywhere(either: Database) -> None:
    for cookie in ("phone", "laptop", "library"):
        await signed_in(either, cookie)
    await signed_in(either, "bens", BEN)
    await a_link(either, "open")
    async with either.write() as conn:
        await sign_ins.end(conn, "library")
        assert len(await sign_ins.sessions_of(conn, ANN, NOON)) == 2
        assert await sign_ins.end_all(conn, ANN, NOON) == 2
        assert await sign_ins.sessions_of(conn, ANN, NOON) == []
        assert await sign_ins.invited(conn, "open", NOON) is None
        assert await sign_ins.session(conn, "bens", NOON) is not None


async def test_no_secret_is_in_the_store(either: Database) -> None:
    await signed_in(either, "of-the-cookie")
    async with either.read() as conn:
        kept = [
            tuple(row)
            for table in (sign_in_links, sign_in_sessions)
            for row in await conn.execute(select(table))
        ]
    assert kept
    assert "of-the-cookie" not in repr(kept)


async def test_where_somebody_may_moderate_is_known_from_what_they_did(either: Database) -> None:
    async with either.write() as conn:
        asked, listed, changed, left, other, elsewhere = [
            await channels.open_community(conn, platform, f"{number}", "Club")
            for number, platform in enumerate(["discord"] * 5 + ["telegram"])
        ]
        for community in (asked, left, elsewhere):
            await sign_ins.invite(conn, f"link {community}", ANN, community, NOON)
        await moderators.add(conn, listed, moderators.Moderator(moderators.PERSON, "5"), NOON)
        await moderators.add(conn, other, moderators.Moderator(moderators.ROLE, "5"), NOON)
        await audit.note(conn, audit.Entry(changed, None, "discord:5", "Ann", "pause"), NOON)
        await audit.note(conn, audit.Entry(other, None, "discord:6", "Ben", "pause"), NOON)
        await communities.left(conn, "discord", "3", NOON)
        assert set(await sign_ins.communities_of(conn, ANN)) == {asked, listed, changed}
        assert await sign_ins.communities_of(conn, Person("telegram", "5")) == []


async def test_a_community_that_is_forgotten_takes_its_links_along(either: Database) -> None:
    async with either.write() as conn:
        community = await channels.open_community(conn, "discord", "1", "Club")
        await sign_ins.invite(conn, "link", ANN, community, NOON)
        await communities.remove(conn, community)
        assert await sign_ins.invited(conn, "link", NOON) is None


@pytest.mark.parametrize(("later", "left"), [(IDLE - MOMENT, (1, 1)), (IDLE, (1, 0)), (LONGEST, (0, 0))])
async def test_what_is_past_use_is_forgotten(
    either: Database, later: timedelta, left: tuple[int, int]
) -> None:
    await signed_in(either)
    async with either.write() as conn:
        await sign_ins.forget(conn, NOON + later)
        kept = [
            await conn.scalar(select(func.count()).select_from(table))
            for table in (sign_in_links, sign_in_sessions)
        ]
    assert tuple(kept) == left
