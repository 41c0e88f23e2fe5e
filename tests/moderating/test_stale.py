"""Buttons that are pressed too late, twice, elsewhere, or that were never there."""

import pytest

from storage import channels, kept_settings
from tests.moderating.ground import OVER
from tests.moderating.moderator import FILE, Moderator
from tests.moderating.on_discord import OnDiscord
from tests.moderating.on_telegram import OnTelegram
from tests.moderating.test_putting_right import dossier

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_press_that_comes_twice_counts_once(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    asked = await ann.gives("pause", "2h")
    await ann.replays(asked, "Yes")
    page = await ann.gives("audit")
    assert page.text
    assert [one.entry.what for one in await ann.ground.audited(ann.channel)] == ["pause", "follow"]


async def test_a_correction_is_made_once_however_often_it_is_pressed(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    asked = await ann.gives("correct", "score", "3-1")
    kept = await ann.arguments(asked, "Yes")
    await ann.presses(asked, "Yes")
    again = await ann.forges(asked, "correct", **kept)
    assert not any(label.startswith(("Yes", "Undo")) for label in again.buttons)
    assert [one.entry.what for one in await ann.ground.audited(ann.channel)] == ["correct", "follow"]


async def test_a_correction_of_another_community_cannot_be_pressed_here(ann: Moderator) -> None:
    abroad = ann.abroad()
    for one in (ann, abroad):
        await one.gives("follow", "Riverside Reds")
    asked = await ann.gives("correct", "score", "3-1")
    await abroad.forges(await abroad.gives("help"), "correct", **(await ann.arguments(asked, "Yes")))
    for one in (ann, abroad):
        found = (await dossier(one, OVER.key)).result
        assert found is not None
        assert found.value.score.home == 2
    corrected = await ann.presses(asked, "Yes")
    undone = await ann.presses(corrected, "Undo")
    again = await ann.arguments(undone, "Correct it again")
    await abroad.forges(await abroad.gives("help"), "correct", **again)
    found = (await dossier(ann, OVER.key)).result
    assert found is not None
    assert found.value.score.home == 2


async def test_settings_that_were_brought_again_meanwhile_are_not_put_in(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    first = (await ann.gives("settings", "export")).files[FILE]
    await ann.gives("quiet", "23:00 8:00")
    second = (await ann.gives("settings", "export")).files[FILE]
    await ann.gives("digest", "monday 9:00")
    asked = await ann.gives("settings", "import", file=first)
    await ann.gives("settings", "import", file=second)
    known = await ann.ground.known(ann.channel)
    async with ann.ground.store.read() as conn:
        before = await kept_settings.take(conn, known)
    late = await ann.presses(asked, "Yes")
    assert late.text
    async with ann.ground.store.read() as conn:
        assert await kept_settings.take(conn, known) == before


async def test_settings_are_never_copied_into_another_community(ann: Moderator) -> None:
    abroad = ann.abroad()
    await ann.gives("follow", "Riverside Reds")
    await abroad.gives("follow", "The Cup")
    number = str((await ann.ground.known(abroad.channel)).id)
    await ann.forges(await ann.gives("help"), "settings", do="copy", to=number, sure="1")
    async with ann.ground.store.read() as conn:
        assert await channels.followed(conn, int(number)) == ["competition:cup"]
    assert [one.entry.what for one in await ann.ground.audited(abroad.channel)] == ["follow"]


async def test_a_button_of_another_channel_means_the_one_it_is_pressed_in(of_two: Moderator) -> None:
    ann, banter = of_two, of_two.elsewhere()
    for one in (ann, banter):
        await one.gives("follow", "Riverside Reds")
    seen = await ann.presses(await ann.gives("upcoming"), "1 · preview")
    skip = await ann.arguments(seen, "Skip")
    await banter.forges(await banter.gives("help"), "upcoming", **skip)
    told = await ann.ground.audited(ann.channel)
    there = await ann.ground.known(banter.channel)
    assert (told[0].entry.what, told[0].entry.channel) == ("skip", there.id)


async def test_what_is_not_followed_any_more_cannot_be_stopped_again(ann: Moderator) -> None:
    await ann.gives("follow", "The Cup")
    both = await ann.gives("follow", "Riverside Reds")
    await ann.gives("unfollow", "Riverside Reds")
    late = await ann.forges(both, "unfollow", what="team:reds")
    assert "not followed" in late.text
    assert len(await ann.ground.audited(ann.channel)) == 3


async def test_a_post_that_is_not_planned_any_more_is_not_sent(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    listed = await ann.gives("upcoming")
    await ann.gives("reminders", "remove 2h")
    late = await ann.forges(listed, "upcoming", **(await ann.arguments(listed, "2 · reminder")), do="send")
    assert late.alone
    assert ann.posts() == []


FORGED: tuple[tuple[str, dict[str, str]], ...] = (
    ("unfollow", {"what": "team:blues", "sure": "1"}),
    ("moderators", {"do": "remove", "who": "person:1", "sure": "1"}),
    ("settings", {"do": "import", "file": "0" * 16, "sure": "1"}),
    ("settings", {"do": "copy", "to": "99999999999999999999", "sure": "1"}),
    ("upcoming", {"post": "zz", "do": "send"}),
    ("upcoming", {"post": "²", "do": "send"}),
    ("missed", {"post": "1"}),
    ("missed", {"post": "9" * 30}),
    ("correct", {"kept": "zz"}),
    ("correct", {"again": "1"}),
    ("news", {"do": "withdraw", "claim": "1"}),
    ("feeds", {"do": "trust", "feed": "1"}),
    ("audit", {"page": "9" * 9}),
    ("posts", {"kind": "goal", "to": "maybe"}),
    ("posts", {"kind": "notice", "to": "on"}),
    ("options", {"option": "ping", "value": "1"}),
    ("options", {"option": "language", "value": "x" * 40}),
    ("quiet", {"hours": "25:00 8:00"}),
    ("reminders", {"remove": "zz"}),
    ("ballots", {"set": "zz", "to": "1"}),
)
NEVER_OURS = ("1|nonsense|", "9|pause|sure=1", "pause", "1|pause", "setup1|none", "1||", "\x00")
NO_CODES = ("pause_9c3VyZT0x", "pause_1!!", "nonsense_1", "pause_kAAAAAAAAAAAAAAAA", "_1", "s1", "é")


async def test_a_forged_button_changes_nothing(ann: Moderator) -> None:
    """Even by somebody who may press it, and never a word of a bug."""
    begun = await ann.gives("follow", "Riverside Reds")
    for command, arguments in FORGED:
        told = await ann.forges(begun, command, **arguments)
        assert "did not work" not in told.text, (command, arguments)
        noted = [one.entry.what for one in await ann.ground.audited(ann.channel)]
        assert noted == ["follow"], (command, arguments)
    assert ann.posts() == []


async def test_an_id_that_was_never_ours_is_out_of_date(on_discord: OnDiscord) -> None:
    ann = on_discord
    begun = await ann.gives("follow", "Riverside Reds")
    for code in NEVER_OURS:
        told = await ann.sends_id(begun, code)
        assert told.alone, code
        assert "out of date" in told.text or "did not work" in told.text, code
    assert len(await ann.ground.audited(ann.channel)) == 1


async def test_data_that_were_never_ours_are_out_of_date(on_telegram: OnTelegram) -> None:
    ann = on_telegram
    begun = await ann.gives("follow", "Riverside Reds")
    for code in NO_CODES:
        told = await ann.presses_id(begun, code)
        assert "out of date" in told.text, code
    assert len(await ann.ground.audited(ann.channel)) == 1
