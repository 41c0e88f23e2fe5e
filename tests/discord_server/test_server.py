"""The real discord.py posts: messages, pictures, components, threads, events, commands."""

from datetime import timedelta

import discord
import pytest

from tests.discord_server import DiscordServer, Kind, rights
from tests.discord_server.conftest import guild_of, text_channel
from tests.discord_server.fan_bot import FanBot


async def test_a_message_with_the_same_nonce_is_posted_once(server: DiscordServer, bot: FanBot) -> None:
    channel = guild_of(server).channel("match-day")
    target = text_channel(bot, channel.id)
    first = await target.send("Kick-off at 20:00", nonce="occasion-1")
    again = await target.send("Kick-off at 20:00", nonce="occasion-1")
    assert first.id == again.id
    assert [m.text for m in server.posts(channel)] == ["Kick-off at 20:00"]
    server.pass_time(121)
    late = await target.send("Kick-off at 20:00", nonce="occasion-1")
    assert late.id != first.id
    assert server.violations == []


async def test_messages_are_edited_pinned_listed_and_deleted(server: DiscordServer, bot: FanBot) -> None:
    channel = guild_of(server).channel("match-day")
    target = text_channel(bot, channel.id)
    embed = discord.Embed(title="Liverpool 0–1 Atalanta", description="Scamacca 38'").set_footer(text="ESPN")
    live = await target.send(embed=embed, silent=True)
    embed.title = "Liverpool 0–2 Atalanta"
    await live.edit(embed=embed)
    await live.pin()
    kept = server.posts(channel)[0]
    assert kept.silent
    assert kept.pinned
    assert kept.text.startswith("Liverpool 0–2")
    assert [e.text.splitlines()[0] for e in kept.edits] == ["Liverpool 0–2 Atalanta"]
    assert [m.id async for m in target.history()] == [live.id]
    assert [m.id async for m in target.pins()] == [live.id]
    await live.delete()
    assert server.posts(channel) == []
    assert server.violations == []


async def test_a_picture_comes_with_its_description(
    server: DiscordServer, bot: FanBot, tmp_path: object
) -> None:
    channel = guild_of(server).channel("match-day")
    target = text_channel(bot, channel.id)
    card = discord.File(__file__, filename="card.png", description="Liverpool in 4-3-3")
    sent = await target.send(
        file=card, embed=discord.Embed(title="XI").set_image(url="attachment://card.png")
    )
    kept = server.posts(channel)[0]
    assert kept.attachments[0].description == "Liverpool in 4-3-3"
    assert kept.embeds[0]["image"]["url"] == sent.attachments[0].url
    assert (await sent.attachments[0].read()).startswith(b'"""The real discord.py')
    assert server.violations == []


async def test_an_edit_keeps_the_files_it_names_and_no_others(server: DiscordServer, bot: FanBot) -> None:
    channel = guild_of(server).channel("match-day")
    target = text_channel(bot, channel.id)
    sent = await target.send(
        "XI", files=[discord.File(__file__, "home.png"), discord.File(__file__, "away.png")]
    )
    home, _ = sent.attachments
    shown = discord.Embed(title="XI").set_image(url="attachment://home.png")
    await sent.edit(embed=shown, attachments=[home, discord.File(__file__, "bench.png")])
    kept = server.posts(channel)[0]
    assert [each.filename for each in kept.attachments] == ["home.png", "bench.png"]
    assert kept.attachments[0].id == home.id
    assert kept.embeds[0]["image"]["url"] == home.url
    await sent.edit(content="No XI yet", embed=None, attachments=[])
    assert kept.attachments == []
    assert server.violations == []


async def test_files_ask_for_a_right_of_their_own(server: DiscordServer, bot: FanBot) -> None:
    channel = guild_of(server).channel("match-day")
    target = text_channel(bot, channel.id)
    sent = await target.send("XI")
    server.set_rights(channel, deny=rights.ATTACH_FILES)
    with pytest.raises(discord.Forbidden):
        await target.send("XI", file=discord.File(__file__, "xi.png"))
    with pytest.raises(discord.Forbidden):
        await sent.edit(attachments=[discord.File(__file__, "xi.png")])
    assert server.posts(channel)[0].attachments == []


async def test_components_v2_are_taken_and_read(server: DiscordServer, bot: FanBot) -> None:
    channel = guild_of(server).channel("match-day")
    view = discord.ui.LayoutView(timeout=None)
    box = discord.ui.Container[discord.ui.LayoutView](accent_colour=0xC8102E)
    box.add_item(discord.ui.TextDisplay("## Team news"))
    box.add_item(discord.ui.Separator())
    box.add_item(
        discord.ui.MediaGallery(discord.MediaGalleryItem("attachment://xi.png", description="The XI"))
    )
    row = discord.ui.ActionRow[discord.ui.LayoutView]()
    row.add_item(discord.ui.Button(label="Says who?", custom_id="v1:sources"))
    box.add_item(row)
    view.add_item(box)
    sent = await text_channel(bot, channel.id).send(view=view, file=discord.File(__file__, filename="xi.png"))
    assert sent.flags.components_v2
    assert server.posts(channel)[0].text == "## Team news\nSays who?"
    assert server.violations == []


async def test_what_breaks_a_rule_is_refused_and_recorded(server: DiscordServer, bot: FanBot) -> None:
    target = text_channel(bot, guild_of(server).channel("match-day").id)
    with pytest.raises(discord.HTTPException) as refused:
        await target.send("x" * 2001)
    assert refused.value.code == 50035
    with pytest.raises(discord.HTTPException):
        await target.send(
            embeds=[discord.Embed(description="x" * 4000), discord.Embed(description="x" * 2001)]
        )
    twins = discord.ui.View()
    for _ in range(2):
        twins.add_item(discord.ui.Button(label="Twin", custom_id="v1:twin"))
    with pytest.raises(discord.HTTPException):
        await target.send("Twins", view=twins)
    with pytest.raises(discord.HTTPException):
        await target.send("")
    assert len(server.violations) == 4


async def test_a_message_that_could_ping_is_recorded(server: DiscordServer, bot: FanBot) -> None:
    guild = guild_of(server)
    kop = server.a_role(guild, "Kop")
    target = text_channel(bot, guild.channel("match-day").id)
    only = discord.AllowedMentions(everyone=False, users=False, roles=[discord.Object(kop.id)])
    await target.send(f"<@&{kop.id}> @everyone", allowed_mentions=only)
    assert server.posts(guild.channel("match-day"))[0].pings == [f"<@&{kop.id}>"]
    assert server.violations == []
    await target.send("@everyone", allowed_mentions=discord.AllowedMentions.all())
    assert len(server.violations) == 1


async def test_threads_forum_posts_and_crossposts(server: DiscordServer, bot: FanBot) -> None:
    guild = guild_of(server)
    server.a_channel(guild, "news", Kind.ANNOUNCEMENT)
    server.a_channel(guild, "matches", Kind.FORUM, tags=("Europe",))
    await bot.hears("CHANNEL_CREATE", times=2)
    news = text_channel(bot, guild.channel("news").id)
    told = await news.send("Full time")
    await told.publish()
    assert server.posts(guild.channel("news"))[0].crossposted
    general = text_channel(bot, guild.channel("general").id)
    opened = await (await general.send("Preview")).create_thread(name="Liverpool v Atalanta")
    await opened.send("Line-ups")
    await opened.edit(archived=True)
    assert guild.channel("Liverpool v Atalanta").archived
    forum = bot.get_channel(guild.channel("matches").id)
    assert isinstance(forum, discord.ForumChannel)
    post = await forum.create_thread(name="First leg", content="Preview", applied_tags=forum.available_tags)
    assert [m.text for m in server.posts(guild.channel("First leg"))] == ["Preview"]
    assert post.thread.id == post.message.id
    lone = await general.create_thread(name="Second leg", type=discord.ChannelType.public_thread)
    await lone.send("Preview")
    assert server.violations == []


async def test_scheduled_events_are_made_moved_and_cancelled(server: DiscordServer, bot: FanBot) -> None:
    guild = guild_of(server)
    start = discord.utils.utcnow().replace(microsecond=0) + timedelta(days=1)
    event = await bot.guilds[0].create_scheduled_event(
        name="Liverpool v Atalanta",
        start_time=start,
        end_time=start + timedelta(hours=2),
        entity_type=discord.EntityType.external,
        privacy_level=discord.PrivacyLevel.guild_only,
        location="Anfield",
    )
    later = start + timedelta(hours=1)
    event = await event.edit(start_time=later, end_time=later + timedelta(hours=2))
    assert [e.name for e in await bot.guilds[0].fetch_scheduled_events()] == ["Liverpool v Atalanta"]
    await event.cancel()
    assert guild.events[event.id]["status"] == 4
    assert server.violations == []


async def test_commands_are_refused_where_a_name_is_wrong(server: DiscordServer, bot: FanBot) -> None:
    number = bot.application_id
    assert number is not None
    registered = [command["name"] for command in server.world.commands[None]]
    with pytest.raises(discord.HTTPException) as refused:
        await bot.http.bulk_upsert_global_commands(number, [{"name": "Next", "description": "x", "type": 1}])
    assert refused.value.code == 50035
    assert [command["name"] for command in server.world.commands[None]] == registered
    assert len(server.violations) == 1
