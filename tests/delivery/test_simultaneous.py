"""Matches that kick off at one time are reminded of in one message, and nothing is lost or told twice."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat import Channel, DeliveryFailed, Failure, Wishes
from bot.knowledge.claims import BroadcastOf, Claim
from bot.knowledge.match import Broadcast, Match, Status
from bot.knowledge.occasion import Kind, Rule
from storage import channel_options, claims, expansion, missed, outbox, skipped
from storage.database import Database
from storage.occasions import Kept
from storage.skipped import Skip
from storage.tables import channels, deliveries
from tests.delivery.round import (
    FOLLOWED,
    a_store_with_a_round,
    begins,
    is_now,
    listed,
    match_key,
)
from tests.delivery.town import Town
from tests.fanbase import KICKOFF, LONG_AGO, a_channel, hear, instants
from tests.knowledge.builders import MODERATOR

TWO_HOURS = Rule(Kind.KICKOFF_REMINDER, "PT7200S")
DUE = KICKOFF - timedelta(hours=2)
MINUTE = timedelta(minutes=1)
BEFORE, AFTER = -121 * MINUTE, -119 * MINUTE


@pytest.fixture
def town(either: Database) -> Town:
    return Town(either)


async def follower(
    town: Town, name: str = "one", *wants: Rule, follows: tuple[str, ...] = (FOLLOWED,)
) -> int:
    return await a_channel(town.database, name, wants=wants or (TWO_HOURS,), follows=follows)


async def standing(town: Town) -> list[tuple[str, str | None, int | None]]:
    """State, reference and what it is together with, of each delivery."""
    async with town.database.read() as conn:
        found = await conn.execute(
            select(deliveries.c.state, deliveries.c.reference, deliveries.c.together).order_by(
                deliveries.c.id
            )
        )
        return [(state, reference, together) for state, reference, together in found]


def titles(town: Town) -> list[str]:
    return [message.post.title for _, message in town.paper.sent]


async def test_three_matches_are_one_message(town: Town) -> None:
    await a_store_with_a_round(town.database, 3)
    await follower(town)
    await town.until(timedelta())
    [(at, message)] = town.paper.sent
    assert at == DUE
    assert message.post.title == "Two hours to kickoff: three matches"
    assert instants(message.post) == [KICKOFF]
    assert listed(message.post) == ["Home 1 v Away 1", "Home 2 v Away 2", "Home 3 v Away 3"]
    told = await standing(town)
    assert len(set(told)) == 1
    assert told[0][:2] == ("sent", f"ref-{message.key}")
    assert not town.paper.edited


async def test_two_matches_are_two_messages(town: Town) -> None:
    await a_store_with_a_round(town.database, 2)
    await follower(town)
    await town.until(timedelta())
    assert titles(town) == [
        "Two hours to kickoff: Home 1 v Away 1",
        "Two hours to kickoff: Home 2 v Away 2",
    ]
    assert {together for _, _, together in await standing(town)} == {None}


async def test_each_lead_and_each_kickoff_has_its_own_list(town: Town) -> None:
    await a_store_with_a_round(town.database, 7)
    moved = [begins(number, KICKOFF + 30 * MINUTE) for number in (4, 5, 6)]
    moved.append(begins(7, KICKOFF + 60 * MINUTE))
    await hear(town.database, *moved, now=town.clock.at)
    await follower(town, "one", TWO_HOURS, Rule(Kind.KICKOFF_REMINDER, "PT5400S"))
    await town.until(timedelta(hours=1))
    assert [(at - KICKOFF, m.post.title) for at, m in town.paper.sent] == [
        (-120 * MINUTE, "Two hours to kickoff: three matches"),
        (-90 * MINUTE, "90 minutes to kickoff: three matches"),
        (-90 * MINUTE, "Two hours to kickoff: three matches"),
        (-60 * MINUTE, "90 minutes to kickoff: three matches"),
        (-60 * MINUTE, "Two hours to kickoff: Home 7 v Away 7"),
        (-30 * MINUTE, "90 minutes to kickoff: Home 7 v Away 7"),
    ]


async def test_each_channel_is_told_of_what_it_follows(town: Town) -> None:
    await a_store_with_a_round(town.database, 5)
    await follower(town, "all")
    await follower(town, "four", follows=tuple(f"team:home-{n:02}" for n in (1, 2, 4, 5)))
    await follower(town, "two", follows=("team:away-02", "match:match-03"))
    await town.until(timedelta())
    told = {
        name: [m.post for _, m in town.paper.sent if m.channel.address == name] for name in ("all", "four")
    }
    assert [len(listed(post)) for post in told["all"]] == [5]
    assert [listed(post) for post in told["four"]] == [[f"Home {n} v Away {n}" for n in (1, 2, 4, 5)]]
    alone = [m.post.title for _, m in town.paper.sent if m.channel.address == "two"]
    assert alone == [f"Two hours to kickoff: Home {n} v Away {n}" for n in (2, 3)]


async def test_more_than_a_list_holds_are_several_lists(town: Town) -> None:
    await a_store_with_a_round(town.database, 24)
    await follower(town)
    await town.until(timedelta())
    assert [len(listed(m.post)) for _, m in town.paper.sent] == [20, 4]
    assert {state for state, _, _ in await standing(town)} == {"sent"}


async def test_what_moderators_skipped_is_not_on_it(town: Town) -> None:
    await a_store_with_a_round(town.database, 4)
    channel = await follower(town)
    async with town.database.write() as conn:
        await skipped.skip(conn, channel, Skip(match_key(2), Kind.KICKOFF_REMINDER, TWO_HOURS.lead), DUE)
    await town.until(timedelta())
    [(_, message)] = town.paper.sent
    assert listed(message.post) == [f"Home {n} v Away {n}" for n in (1, 3, 4)]


@pytest.mark.parametrize(
    "wishes",
    [Wishes(together=False), Wishes(thread=True), Wishes(event=True)],
    ids=["off", "thread", "event"],
)
async def test_a_channel_may_want_each_by_itself(town: Town, wishes: Wishes) -> None:
    await a_store_with_a_round(town.database, 3)
    channel = await follower(town)
    async with town.database.write() as conn:
        await channel_options.set_wishes(conn, channel, wishes)
    await town.until(timedelta())
    assert len(titles(town)) == 3


async def test_quiet_hours_hold_the_whole_list(town: Town) -> None:
    await a_store_with_a_round(town.database, 3)
    channel = await follower(town)
    async with town.database.write() as conn:
        await conn.execute(
            update(channels).where(channels.c.id == channel).values(quiet_from="17:30", quiet_until="18:30")
        )
    await town.until(timedelta())
    [(at, message)] = town.paper.sent
    assert at == DUE + 30 * MINUTE
    assert message.post.title == "Kickoff: three matches"


async def test_those_that_are_still_being_given_out_are_waited_for(town: Town) -> None:
    await a_store_with_a_round(town.database, 3)
    await follower(town)
    await town.until(BEFORE)
    town.clock.at = DUE
    tell, told = town.runner._tell, 0

    async def and_send(*given: object) -> None:
        nonlocal told
        await tell(*given)  # type: ignore[arg-type]
        told += 1
        await town.sender.turn()

    town.runner._tell = and_send  # type: ignore[assignment,method-assign]
    await town.runner.tick(DUE)
    await town.sender.drain()
    assert told >= 3
    assert len(town.paper.sent) == 1


async def test_one_that_cannot_be_given_out_holds_up_the_others_for_a_while_only(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await a_store_with_a_round(town.database, 4)
    await follower(town)
    expand = expansion.expand

    async def fails_once(conn: AsyncConnection, kept: Kept, match: Match | None) -> bool:
        if kept.occasion.subject == match_key(4):
            raise RuntimeError("it cannot be told")
        return await expand(conn, kept, match)

    monkeypatch.setattr(expansion, "expand", fails_once)
    for minutes in (-116, -114):
        await town.until(minutes * MINUTE)
        assert not town.paper.sent
    await town.until(-113 * MINUTE)
    [(_, message)] = town.paper.sent
    assert len(listed(message.post)) == 3


async def test_a_match_that_a_community_corrected_is_on_it_as_that_community_has_it(town: Town) -> None:
    await a_store_with_a_round(town.database, 3)
    await follower(town)
    await follower(town, "elsewhere")
    async with town.database.write() as conn:
        own = await conn.scalar(select(channels.c.community).where(channels.c.address == "one"))
        away = Claim(
            BroadcastOf(match_key(2), "GB"), Broadcast("Club TV", "GB"), MODERATOR, LONG_AGO, scope=own
        )
        await claims.add(conn, [away], LONG_AGO)
    await town.until(timedelta())
    told = {m.channel.address: listed(m.post) for _, m in town.paper.sent}
    assert len(town.paper.sent) == 2
    assert told["one"][1] == "Home 2 v Away 2 (On TV: Club TV (United Kingdom))"
    assert told["elsewhere"][1] == "Home 2 v Away 2"


# --- when a kickoff moves


async def test_a_match_that_moved_before_is_not_on_it(town: Town) -> None:
    await a_store_with_a_round(town.database, 4)
    await follower(town, "one", TWO_HOURS, Rule(Kind.MOVED))
    await town.until(BEFORE)
    later = KICKOFF + 45 * MINUTE
    await hear(town.database, begins(2, later, town.clock.at), now=town.clock.at)
    await town.until(timedelta())
    list_of, alone = (m.post for _, m in town.paper.sent)
    assert listed(list_of) == [f"Home {n} v Away {n}" for n in (1, 3, 4)]
    assert alone.title == "Two hours to kickoff: Home 2 v Away 2"


async def test_a_match_that_moves_as_the_list_leaves_is_left_out(town: Town) -> None:
    await a_store_with_a_round(town.database, 4)
    await follower(town)
    await town.until(BEFORE)
    town.clock.at = DUE
    await town.runner.tick(DUE)
    later = KICKOFF + 45 * MINUTE
    await hear(town.database, begins(1, later, DUE), now=DUE)
    await town.sender.drain()
    [(_, message)] = town.paper.sent
    assert listed(message.post) == [f"Home {n} v Away {n}" for n in (2, 3, 4)]
    assert message.subject == match_key(2)
    await town.until(timedelta())
    assert titles(town)[1:] == ["Two hours to kickoff: Home 1 v Away 1"]
    assert [state for state, _ in await town.states()].count("skipped") == 1
    assert ("skipped", "the kickoff has moved") in await town.states()


async def test_a_match_that_moves_later_is_corrected_in_place(town: Town) -> None:
    await a_store_with_a_round(town.database, 4)
    await follower(town, "one", TWO_HOURS, Rule(Kind.MOVED))
    await town.until(AFTER)
    later = KICKOFF + timedelta(days=1)
    await hear(town.database, begins(3, later, town.clock.at), now=town.clock.at)
    await town.until(timedelta())
    assert [m.kind for _, m in town.paper.sent] == [Kind.KICKOFF_REMINDER, Kind.MOVED]
    [(_, reference, message)] = town.paper.edited
    assert reference == f"ref-{town.paper.sent[0][1].key}"
    assert message.post.title == "Kickoff: three matches"
    assert message.revision == 2
    assert listed(message.post)[2] == f"~Home 3 v Away 3~ New kickoff: {later}."
    assert listed(message.post)[3] == "Home 4 v Away 4"
    await hear(town.database, begins(1, later, town.clock.at), now=town.clock.at)
    await town.until(MINUTE)
    assert [(m.post.title, m.revision) for _, _, m in town.paper.edited[1:]] == [("Kickoff: two matches", 3)]


async def test_a_round_that_is_postponed_is_one_edit(town: Town) -> None:
    await a_store_with_a_round(town.database, 5)
    await follower(town)
    await town.until(AFTER)
    off = [is_now(number, Status.POSTPONED, town.clock.at) for number in range(1, 6)]
    await hear(town.database, *off, now=town.clock.at)
    await town.until(timedelta())
    [(_, _, message)] = town.paper.edited
    assert message.post.title == "Postponed: five matches"
    assert not instants(message.post)


async def test_an_edit_that_fails_is_made_again(town: Town) -> None:
    await a_store_with_a_round(town.database, 3)
    await follower(town)
    await town.until(AFTER)
    await hear(town.database, is_now(1, Status.POSTPONED, town.clock.at), now=town.clock.at)
    town.paper.failures.append(DeliveryFailed(Failure.NOT_SENT, "busy"))
    await town.until(timedelta())
    assert len(town.paper.edited) == 1
    assert {(state, reason) for state, reason in await town.states()} == {("sent", None)}


# --- when it does not arrive


async def test_what_was_not_sent_goes_out_again_as_one(town: Town) -> None:
    await a_store_with_a_round(town.database, 3)
    await follower(town)
    town.paper.failures.append(DeliveryFailed(Failure.NOT_SENT, "busy"))
    await town.until(BEFORE)
    town.clock.at = DUE
    await town.runner.tick(DUE)
    await town.sender.drain()
    assert await town.states() == [("pending", "busy")] * 3
    await town.until(timedelta())
    assert len(town.paper.sent) == 1
    assert {(state, reason) for state, reason in await town.states()} == {("sent", None)}


async def test_what_perhaps_arrived_is_told_again_as_one_where_moderators_say_so(town: Town) -> None:
    await a_store_with_a_round(town.database, 3)
    await follower(town)
    town.paper.failures.append(DeliveryFailed(Failure.UNKNOWN, "timed out"))
    await town.until(AFTER)
    assert await town.states() == [("unknown", "timed out")] * 3
    here, since = Channel("paper", "one"), DUE - MINUTE
    async with town.database.write() as conn:
        [one] = await missed.in_channel(conn, here, since, town.clock.at)
        assert one.others == 2
        assert await missed.again(conn, here, one.delivery, town.clock.at)
    await town.until(-118 * MINUTE)
    assert titles(town) == ["Two hours to kickoff: three matches"]
    assert {state for state, _ in await town.states()} == {"sent"}


async def killed_while_sending(town: Town) -> None:
    """A process takes the list, and dies before it hears of it."""
    await town.until(BEFORE)
    town.clock.at = DUE
    await town.runner.tick(DUE)
    async with town.database.write() as conn:
        [claimed] = await outbox.claim(conn, DUE, "dead", ["paper"], 10)
    assert len(claimed.parts) == 3
    town.clock.at = DUE + outbox.LEASE + timedelta(seconds=1)
    town.sender = town.a_sender()
    await town.sender.recover()


async def test_after_a_kill_nothing_is_told_twice(town: Town) -> None:
    await a_store_with_a_round(town.database, 3)
    await follower(town)
    await killed_while_sending(town)
    await town.until(timedelta())
    assert not town.paper.sent
    assert {state for state, _ in await town.states()} == {"unknown"}


async def test_after_a_kill_the_list_goes_out_under_its_old_key(town: Town) -> None:
    await a_store_with_a_round(town.database, 4)
    channel = await follower(town)
    async with town.database.write() as conn:  # the fourth comes when the list is on its way
        await skipped.skip(conn, channel, Skip(match_key(4), Kind.KICKOFF_REMINDER, TWO_HOURS.lead), DUE)
    town.paper.remembers = timedelta(hours=1)
    await killed_while_sending(town)
    await town.until(timedelta())
    [(_, message)] = town.paper.sent
    assert len(listed(message.post)) == 3
    told = [one for one in await standing(town) if one[0] == "sent"]
    assert len(told) == 3
    assert len(set(told)) == 1


async def test_after_a_kill_what_moved_meanwhile_is_struck_out(town: Town) -> None:
    await a_store_with_a_round(town.database, 3)
    await follower(town)
    town.paper.remembers = timedelta(hours=1)
    await town.until(BEFORE)
    town.clock.at = DUE
    await town.runner.tick(DUE)
    await town.sender.turn()
    await asyncio.wait(town.sender.on_their_way)  # it stands, and nobody has recorded it
    [(_, first)] = town.paper.sent
    later = KICKOFF + 45 * MINUTE
    await hear(town.database, begins(2, later, DUE), now=DUE)
    town.clock.at = DUE + outbox.LEASE + timedelta(seconds=1)
    town.sender = town.a_sender()
    await town.sender.recover()
    await town.until(-100 * MINUTE)
    assert town.paper.sent == [(DUE, first)]
    stands = town.paper.edited[-1][2]
    assert f"~Home 2 v Away 2~ New kickoff: {later}." in listed(stands.post)
    assert stands.revision > first.revision
    assert {state for state, _ in await town.states()} == {"sent"}
