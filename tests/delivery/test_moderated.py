"""What moderators decide reaches the channels: skipped, stopped, sent early, corrected, tested."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.chat import Answer, Channel, DeliveryFailed, Failure, Request
from bot.knowledge.occasion import DEFAULT_RULES, Kind, Rule
from bot.posts.text import as_text
from handlers.desk import Desk
from storage import channels, claims, outbox
from storage.channels import Quiet
from storage.database import Database
from tests.delivery.town import Town
from tests.fanbase import KICKOFF, LONG_AGO, a_channel, a_store_with_the_match, hear, instants, kickoff_at
from tests.handlers.matchday import LONDON
from tests.knowledge.builders import MATCH

ONE, TWO, RIVAL = Channel("paper", "one"), Channel("paper", "two"), Channel("paper", "rival")
REMINDER = Rule(Kind.KICKOFF_REMINDER, "PT7200S")
EARLY, MINUTE = timedelta(hours=-29), timedelta(minutes=1)


@pytest.fixture
async def town(either: Database) -> Town:
    """Two channels of one community, and one of another; all want the preview and a reminder."""
    await a_store_with_the_match(either)
    wants = (REMINDER, Rule(Kind.PREVIEW), Rule(Kind.MOVED))
    await a_channel(either, "one", wants=wants)
    await a_channel(either, "rival", wants=wants)
    async with either.write() as conn:
        owner = await channels.open_community(conn, "paper", "one", "one")
        two = await channels.open_channel(conn, owner, TWO, "two", LONDON, LONG_AGO)
        for rule in set(DEFAULT_RULES) - set(wants):
            await channels.unwant(conn, two, rule)
        await channels.follow(conn, two, "team:liverpool")
    town = Town(either)
    await town.until(EARLY)
    return town


async def ask(town: Town, command: str, channel: Channel = ONE, /, **arguments: str) -> Answer:
    request = Request(command, arguments, channel, "ann", LONDON, True, name="Ann")
    return await Desk(town.database, town.clock).answer(request)


async def press(town: Town, answer: Answer, label: str, channel: Channel = ONE) -> Answer:
    button = next(action for action in answer.post.actions if action.label == label)
    return await ask(town, button.command, channel, **dict(button.arguments))


def heard(town: Town, channel: Channel) -> list[Kind]:
    return [message.kind for _, message in town.paper.sent if message.channel == channel]


# --- skipping


async def test_what_is_skipped_is_not_posted_there_and_everywhere_else(town: Town) -> None:
    page = await ask(town, "upcoming")
    shown = await press(town, page, "2 · reminder")
    gone = await press(town, shown, "Skip this one")
    assert gone.post.title == "Skipped: reminder"
    assert "~" in as_text((await ask(town, "upcoming")).post, LONDON)
    await town.until(timedelta())
    assert heard(town, ONE) == [Kind.PREVIEW]
    assert heard(town, TWO) == heard(town, RIVAL) == [Kind.PREVIEW, Kind.KICKOFF_REMINDER]
    assert "reminder (2 hours before kickoff): skipped by moderators" in as_text(
        (await ask(town, "why")).post, LONDON
    )


async def test_a_skipped_reminder_stays_skipped_when_the_kickoff_moves(town: Town) -> None:
    await ask(town, "upcoming", post="2", do="skip")
    await hear(town.database, kickoff_at(KICKOFF + timedelta(hours=1), town.clock.at), now=town.clock.at)
    await town.until(timedelta(hours=1))
    assert heard(town, ONE) == [Kind.PREVIEW]
    assert Kind.KICKOFF_REMINDER in heard(town, TWO)


async def test_a_skip_that_is_taken_back_is_no_skip(town: Town) -> None:
    gone = await ask(town, "upcoming", post="2", do="skip")
    back = await press(town, gone, "Post it after all")
    assert as_text(back.post, LONDON).startswith("reminder (2 hours before kickoff) will be posted here")
    await town.until(timedelta())
    assert heard(town, ONE) == [Kind.PREVIEW, Kind.KICKOFF_REMINDER]


async def test_what_waits_in_the_outbox_is_skipped_as_well(town: Town) -> None:
    town.paper.failures = [DeliveryFailed(Failure.NOT_SENT, "busy", timedelta(minutes=5))] * 3
    await town.until(timedelta(hours=-24))
    assert (await ask(town, "upcoming", post="1", do="skip")).post.title == "Skipped: preview"
    await town.until(timedelta(hours=-23))
    assert heard(town, ONE) == []
    assert heard(town, TWO) == [Kind.PREVIEW]
    assert "preview: not posted: moderators skipped it" in as_text((await ask(town, "why")).post, LONDON)


# --- sending now


async def test_what_is_sent_now_comes_once_and_only_there(town: Town) -> None:
    sent = await ask(town, "upcoming", post="1", do="send")
    assert sent.post.title == "On its way: preview"
    await town.until(EARLY + MINUTE)
    assert (heard(town, ONE), heard(town, TWO)) == ([Kind.PREVIEW], [])
    assert (await ask(town, "upcoming")).post.actions[0].label == "1 · reminder"
    await town.until(timedelta())
    assert heard(town, ONE) == heard(town, TWO) == [Kind.PREVIEW, Kind.KICKOFF_REMINDER]


async def test_pressed_twice_it_is_sent_once(town: Town) -> None:
    shown = await ask(town, "upcoming", post="1")
    await press(town, shown, "Send it now")
    await press(town, shown, "Send it now")
    await town.until(EARLY + MINUTE)
    late = await press(town, shown, "Send it now")
    assert late.post.title == "That is not among the next posts"
    await town.until(EARLY + 2 * MINUTE)
    assert heard(town, ONE) == [Kind.PREVIEW]


async def test_what_was_sent_early_is_put_right_when_the_kickoff_moves(town: Town) -> None:
    later = KICKOFF + timedelta(hours=1)
    await ask(town, "upcoming", post="1", do="send")
    await ask(town, "upcoming", post="2", do="send")
    await town.until(EARLY + MINUTE)
    await hear(town.database, kickoff_at(later, town.clock.at), now=town.clock.at)
    await town.until(EARLY + 2 * MINUTE)
    edited = {message.kind: message.post for _, _, message in town.paper.edited}
    assert set(edited) == {Kind.PREVIEW, Kind.KICKOFF_REMINDER}
    assert all(later in instants(post) for post in edited.values())
    count = len(town.paper.edited)
    await town.until(EARLY + 5 * MINUTE)
    assert len(town.paper.edited) == count


async def test_a_paused_channel_sends_nothing_now(town: Town) -> None:
    async with town.database.write() as conn:
        await channels.pause(conn, ONE, "the bot may not write there", town.clock.at)
    answer = await ask(town, "upcoming", post="1", do="send")
    assert "paused: the bot may not write there" in as_text(answer.post, LONDON)
    await town.until(EARLY + MINUTE)
    assert town.paper.sent == []


# --- stopping a match


async def test_a_stopped_match_is_heard_no_more_until_it_goes_on(town: Town) -> None:
    stopped = await ask(town, "stop", team="liverpool")
    assert stopped.post.title == "Stopped: Atalanta v Liverpool"
    await town.until(timedelta(hours=-20))
    assert (heard(town, ONE), heard(town, TWO)) == ([], [Kind.PREVIEW])
    page = await ask(town, "upcoming")
    assert "Stopped here: Atalanta v Liverpool." in as_text(page.post, LONDON)
    assert page.post.actions[-1].label == "Let it go on: Atalanta v Liverpool"
    assert "Moderators stopped this match here" in as_text((await ask(town, "why")).post, LONDON)
    await press(town, stopped, "Let it go on")
    await town.until(timedelta())
    assert heard(town, ONE) == [Kind.KICKOFF_REMINDER]


async def test_said_twice_it_goes_on_and_a_stale_button_does_what_it_says(town: Town) -> None:
    stopped = await ask(town, "stop")
    assert (await ask(town, "stop")).post.title == "Goes on: Atalanta v Liverpool"
    assert (await press(town, stopped, "Let it go on")).post.title == "Goes on: Atalanta v Liverpool"
    assert "Atalanta v Liverpool" in as_text((await ask(town, "upcoming")).post, LONDON)


async def test_what_waits_is_not_sent_once_its_match_is_stopped(town: Town) -> None:
    town.paper.failures = [DeliveryFailed(Failure.NOT_SENT, "busy", timedelta(minutes=5))] * 3
    await town.until(timedelta(hours=-24))
    await ask(town, "stop")
    await town.until(timedelta(hours=-23))
    assert heard(town, ONE) == []
    assert heard(town, RIVAL) == [Kind.PREVIEW]


# --- correcting


async def test_a_correction_edits_what_stands_in_the_communitys_channels_and_nowhere_else(town: Town) -> None:
    await town.until(timedelta(hours=-20))
    later = KICKOFF + timedelta(minutes=15)
    asked = await ask(
        town, "correct", what="kickoff", value=f"{later.astimezone(ZoneInfo(LONDON.zone)):%H:%M}"
    )
    assert town.paper.edited == []
    await press(town, asked, "Yes, correct it")
    await town.until(timedelta(hours=-20) + MINUTE)
    edited = {message.channel: message.post for _, _, message in town.paper.edited}
    assert set(edited) == {ONE, TWO}
    assert all(later in instants(post) for post in edited.values())
    assert Kind.MOVED in heard(town, ONE)
    assert heard(town, RIVAL) == [Kind.PREVIEW]
    await ask(town, "undo", TWO)
    await town.until(timedelta(hours=-20) + 2 * MINUTE)
    assert KICKOFF in instants(town.paper.edited[-1][2].post)


# --- testing


async def test_a_test_arrives_once_and_says_that_it_is_one(town: Town) -> None:
    answer = await ask(town, "testpost")
    assert answer.post.title == "Test post"
    await town.until(EARLY + MINUTE)
    [(_, message)] = town.paper.sent
    assert (message.channel, message.kind) == (ONE, Kind.NOTICE)
    assert message.post.title.startswith("Test:")
    assert "Ann asked for it" in as_text(message.post, LONDON)
    await town.until(timedelta(hours=-25))
    assert len(town.paper.sent) == 1
    async with town.database.read() as conn:
        assert (await outbox.backlog(conn)) == {"sent": 1}
        assert await claims.scopes(conn, MATCH) == []


async def test_a_test_comes_in_quiet_hours_as_well(town: Town) -> None:
    async with town.database.write() as conn:
        known = await channels.settings(conn, ONE)
        assert known is not None
        await channels.set_quiet(conn, known.id, Quiet("00:00", "23:59"))
    await ask(town, "testpost")
    await town.until(EARLY + MINUTE)
    assert heard(town, ONE) == [Kind.NOTICE]


# --- who may


async def test_fans_change_nothing_also_with_a_moderators_button(town: Town) -> None:
    page = await ask(town, "upcoming", post="1")
    button = next(action for action in page.post.actions if action.label == "Skip this one")
    forged = {**button.arguments, "kept": "0" * 18}
    for command in ("upcoming", "why", "testpost", "stop", "correct", "undo"):
        request = Request(command, forged, ONE, "fan", LONDON)
        answer = await Desk(town.database, town.clock).answer(request)
        assert answer.post.title == "That is for moderators"
    await town.until(timedelta(hours=-23))
    assert heard(town, ONE) == [Kind.PREVIEW]
