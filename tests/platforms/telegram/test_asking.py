"""Commands, buttons and deep links, through the real client."""

import pytest

from bot.chat import Action, Answer, Channel, Look, Paragraph, Post, Request, Text
from bot.platforms.telegram import manners, updates
from bot.platforms.telegram.adapter import Telegram
from bot.platforms.telegram.asking import PLACE
from bot.platforms.telegram.codes import Codes
from bot.platforms.telegram.written import Written, command_in
from tests.platforms.telegram.stage import Stage, a_message, plain, until
from tests.telegram_server import Fault, Message, Person, Status


async def answered(stage: Stage, where: object, count: int = 1) -> list[Message]:
    await until(lambda: len(stage.posts(where)) >= count)  # type: ignore[arg-type]
    return stage.posts(where)  # type: ignore[arg-type]


async def start_of(stage: Stage, fan: Person, url: str) -> None:
    """Opens a link to the bot, as a press or a button leads to it."""
    begins = f"https://t.me/{stage.server.username}?start="
    assert url.startswith(begins)
    await stage.server.starts(fan, url.removeprefix(begins))


# --- what is typed


async def test_a_command_is_answered_where_it_was_asked(stage: Stage, bot: Telegram) -> None:
    group, fan = stage.server.a_group(), stage.server.a_person()
    asked = await stage.server.says(group, fan, "/next liverpool")
    [said] = await answered(stage, group)
    assert plain(said.text).startswith("next team=liverpool")
    assert said.reply_to is asked
    assert said.silent
    [request] = stage.asked
    assert (request.channel.address, request.person) == (str(group.id), str(fan.id))
    assert (request.name, request.since) == ("Ann", None)
    assert not request.may_moderate


async def test_arguments_are_read_loosely(stage: Stage, bot: Telegram) -> None:
    fan = stage.server.a_person()
    await stage.says(fan, "/RATE   Salah \n 7,5")
    await answered(stage, fan)
    assert stage.asked[0].arguments == {"player": "Salah", "mark": "7.5"}


async def test_in_private_it_makes_itself_heard_and_everybody_decides(stage: Stage, bot: Telegram) -> None:
    fan = stage.server.a_person()
    await stage.says(fan, "/pause")
    [said] = await answered(stage, fan)
    assert not said.silent
    assert stage.asked[0].may_moderate


async def test_what_is_addressed_to_another_bot_is_nobody_elses_business(stage: Stage, bot: Telegram) -> None:
    group, fan = stage.server.a_group(), stage.server.a_person()
    for text in ("/next@other_bot", "/nextweek", "hello there", "/", "/ next", "//next", "/start", "/7"):
        await stage.server.says(group, fan, text)
    await stage.server.says(group, fan, f"/next@{stage.server.username.upper()} liverpool")
    assert len(await answered(stage, group)) == 1
    await stage.heard_all()
    assert len(stage.posts(group)) == 1
    assert len(stage.asked) == 1


async def test_what_people_did_not_write_is_not_answered(stage: Stage, bot: Telegram) -> None:
    """A channel's post that Telegram put into its group, another bot, a message sent through one."""
    group, fan = stage.server.a_supergroup(), stage.server.a_person()
    person = {"id": fan.id, "is_bot": False, "first_name": "Ann"}
    robot = {"id": 777, "is_bot": True, "first_name": "Robot"}
    for more in (
        {"from": person, "is_automatic_forward": True},
        {"from": robot},
        {"from": person, "via_bot": robot},
    ):
        chat = {"id": group.id, "type": "supergroup", "title": "Anfield"}
        stage.server.world.tell(
            "message", {"message_id": 9, "date": 1, "chat": chat, "text": "/next", **more}
        )
    await stage.heard_all()
    assert stage.asked == []


async def test_the_set_up_is_begun_for_moderators(stage: Stage, bot: Telegram) -> None:
    group = stage.server.a_supergroup()
    assert group.owner is not None
    await stage.server.says(group, group.owner, "/setup liverpool")
    [form] = await answered(stage, group)
    press = await stage.server.presses(group.owner, form, form.buttons[0][0].label)
    assert (await press.answered()).url == ""
    assert stage.asked == []


async def test_a_group_that_moves_is_followed(stage: Stage, bot: Telegram) -> None:
    group = stage.server.a_group()
    new = await stage.server.migrates(group)
    await until(lambda: stage.moves)
    assert set(stage.moves) == {(group.id, new.id)}


async def test_an_unknown_command_is_met_with_the_nearest(stage: Stage, bot: Telegram) -> None:
    group, fan = stage.server.a_group(), stage.server.a_person()
    await stage.server.says(group, fan, f"/nxt@{stage.server.username}")
    [said] = await answered(stage, group)
    assert "I do not know /nxt" in plain(said.text)
    await stage.says(fan, "/nxt liverpool")
    [private] = await answered(stage, fan)
    await stage.server.presses(fan, private, "/next")
    await until(lambda: stage.asked)
    assert stage.asked[0].command == "next"


@pytest.mark.parametrize(
    "hostile",
    [
        "/<b>x</b>",
        "/&lt;a",
        "/@everyone",
        "/t.me/evil",
        "/next@",
        "/" + "x" * 4000,
        "/\u202egnp.exe",
        "/😀" * 30,
    ],
)
async def test_hostile_words_come_back_inert(stage: Stage, bot: Telegram, hostile: str) -> None:
    fan = stage.server.a_person()
    await stage.says(fan, hostile)
    [said] = await answered(stage, fan)
    assert not said.auto_entities
    assert {entity.type for entity in said.entities} <= {"bold", "italic"}
    assert len(said.text) < 400


async def test_who_chats_in_private_is_told_what_works(stage: Stage, bot: Telegram) -> None:
    fan = stage.server.a_person()
    await stage.says(fan, "who is out tonight?")
    [said] = await answered(stage, fan)
    assert "commands" in said.text
    await stage.server.presses(fan, said, "Help")
    await until(lambda: [one.command for one in stage.asked] == ["help"])


async def test_a_handler_that_fails_gives_a_kind_word(stage: Stage, bot: Telegram) -> None:
    fan = stage.server.a_person()
    await stage.says(fan, "/sources")
    [said] = await answered(stage, fan)
    assert "did not work" in said.text
    assert "bug" not in said.text
    await stage.heard_all()
    assert len(stage.posts(fan)) == 1


async def test_a_known_channels_look_is_used_and_a_strangers_language_else(
    stage: Stage, bot: Telegram
) -> None:
    fan = stage.server.a_person(language="it")
    forum = stage.server.a_supergroup(forum=True)
    known, unknown = stage.server.a_topic(forum, "Reds"), stage.server.a_topic(forum, "Off topic")
    stage.looks[f"{forum.id}/{known.id}"] = Look("de", "Europe/Berlin", spoiler=True)
    await stage.server.says(forum, fan, "/me", topic=known)
    await until(lambda: len(stage.asked) == 1)
    await stage.server.says(forum, fan, "/me", topic=unknown)
    await until(lambda: len(stage.asked) == 2)
    stage.looks[str(forum.id)] = Look("fr")
    await stage.server.says(forum, fan, "/me", topic=unknown)
    await until(lambda: len(stage.asked) == 3)
    assert [(one.channel.address, one.look.language) for one in stage.asked] == [
        (f"{forum.id}/{known.id}", "de"),
        (f"{forum.id}/{unknown.id}", "it"),
        (str(forum.id), "fr"),
    ]
    await until(lambda: len(stage.posts(forum)) == 3)
    assert [post.topic for post in stage.posts(forum)] == [known, unknown, unknown]


async def test_the_askers_own_language_is_told_and_whether_anybody_else_reads_the_answer(
    stage: Stage, bot: Telegram
) -> None:
    fan, group = stage.server.a_person(language="it"), stage.server.a_supergroup()
    stage.looks[str(group.id)] = Look("de")
    await stage.server.says(group, fan, "/next")
    await until(lambda: len(stage.asked) == 1)
    await stage.server.says(stage.server.private(fan), fan, "/next")
    await until(lambda: len(stage.asked) == 2)
    asked = [(one.language, one.only_asker, one.look.language) for one in stage.asked]
    assert asked == [("it", False, "de"), ("it", True, "it")]


async def test_commands_in_a_channel_are_its_administrators(stage: Stage, bot: Telegram) -> None:
    channel = stage.server.a_channel()
    await stage.server.channel_post(channel, "/pause")
    await answered(stage, channel)
    assert stage.asked[0].may_moderate
    await stage.server.channel_post(channel, "Kick-off!")
    await stage.heard_all()
    assert len(stage.posts(channel)) == 1


# --- what is for one


async def test_a_private_answer_goes_to_the_asker(stage: Stage, bot: Telegram) -> None:
    stage.answers = lambda request: Answer(Post("Your marks"), private=True)
    group, fan = stage.server.a_group(), stage.server.a_person(started=True)
    await stage.server.says(group, fan, "/me")
    [said] = await answered(stage, fan)
    assert said.text == "Your marks"
    await stage.heard_all()
    assert stage.posts(group) == []


async def test_who_never_met_the_bot_gets_a_link_to_the_same(stage: Stage, bot: Telegram) -> None:
    stage.answers = lambda request: Answer(Post("Your marks"), private=True)
    group, fan = stage.server.a_group(), stage.server.a_person(started=False)
    await stage.server.says(group, fan, "/rate Salah 7")
    [said] = await answered(stage, group)
    assert "in private" in said.text
    [[button]] = said.buttons
    await start_of(stage, fan, button.url or "")
    [private] = await answered(stage, fan)
    assert private.text == "Your marks"
    assert stage.asked[1].arguments == {"player": "Salah", "mark": "7"}


async def test_an_anonymous_administrators_private_answer_leads_to_a_link(
    stage: Stage, bot: Telegram
) -> None:
    stage.answers = lambda request: Answer(Post("Missed posts"), private=True)
    group = stage.server.a_supergroup()
    await stage.server.says_anonymously(group, "/pause")
    [said] = await answered(stage, group)
    assert "Missed" not in said.text
    assert (stage.asked[0].person, stage.asked[0].name) == (str(group.id), "")


def once_more(request: Request) -> Answer:
    """A moderators' answer that only the asker sees, with a button that asks again."""
    return Answer(Post("Paused", actions=(Action("Again", "pause", {"post": "7"}),)), private=True)


async def test_what_a_moderator_presses_in_private_is_about_the_group_they_asked_in(
    stage: Stage, bot: Telegram
) -> None:
    stage.answers = once_more
    owner = stage.server.a_person("Owner", started=True)
    forum = stage.server.a_supergroup(forum=True, owner=owner)
    topic = stage.server.a_topic(forum, "Reds")
    place = Channel("telegram", f"{forum.id}/{topic.id}")
    await stage.server.says(forum, owner, "/pause", topic=topic)
    for number in (1, 2):
        said = (await answered(stage, owner, number))[-1]
        await stage.server.presses(owner, said, "Again")
    await answered(stage, owner, 3)
    assert [(one.channel, one.arguments) for one in stage.asked[1:]] == [(place, {"post": "7"})] * 2


async def test_an_anonymous_administrator_is_answered_in_private_about_their_group(
    stage: Stage, bot: Telegram
) -> None:
    stage.answers = once_more
    owner = stage.server.a_person("Owner")
    group = stage.server.a_supergroup(owner=owner)
    await stage.server.says_anonymously(group, "/pause")
    [said] = await answered(stage, group)
    [[button]] = said.buttons
    await start_of(stage, owner, button.url or "")
    await answered(stage, owner)
    assert stage.asked[-1].channel == Channel("telegram", str(group.id))


async def test_nobody_else_decides_for_a_group_from_a_private_chat(stage: Stage, bot: Telegram) -> None:
    group = stage.server.a_supergroup()
    ann, ben = stage.server.a_person("Ann"), stage.server.a_person("Ben", started=True)
    codes = Codes(stage.memory)
    await stage.server.starts(ann, await codes.code("pause", {PLACE: str(group.id)}))
    [said] = await answered(stage, ann)
    assert "for moderators" in said.text
    await stage.server.starts(ann, await codes.code("pause", {PLACE: str(ben.id)}))
    await answered(stage, ann, 2)
    assert [one.channel.address for one in stage.asked] == [str(ann.id)]


# --- what is pressed


async def test_many_who_press_in_a_group_flood_nobody(stage: Stage, bot: Telegram) -> None:
    group = stage.server.a_group()
    await bot.platform.send(
        a_message(group, post=Post("Rate!", actions=(Action("Salah", "next", {"team": "x"}),)))
    )
    [post] = stage.posts(group)
    fans = [stage.server.a_person(f"Fan {number}") for number in range(20)]
    for fan in fans:
        press = await stage.server.presses(fan, post, "Salah")
        url = (await press.answered()).url
        await start_of(stage, fan, url)
        [said] = await answered(stage, fan)
        assert plain(said.text).startswith("next team=x")
    assert stage.posts(group) == [post]
    assert {request.person for request in stage.asked} == {str(fan.id) for fan in fans}


async def test_a_group_that_asks_too_much_is_spared(
    stage: Stage, bot: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the group does not get, those get whom the bot may write to; nobody else is troubled."""
    monkeypatch.setattr(updates, "FINISHING", 0.05)
    group, fan = stage.server.a_group(), stage.server.a_person(started=True)
    for number in range(15):
        await stage.server.says(group, fan, f"/next {number}")
        await stage.server.says(group, stage.server.a_person(), f"/next {number}")
    other = stage.server.a_group("Other")
    await stage.server.says(other, fan, "/next liverpool")
    await answered(stage, other)
    await answered(stage, fan, manners.AT_ONCE)
    await stage.heard_all()
    assert len(stage.posts(group)) == manners.GROUP_AT_ONCE


async def test_who_asks_too_fast_waits_and_nobody_else_does(
    stage: Stage, bot: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(updates, "FINISHING", 0.05)
    ann, ben = stage.server.a_person("Ann"), stage.server.a_person("Ben")
    for number in range(40):
        await stage.says(ann, f"/next {number}")
    await stage.says(ben, "/next liverpool")
    await answered(stage, ben)
    await stage.heard_all()
    assert len(stage.asked) == 41
    assert len(stage.posts(ann)) <= manners.AT_ONCE + 1


async def test_a_press_is_answered_before_anything_is_asked(stage: Stage, bot: Telegram) -> None:
    fan = stage.server.a_person()
    await stage.says(fan, "/next liverpool")
    [said] = await answered(stage, fan)
    stage.slow = 0.3
    presses = [await stage.server.presses(fan, said, "Again") for _ in range(3)]
    waited = [(await press.answered()).seconds for press in presses]
    assert max(waited) < 0.3
    await answered(stage, fan, 4)


async def test_a_press_is_answered_before_its_answer_is_given(stage: Stage, bot: Telegram) -> None:
    fan = stage.server.a_person()
    await stage.says(fan, "/next liverpool")
    [said] = await answered(stage, fan)
    await stage.heard_all()
    stage.server.fail(Fault.SLOW, on="answerCallbackQuery", seconds=0.1)
    await stage.server.presses(fan, said, "Again")
    await answered(stage, fan, 2)
    pressed, told = [one for one in stage.server.log if one.method != "getUpdates"][-2:]
    assert (pressed.method, told.method) == ("answerCallbackQuery", "sendMessage")
    assert told.at - pressed.at >= 0.1


async def test_a_button_works_after_a_restart(stage: Stage) -> None:
    fan = stage.server.a_person()
    async with stage.running():
        await stage.says(fan, "/next liverpool")
        [said] = await answered(stage, fan)
    async with stage.running():
        await stage.server.presses(fan, said, "Again")
        await answered(stage, fan, 2)
    assert stage.asked[1].arguments == {"team": "liverpool"}


async def test_ones_own_answer_is_replaced_in_place_after_a_restart_too(stage: Stage) -> None:
    stage.answers = lambda request: Answer(
        Post(f"Marks {len(stage.asked)}", actions=(Action("More", "rate"),)), private=True, replaces=True
    )
    fan = stage.server.a_person()
    async with stage.running():
        await stage.says(fan, "/rate Salah")
        [said] = await answered(stage, fan)
    async with stage.running():
        for number in (2, 3):
            await stage.server.presses(fan, said, "More")
            await until(lambda number=number: said.text == f"Marks {number}")  # type: ignore[misc]
    assert len(stage.posts(fan)) == 1


async def test_what_was_delivered_is_never_replaced(stage: Stage, bot: Telegram) -> None:
    stage.answers = lambda request: Answer(Post("Your marks"), replaces=True)
    fan = stage.server.a_person(started=True)
    await bot.platform.send(
        a_message(stage.server.private(fan), post=Post("Full time", actions=(Action("Rate", "rate"),)))
    )
    [post] = stage.posts(fan)
    await stage.server.presses(fan, post, "Rate")
    assert [one.text for one in await answered(stage, fan, 2)] == ["Full time", "Your marks"]


async def test_the_same_again_in_place_is_no_news(stage: Stage, bot: Telegram) -> None:
    stage.answers = lambda request: Answer(Post("Marks", actions=(Action("More", "rate"),)), replaces=True)
    fan = stage.server.a_person()
    await stage.says(fan, "/rate Salah")
    [said] = await answered(stage, fan)
    await stage.server.presses(fan, said, "More")
    await until(lambda: len(stage.asked) == 2)
    await stage.heard_all()
    assert len(stage.posts(fan)) == 1


async def test_an_answer_that_was_deleted_is_given_anew(stage: Stage, bot: Telegram) -> None:
    stage.answers = lambda request: Answer(Post("Marks", actions=(Action("More", "rate"),)), replaces=True)
    fan = stage.server.a_person()
    await stage.says(fan, "/rate Salah")
    [said] = await answered(stage, fan)
    stage.server.deletes(said)
    await stage.server.presses(fan, said, "More")
    await until(lambda: len(stage.posts(fan)) == 1)


async def test_a_button_of_another_version_says_so(stage: Stage, bot: Telegram) -> None:
    fan, group = stage.server.a_person(), stage.server.a_group()
    await stage.server.starts(fan, "rate_9abc")
    [said] = await answered(stage, fan)
    assert "out of date" in said.text
    await bot.platform.send(a_message(group, post=Post("Old", actions=(Action("Old", "next"),))))
    [post] = stage.posts(group)
    assert post.markup
    post.markup["inline_keyboard"][0][0]["callback_data"] = "from|another time"
    press = await stage.server.presses(fan, post, "Old")
    answer = await press.answered()
    assert (answer.url, bool(answer.text)) == ("", True)
    assert stage.asked == []


async def test_who_starts_is_welcomed(stage: Stage, bot: Telegram) -> None:
    fan = stage.server.a_person()
    await stage.server.starts(fan)
    [said] = await answered(stage, fan)
    assert "Welcome" in said.text


async def test_the_rest_of_a_long_post_is_behind_a_button(stage: Stage, bot: Telegram) -> None:
    words = tuple(Paragraph((Text(f"{number} " + "word " * 60),)) for number in range(30))
    stage.answers = lambda request: Answer(Post("Long", words))
    group, fan = stage.server.a_group(), stage.server.a_person()
    await stage.server.says(group, fan, "/next")
    [said] = await answered(stage, group)
    press = await stage.server.presses(fan, said, "Read on")
    await start_of(stage, fan, (await press.answered()).url)
    [page] = await answered(stage, fan)
    await stage.server.presses(fan, page, "Read on")
    await answered(stage, fan, 2)
    assert len(stage.posts(group)) == 1
    told = " ".join(one.text for one in (*stage.posts(group), *stage.posts(fan)))
    assert all(f"{number} word" in told for number in range(30))


# --- who may


async def test_a_moderators_command_is_refused_at_every_call(stage: Stage, bot: Telegram) -> None:
    group, fan, boss = stage.server.a_supergroup(), stage.server.a_person(), stage.server.a_person("Boss")
    stage.server.is_in(group, boss, Status.ADMINISTRATOR)
    await stage.server.says(group, fan, "/pause")
    [refused] = await answered(stage, group)
    assert "for moderators" in refused.text
    stage.answers = lambda request: Answer(
        Post("Paused", actions=(Action("Resume", "pause"),)), replaces=True
    )
    await stage.server.says(group, boss, "/pause")
    shown = (await answered(stage, group, 2))[1]
    assert [request.person for request in stage.asked] == [str(boss.id)]
    stage.answers = lambda request: Answer(Post("Posting again"), replaces=True)
    press = await stage.server.presses(fan, shown, "Resume")
    assert (await press.answered()).url == ""
    await stage.heard_all()
    assert len(stage.asked) == 1
    await stage.server.presses(boss, shown, "Resume")
    await until(lambda: shown.text == "Posting again")
    assert len(stage.posts(group)) == 2


async def test_a_group_that_silences_the_bot_hears_nothing(stage: Stage, bot: Telegram) -> None:
    group, fan = stage.server.a_supergroup(), stage.server.a_person()
    stage.server.mutes_bot(group)
    await stage.server.says(group, fan, "/next")
    await until(lambda: stage.asked)
    await stage.heard_all()
    await stage.says(fan, "/me")
    await answered(stage, fan)
    assert stage.posts(group) == []


def test_what_is_a_command() -> None:
    assert command_in("/next@Reds_Bot  west\nham") == Written("next", "west\nham", "reds_bot")
    assert command_in("/Next") == Written("next", "", "")
    for text in ("next", "/", "/ next", "//next", "/@reds_bot", "\n"):
        assert command_in(text) is None
