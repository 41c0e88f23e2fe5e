"""The newcomer's walk of docs/first-steps.md in a chat: the same steps, and what one is said to see."""

import asyncio

import pytest

from bot.platforms.discord.setup_form import BEGIN, CHANNEL, FIND, SAVE
from tests.discord_server import Exchange, Guild, Message
from tests.discord_server.message import walk
from tests.discord_server.rights import MANAGE_GUILD
from tests.moderating.document import not_shown
from tests.moderating.ground import Ground
from tests.moderating.noticing import WITHIN
from tests.moderating.on_discord import OnDiscord, seen
from tests.moderating.on_telegram import OnTelegram, read
from tests.moderating.seen import Seen

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_on_discord(here: Ground) -> None:
    server = here.discord
    guild = await invited(here)
    [welcome], matchday = server.posts(guild.channel("lobby")), guild.channel("matchday")
    ann = OnDiscord(here, guild, matchday, server.a_member("ann", permissions=MANAGE_GUILD))
    shown = [welcome.text]
    form = await server.press(welcome, BEGIN, ann.member)
    shown += [seen(form).text, *menus(its_message(form))]
    search = await server.press(its_message(form), FIND, ann.member)
    assert search.modal is not None
    shown += [str(search.modal["title"]), *(str(one.get("label", "")) for one in search.modal["components"])]
    await server.submit(search, {"name": "riverside"})
    await server.choose(its_message(form), CHANNEL, [matchday], ann.member)
    saved = await server.press(its_message(form), SAVE, ann.member)
    async with asyncio.timeout(WITHIN):
        while "follows" not in its_message(saved).text:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    shown.append(its_message(saved).text)
    shown += await first_reminder(ann)
    assert not_shown("On Discord", shown) == []


async def invited(here: Ground) -> Guild:
    """A server that the bot comes into and greets, as it does once it knows all those that it was in."""
    async with asyncio.timeout(WITHIN):
        while not await here.has_looked_round():  # noqa: ASYNC110 - the store tells when it is asked
            await asyncio.sleep(0.05)
        guild = here.discord.a_guild("Reds", channels=("lobby", "matchday"))
        here.discord.join(guild)
        while not here.discord.posts(guild.channel("lobby")):  # noqa: ASYNC110 - and so does this server
            await asyncio.sleep(0.01)
    return guild


async def test_on_telegram(here: Ground) -> None:
    server = here.telegram
    who = server.a_person("Ann", started=True)
    group = server.a_supergroup("Reds", owner=who)
    ann = OnTelegram(here, group, group, who)
    server.removes_bot(group)
    server.adds_bot(group, who)
    greeting = read(await here.noticing.until(lambda: next(iter(server.posts(group)), None)))
    asked = await ann.presses_here(greeting, "Set up")
    shown = [greeting.text, asked.text]
    chosen = await ann.gives("setup", "Riverside Reds")
    shown += [chosen.text, *chosen.buttons, *asked.buttons]
    saved = await ann.presses_here(chosen, "Save")
    shown.append(saved.text)
    shown += await first_reminder(ann)
    assert not_shown("On Telegram", shown) == []


async def first_reminder(ann: OnDiscord | OnTelegram) -> list[str]:
    """What is planned; the first reminder as it will look; and, for the impatient, sent at once."""
    listed = await ann.gives("upcoming")
    seen_ = await ann.presses(listed, next(label for label in listed.buttons if "reminder" in label))
    sent = await ann.presses(seen_, "Send it now")
    post = await ann.posted("Hill Greens")
    return [*told(listed), *told(seen_), *told(sent), post]


def told(seen_: Seen) -> list[str]:
    return [seen_.text, *seen_.buttons]


def its_message(exchange: Exchange) -> Message:
    assert exchange.message is not None
    return exchange.message


def menus(message: Message) -> list[str]:
    """What the menus of a form say, and offer."""
    options = [option for one in walk(message.components) for option in one.get("options", ())]
    return [str(option["label"]) for option in options]
