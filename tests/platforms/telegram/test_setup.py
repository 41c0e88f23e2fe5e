"""From coming into a chat to its first followed team: by buttons, with a restart in between."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any

import pytest
import structlog

from bot.chat import Channel, Choice, Post
from bot.platforms.offer import KINDS_OF
from bot.platforms.telegram.chats import Chat
from bot.platforms.telegram.manners import AT_ONCE, GROUP_AT_ONCE
from bot.platforms.telegram.setup_buttons import CHANNEL, GROUP
from bot.platforms.telegram.setup_form import OURS, Form, Step, data, handle
from tests import telegram_server as loopback
from tests.platforms.telegram.stage import Stage, plain
from tests.telegram_server import Fault, Message, Person, Status, TelegramServer
from tests.telegram_server.people import ANONYMOUS

LONG = "football-club-of-a-town-with-a-very-long-name"
TEAMS = {
    "Liverpool": "liverpool",
    "Atalanta": "atalanta",
    "West Ham United": "west-ham",
    "Liverpool Youth": "liverpool-youth",
    "<b>@all</b> [x](https://evil.example) /start": "hostile",
    "Town": LONG,
}
"""What is called how; only the first two and the last are offered unasked."""


@dataclass
class Desk(Stage):
    """A stage on which each act is waited for, and the adapter can be started anew."""

    broken: bool = False
    up: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def restarts(self) -> None:
        """Nothing is left but what is in the store and in the chats."""
        await self.up.aclose()
        await self.up.enter_async_context(self.running())

    async def teams(self, typed: str) -> Sequence[Choice]:
        found = [Choice(name, key) for name, key in TEAMS.items() if typed.casefold() in name.casefold()]
        return found if typed else [found[0], found[1], found[-1]]

    async def follow(
        self, channel: Channel, name: str, chat: Chat, team: str, kinds: frozenset[str], /
    ) -> Post:
        if self.broken:
            raise RuntimeError("a bug")
        self.followed.append((channel.address, name, chat, team, kinds))
        return Post(f"{name} follows {team}")

    async def presses(self, person: Person, message: Message, button: str) -> None:
        """A button by its label, or by how that ends."""
        labels = [one.label for row in message.buttons for one in row]
        label = next((one for one in labels if one.endswith(button)), button)
        await self.server.presses(person, message, label)
        await self.heard_all()

    async def writes(self, chat: loopback.Chat, person: Person, text: str, **more: Any) -> None:
        await self.server.says(chat, person, text, **more)
        await self.heard_all()

    def last(self, chat: loopback.Chat) -> Message:
        return self.server.posts(chat)[-1]

    def admin(self, chat: loopback.Chat, *, anonymous: bool = False) -> Person:
        person = self.server.a_person("Ann")
        self.server.is_in(chat, person, Status.ADMINISTRATOR, anonymous=anonymous)
        return person


@pytest.fixture
async def desk(server: TelegramServer) -> AsyncIterator[Desk]:
    desk = Desk(server)
    async with desk.up:
        await desk.restarts()
        yield desk
        await desk.heard_all()
        assert server.unanswered == []


async def test_a_group_is_set_up_in_three_presses(desk: Desk) -> None:
    group = desk.server.a_supergroup("Kop")
    ann = desk.admin(group)
    desk.server.removes_bot(group)
    desk.server.adds_bot(group, ann)
    await desk.heard_all()
    [form] = desk.server.posts(group)
    assert form.silent
    await desk.presses(ann, form, "Set up")
    await desk.presses(ann, form, "Liverpool")
    await desk.presses(ann, form, "Save")
    assert form.text.startswith("Kop follows liverpool")
    assert desk.server.posts(group) == [form]
    [(address, name, chat, team, kinds)] = desk.followed
    assert (address, name, team) == (str(group.id), "Kop", "liverpool")
    assert chat == Chat(str(group.id), "Kop", "en", "supergroup")
    assert kinds == {kind for all_of in KINDS_OF.values() for kind in all_of}
    assert desk.memory.notes[f"telegram moderator of {group.id}"] == str(ann.id)


async def test_what_was_chosen_outlives_a_restart(desk: Desk) -> None:
    group = desk.server.a_supergroup("Kop")
    ann = desk.admin(group)
    await desk.writes(group, ann, "/setup")
    form = desk.last(group)
    await desk.presses(ann, form, "Town")
    await desk.restarts()
    await desk.presses(ann, form, "Each goal as a message of its own")
    assert "Team: Town" in form.text
    assert "⬜ Each goal" in form.text
    await desk.restarts()
    await desk.presses(ann, form, "Save")
    assert desk.followed[0][3] == LONG
    assert "goal" not in desk.followed[0][4]


async def test_pressed_twice_is_saved_the_same(desk: Desk) -> None:
    group = desk.server.a_supergroup("Kop")
    ann = desk.admin(group)
    await desk.writes(group, ann, "/setup liverpool")
    form = desk.last(group)
    for _ in range(2):
        await desk.server.presses(ann, form, "Save")
    await desk.heard_all()
    assert form.text.startswith("Kop follows liverpool")
    assert len(set(desk.followed)) == 1
    assert len(desk.server.posts(group)) == 1


async def test_a_topic_is_a_place_of_its_own(desk: Desk) -> None:
    forum = desk.server.a_supergroup("Kop", forum=True)
    topic = desk.server.a_topic(forum, "Matches")
    ann = desk.admin(forum)
    await desk.writes(forum, ann, "/setup liverpool", topic=topic)
    [form] = desk.server.posts(forum, topic=topic)
    await desk.presses(ann, form, "Save")
    assert desk.followed[0][:2] == (f"{forum.id}/{topic.id}", f"Kop / {topic.id}")
    assert desk.followed[0][2].id == str(forum.id)


async def test_a_topic_is_called_as_its_first_message_says(desk: Desk) -> None:
    forum = desk.server.a_supergroup("Kop", forum=True)
    topic = desk.server.a_topic(forum, "Matches")
    ann = desk.admin(forum)
    await desk.writes(forum, ann, "/setup liverpool", topic=topic)
    [form] = desk.server.posts(forum, topic=topic)
    opened = {"forum_topic_created": {"name": "Matches", "icon_color": 1}}
    form.reply_to = Message(topic.id, forum, sender=forum.owner, service=opened)
    await desk.presses(ann, form, "Save")
    assert desk.followed[0][1] == "Kop / Matches"


@pytest.mark.parametrize("button", ["Atalanta", "Find another team", "Cancel"])
async def test_only_administrators_press(desk: Desk, button: str) -> None:
    group = desk.server.a_supergroup("Kop")
    await desk.writes(group, desk.admin(group), "/setup")
    form = desk.last(group)
    before = form.text
    stranger, friend = desk.server.a_person("Bob"), desk.server.a_person("Cid", started=True)
    for person in (stranger, friend):
        await desk.presses(person, form, button)
    assert (form.text, form.deleted) == (before, False)
    assert desk.server.posts(group) == [form]
    assert "for moderators" in desk.last(desk.server.private(friend)).text


async def test_only_administrators_save(desk: Desk) -> None:
    group = desk.server.a_supergroup("Kop")
    ann = desk.admin(group)
    await desk.writes(group, ann, "/setup liverpool")
    form = desk.last(group)
    desk.server.is_in(group, ann, Status.MEMBER)
    await desk.restarts()  # what is remembered of rights is a matter of seconds
    await desk.presses(ann, form, "Save")
    assert desk.followed == []


async def test_only_administrators_begin(desk: Desk) -> None:
    group = desk.server.a_supergroup("Kop")
    await desk.writes(group, desk.server.a_person("Bob"), "/setup liverpool")
    [answer] = desk.server.posts(group)
    assert "for moderators" in answer.text
    assert answer.buttons == []
    assert answer.reply_to is not None


async def test_who_may_not_and_tries_again_and_again_floods_nobody(desk: Desk) -> None:
    group, bob = desk.server.a_supergroup("Kop"), desk.server.a_person("Bob", started=True)
    await desk.writes(group, desk.admin(group), "/setup")
    form = desk.last(group)
    for _ in range(GROUP_AT_ONCE + 3):
        await desk.server.says(group, bob, "/setup")
        await desk.server.presses(bob, form, "Cancel")
        await desk.says(bob, "/setup")
    await desk.heard_all()
    assert len(desk.server.posts(group)) == 1 + GROUP_AT_ONCE
    assert len(desk.posts(bob)) <= AT_ONCE + 1  # a second may have passed


async def test_an_anonymous_administrator_is_one(desk: Desk) -> None:
    group = desk.server.a_supergroup("Kop")
    ann = desk.admin(group, anonymous=True)
    await desk.server.says_anonymously(group, "/setup")
    await desk.heard_all()
    form = desk.last(group)
    await desk.presses(ann, form, "Find another team")
    assert "Ann" not in form.html
    # anonymous administrators write in the group's own name
    desk.server._written(Message(0, group, "west", "west", ANONYMOUS, group, reply_to=form))
    await desk.heard_all()
    await desk.presses(ann, desk.last(group), "Save")
    assert desk.followed[0][3] == "west-ham"


async def test_rights_that_telegram_does_not_tell_are_none(desk: Desk) -> None:
    group = desk.server.a_supergroup("Kop")
    ann = desk.admin(group)
    desk.server.private(ann)
    await desk.writes(group, ann, "/setup liverpool")
    form = desk.last(group)
    await desk.restarts()
    desk.server.fail(Fault.BAD_GATEWAY, on="getChatAdministrators")
    await desk.presses(ann, form, "Save")
    assert desk.followed == []
    assert "could not be checked" in desk.last(desk.server.private(ann)).text
    await desk.presses(ann, form, "Save")
    assert len(desk.followed) == 1


async def test_a_team_is_searched_for_by_a_reply(desk: Desk) -> None:
    group = desk.server.a_supergroup("Kop")
    ann = desk.admin(group)
    await desk.writes(group, ann, "/setup")
    question = desk.last(group)
    await desk.presses(ann, question, "Find another team")
    assert "Reply to this message" in question.text
    await desk.writes(group, ann, "nowhere", reply_to=question)
    assert question.deleted
    again = desk.last(group)
    assert "“nowhere”" in again.text
    assert again.markup is not None
    assert again.markup["selective"] is True
    await desk.writes(group, ann, "west", reply_to=again)
    form = desk.last(group)
    assert "Team: West Ham United" in form.text
    await desk.presses(ann, form, "Save")
    assert desk.followed[0][3] == "west-ham"
    assert desk.server.posts(group) == [form]


async def test_a_team_is_searched_for_in_private(desk: Desk) -> None:
    ann = desk.server.a_person("Ann", started=True)
    private = desk.server.private(ann)
    await desk.writes(private, ann, "/setup liverpool")
    form = desk.last(private)
    await desk.presses(ann, form, "Liverpool")  # the team, to choose another
    await desk.presses(ann, form, "Find another team")
    assert form.deleted
    question = desk.last(private)
    assert question.markup is not None
    assert question.markup["force_reply"] is True
    await desk.writes(private, ann, "west", reply_to=question)
    assert "Team: West Ham United" in desk.last(private).text


async def test_others_replies_are_left_alone(desk: Desk) -> None:
    group = desk.server.a_supergroup("Kop")
    ann, bob = desk.admin(group), desk.server.a_person("Bob")
    await desk.writes(group, ann, "/setup")
    form = desk.last(group)
    await desk.writes(group, bob, "liverpool", reply_to=form)
    forged = await desk.server.says(group, bob, f"https://t.me/{desk.server.username}?setup=x")
    await desk.writes(group, ann, "liverpool", reply_to=forged)
    assert desk.server.posts(group) == [form]
    await desk.presses(ann, form, "Find another team")
    question = desk.last(group)
    await desk.writes(group, bob, "liverpool", reply_to=question)
    assert "for moderators" in desk.last(group).text
    assert not question.deleted


async def test_hostile_names_do_nothing(desk: Desk) -> None:
    group = desk.server.a_supergroup("<i>@kop</i> /x https://evil.example")
    ann = desk.admin(group)
    await desk.writes(group, ann, "/setup all")
    form = desk.last(group)
    assert "<b>@all</b>" in plain(form.text)
    assert form.auto_entities == []
    assert {one.type for one in form.entities} <= {"bold"}
    await desk.presses(ann, form, "Save")
    assert desk.followed[0][3] == "hostile"


async def test_a_channel_is_set_up_in_private(desk: Desk) -> None:
    channel = desk.server.a_channel("Match day")
    ann = desk.admin(channel)
    private = desk.server.private(ann)
    desk.server.removes_bot(channel)
    desk.server.adds_bot(channel, ann, rights=loopback.POSTER)
    await desk.heard_all()
    [form] = desk.server.posts(private)
    assert "Match day" in form.text
    for button in ("Set up", "Liverpool", "Save"):
        await desk.presses(ann, form, button)
    assert desk.followed[0][:2] == (str(channel.id), "Match day")
    assert desk.followed[0][2].kind == "channel"
    assert desk.server.posts(channel) == []


async def test_who_never_started_the_bot_hears_nothing_and_no_channel_does(desk: Desk) -> None:
    channel = desk.server.a_channel("Match day", rights=())
    desk.server.adds_bot(channel, desk.admin(channel), rights=loopback.POSTER)
    await desk.heard_all()
    assert [chat for chat in desk.server.world.chats.values() if desk.server.posts(chat)] == []
    assert desk.chats == ["joined Match day"]


async def test_a_channel_in_which_setup_is_written(desk: Desk) -> None:
    channel = desk.server.a_channel("Match day")
    ann = desk.admin(channel)
    await desk.server.channel_post(channel, "/setup")
    await desk.heard_all()
    form = desk.last(channel)
    assert form.silent
    await desk.presses(desk.server.a_person("Bob"), form, "Liverpool")
    assert "Which team" in form.text
    await desk.presses(ann, form, "Find another team")
    assert "/setup West Ham" in plain(form.text)
    await desk.presses(ann, form, "Back")
    await desk.presses(ann, form, "Liverpool")
    await desk.presses(ann, form, "Save")
    assert len(desk.followed) == 1
    await desk.presses(ann, form, "Remove this message")
    assert desk.server.posts(channel) == []


async def test_a_chat_is_chosen_in_private(desk: Desk) -> None:
    group = desk.server.a_group("Kop")
    ann = desk.admin(group)
    private = desk.server.private(ann)
    await desk.writes(private, ann, "/setup")
    await desk.presses(ann, desk.last(private), "A group or a channel")
    keys = desk.last(private).markup
    assert keys is not None
    asked = [row[0]["request_chat"] for row in keys["keyboard"]]
    assert [one["request_id"] for one in asked] == [GROUP, CHANNEL]
    assert asked[1]["bot_administrator_rights"]["can_post_messages"] is True
    await desk.server.shares_chat(ann, GROUP, group)
    await desk.heard_all()
    form = desk.last(private)
    for button in ("Liverpool", "Save"):
        await desk.presses(ann, form, button)
    assert desk.followed[0][:2] == (str(group.id), "Kop")
    assert desk.server.posts(group) == []


async def test_searching_in_private_keeps_the_chosen_chat(desk: Desk) -> None:
    group = desk.server.a_group("Kop")
    ann = desk.admin(group)
    private = desk.server.private(ann)
    await desk.server.shares_chat(ann, GROUP, group)
    await desk.heard_all()
    await desk.presses(ann, desk.last(private), "Find another team")
    await desk.writes(private, ann, "west", reply_to=desk.last(private))
    await desk.presses(ann, desk.last(private), "Save")
    assert desk.followed[0][:2] == (str(group.id), "Kop")


async def test_here_for_oneself(desk: Desk) -> None:
    ann = desk.server.a_person("Ann", started=True, language="de")
    private = desk.server.private(ann)
    await desk.writes(private, ann, "/setup")
    form = desk.last(private)
    for button in ("Here, for myself", "Liverpool", "Save"):
        await desk.presses(ann, form, button)
    assert desk.followed[0][0] == str(ann.id)
    assert desk.followed[0][2] == Chat(str(ann.id), "Ann", "de", "private")


async def test_a_chat_of_others_is_not_set_up(desk: Desk) -> None:
    """Whoever speaks to Telegram with a client of their own can press what was never offered."""
    group, bob = desk.server.a_group("Kop"), desk.server.a_person("Bob", started=True)
    victim = desk.server.a_person("Ann", started=True)
    private = desk.server.private(bob)
    await desk.writes(private, bob, "/setup")
    form = desk.last(private)
    for chat in (group.id, victim.id):
        forged = data(Step.SAVE, Form("liverpool", chat=chat))
        form.markup = {"inline_keyboard": [[{"text": "forged", "callback_data": forged}]]}
        await desk.presses(bob, form, "forged")
    await desk.server.shares_chat(bob, GROUP, group)
    await desk.heard_all()
    assert desk.followed == []


async def test_from_one_group_no_other_is_set_up(desk: Desk) -> None:
    here, there = desk.server.a_group("Kop"), desk.server.a_group("Anfield")
    ann, bob = desk.admin(here), desk.admin(there)
    await desk.writes(here, ann, "/setup")
    form = desk.last(here)
    before = form.text
    forged = data(Step.SAVE, Form("liverpool", chat=there.id))
    form.markup = {"inline_keyboard": [[{"text": "forged", "callback_data": forged}]]}
    await desk.presses(bob, form, "forged")
    assert (desk.followed, form.text) == ([], before)


async def test_a_chat_without_the_bot(desk: Desk) -> None:
    group = desk.server.a_group("Kop")
    ann = desk.admin(group)
    desk.server.removes_bot(group)
    await desk.server.shares_chat(ann, GROUP, group)
    await desk.heard_all()
    answer = desk.last(desk.server.private(ann))
    assert "not in that chat" in answer.text
    assert answer.buttons[0][0].url == (
        f"https://t.me/{desk.server.username}?startgroup=setup&admin=pin_messages+manage_topics"
    )


async def test_a_channel_in_which_it_may_not_post(desk: Desk) -> None:
    channel = desk.server.a_channel("Match day", rights=("can_manage_chat",))
    ann = desk.admin(channel)
    await desk.server.shares_chat(ann, CHANNEL, channel)
    await desk.heard_all()
    form = desk.last(desk.server.private(ann))
    await desk.presses(ann, form, "Liverpool")
    await desk.presses(ann, form, "Save")
    assert "may not post in Match day" in form.text
    assert "Post messages" in form.text
    assert desk.followed == []
    desk.server.promotes_bot(channel, *loopback.POSTER)
    await desk.presses(ann, form, "Save")
    assert len(desk.followed) == 1


async def test_a_group_that_became_another_meanwhile(desk: Desk) -> None:
    group = desk.server.a_group("Kop")
    ann = desk.admin(group)
    await desk.server.shares_chat(ann, GROUP, group)
    await desk.heard_all()
    form = desk.last(desk.server.private(ann))
    new = await desk.server.migrates(group)
    await desk.presses(ann, form, "Liverpool")
    await desk.presses(ann, form, "Save")
    assert desk.followed[0][0] == str(new.id)


@pytest.mark.parametrize(
    "stale",
    [
        f"{OURS}q|f||liverpool",
        f"{OURS}s|f|",
        data(Step.SAVE, Form()),
        data(Step.FORM, Form(handle(LONG + "?"))),
        data(Step.SAVE, Form(handle(LONG + "?"))),
        data(Step.ELSEWHERE, Form()),
    ],
)
async def test_a_form_out_of_date_answers_kindly(desk: Desk, stale: str) -> None:
    group = desk.server.a_supergroup("Kop")
    ann = desk.admin(group)
    await desk.writes(group, ann, "/setup")
    form = desk.last(group)
    form.markup = {"inline_keyboard": [[{"text": "old", "callback_data": stale}]]}
    await desk.presses(ann, form, "old")
    assert "out of date" in form.text
    assert desk.followed == []


async def test_a_form_that_was_deleted_is_answered_anew(desk: Desk) -> None:
    group = desk.server.a_supergroup("Kop")
    ann = desk.admin(group)
    await desk.writes(group, ann, "/setup liverpool")
    form = desk.last(group)
    desk.server.deletes(form)
    await desk.presses(ann, form, "Save")
    assert desk.last(group).text.startswith("Kop follows liverpool")


async def test_it_can_be_cancelled(desk: Desk) -> None:
    group = desk.server.a_supergroup("Kop")
    ann = desk.admin(group)
    await desk.writes(group, ann, "/setup")
    form = desk.last(group)
    desk.server.fail(Fault.SERVER_ERROR, on="deleteMessage")
    await desk.presses(ann, form, "Cancel")
    assert form.text.startswith("Closed")
    assert form.buttons == []
    await desk.writes(group, ann, "/setup")
    form = desk.last(group)
    await desk.presses(ann, form, "Cancel")
    assert form.deleted


async def test_a_failure_leaves_the_form_to_press_again(desk: Desk) -> None:
    group = desk.server.a_supergroup("Kop")
    ann = desk.admin(group)
    await desk.writes(group, ann, "/setup liverpool")
    form = desk.last(group)
    desk.broken = True
    with structlog.testing.capture_logs() as logs:
        await desk.presses(ann, form, "Save")
    assert [one["event"] for one in logs if one["log_level"] != "debug"] == ["telegram_setup_failed"]
    assert "did not work" in form.text
    desk.broken = False
    await desk.presses(ann, form, "Save")
    assert form.text.startswith("Kop follows liverpool")


async def test_a_failure_in_the_beginning_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(*_: object) -> None:
        raise RuntimeError("a bug")

    group = desk.server.a_supergroup("Kop")
    monkeypatch.setattr(Desk, "teams", fails)
    await desk.restarts()
    await desk.writes(group, desk.admin(group), "/setup liverpool")
    assert "did not work" in desk.last(group).text
    assert desk.last(group).reply_to is not None


async def test_telegram_fails_and_nothing_gives_the_token_away(desk: Desk) -> None:
    group = desk.server.a_supergroup("Kop")
    ann = desk.admin(group)
    await desk.writes(group, ann, "/setup liverpool")
    form = desk.last(group)
    desk.server.fail(Fault.RESET, on="editMessageText", times=None)
    with structlog.testing.capture_logs() as logs:
        await desk.presses(ann, form, "Save")
    assert "telegram_setup_unheard" in [one["event"] for one in logs]
    assert desk.server.token.partition(":")[2] not in str(logs)
    assert len(desk.followed) == 1


@pytest.mark.parametrize(
    "buttons", [("Set up",), ("Set up", "Liverpool", "Save"), ("Set up", "Find another team")]
)
async def test_a_press_costs_three_calls(desk: Desk, buttons: tuple[str, ...]) -> None:
    """It is answered, the rights are asked for, the form changes: more would be felt."""
    group = desk.server.a_supergroup("Kop")
    ann = desk.admin(group)
    desk.server.removes_bot(group)
    desk.server.adds_bot(group, ann)
    await desk.heard_all()
    for button in buttons:
        before = len(desk.server.log)
        await desk.presses(ann, desk.last(group), button)
        calls = [one.method for one in desk.server.log[before:] if one.method != "getUpdates"]
        assert calls[0] == "answerCallbackQuery"
        assert calls[-1] == "editMessageText"
        assert set(calls[1:-1]) <= {"getChatAdministrators"}
        assert len(calls) <= 3


async def test_a_group_that_was_set_up_is_not_greeted_again(desk: Desk) -> None:
    group = desk.server.a_supergroup("Kop")
    ann = desk.admin(group)
    await desk.writes(group, ann, "/setup liverpool")
    await desk.presses(ann, desk.last(group), "Save")
    desk.server.kicks_bot(group, ann)
    desk.server.adds_bot(group, ann)
    await desk.heard_all()
    assert len(desk.server.posts(group)) == 1
