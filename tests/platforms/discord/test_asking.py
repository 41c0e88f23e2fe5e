"""Commands and buttons, through the real client."""

from datetime import UTC, datetime

import pytest
from structlog.testing import capture_logs

from bot.chat import Action, Answer, Look, Post
from bot.platforms.discord.adapter import Discord
from tests.discord_server import Answered, Exchange
from tests.discord_server.rights import MANAGE_GUILD
from tests.platforms.discord.stage import Slow, Stage, until, wishing


async def test_a_command_is_answered_for_all(stage: Stage, bot: Discord) -> None:
    fan = stage.server.a_member()
    said = await stage.server.slash(stage.guild, stage.channel(), fan, "next", {"team": "Liverpool"})
    assert said.text.startswith("**/next team=Liverpool**")
    assert not said.ephemeral
    [request] = stage.asked
    assert request.channel.address == str(stage.channel().id)
    assert request.person == str(fan.id)
    assert not request.may_moderate


async def test_a_private_answer_is_for_the_asker_only(stage: Stage, bot: Discord) -> None:
    stage.answers = lambda request: Answer(Post("Your marks"), private=True)
    said = await stage.server.slash(stage.guild, stage.channel(), stage.server.a_member(), "me")
    assert said.ephemeral


async def test_who_asks_is_told_with_their_name_and_since_when_they_have_an_account(
    stage: Stage, bot: Discord
) -> None:
    since = datetime(2021, 5, 1, 12, tzinfo=UTC)
    fan = stage.server.a_member("ben", since=since)
    said = await stage.server.slash(stage.guild, stage.channel(), fan, "me")
    assert said.message is not None
    await stage.server.press(said.message, said.message.custom_ids[0], fan)
    assert [(request.name, request.since) for request in stage.asked] == [("Ben", since)] * 2


async def test_numbers_arrive_as_one_would_type_them(stage: Stage, bot: Discord) -> None:
    values = {"player": "Salah", "mark": 7.0}
    await stage.server.slash(stage.guild, stage.channel(), stage.server.a_member(), "rate", values)
    assert stage.asked[0].arguments == {"player": "Salah", "mark": "7"}


async def test_a_known_channels_look_is_used_and_a_strangers_language_else(
    stage: Stage, bot: Discord
) -> None:
    fan = stage.server.a_member(locale="it")
    stage.looks[str(stage.channel().id)] = Look("de", "Europe/Berlin", spoiler=True)
    await stage.server.slash(stage.guild, stage.channel(), fan, "me")
    await stage.server.slash(stage.guild, stage.channel("match-day"), fan, "me")
    assert [request.look for request in stage.asked] == [Look("de", "Europe/Berlin", True), Look("it")]


async def test_the_askers_own_language_is_told_and_whether_anybody_else_reads_the_answer(
    stage: Stage, bot: Discord
) -> None:
    """A pressed button is answered to one person, whatever the answer says of itself."""
    fan = stage.server.a_member(locale="it")
    stage.looks[str(stage.channel().id)] = Look("de")
    said = await stage.server.slash(stage.guild, stage.channel(), fan, "next")
    assert said.message is not None
    await stage.server.press(said.message, said.message.custom_ids[0], fan)
    asked = [(one.language, one.only_asker, one.look.language) for one in stage.asked]
    assert asked == [("it", False, "de"), ("it", True, "de")]


async def test_a_slow_handler_is_waited_for(stage: Stage, bot: Discord, slow: Slow) -> None:
    slow()
    said = await stage.server.slash(stage.guild, stage.channel(), stage.server.a_member(), "next")
    assert said.response is Answered.LATER
    await said.until(lambda _: "/next" in said.text)


@pytest.mark.parametrize("private", [True, False])
async def test_what_is_deferred_is_seen_by_whom_it_is_for(
    stage: Stage, bot: Discord, slow: Slow, private: bool
) -> None:
    """Discord must be told when deferring; what was guessed wrongly then is put right."""
    stage.answers = lambda request: Answer(Post("Not before all others"), private=private)
    slow()
    for _ in range(2):
        said = await stage.server.slash(stage.guild, stage.channel(), stage.server.a_member(), "me")
        await said.until(lambda said: "Not before" in said.text)
        await until(lambda said=said: seen(said) == [private])  # type: ignore[misc]


async def test_a_handler_that_fails_gives_a_kind_word(stage: Stage, bot: Discord) -> None:
    with capture_logs() as logged:  # written down it would take longer than the answer
        said = await stage.server.slash(stage.guild, stage.channel(), stage.server.a_member(), "sources")
    assert said.ephemeral
    assert "did not work" in said.text
    assert "bug" not in said.text
    assert "discord_question_failed" in {line["event"] for line in logged}


async def test_a_moderators_command_is_refused_at_every_call(stage: Stage, bot: Discord) -> None:
    said = await stage.server.slash(
        stage.guild, stage.channel(), stage.server.a_member(permissions=MANAGE_GUILD), "pause"
    )
    assert "/pause" in said.text
    assert stage.asked[0].may_moderate
    stage.answers = lambda request: Answer(Post("Paused", actions=(Action("Pause", "pause"),)))
    shown = await stage.server.slash(stage.guild, stage.channel(), stage.server.a_member(), "next")
    assert shown.message is not None
    refused = await stage.server.press(shown.message, "1|pause|", stage.server.a_member())
    assert refused.ephemeral
    assert "for moderators" in refused.text
    assert len(stage.asked) == 2


async def test_a_button_works_after_a_restart(stage: Stage) -> None:
    async with stage.running():
        said = await stage.server.slash(
            stage.guild, stage.channel(), stage.server.a_member(), "next", {"team": "Liverpool"}
        )
    assert said.message is not None
    async with stage.running():
        pressed = await stage.server.press(
            said.message, said.message.custom_ids[0], stage.server.a_member("ben")
        )
    assert pressed.ephemeral
    assert stage.asked[1].arguments == {"team": "Liverpool"}


async def test_ones_own_answer_is_replaced_in_place(stage: Stage, bot: Discord) -> None:
    stage.answers = lambda request: Answer(
        Post(f"Marks {len(stage.asked)}", actions=(Action("More", "rate"),)), private=True, replaces=True
    )
    fan = stage.server.a_member()
    said = await stage.server.slash(stage.guild, stage.channel(), fan, "rate", {"player": "Salah"})
    assert said.message is not None
    pressed = await stage.server.press(said.message, "1|rate|", fan)
    assert pressed.response is Answered.IN_PLACE
    assert pressed.message is said.message
    assert "Marks 2" in pressed.text


async def test_a_slow_button_changes_its_message_in_place(stage: Stage, bot: Discord, slow: Slow) -> None:
    stage.answers = lambda request: Answer(
        Post(f"Marks {len(stage.asked)}", actions=(Action("More", "rate"),)), private=True, replaces=True
    )
    fan = stage.server.a_member()
    said = await stage.server.slash(stage.guild, stage.channel(), fan, "rate", {"player": "Salah"})
    slow()
    assert said.message is not None
    pressed = await stage.server.press(said.message, "1|rate|", fan)
    assert pressed.response is Answered.LATER_IN_PLACE
    await pressed.until(lambda _: said.message is not None and "Marks 2" in said.message.text)


async def test_what_all_see_is_never_replaced(stage: Stage, bot: Discord) -> None:
    stage.answers = lambda request: Answer(
        Post(f"For {request.person}", actions=(Action("Mine", "me"),)), replaces=True
    )
    said = await stage.server.slash(stage.guild, stage.channel(), stage.server.a_member(), "me")
    assert said.message is not None
    before = said.message.text
    pressed = await stage.server.press(said.message, "1|me|", stage.server.a_member("ben"))
    assert pressed.ephemeral
    assert said.message.text == before


async def test_what_is_private_never_takes_the_place_of_what_all_see(stage: Stage, bot: Discord) -> None:
    """Not even where the asker pressed a button under the answer to their own command."""
    stage.answers = lambda request: Answer(
        Post(f"{request.command}: {len(stage.asked)}", actions=(Action("Mine", "me"),)),
        private=request.command == "me",
        replaces=True,
    )
    fan = stage.server.a_member()
    said = await stage.server.slash(stage.guild, stage.channel(), fan, "next")
    assert said.message is not None
    pressed = await stage.server.press(said.message, "1|me|", fan)
    assert pressed.ephemeral
    assert said.message.content == "**next: 1**"
    assert stage.posts() == [said.message.text]


async def test_a_button_of_another_version_says_so(stage: Stage, bot: Discord) -> None:
    said = await stage.server.slash(stage.guild, stage.channel(), stage.server.a_member(), "next")
    assert said.message is not None
    said.message.components[0]["components"][0]["custom_id"] = "0|old"
    pressed = await stage.server.press(said.message, "0|old", stage.server.a_member())
    assert "out of date" in pressed.text
    assert pressed.ephemeral


async def test_a_thread_of_a_match_asks_for_its_channel(stage: Stage, bot: Discord) -> None:
    stage.looks[str(stage.channel().id)] = Look("de")
    await bot.platform.send(wishing(stage.channel(), thread=True))
    thread = stage.guild.channel("Atalanta v Liverpool · 2099-04-18")
    await stage.server.slash(stage.guild, thread, stage.server.a_member(), "next")
    assert stage.asked[0].channel.address == str(stage.channel().id)
    assert stage.asked[0].look == Look("de")


async def test_names_complete(stage: Stage, bot: Discord) -> None:
    fan = stage.server.a_member()
    offered = await stage.server.autocomplete(stage.guild, stage.channel(), fan, "next", "team", "li")
    assert offered == [("Liverpool", "Liverpool")]
    [typed] = stage.typed
    assert (typed.command, typed.argument, typed.typed) == ("next", "team", "li")


async def test_a_slow_completion_is_an_empty_one(stage: Stage, bot: Discord, slow: Slow) -> None:
    slow()
    fan = stage.server.a_member()
    assert await stage.server.autocomplete(stage.guild, stage.channel(), fan, "next", "team", "li") == []


def seen(said: Exchange) -> list[bool]:
    """Of each message that still stands, whether only the asker sees it."""
    return [
        message.ephemeral for message in (said.message, *said.followups) if message and not message.deleted
    ]
