"""What the bot may do in one channel of Discord, as its moderators read it."""

from gettext import NullTranslations

import discord
import pytest

from bot.chat import DeliveryFailed, Failure, Permission
from bot.platforms.discord.permissions import permissions
from tests.discord_server.rights import PIN_MESSAGES, SEND_MESSAGES
from tests.platforms.discord.stage import Stage


async def looked_at(stage: Stage, address: str) -> dict[str, Permission]:
    with stage.server.pointed():
        client = discord.Client(intents=discord.Intents.none())
        try:
            await client.login(stage.server.token)
            found = await permissions(client, address, NullTranslations())
        finally:
            await client.close()
    return {one.name: one for one in found}


async def test_what_is_granted_and_what_is_not(stage: Stage) -> None:
    stage.channel().deny = SEND_MESSAGES | PIN_MESSAGES
    found = await looked_at(stage, str(stage.channel().id))
    assert list(found)[:3] == ["View Channel", "Send Messages", "Embed Links"]
    assert (found["Send Messages"].granted, found["Send Messages"].needed) == (False, True)
    assert (found["Pin Messages"].granted, found["Pin Messages"].needed) == (False, False)
    assert found["Read Message History"].granted
    assert "#general" in found["Send Messages"].advice


@pytest.mark.parametrize("address", ["1", "no channel"])
async def test_a_channel_that_is_not_there(stage: Stage, address: str) -> None:
    with pytest.raises(DeliveryFailed) as failed:
        await looked_at(stage, address)
    assert failed.value.failure in (Failure.GONE, Failure.REFUSED)
