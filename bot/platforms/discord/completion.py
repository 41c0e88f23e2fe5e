"""What a half-typed option could become."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import discord
import structlog
from discord import app_commands

from bot.chat import Choice, Unfinished
from bot.platforms.asks import Complete
from bot.platforms.discord.asking import Asking
from bot.platforms.text import clean, cut, units

log = structlog.get_logger()


MOST = 25
LONGEST = 100
WITHIN = 2.0
"""Seconds; later than three nobody is shown anything, and an empty list at least stops the waiting."""


async def suggest(interaction: discord.Interaction[Any], complete: Complete, asking: Asking) -> None:
    """Answers with what is likely; with nothing where that takes too long or fails."""
    try:
        async with asyncio.timeout(WITHIN):
            found = await _choices(interaction, complete, asking)
    except Exception as error:  # typing on is no reason for an error message
        log.warning("discord_completion_failed", error=repr(error))
        found = []
    try:
        await interaction.response.autocomplete(found)
    except (discord.HTTPException, OSError, TimeoutError) as error:
        log.info("discord_completion_unheard", error=str(error))


async def _choices(
    interaction: discord.Interaction[Any], complete: Complete, asking: Asking
) -> list[app_commands.Choice[str]]:
    data: Mapping[str, Any] = interaction.data or {}
    typed = next((option for option in data.get("options", ()) if option.get("focused")), None)
    if typed is None:
        return []
    channel, look = await asking.place(interaction)
    given = {str(one["name"]): str(one["value"]) for one in data["options"] if one is not typed}
    name, argument, so_far = str(data["name"]), str(typed["name"]), str(typed["value"])
    who, language = str(interaction.user.id), str(interaction.locale)
    found = await complete(Unfinished(name, argument, so_far, channel, look, given, who, language))
    return choices(found)


def choices(found: Sequence[Choice]) -> list[app_commands.Choice[str]]:
    """As Discord takes them. One whose value is too long is left out: cut, it would mean something else."""
    return [
        app_commands.Choice(name=cut(clean(choice.label), LONGEST), value=choice.value)
        for choice in found
        if clean(choice.label) and 0 < units(choice.value) <= LONGEST
    ][:MOST]
