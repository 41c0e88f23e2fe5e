"""A second opinion: the real adapter on simcord, somebody else's idea of Discord, without a network.

`tests/discord_server` reads Discord's rules as we do; simcord was written by others. It puts itself in the
place of discord.py's HTTP client and gateway, so pace, retries and nonces are beyond it: those are tested on
the wire.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from gettext import NullTranslations
from typing import Any

import discord
import pytest
import simcord

from bot.chat import Action, Answer, Channel, DeliveryFailed, Failure, Message, Paragraph, Post, Text, Wishes
from bot.knowledge.occasion import Kind
from bot.platforms.discord import asking
from bot.platforms.discord.adapter import Discord
from bot.platforms.discord.commands import payload, register
from bot.platforms.discord.setup_form import BEGIN, CHANNEL, FIND, KINDS, SAVE, TEAM
from tests.discord_server import DiscordServer
from tests.platforms.discord.stage import COMMANDS, FIXTURE, Stage, until


@dataclass(frozen=True, slots=True)
class Anfield:
    """A server that the adapter is in."""

    env: simcord.Env
    adapter: Discord
    guild: simcord.GuildHandle
    general: simcord.ChannelHandle

    def fan(self, name: str = "ann", **rights: bool) -> simcord.MemberActor:
        role = self.guild.create_role(f"{name}'s", permissions=discord.Permissions(**rights))
        return self.guild.add_member(self.env.create_user(name), roles=[role])

    def seen(self, fan: simcord.MemberActor) -> list[str]:
        """What a fan reads in the channel."""
        return [message.content for message in self.general.history(viewer=fan)]


@pytest.fixture
def stage() -> Iterator[Stage]:
    """With a server that is never started: a call that got past simcord would find nobody."""
    server = DiscordServer()
    with server.pointed():
        yield Stage(server)


@pytest.fixture
def adapter(stage: Stage) -> Discord:
    return stage.adapter(shard_count=1)


@pytest.fixture
def simcord_bot(adapter: Discord) -> discord.Client:
    """What simcord's own fixture, `simcord_env`, starts and stops."""
    return adapter._client


@pytest.fixture
async def anfield(stage: Stage, adapter: Discord, simcord_env: simcord.Env) -> AsyncIterator[Anfield]:
    """The adapter sends as a worker does, as the gateway is simcord's; an event that fails fails the test."""
    running = asyncio.create_task(adapter.run(listen=False))
    await until(lambda: running.done() or adapter.logged_in)
    told = payload(COMMANDS, (), lambda _: NullTranslations())
    await register(adapter._client, told, stage.memory, guild=None)
    guild = simcord_env.create_guild("Anfield")
    yield Anfield(simcord_env, adapter, guild, guild.create_text_channel("general"))
    await adapter.close()
    await running


async def test_a_command_is_answered_for_all(stage: Stage, anfield: Anfield) -> None:
    ann, ben = anfield.fan(), anfield.fan("ben")
    said = given(await ann.slash(anfield.general, "next", team="Liverpool"))
    assert said.content == "**/next team=Liverpool**"
    assert [embed.description for embed in said.embeds] == [f"for {ann.id}"]
    assert anfield.seen(ben) == [said.content]
    assert stage.asked[0].channel == Channel("discord", str(anfield.general.id))


async def test_a_private_answer_is_for_the_asker_only(stage: Stage, anfield: Anfield) -> None:
    stage.answers = lambda request: Answer(Post("Your marks"), private=True)
    ann, ben = anfield.fan(), anfield.fan("ben")
    assert given(await ann.slash(anfield.general, "me")).ephemeral
    assert (anfield.seen(ann), anfield.seen(ben)) == (["**Your marks**"], [])


@pytest.mark.parametrize("private", [True, False])
async def test_a_late_answer_is_seen_by_whom_it_is_for(
    stage: Stage, anfield: Anfield, monkeypatch: pytest.MonkeyPatch, private: bool
) -> None:
    """Who sees it must be guessed when deferring; the first guess, private, is wrong for one of them."""
    monkeypatch.setattr(asking, "DEFER_AFTER", 0.02)
    stage.slow = 0.1
    stage.answers = lambda request: Answer(Post("Late"), private=private)
    ann, ben = anfield.fan(), anfield.fan("ben")
    for _ in range(2):
        await ann.slash(anfield.general, "me")
    assert anfield.seen(ann) == ["**Late**", "**Late**"]
    assert anfield.seen(ben) == ([] if private else ["**Late**", "**Late**"])


async def test_numbers_and_names_arrive_as_typed(stage: Stage, anfield: Anfield) -> None:
    ann = anfield.fan()
    offered = await ann.autocomplete(anfield.general, "next", "team", "li")
    assert offered == [{"name": "Liverpool", "value": "Liverpool"}]
    await ann.slash(anfield.general, "rate", player="Salah", mark=7.0)
    assert stage.asked[0].arguments == {"player": "Salah", "mark": "7"}


async def test_a_moderators_command_is_hidden_and_refused(stage: Stage, anfield: Anfield) -> None:
    ann, mod = anfield.fan(), anfield.fan("mod", manage_guild=True)
    assert "next" in ann.available_commands(anfield.general)
    assert "pause" not in ann.available_commands(anfield.general)
    stage.answers = lambda request: Answer(Post("Paused", actions=(Action("Pause", "pause"),)))
    said = given(await mod.slash(anfield.general, "pause"))
    refused = given(await ann.click(said, label="Pause"))
    assert refused.ephemeral
    assert "for moderators" in refused.content
    assert [request.may_moderate for request in stage.asked] == [True]


async def test_a_button_works_after_a_restart(stage: Stage, anfield: Anfield) -> None:
    said = given(await anfield.fan().slash(anfield.general, "next", team="Liverpool"))
    await anfield.env.restart_bot(stage.adapter(shard_count=1)._client)
    ben = anfield.fan("ben")
    pressed = given(await ben.click(said, label="Again"))
    assert pressed.ephemeral
    assert (stage.asked[1].person, stage.asked[1].arguments) == (str(ben.id), {"team": "Liverpool"})


async def test_ones_own_answer_is_replaced_in_place(stage: Stage, anfield: Anfield) -> None:
    stage.answers = lambda request: Answer(
        Post(f"Marks {len(stage.asked)}", actions=(Action("More", "rate"),)), private=True, replaces=True
    )
    ann = anfield.fan()
    await ann.click(given(await ann.slash(anfield.general, "rate", player="Salah")), label="More")
    assert anfield.seen(ann) == ["**Marks 2**"]


async def test_a_post_is_sent_quietly_and_edited_in_place(anfield: Anfield) -> None:
    platform = anfield.adapter.platform
    reference = await platform.send(a_goal(anfield.general, silent=True))
    [post] = anfield.general.history()
    assert reference == f"{anfield.general.id}/{post.id}"
    assert post.content == "**Goal!**"
    assert post.embeds[0].description == "23' Salah"
    assert post.flags.suppress_notifications
    await platform.edit(reference, a_goal(anfield.general, "No goal"))
    assert [(one.id, one.content) for one in anfield.general.history()] == [(post.id, "**No goal**")]


async def test_only_the_one_role_is_called(anfield: Anfield) -> None:
    reds, blues = (anfield.guild.create_role(name, mentionable=True) for name in ("Reds", "Blues"))
    title = f"@everyone {blues.mention} {anfield.fan().mention}"
    await anfield.adapter.platform.send(a_goal(anfield.general, title, wishes=Wishes(ping=str(reds.id))))
    [post] = anfield.env.backend.messages[anfield.general.id].values()
    assert (post.ping_role_ids, post.ping_user_ids, post.mention_everyone) == ([reds.id], [], False)


async def test_a_match_has_one_thread_and_one_event(anfield: Anfield) -> None:
    wishes = Wishes(thread=True, event=True)
    for title in ("Preview", "Goal!"):
        await anfield.adapter.platform.send(a_goal(anfield.general, title, wishes=wishes))
    await anfield.adapter.close()
    [thread] = anfield.general.threads
    assert thread.name == "Atalanta v Liverpool · 2099-04-18"
    assert [post.content for post in thread.history()] == ["**Preview**", "**Goal!**"]
    made = [call.json for call in anfield.env.http_requests if call.path.endswith("/scheduled-events")]
    assert [event["name"] for event in made if isinstance(event, dict)] == ["Atalanta v Liverpool"]


async def test_a_forum_gets_a_thread_that_begins_with_the_post(anfield: Anfield) -> None:
    forum = anfield.guild.create_forum_channel("matches")
    reference = await anfield.adapter.platform.send(a_goal(forum))
    [thread] = forum.threads
    assert reference == f"{thread.id}/{thread.id}"
    assert [post.content for post in thread.history()] == ["**Goal!**"]


async def test_a_channel_closed_to_the_bot_is_told_as_such(anfield: Anfield) -> None:
    assert anfield.guild.me is not None
    silence = discord.PermissionOverwrite(send_messages=False)
    closed = anfield.guild.create_text_channel("closed", overwrites={anfield.guild.me: silence})
    with pytest.raises(DeliveryFailed) as failed:
        await anfield.adapter.platform.send(a_goal(closed))
    assert failed.value.failure is Failure.GONE


async def test_a_server_is_set_up_with_three_selects_a_search_and_a_button(
    stage: Stage, anfield: Anfield
) -> None:
    matches = anfield.guild.create_text_channel("matches")
    client = anfield.adapter._client
    client.dispatch("guild_join", client.get_guild(anfield.guild.id))  # simcord's bot was always there
    await anfield.env.settle()
    welcome = anfield.general.last_message
    assert welcome is not None
    mod = anfield.fan("mod", manage_guild=True)
    form = given(await mod.click(welcome, custom_id=BEGIN))
    assert form.ephemeral
    await mod.select(form, ["Atalanta"], custom_id=TEAM)
    await mod.select(form, [matches], custom_id=CHANNEL)
    await mod.select(form, ["goals"], custom_id=KINDS)
    await mod.submit_modal(await mod.click(form, custom_id=FIND), {"name": "west"})
    await mod.click(form, custom_id=SAVE)
    where = Channel("discord", str(matches.id))
    assert stage.followed == [(where, "matches", "Anfield", "West Ham United", frozenset({"goal"}))]
    assert "#matches follows West Ham United" in anfield.seen(mod)[-1]


def given(said: simcord.InteractionResult) -> simcord.ResponseMessage:
    """The answer to a command or a button."""
    assert said.response is not None
    return said.response


def a_goal(channel: simcord.ChannelHandle, title: str = "Goal!", **more: Any) -> Message:
    post = Post(title, (Paragraph((Text("23' Salah"),)),))
    where = Channel("discord", str(channel.id))
    return Message(where, f"key of {title}"[:25], Kind.GOAL, "the-match", 1, post, fixture=FIXTURE, **more)
