"""A match in the server's own calendar."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.chat import Fixture, Message
from bot.platforms.discord.adapter import Discord
from tests.discord_server import Fault
from tests.discord_server.rights import CREATE_EVENTS, MANAGE_EVENTS, USUAL
from tests.platforms.discord.stage import FIXTURE, KICKOFF, Stage, wishing

CREATE = "POST /guilds/{guild_id}/scheduled-events"


def about(stage: Stage, fixture: Fixture, title: str = "Preview", channel: str = "general") -> Message:
    return replace(wishing(stage.channel(channel), title, event=True), fixture=fixture)


async def tell(adapter: Discord, *messages: Message) -> None:
    for message in messages:
        await adapter.platform.send(message)
        await adapter._afterwards.finish()


def events(stage: Stage) -> list[dict[str, Any]]:
    return list(stage.guild.events.values())


def start(event: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(event["scheduled_start_time"])


async def test_it_is_made_when_the_kickoff_is_known(stage: Stage, worker: Discord) -> None:
    await tell(worker, about(stage, replace(FIXTURE, kickoff=None), "Team news"))
    assert events(stage) == []
    await tell(worker, about(stage, FIXTURE))
    [event] = events(stage)
    assert event["name"] == "Atalanta v Liverpool"
    assert event["entity_metadata"] == {"location": "Gewiss Stadium"}
    assert start(event) == KICKOFF


async def test_it_is_made_once_for_a_server(stage: Stage, worker: Discord) -> None:
    await tell(worker, about(stage, FIXTURE), about(stage, FIXTURE, "Goal!"))
    await tell(worker, about(stage, FIXTURE, channel="match-day"))
    assert len(events(stage)) == 1


async def test_one_whose_making_was_never_heard_is_found(stage: Stage, worker: Discord) -> None:
    stage.server.fail(Fault.RESET, on=CREATE, applied=True)
    await tell(worker, about(stage, FIXTURE), about(stage, FIXTURE, "Goal!"))
    assert len(events(stage)) == 1
    assert len(stage.posts()) == 2


async def test_it_moves_with_the_kickoff(stage: Stage, worker: Discord) -> None:
    later = KICKOFF + timedelta(days=1)
    await tell(worker, about(stage, FIXTURE), about(stage, replace(FIXTURE, kickoff=later), "Moved"))
    [event] = events(stage)
    assert start(event) == later


async def test_it_moves_when_a_post_is_corrected(stage: Stage, worker: Discord) -> None:
    message = about(stage, FIXTURE)
    reference = await worker.platform.send(message)
    await worker._afterwards.finish()
    later = KICKOFF + timedelta(hours=1)
    await worker.platform.edit(reference, about(stage, replace(FIXTURE, kickoff=later)))
    await worker._afterwards.finish()
    assert start(events(stage)[0]) == later


async def test_it_is_cancelled_with_the_match_and_made_anew_with_a_new_date(
    stage: Stage, worker: Discord
) -> None:
    await tell(worker, about(stage, FIXTURE), about(stage, replace(FIXTURE, off=True), "Postponed"))
    assert [event["status"] for event in events(stage)] == [4]
    await tell(worker, about(stage, replace(FIXTURE, kickoff=KICKOFF + timedelta(days=20)), "New date"))
    assert sorted(event["status"] for event in events(stage)) == [1, 4]


async def test_what_a_moderator_deleted_stays_deleted(stage: Stage, worker: Discord) -> None:
    await tell(worker, about(stage, FIXTURE))
    stage.guild.events.clear()
    await tell(worker, about(stage, replace(FIXTURE, kickoff=KICKOFF + timedelta(hours=1)), "Moved"))
    await tell(worker, about(stage, FIXTURE, "Again"))
    assert events(stage) == []


async def test_without_the_right_it_is_asked_for_once(stage: Stage, worker: Discord) -> None:
    stage.guild.permissions = USUAL & ~CREATE_EVENTS & ~MANAGE_EVENTS
    await tell(worker, about(stage, FIXTURE), about(stage, FIXTURE, "Goal!"))
    assert stage.server.invalid_requests == 1
    assert len(stage.posts()) == 2


async def test_a_match_that_has_begun_needs_none(stage: Stage, worker: Discord) -> None:
    stage.now = KICKOFF
    await tell(worker, about(stage, FIXTURE))
    assert events(stage) == []
