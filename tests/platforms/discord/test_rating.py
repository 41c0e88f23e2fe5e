"""A fan rates through the real client: from the post to the last mark, on one message of their own."""

import asyncio

from bot.chat import Action, Message, Post, Request
from bot.platforms.discord.adapter import Discord
from tests import discord_server as loopback
from tests.discord_server import Answered, Exchange, Member
from tests.discord_server.message import walk
from tests.platforms.discord.ballot import MENU, Ballot
from tests.platforms.discord.stage import Slow, Stage, a_message, until


async def ballot_post(stage: Stage, adapter: Discord) -> loopback.Message:
    """The ballot's post in a channel, with its button."""
    post = Post("Rate the players", actions=(Action("Rate", "rate", {"match": "m1"}),))
    message: Message = a_message(stage.channel(), post=post)
    await adapter.platform.send(message)
    return stage.server.posts(stage.channel())[0]


async def opened(stage: Stage, adapter: Discord, fan: Member) -> loopback.Message:
    """The fan's sheet."""
    post = await ballot_post(stage, adapter)
    said = await stage.server.press(post, post.custom_ids[0], fan)
    assert said.ephemeral
    assert said.message is not None
    return said.message


def button(message: loopback.Message, label: str) -> str:
    """The custom id of a button by what it says."""
    return next(str(part["custom_id"]) for part in walk(message.components) if part.get("label") == label)


async def test_a_fan_rates_from_the_post_to_done(stage: Stage, bot: Discord) -> None:
    ballot, fan = Ballot(), stage.server.a_member()
    stage.answers = ballot.answer
    sheet = await opened(stage, bot, fan)
    assert sheet.content == "**Rate Alisson**"
    steps: list[Exchange] = [
        await stage.server.press(sheet, button(sheet, "7"), fan),
        await stage.server.choose(sheet, MENU, ["3"], fan),
        await stage.server.press(sheet, button(sheet, "½"), fan),
        await stage.server.press(sheet, button(sheet, "8.5"), fan),
    ]
    assert ballot.marks == {"0": 14, "3": 17}
    assert sheet.content == "**Rate Salah**"
    steps.append(await stage.server.press(sheet, button(sheet, "As the press"), fan))
    assert set(ballot.marks.values()) == {13}
    steps.append(await stage.server.press(sheet, button(sheet, "Done"), fan))
    assert {step.response for step in steps} == {Answered.IN_PLACE}
    assert all(step.message is sheet for step in steps)
    assert sheet.text.startswith("**Done**\nAlisson 6.5")
    assert sheet.components == []
    assert stage.posts() == ["**Rate the players**\nRate"]
    calls = [entry for entry in stage.server.log if "/interactions/" in entry.path]
    assert len(calls) == 1 + len(steps)


async def test_everybody_has_a_sheet_of_their_own(stage: Stage, bot: Discord) -> None:
    stage.answers = Ballot().answer
    post = await ballot_post(stage, bot)
    said = [
        await stage.server.press(post, post.custom_ids[0], stage.server.a_member(name))
        for name in ("ann", "ben")
    ]
    assert all(one.ephemeral for one in said)
    assert len({one.message for one in said}) == 2


async def test_a_sheet_works_after_a_restart(stage: Stage) -> None:
    ballot, fan = Ballot(), stage.server.a_member()
    stage.answers = ballot.answer
    async with stage.running() as adapter:
        sheet = await opened(stage, adapter, fan)
    async with stage.running():
        await stage.server.choose(sheet, MENU, ["2"], fan)
        await stage.server.press(sheet, button(sheet, "9"), fan)
    assert ballot.marks == {"2": 18}


async def test_a_long_ballot_is_turned_over_in_the_menu(stage: Stage, bot: Discord) -> None:
    ballot, fan = Ballot(players=[f"Player {n}" for n in range(33)]), stage.server.a_member()
    stage.answers = ballot.answer
    sheet = await opened(stage, bot, fan)
    await stage.server.choose(sheet, MENU, ["23"], fan)
    assert sheet.content == "**Rate Player 23**"
    await stage.server.choose(sheet, MENU, ["0"], fan)
    assert sheet.content == "**Rate Player 0**"


async def test_a_slow_press_is_answered_in_place_later(stage: Stage, bot: Discord, slow: Slow) -> None:
    ballot, fan = Ballot(), stage.server.a_member()
    stage.answers = ballot.answer
    sheet = await opened(stage, bot, fan)
    slow()
    said = await stage.server.press(sheet, button(sheet, "7"), fan)
    assert said.response is Answered.LATER_IN_PLACE
    await said.until(lambda _: "Alisson 7" in sheet.text)
    assert said.followups == []


async def test_of_two_presses_the_later_one_is_seen_last(stage: Stage, bot: Discord) -> None:
    """The first one's handler takes longer: it still comes first, in the marks as on the screen."""
    ballot, fan = Ballot(), stage.server.a_member()
    stage.answers = ballot.answer
    sheet = await opened(stage, bot, fan)
    seven, eight, go_on = button(sheet, "7"), button(sheet, "8"), asyncio.Event()

    async def held(request: Request) -> None:
        if request.arguments.get("m") == "14":
            await go_on.wait()

    stage.held = held
    first = asyncio.create_task(stage.server.press(sheet, seven, fan))
    await until(lambda: len(stage.asked) == 2)
    second = asyncio.create_task(stage.server.press(sheet, eight, fan))
    ben = stage.server.a_member("ben")
    theirs = await opened(stage, bot, ben)
    await stage.server.press(theirs, button(theirs, "As the press"), ben)
    assert "16" not in [request.arguments.get("m") for request in stage.asked]
    go_on.set()
    await asyncio.gather(first, second)
    assert ["Alisson 7" in edit.text for edit in sheet.edits] == [True, False]
    assert "Alisson 8" in sheet.text
    assert ballot.marks["0"] == 16


async def test_what_is_forged_reaches_the_handlers_as_words_only(stage: Stage, bot: Discord) -> None:
    ballot, fan = Ballot(), stage.server.a_member()
    stage.answers = ballot.answer
    sheet = await opened(stage, bot, fan)
    menu = sheet.components[0]["components"][0]
    menu["options"].append({"label": "x", "value": "'; drop table ballots"})
    said = await stage.server.choose(sheet, MENU, ["'; drop table ballots"], fan)
    assert stage.asked[-1].arguments == {"b": "17", "at": "'; drop table ballots"}
    assert said.message is sheet
    assert sheet.content == "**Rate Alisson**"
