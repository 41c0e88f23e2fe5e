"""When reminders come, as moderators see and set it."""

import pytest

from bot.chat import Look, Mention, MentionKind
from bot.knowledge.reminding import LONGEST_WORDS
from storage import audit, channels, reminders
from storage.reminders import Reminder
from tests.handlers.matchday import EUROPE, REDS, Matchday
from tests.handlers.moderating import Moderating, written

FANS = Mention(MentionKind.ROLE, "123456789012345678", "Fans")


@pytest.fixture
def mo(told: Matchday) -> Moderating:
    return Moderating(told, channel=REDS)


async def kept(told: Matchday) -> list[Reminder]:
    async with told.database.read() as conn:
        here = await channels.settings(conn, REDS)
        assert here is not None
        return await reminders.of_channel(conn, here.id)


async def test_lists_them_and_says_when_the_next_one_comes(mo: Moderating) -> None:
    said = await mo.reads("reminders")
    assert "• 2 hours before kickoff\n• 15 minutes before kickoff" in said
    assert "The next one: Atalanta v Liverpool, Thu 18 Apr, 18:00 BST." in said
    assert "[Remove: 2 hours before kickoff]" in said


async def test_adds_one_in_words_and_notes_it(mo: Moderating) -> None:
    said = await mo.reads("reminders", change="add 1d 18:00 for Europa League say Up the Reds!")
    assert "• The day before at 18:00, for UEFA Europa League: “Up the Reds!”" in said
    assert "Wed 17 Apr, 18:00 BST" in said
    async with mo.told.database.read() as conn:
        [noted] = await audit.entries(conn, 1)
    assert noted.entry.what == "reminders"
    added = Reminder("P1D18:00 Europe/London", ("uefa-europa-league",), words="Up the Reds!")
    assert added in [Reminder.from_json(one) for one in noted.entry.after or ()]  # type: ignore[union-attr]
    assert added in await kept(mo.told)


async def test_the_same_lead_again_changes_the_reminder(mo: Moderating) -> None:
    await mo.gives("reminders", change="add 2h for Europa League say Come on!")
    await mo.gives("reminders", change="add 2h away")
    assert await kept(mo.told) == [Reminder("PT7200S", side="away"), Reminder("PT900S")]


@pytest.mark.parametrize("word", ["remove 2h", "delete 120 minutes"])
async def test_removes_one_in_words(mo: Moderating, word: str) -> None:
    await mo.gives("reminders", change=word)
    assert await kept(mo.told) == [Reminder("PT900S")]


async def test_removes_and_adds_by_buttons_that_may_be_pressed_twice(mo: Moderating) -> None:
    page = await mo.gives("reminders")
    for _press in range(2):
        after = await mo.press(page, "Remove: 2 hours")
    assert after.replaces
    assert await kept(mo.told) == [Reminder("PT900S")]
    after = await mo.press(after, "Remove: 15 minutes")
    assert "No reminder comes here before kickoff." in written(after)
    after = await mo.press(after, "Add: the day before")
    assert await kept(mo.told) == [Reminder("P1D18:00 Europe/London")]


async def test_buttons_fit_every_platform(mo: Moderating) -> None:
    long = Look("en", "America/Argentina/ComodRivadavia")
    mo.look = long
    for action in (await mo.gives("reminders", change="add 13d 23:59")).post.actions:
        assert len(f"{action.command} {dict(action.arguments)}") < 64
        assert len(action.label) <= 80


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("add", "Begin with how long before kickoff"),
        ("add soon", "Begin with how long before kickoff"),
        ("add 2h loudly", "I do not understand “loudly”."),
        ("add 2h ping everyone", "Choose the role from Discord's own list"),
        ("add 2h ping <@&99>", "Choose the role from Discord's own list"),
        ("add 2h for Sunday League", "I know no competition called “Sunday League”."),
        ("add 2h say " + "x" * (LONGEST_WORDS + 1), "can have 200 characters; those have 201"),
    ],
)
async def test_says_kindly_what_is_wrong(mo: Moderating, change: str, said: str) -> None:
    before = await kept(mo.told)
    assert said in await mo.reads("reminders", change=change)
    assert await kept(mo.told) == before


async def test_a_role_is_called_that_the_platform_knows(mo: Moderating) -> None:
    said = await mo.reads("reminders", FANS, change=f"add 2h ping <@&{FANS.ref}>")
    assert "2 hours before kickoff, calls a role" in said
    assert Reminder("PT7200S", role=FANS.ref) in await kept(mo.told)


async def test_home_is_nobodys_where_no_team_is_followed(told: Matchday) -> None:
    assert "follows none" in await Moderating(told, channel=EUROPE).reads("reminders", change="add 2h home")


async def test_there_can_be_ten(mo: Moderating) -> None:
    for hours in range(3, 12):
        said = await mo.reads("reminders", change=f"add {hours}h")
    assert said.startswith("That would be too many")
    assert len(await kept(mo.told)) == 10


async def test_only_moderators_may(mo: Moderating) -> None:
    mo.may_moderate, mo.administers = False, False
    assert (await mo.gives("reminders", change="add 3h")).post.title == "That is for moderators"
    assert len(await kept(mo.told)) == 2


@pytest.mark.parametrize(
    "hostile",
    [
        None,
        [],
        {},
        {"lead": 5},
        {"lead": "soon"},
        {"lead": "PT60S", "side": "up"},
        {"lead": "PT60S", "role": "everyone"},
    ],
)
def test_what_is_no_reminder_is_refused(hostile: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        Reminder.from_json(hostile)  # type: ignore[arg-type]
