"""Pictures and files in answers, and what takes the place of what."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.chat import Action, Answer, File, Paragraph, Post, Request, Text
from bot.platforms.telegram import manners
from bot.platforms.telegram.adapter import Telegram
from tests.platforms.telegram.drawing import a_picture
from tests.platforms.telegram.stage import Stage, a_message, plain, until
from tests.telegram_server import Fault, Message, Person

AGAIN = (Action("Again", "rate"),)
EXPORT = File("matchday-me.json", "application/json", b'{"marks": []}')
SENT = ("sendMessage", "sendPhoto", "sendDocument")


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manners, "EVERY", 0.02)


def words(title: str = "Marks") -> Answer:
    return Answer(Post(title, actions=AGAIN), replaces=True)


def drawn(title: str = "Card", shade: int = 0) -> Answer:
    return replace(words(title), picture=a_picture(shade))


def one_after_the_other(*answers: Answer) -> Callable[[Request], Answer]:
    waiting = iter(answers)
    return lambda request: next(waiting)


async def shown(stage: Stage, fan: Person, title: str) -> Message:
    """The newest message, once it says this."""
    await until(lambda: stage.posts(fan) and plain(stage.posts(fan)[-1].text).startswith(title))
    return stage.posts(fan)[-1]


def uploads(stage: Stage) -> int:
    return len(stage.server.world.photos)


async def test_a_picture_goes_up_once_for_answers_and_deliveries(stage: Stage, bot: Telegram) -> None:
    group, fan = stage.server.a_supergroup(), stage.server.a_person()
    stage.answers = lambda request: Answer(Post("Table"), picture=a_picture())
    await bot.platform.send(replace(a_message(group), picture=a_picture()))
    await stage.server.says(group, fan, "/next")
    await until(lambda: len(stage.posts(group)) == 2)
    said = stage.posts(group)[1]
    assert (plain(said.text), said.silent, said.covered) == ("Table", True, False)
    assert said.photo is not None
    assert said.reply_to is not None
    await stage.says(fan, "/next")
    assert (await shown(stage, fan, "Table")).photo is said.photo
    assert uploads(stage) == 1


async def test_a_long_answer_goes_on_behind_a_button(stage: Stage, bot: Telegram) -> None:
    fan = stage.server.a_person()
    rows = tuple(Paragraph((Text(f"{number} " + "word " * 20),)) for number in range(30))
    post = Post("Ratings", rows, source=(Text("Source: The Echo"),))
    stage.answers = lambda request: Answer(post, picture=replace(a_picture(), secret=True))
    await stage.says(fan, "/next")
    said = await shown(stage, fan, "Ratings")
    assert said.covered
    assert "0 word" in said.text
    assert "Source: The Echo" in plain(said.text)
    await stage.server.presses(fan, said, "Read on")
    await until(lambda: "29 word" in stage.posts(fan)[-1].text)


async def test_a_group_without_pictures_gets_the_words(stage: Stage, bot: Telegram) -> None:
    group, fan = stage.server.a_supergroup(), stage.server.a_person()
    stage.server.mutes_bot(group, "can_send_messages")
    stage.answers = lambda request: Answer(Post("Table"), picture=a_picture())
    for number in (1, 2):
        await stage.server.says(group, fan, "/next")
        await until(lambda number=number: len(stage.posts(group)) == number)  # type: ignore[misc]
    assert [post.photo for post in stage.posts(group)] == [None, None]
    assert len([one for one in stage.server.log if one.method == "sendPhoto"]) == 1


async def test_a_file_is_given_in_private_and_stays(stage: Stage, bot: Telegram) -> None:
    group, fan = stage.server.a_supergroup(), stage.server.a_person(started=True)
    export = Answer(Post("Your data", actions=AGAIN), private=True, replaces=True, file=EXPORT)
    stage.answers = one_after_the_other(export, words("Marks"), export)
    await stage.server.says(group, fan, "/me")
    given = await shown(stage, fan, "Your data")
    assert given.document is not None
    assert (given.document.filename, given.document.data) == (EXPORT.name, EXPORT.content)
    for title in ("Marks", "Your data"):
        await stage.server.presses(fan, stage.posts(fan)[-1], "Again")
        await shown(stage, fan, title)
    assert [bool(post.document) for post in stage.posts(fan)] == [True, False, True]
    assert stage.posts(group) == []


async def test_where_no_file_is_taken_the_words_are(stage: Stage, bot: Telegram) -> None:
    group, fan = stage.server.a_supergroup(), stage.server.a_person()
    stage.server.mutes_bot(group, "can_send_messages")
    stage.answers = lambda request: Answer(Post("Fixtures"), file=EXPORT)
    await stage.server.says(group, fan, "/next")
    await until(lambda: stage.posts(group))
    assert stage.posts(group)[0].document is None


@pytest.mark.parametrize(
    "answers",
    [
        (words("First"), words("Second")),
        (words("First"), drawn("Second")),
        (drawn("First"), drawn("Second", 9)),
        (drawn("First"), drawn("Second")),
    ],
)
async def test_in_its_place(stage: Stage, bot: Telegram, answers: tuple[Answer, ...]) -> None:
    fan = stage.server.a_person()
    stage.answers = one_after_the_other(*answers)
    await stage.says(fan, "/rate Salah")
    first = await shown(stage, fan, "First")
    await stage.server.presses(fan, first, "Again")
    assert await shown(stage, fan, "Second") is first
    picture = answers[1].picture
    assert (first.photo.data if first.photo else None) == (picture.png if picture else None)


async def test_words_in_the_place_of_a_picture_are_a_new_message_and_the_old_one_goes(
    stage: Stage, bot: Telegram
) -> None:
    """Pressed again before that was seen, they are changed where they stand by then."""
    fan = stage.server.a_person()
    stage.answers = one_after_the_other(drawn(), words("Second"), words("Third"), drawn("Fourth"))
    await stage.says(fan, "/rate Salah")
    card = await shown(stage, fan, "Card")
    stage.server.fail(Fault.SLOW, on="sendMessage", seconds=0.1)
    await stage.server.presses(fan, card, "Again")
    second = await shown(stage, fan, "Second")
    assert second.silent
    await stage.server.presses(fan, card, "Again")
    await until(lambda: stage.posts(fan) == [second])
    assert await shown(stage, fan, "Third") is second
    await stage.server.presses(fan, second, "Again")
    assert await shown(stage, fan, "Fourth") is second
    assert stage.posts(fan) == [second]


async def test_a_server_of_earlier_days_gets_a_new_message_too(stage: Stage, bot: Telegram) -> None:
    stage.server.world.adds_media = False
    fan = stage.server.a_person()
    stage.answers = one_after_the_other(words("First"), drawn("Second"))
    await stage.says(fan, "/rate Salah")
    first = await shown(stage, fan, "First")
    await stage.server.presses(fan, first, "Again")
    second = await shown(stage, fan, "Second")
    assert second.photo is not None
    await until(lambda: stage.posts(fan) == [second])
