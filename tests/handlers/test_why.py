"""Why something was, or was not, posted."""

from datetime import datetime

import pytest
from sqlalchemy import insert

from bot.knowledge.occasion import PRIORITY, Kind, Rule
from storage import channels, skipped
from storage.skipped import Skip
from storage.tables import deliveries, occasions
from tests.handlers.matchday import NOBODY, REDS, Matchday, at
from tests.handlers.press import MATCH, labels, moderate, press, words


async def here(told: Matchday) -> int:
    async with told.database.read() as conn:
        known = await channels.settings(conn, REDS)
    assert known is not None
    return known.id


async def planned(
    told: Matchday, kind: Kind, due: datetime, state: str = "told", reason: str | None = None, lead: str = ""
) -> int:
    async with told.database.write() as conn:
        made = await conn.execute(
            insert(occasions).values(
                community=0,
                subject=MATCH,
                kind=kind.value,
                variant=lead,
                lead=lead,
                due_at=due,
                expires_at=at(19, "12:00"),
                priority=int(PRIORITY[kind]),
                revision=1,
                facts={},
                state=state,
                reason=reason,
            )
        )
        return int(made.inserted_primary_key[0])  # type: ignore[index]  # a single row was inserted


async def delivered(told: Matchday, kind: Kind, state: str, **more: object) -> None:
    due = at(17, "12:00")
    occasion = await planned(told, kind, due)
    row = {"priority": 1, "due_at": due, "not_before": due, "wanted": 1, **more}
    async with told.database.write() as conn:
        await conn.execute(
            insert(deliveries).values(
                occasion=occasion, channel=await here(told), platform="web", state=state, **row
            )
        )


@pytest.mark.parametrize(
    ("state", "more", "said"),
    [
        ("sent", {"sent_at": at(17, "12:01"), "revision": 1}, "preview: sent Wed 17 Apr, 13:01 BST"),
        ("sent", {"sent_at": at(17, "12:01"), "revision": 3}, "13:01 BST, put right since"),
        ("sending", {}, "preview: being sent just now"),
        ("pending", {}, "preview: on its way"),
        ("pending", {"not_before": at(18, "06:00")}, "held back by quiet hours until Thu 18 Apr, 07:00 BST"),
        (
            "pending",
            {"reason": "busy", "not_before": at(17, "13:05")},
            "not posted yet: busy; the next try is",
        ),
        ("failed", {"reason": "refused"}, "preview: not posted: refused"),
        ("unknown", {"reason": "the line broke"}, "preview: perhaps posted: the line broke"),
        ("skipped", {"reason": "expired"}, "not posted: it was too late to be of use"),
        ("skipped", {"reason": "quiet hours"}, "not posted: it fell into quiet hours"),
    ],
)
async def test_what_became_of_a_delivery(
    told: Matchday, state: str, more: dict[str, object], said: str
) -> None:
    await delivered(told, Kind.PREVIEW, state, **more)
    assert said in words(await moderate(told, "why"))


async def test_what_is_perhaps_posted_says_what_to_do(told: Matchday) -> None:
    await delivered(told, Kind.PREVIEW, "unknown", reason="the line broke")
    answer = await moderate(told, "why")
    assert "Look whether it stands here; if not, /missed posts it again." in words(answer)
    assert labels(answer)[0] == "What was missed"


async def test_why_nothing_was_sent_here(told: Matchday) -> None:
    await planned(told, Kind.PREVIEW, at(17, "12:00"), "cancelled", "the kickoff is not known any more")
    await planned(told, Kind.TEAM_NEWS, at(17, "12:00"), "expired")
    await planned(told, Kind.KICKOFF_REMINDER, at(18, "17:00"), "armed", lead="PT7200S")
    await planned(told, Kind.LINEUP, at(17, "12:00"))
    said = words(await moderate(told, "why"))
    assert "preview: not posted: the kickoff is not known any more" in said
    assert "team news: not posted: it was known too late to be of use" in said
    assert "reminder (2 hours before kickoff): not due yet: it comes Thu 18 Apr, 18:00 BST" in said
    assert "line-ups: not posted: this channel did not follow the match, did not want that kind" in said


async def test_what_is_switched_off_skipped_or_paused(told: Matchday) -> None:
    number = await here(told)
    await planned(told, Kind.PREVIEW, at(17, "12:00"))
    async with told.database.write() as conn:
        await channels.unwant(conn, number, Rule(Kind.BALLOT))
        await skipped.skip(conn, number, Skip(MATCH, Kind.PREVIEW, ""), at(17, "11:00"))
        await channels.pause(conn, REDS, "on holiday.", at(17, "11:00"))
    said = words(await moderate(told, "why"))
    assert "Switched off here: card, half time and ballot." in said
    assert "preview: skipped by moderators" in said
    assert "Posting here is paused: on holiday. /resume goes on." in said


async def test_a_match_that_is_not_followed_says_so(told: Matchday) -> None:
    said = words(await moderate(told, "why", team="Fulham"))
    assert "It comes here because liverpool follows Liverpool." in said
    async with told.database.write() as conn:
        await channels.unfollow(conn, await here(told), "team:liverpool")
    assert "follows neither side" in words(await moderate(told, "why", team="Liverpool"))


async def test_the_other_matches_are_a_press_away(told: Matchday) -> None:
    answer = await moderate(told, "why")
    other = await press(told, answer, "Liverpool v Crystal Palace")
    assert other.post.title.startswith("Liverpool v Crystal Palace")
    assert other.replaces


async def test_where_nothing_is_followed_it_asks_which_match(told: Matchday) -> None:
    assert (await moderate(told, "why", NOBODY)).post.title == "Which match?"


async def test_what_became_of_it_elsewhere_is_none_of_this_channels_business(told: Matchday) -> None:
    await delivered(told, Kind.PREVIEW, "failed", reason="refused")
    elsewhere = await here(told) + 1
    async with told.database.write() as conn:
        await conn.execute(deliveries.update().values(channel=elsewhere))
    assert "refused" not in words(await moderate(told, "why"))
