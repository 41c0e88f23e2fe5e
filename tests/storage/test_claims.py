"""Claims come in, each once, are withdrawn, and are never overwritten."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from sqlalchemy import select

from bot.knowledge.claims import Claim, LineupOf, Source, SourceKind, VenueOf
from bot.knowledge.match import MatchKey, TeamKey, Venue
from bot.knowledge.team_news import Lineup
from storage import channels, claims
from storage.claim_rows import to_row
from storage.database import Database
from storage.tables import changes, matches
from tests.knowledge.builders import NOON, PAPER, PROVIDER, atalanta, liverpool
from tests.storage.season import DAY, EVERTON, a_match, keep, kickoff, play, result, say

KEY = MatchKey("cup")
MATCH = a_match(KEY, atalanta(), liverpool())
BERGAMO = Claim(VenueOf(KEY), Venue("Gewiss Stadium", "Bergamo"), PROVIDER, NOON)


async def known(store: Database, scope: int | None = None) -> list[Claim]:
    async with store.read() as conn:
        return (await claims.of_matches(conn, [KEY], scope))[KEY]


async def changed(store: Database) -> list[str]:
    async with store.read() as conn:
        return [key for key in (await conn.execute(select(changes.c.match))).scalars() if key]


async def test_a_claim_comes_back_as_it_was_said(either: Database) -> None:
    await keep(either, MATCH)
    assert await say(either, BERGAMO) == 1
    assert await known(either) == [BERGAMO]


async def test_the_same_claim_is_kept_once_however_often_it_is_said(either: Database) -> None:
    await keep(either, MATCH)
    assert await say(either, BERGAMO, BERGAMO) == 1
    assert await say(either, BERGAMO, now=NOON + DAY) == 0
    elsewhere = NOON.astimezone(timezone(timedelta(hours=2)))
    assert await say(either, replace(BERGAMO, said_at=elsewhere)) == 0
    assert len(await known(either)) == 1


async def test_only_what_is_new_has_its_match_planned_anew(either: Database) -> None:
    other = a_match("other", liverpool(), EVERTON)
    await keep(either, MATCH, other)
    await say(either, BERGAMO)
    await say(either, BERGAMO, kickoff("other", NOON))
    assert await changed(either) == [KEY, "other"]


async def test_a_newer_claim_does_not_overwrite_the_older(either: Database) -> None:
    await keep(either, MATCH)
    later = replace(BERGAMO, value=Venue("Anfield"), said_at=NOON + DAY)
    await say(either, BERGAMO, later)
    assert set(await known(either)) == {BERGAMO, later}


async def test_withdrawing_a_source_takes_its_claims_away(either: Database) -> None:
    await keep(either, MATCH)
    paper = replace(BERGAMO, source=PAPER)
    await say(either, BERGAMO, paper)
    async with either.write() as conn:
        assert await claims.withdraw(conn, PAPER.key, NOON) == 1
        assert await claims.withdraw(conn, PAPER.key, NOON) == 0
    assert await known(either) == [BERGAMO]


async def test_a_withdrawn_claim_stays_withdrawn_when_a_feed_repeats_it(either: Database) -> None:
    await keep(either, MATCH)
    await say(either, BERGAMO)
    async with either.write() as conn:
        await claims.withdraw(conn, PROVIDER.key, NOON, KEY)
    assert await say(either, BERGAMO) == 0
    assert await known(either) == []


async def test_a_claim_that_comes_in_withdrawn_is_not_known(either: Database) -> None:
    await keep(either, MATCH)
    await say(either, BERGAMO.withdraw())
    assert await known(either) == []


async def test_withdrawing_a_result_puts_the_match_back_on_the_calendar(either: Database) -> None:
    await play(either, MATCH, NOON)
    async with either.write() as conn:
        await claims.withdraw(conn, PROVIDER.key, NOON, KEY)
        assert await conn.scalar(select(matches.c.status)) == "scheduled"
        assert await conn.scalar(select(matches.c.kickoff_at)) is None


async def test_the_calendar_follows_the_newest_kickoff(either: Database) -> None:
    await keep(either, MATCH)
    await say(either, kickoff(KEY, NOON), kickoff(KEY, NOON + DAY, said_at=NOON + timedelta(hours=1)))
    async with either.read() as conn:
        assert await conn.scalar(select(matches.c.kickoff_at)) == NOON + DAY
        assert await conn.scalar(select(matches.c.day)) == "2024-04-19"


async def test_a_communitys_claim_holds_there_only(either: Database) -> None:
    await keep(either, MATCH)
    async with either.write() as conn:
        kop = await channels.open_community(conn, "discord", "1", "Kop")
        curva = await channels.open_community(conn, "discord", "2", "Curva")
    own = replace(BERGAMO, scope=kop, value=Venue("Anfield"))
    await say(either, BERGAMO, own)
    assert await known(either) == [BERGAMO]
    assert await known(either, curva) == [BERGAMO]
    assert set(await known(either, kop)) == {BERGAMO, own}
    async with either.read() as conn:
        assert await claims.scopes(conn, KEY) == [kop]


async def test_a_communitys_claim_does_not_move_everyones_calendar(either: Database) -> None:
    await keep(either, MATCH)
    async with either.write() as conn:
        kop = await channels.open_community(conn, "discord", "1", "Kop")
    await say(either, kickoff(KEY, NOON), replace(result(KEY, 0, 1), scope=kop))
    async with either.read() as conn:
        assert await conn.scalar(select(matches.c.status)) == "scheduled"


async def test_a_source_is_known_by_its_newest_name(either: Database) -> None:
    await keep(either, MATCH)
    await say(either, BERGAMO)
    renamed = Source(PROVIDER.key, "openfootball", SourceKind.PROVIDER, "https://example.org")
    await say(either, replace(BERGAMO, source=renamed, said_at=NOON + DAY))
    assert {claim.source for claim in await known(either)} == {renamed}


async def test_more_claims_than_a_query_takes_parameters(either: Database) -> None:
    await keep(either, MATCH)
    many = [replace(BERGAMO, said_at=NOON + timedelta(seconds=n)) for n in range(1200)]
    assert await say(either, *many) == 1200
    assert await say(either, *many) == 0


def test_a_line_up_told_before_there_were_shirt_numbers_is_the_same_claim() -> None:
    eleven = Lineup(tuple(f"Player {n}" for n in range(1, 12)), "4-3-3", ("Player 12",), "Player 5")
    league = Source("league", "League", SourceKind.PROVIDER)
    told = Claim(
        LineupOf(MatchKey("m"), TeamKey("reds"), confirmed=True),
        eleven,
        league,
        datetime(2024, 4, 18, 18, tzinfo=UTC),
        official=True,
    )
    recorded = "aacd2fadba3dfb51534b4f77ed7b9da6a8e68d66253698a22b3822246877527b"
    assert to_row(told, NOON)["digest"] == recorded
    dressed = replace(told, value=replace(eleven, numbers=(("Player 1", 1),)))
    assert to_row(dressed, NOON)["digest"] != recorded


async def test_a_line_up_with_shirt_numbers_comes_back_as_it_was_said(either: Database) -> None:
    await keep(either, MATCH)
    eleven = Lineup(
        ("Alisson", "Joe Gomez"), numbers=(("Alisson", 1), ("Joe Gomez", 2)), coach="Jürgen Klopp"
    )
    told = Claim(LineupOf(KEY, liverpool().key, confirmed=True), eleven, PROVIDER, NOON)
    await say(either, told)
    assert await known(either) == [told]
