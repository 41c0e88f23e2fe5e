"""A fan's own page: the last match, the season, the file."""

import json

from bot.chat import Post, Table
from storage import forgetting, rooms
from storage.fans import Account
from storage.forgetting import Forgotten
from storage.rooms import RoomMessage
from tests.handlers.matchday import DEA, FULL_TIME, NEXT_MORNING, REDS, Matchday


async def test_who_never_voted_is_told_how_to_begin(ended: Matchday) -> None:
    answer = await ended.ask("me")
    assert answer.private
    assert answer.post.title == "You have not voted yet"


async def test_ones_own_marks_stand_beside_the_crowds_and_the_presss(ended: Matchday) -> None:
    await ended.ask("rate", REDS, "me", player="salah", mark="9")
    await ended.ask("rate", DEA, "other", player="salah", mark="6")
    await ended.come_to(NEXT_MORNING)
    answer = await ended.ask("me", REDS, "me")
    assert answer.private
    table = next(block for block in answer.post.blocks if isinstance(block, Table))
    assert table.head == ("Player", "You", "Fans", "Press")
    assert table.rows == (("Mohamed Salah", "9", "7.5", "6.3"),)
    said = await ended.read("me", REDS, "me")
    assert "1 ballot in 2023-24." in said
    assert "You are kindest to Mohamed Salah: 1.5 above the crowd." in said


async def test_while_averages_are_hidden_ones_own_page_hides_them_too(ended: Matchday) -> None:
    await ended.ask("rate", REDS, "me", player="salah", mark="9")
    await ended.ask("rate", DEA, "other", player="salah", mark="6")
    said = await ended.read("me", REDS, "me")
    assert "7.5" not in said
    assert "the crowd:" not in said
    assert "the fans' averages come then" in said


async def test_everything_kept_about_a_fan_can_be_taken_along(ended: Matchday) -> None:
    await ended.ask("rate", player="salah", mark="9")
    answer = await ended.ask("me", do="export")
    assert answer.private
    assert answer.file is not None
    assert answer.file.media == "application/json"
    assert "Mohamed Salah" in json.dumps(json.loads(answer.file.content), ensure_ascii=False)


async def test_there_is_no_file_about_who_is_not_known(ended: Matchday) -> None:
    answer = await ended.ask("me", do="export")
    assert answer.file is None
    assert answer.post.title == "I know nothing about you"


async def test_forgetting_asks_first_and_says_what_would_be_lost(ended: Matchday) -> None:
    await ended.ask("rate", player="salah", mark="9")
    asked = await ended.ask("me", do="forget")
    assert asked.post.title == "Shall I forget you?"
    assert "1 mark" in await ended.read("me", do="forget")
    assert (await ended.press(asked, "No, keep it")).post.title == "You and the crowd"


async def test_a_forgotten_fan_is_gone_and_the_tally_goes_down(ended: Matchday) -> None:
    await ended.ask("rate", REDS, "me", player="salah", mark="9")
    await ended.ask("rate", DEA, "other", player="salah", mark="6")
    done = await ended.press(await ended.ask("me", REDS, "me", do="forget"), "Yes, forget me", REDS, "me")
    assert done.post.title == "You are forgotten"
    assert done.replaces
    assert (await ended.ask("me", REDS, "me")).post.title == "You have not voted yet"
    await ended.come_to(NEXT_MORNING)
    assert "Fans: 6.0 from 1 ballot" in await ended.read("ratings", player="salah")


async def test_a_match_that_is_not_over_after_all_shows_no_averages(ended: Matchday) -> None:
    await ended.ask("rate", REDS, "me", player="salah", mark="9")
    await ended.ask("rate", DEA, "other", player="salah", mark="6")
    await ended.calls_off()
    assert "7.5" not in await ended.read("me", REDS, "me")


async def test_who_only_asked_on_the_web_can_be_forgotten(ended: Matchday) -> None:
    said = RoomMessage(
        "liverpool", "1", 1, FULL_TIME, "answer", "", Post("Hello"), visitor="me", asked="/help"
    )
    async with ended.database.write() as conn:
        await rooms.keep(conn, said)
    assert "1 private answer" in await ended.read("me", REDS, "me", do="forget")
    done = await ended.press(await ended.ask("me", REDS, "me", do="forget"), "Yes, forget me", REDS, "me")
    assert done.post.title == "You are forgotten"
    async with ended.database.read() as conn:
        assert await forgetting.held(conn, Account("web", "me")) == Forgotten()
