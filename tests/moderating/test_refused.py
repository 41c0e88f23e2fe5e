"""Whoever does not moderate is refused, whichever way they come, and nothing is changed by it."""

from dataclasses import dataclass, replace

import pytest
import pytest_asyncio

from handlers.table import TABLE
from storage import moderators
from storage.moderators import PERSON, ROLE
from storage.moderators import Moderator as Named
from tests.discord_server import CannotAsk
from tests.discord_server.rights import ADMINISTRATOR, EMBED_LINKS
from tests.moderating.ground import Ground
from tests.moderating.moderator import Moderator
from tests.moderating.on_discord import OnDiscord, a_moderator_on_discord
from tests.moderating.on_telegram import OnTelegram, a_moderator_on_telegram
from tests.moderating.seen import Seen
from tests.telegram_server import Status

pytestmark = pytest.mark.asyncio(loop_scope="session")

OURS = [entry.command for entry in TABLE if entry.command.moderators_only]
ARGUMENTS = {"settings": ("export",)}
"""What a command cannot be given without."""
REFUSED = "for moderators"


@dataclass
class Strangers:
    """Members of communities that they do not moderate; nothing they do leaves anything behind."""

    ben: OnDiscord
    help: Seen
    """An answer that Ben has, to forge buttons below."""
    carol: OnTelegram


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def strangers(here: Ground) -> Strangers:
    ben = a_moderator_on_discord(here).other()
    return Strangers(ben, await ben.gives("help"), a_moderator_on_telegram(here).other("Carol"))


@pytest.mark.parametrize("command", [one.name for one in OURS])
async def test_each_command_is_refused_to_a_member(strangers: Strangers, command: str) -> None:
    """On Discord by a client that is not offered it, by one of a server that opened it to all, and by a
    forged button; on Telegram in the group and by a forged link."""
    ben, carol, given = strangers.ben, strangers.carol, ARGUMENTS.get(command, ())
    with pytest.raises(CannotAsk, match="hidden"):
        await replace(ben, asks_honestly=True).gives(command, *given)
    for refused in (await ben.gives(command, *given), await ben.forges(strangers.help, command, sure="1")):
        assert refused.alone
        assert REFUSED in refused.text
        assert not refused.files
    assert REFUSED in (await carol.gives(command, *given)).text
    link = await carol.forged(command, {"sure": "1"})
    assert REFUSED in (await carol.writes_in_private("start", link)).text
    for member in (ben, carol):
        assert await member.ground.settings(member.channel) is None


async def test_on_discord_what_a_form_says_is_refused_too(on_discord: OnDiscord) -> None:
    form = await on_discord.opens("article")
    ben = on_discord.other()
    refused = await ben.submits(form, {"article": "Okonkwo is out."})
    assert REFUSED in refused.text


async def test_a_button_of_somebody_elses_answer_is_refused(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    asked = await ann.gives("pause", "2h")
    ben = ann.other()
    assert REFUSED in (await ben.presses(asked, "Yes")).text
    assert (await ann.ground.known(ann.channel)).paused_reason is None
    await ann.presses(asked, "Yes")
    assert (await ann.ground.known(ann.channel)).paused_reason is not None


async def test_who_lost_the_rights_meanwhile_is_refused(ann: Moderator, no_memory_of_rights: None) -> None:
    await ann.gives("follow", "Riverside Reds")
    asked = await ann.gives("pause", "2h")
    ann.loses_rights()
    assert REFUSED in (await ann.presses(asked, "Yes")).text
    assert REFUSED in (await ann.gives("stop")).text
    known = await ann.ground.known(ann.channel)
    assert known.paused_reason is None
    assert len(await ann.ground.audited(ann.channel)) == 1


async def test_somebody_is_made_a_moderator_and_is_none_any_more(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    ben = ann.other()
    assert REFUSED in (await ben.gives("pause")).text
    named = await ann.names(ben)
    assert "Ben" in named.text
    known = await ann.ground.known(ann.channel)
    async with ann.ground.store.read() as conn:
        [kept] = await moderators.of_community(conn, known.community)
    assert (kept.kind, kept.ref) == (PERSON, ben.person)
    assert any(label.startswith("Yes") for label in (await ben.gives("pause")).buttons)
    # and may not hand that on
    carol = ann.other("Carol")
    assert not (await ben.names(carol)).files
    assert REFUSED in (await carol.gives("pause")).text
    gone = await ann.presses(named, "Remove")
    await ann.presses(gone, "Yes")
    assert REFUSED in (await ben.gives("pause")).text
    told = [one.entry.what for one in await ann.ground.audited(ann.channel)]
    assert told == ["moderators", "moderators", "follow"]


async def test_a_role_of_a_discord_server_moderates(on_discord: OnDiscord) -> None:
    ann = on_discord
    steward = ann.other("steward")
    steward.member.permissions = EMBED_LINKS
    assert REFUSED in (await steward.gives("pause")).text
    await ann.gives("follow", "Riverside Reds")
    [role] = steward.member.role_ids
    await ann.gives("moderators", "add", f"<@&{role}>")
    known = await ann.ground.known(ann.channel)
    async with ann.ground.store.read() as conn:
        assert list(await moderators.of_community(conn, known.community)) == [
            Named(ROLE, str(role), f"may {EMBED_LINKS}")
        ]
    assert "Pause" in (await steward.gives("pause")).text
    steward.member.permissions = 0
    assert REFUSED in (await steward.gives("pause")).text
    for everybody in (f"<@&{ann.guild.id}>", "@everyone", "<@&1>"):
        await ann.gives("moderators", "add", everybody)
    async with ann.ground.store.read() as conn:
        assert len(await moderators.of_community(conn, known.community)) == 1
    assert REFUSED in (await ann.other("fan").gives("pause")).text


async def test_who_administers_a_discord_server_moderates(on_discord: OnDiscord) -> None:
    boss = on_discord.other("boss")
    boss.member.permissions = ADMINISTRATOR
    assert "Riverside Reds" in (await boss.gives("follow", "Riverside Reds")).text


# --- Telegram's anonymous administrators, and channels


async def test_an_anonymous_administrator_is_answered_by_a_link(on_telegram: OnTelegram) -> None:
    ann = on_telegram
    ann.server.is_in(ann.group, ann.who, Status.ADMINISTRATOR, anonymous=True)
    link = await ann.gives_anonymously("follow", "Riverside Reds")
    assert "Riverside Reds" not in link.text
    assert ann.ground.telegram.username in link.link
    opened = await ann.writes_in_private("start", link.start)
    assert "Riverside Reds" in opened.text
    assert len(await ann.ground.audited(ann.channel)) == 1
    ben = ann.other()
    assert REFUSED in (await ben.writes_in_private("start", link.start)).text


async def test_a_link_does_not_do_a_second_time_what_was_done(on_telegram: OnTelegram) -> None:
    ann = on_telegram
    await ann.gives("follow", "Riverside Reds")
    for score in ("3-1", "4-1"):
        await ann.presses(await ann.gives("correct", "score", score), "Yes")
    link = await ann.gives_anonymously("undo")
    assert len([one for one in await ann.ground.audited(ann.channel) if one.undone]) == 1
    await ann.writes_in_private("start", link.start)
    assert len([one for one in await ann.ground.audited(ann.channel) if one.undone]) == 1


async def test_who_writes_as_another_chat_decides_nothing(on_telegram: OnTelegram) -> None:
    ann = on_telegram
    refused = await ann.gives_in_the_name_of(ann.other_group, "/follow Riverside Reds")
    assert REFUSED in refused.text
    assert await ann.ground.settings(ann.channel) is None


async def test_a_post_in_a_channel_is_a_moderators(on_telegram: OnTelegram) -> None:
    ann = on_telegram
    club = ann.in_a_club_channel()
    link = await club.posts_there("/follow Riverside Reds")
    opened = await club.writes_in_private("start", link.start)
    assert "Riverside Reds" in opened.text
    assert len(await club.ground.audited(club.channel)) == 1
