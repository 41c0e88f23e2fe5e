"""A process of its own that only calls a platform's client library, so many at once: what a fan-out without
limits is held against.

    python -m bench.bare PLATFORM API_URL TOKEN < CHANNELS

CHANNELS is the id of a channel on each line. The message is as long as a reminder.
"""

import asyncio
import secrets
import sys
from collections.abc import Awaitable, Callable, Iterator

import discord
import telegram

from bot.delivery.sender import IN_FLIGHT
from bot.platforms.discord.elsewhere import point_at
from bot.platforms.telegram.connection import connected

Call = Callable[[int], Awaitable[object]]
TITLE = "Home Town v Away City"
WORDS = "Kickoff in two hours, at 14:00 (London).\nThe League, 2025-26. Home Town play at home."
BUTTONS = ("Rate the players", "Mute this match")


async def on_discord(api_url: str, token: str, channels: list[int]) -> None:
    point_at(api_url)
    client = discord.Client(intents=discord.Intents.none())
    async with client:
        await client.login(token)

        async def call(channel: int) -> object:
            view = discord.ui.View(timeout=None)
            for number, label in enumerate(BUTTONS):
                view.add_item(discord.ui.Button(label=label, custom_id=f"{number}"))
            return await client.get_partial_messageable(channel).send(
                embeds=[discord.Embed(title=TITLE, description=WORDS)],
                view=view,
                allowed_mentions=discord.AllowedMentions.none(),
                nonce=secrets.token_hex(12),
            )

        await _all(call, channels)


async def on_telegram(api_url: str, token: str, channels: list[int]) -> None:
    bot = connected(token, api_url)
    async with bot:
        buttons = [[telegram.InlineKeyboardButton(label, callback_data=label)] for label in BUTTONS]
        markup = telegram.InlineKeyboardMarkup(buttons)

        async def call(channel: int) -> object:
            return await bot.send_message(
                channel, f"<b>{TITLE}</b>\n{WORDS}", parse_mode="HTML", reply_markup=markup
            )

        await _all(call, channels)


async def _all(call: Call, channels: list[int]) -> None:
    waiting = iter(channels)
    await asyncio.gather(*(_one_by_one(call, waiting) for _ in range(IN_FLIGHT)))


async def _one_by_one(call: Call, waiting: Iterator[int]) -> None:
    for channel in waiting:
        await call(channel)


if __name__ == "__main__":
    platform, *where = sys.argv[1:]
    ids = [int(line) for line in sys.stdin.read().split()]
    asyncio.run({"discord": on_discord, "telegram": on_telegram}[platform](where[0], where[1], ids))
