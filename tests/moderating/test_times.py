"""What is posted and when: kinds, reminders, quiet hours, the digest, options."""

import pytest

from bot.chat import Detail
from bot.knowledge.occasion import Kind
from storage import channels, reminders
from storage.channels import Quiet
from storage.reminders import Reminder
from tests.moderating.moderator import Moderator
from tests.moderating.on_discord import OnDiscord
from tests.moderating.on_telegram import OnTelegram

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def kinds(ann: Moderator) -> set[Kind]:
    known = await ann.ground.known(ann.channel)
    async with ann.ground.store.read() as conn:
        return {rule.kind for rule in await channels.rules_of(conn, known.id)}


async def reminders_of(ann: Moderator) -> list[Reminder]:
    known = await ann.ground.known(ann.channel)
    async with ann.ground.store.read() as conn:
        return await reminders.of_channel(conn, known.id)


async def changes(ann: Moderator, what: str) -> list[tuple[object, object]]:
    """Of one sort, oldest first."""
    noted = reversed(await ann.ground.audited(ann.channel))
    return [(one.entry.before, one.entry.after) for one in noted if one.entry.what == what]


async def test_kinds_of_post_are_switched_by_buttons_and_in_words(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    page = await ann.gives("posts")
    during = await ann.presses(page, "During the match")
    assert Kind.GOAL in await kinds(ann)
    switched = await ann.presses(during, "☑ Goals")
    assert "☐ Goals" in switched.text
    assert Kind.GOAL not in await kinds(ann)
    again = await ann.gives("posts", "Goals", "on")
    assert "☑ Goals" in again.buttons
    assert Kind.GOAL in await kinds(ann)
    await ann.presses(again, "☐ Live: goals only")
    assert (await ann.ground.known(ann.channel)).detail is Detail.GOALS
    told = await changes(ann, "posts")
    assert told[:2] == [({"goal": "on"}, {"goal": "off"}), ({"goal": "off"}, {"goal": "on"})]


async def test_reminders_come_as_they_are_wanted(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    await ann.gives("options", "zone", "London")
    assert [one.lead for one in await reminders_of(ann)] == ["PT7200S", "PT900S"]
    added = await ann.gives("reminders", "add 90m")
    assert "1 hour 30 minutes before kickoff" in added.text
    await ann.gives("reminders", "add 2h")  # is there already
    local = await ann.gives("reminders", "add 1d 18:00 local say Up the Reds!")
    assert "Up the Reds!" in local.text
    assert "18:00" in local.text
    assert Reminder("P1D18:00 Europe/London", (), "", "", "Up the Reds!") in await reminders_of(ann)
    left = await ann.gives("reminders", "remove 90m")
    assert "1 hour 30 minutes" not in left.text
    gone = await ann.presses(left, "Remove: the day before")
    assert "Add: the day before" in " ".join(gone.buttons)
    assert [one.lead for one in await reminders_of(ann)] == ["PT7200S", "PT900S"]
    assert len(await changes(ann, "reminders")) == 4


async def test_what_is_no_reminder_is_told_how_it_is_done(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    told = await ann.gives("reminders", "add soon")
    assert "90m" in told.text
    page = await ann.presses(told, "The reminders as they are")
    assert "2 hours before kickoff" in page.text
    assert len(await reminders_of(ann)) == 2


async def test_a_reminder_calls_a_role_of_the_server(on_discord: OnDiscord) -> None:
    ann = on_discord
    role = ann.server.a_role(ann.guild, "Away fans")
    await ann.gives("follow", "Riverside Reds")
    page = await ann.gives("reminders", f"add 3h away ping <@&{role.id}>")
    assert "calls a role" in page.text
    assert Reminder("PT10800S", (), "away", str(role.id), "") in await reminders_of(ann)
    for nobody in (f"<@&{ann.guild.id}>", "<@&1>", "@everyone"):
        refused = await ann.gives("reminders", f"add 4h ping {nobody}")
        assert "role" in refused.text
    assert len(await reminders_of(ann)) == 3


async def test_quiet_hours_are_set_by_words_and_by_buttons(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    page = await ann.gives("quiet", "23:00 8:00")
    assert "23:00 to 08:00" in page.text
    assert (await ann.ground.known(ann.channel)).quiet == Quiet("23:00", "08:00")
    await ann.presses(page, "22:00")
    assert (await ann.ground.known(ann.channel)).quiet == Quiet("22:00", "08:00")
    kind = await ann.gives("quiet", "goals hold")
    assert "Goals: Held" in kind.buttons
    known = await ann.ground.known(ann.channel)
    async with ann.ground.store.read() as conn:
        assert await channels.quiet_rules(conn, known.id) == {Kind.GOAL: "hold"}
    await ann.gives("quiet", "off")
    assert (await ann.ground.known(ann.channel)).quiet is None
    assert len(await changes(ann, "quiet")) == 4


async def test_the_digest_comes_when_it_is_wanted(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    page = await ann.gives("digest", "weekly monday 9:00")
    assert "Monday at 09:00" in page.text
    assert Kind.DIGEST in await kinds(ann)
    friday = await ann.presses(page, "Friday, 18:00")
    assert "Friday at 18:00" in friday.text
    await ann.gives("digest", "off")
    assert Kind.DIGEST not in await kinds(ann)
    told = await ann.gives("audit")
    assert "Monday" in told.text
    assert "W0 " not in told.text


async def test_options_are_switched_and_named(ann: Moderator) -> None:
    await ann.gives("follow", "Riverside Reds")
    page = await ann.gives("options")
    for label in ("☐ Hide spoilers", "☐ No sound", "☐ Thread per match", "☐ Pin live"):
        page = await ann.presses(page, label)
        assert label.replace("☐", "☑") in page.buttons
    await ann.gives("options", "language", "German")
    await ann.gives("options", "zone", "Berlin")
    known = await ann.ground.known(ann.channel)
    assert (known.look.language, known.look.zone, known.look.spoiler) == ("de", "Europe/Berlin", True)
    assert (known.silent, known.wishes.thread, known.wishes.pin) == (True, True, True)
    nowhere = await ann.gives("options", "zone", "Atlantis")
    assert not any(label.startswith("☑") for label in nowhere.buttons)
    assert (await ann.ground.known(ann.channel)).look.zone == "Europe/Berlin"
    assert len(await changes(ann, "options")) == 6


async def test_a_role_to_ping_is_one_of_the_server(on_discord: OnDiscord) -> None:
    ann = on_discord
    role = ann.server.a_role(ann.guild, "Reds fans")
    await ann.gives("follow", "Riverside Reds")
    await ann.gives("options", "role", f"<@&{role.id}>")
    assert (await ann.ground.known(ann.channel)).wishes.ping == str(role.id)
    await ann.gives("options", "role", f"<@&{ann.guild.id}>")
    assert (await ann.ground.known(ann.channel)).wishes.ping == str(role.id)
    await ann.gives("options", "role", "none")
    assert (await ann.ground.known(ann.channel)).wishes.ping is None


async def test_telegram_has_no_options_that_it_cannot_keep(on_telegram: OnTelegram) -> None:
    await on_telegram.gives("follow", "Riverside Reds")
    page = await on_telegram.gives("options")
    assert not any("Publish" in label or "Server events" in label for label in page.buttons)
    refused = await on_telegram.gives("options", "role", "@fans")
    assert (await on_telegram.ground.known(on_telegram.channel)).wishes.ping is None
    assert refused.text


async def test_before_anything_is_followed_each_says_how_to_begin(ann: Moderator) -> None:
    for command in ("posts", "reminders", "quiet", "digest", "options", "pause", "audit", "upcoming", "why"):
        told = await ann.gives(command)
        assert "/follow" in told.text, command
    assert await ann.ground.settings(ann.channel) is None
