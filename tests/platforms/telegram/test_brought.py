"""A text with its lines: typed, in a file, or in the message that one answers, through the real client."""

from typing import Any

import pytest

from bot.platforms import files
from bot.platforms.telegram.adapter import Telegram
from tests.platforms.telegram.stage import Stage, until
from tests.telegram_server.documents import Document
from tests.telegram_server.standing import Status
from tests.telegram_server.world import Person

ARTICLE = "Atalanta v Liverpool\n\nOut: Jota (knee)\nDoubt: Salah"
FILE = Document("preview.txt", ARTICLE.encode())


@pytest.fixture
def ann(stage: Stage) -> Person:
    return stage.server.a_person("Ann")


async def given(stage: Stage, ann: Person, text: str, **more: Any) -> str:
    """What the handlers are given for what somebody writes in private."""
    await stage.says(ann, text, **more)
    await until(lambda: stage.asked)
    return stage.asked[-1].arguments.get("article", "")


async def told(stage: Stage, ann: Person) -> str:
    await until(lambda: stage.texts(ann))
    return stage.texts(ann)[-1]


@pytest.mark.parametrize("between", ["\n", " ", "\n\n  "])
async def test_a_typed_article_keeps_its_lines(
    stage: Stage, bot: Telegram, ann: Person, between: str
) -> None:
    assert await given(stage, ann, f"/article{between}{ARTICLE}") == ARTICLE
    assert "4,096" not in await told(stage, ann)


async def test_a_file_with_the_command_as_its_caption(stage: Stage, bot: Telegram, ann: Person) -> None:
    assert await given(stage, ann, "/article", document=FILE) == ARTICLE


async def test_a_file_that_stands_above(stage: Stage, bot: Telegram, ann: Person) -> None:
    sent = await stage.server.says(stage.server.private(ann), ann, "", document=FILE)
    assert await given(stage, ann, "/article", reply_to=sent) == ARTICLE


async def test_a_message_that_stands_above(stage: Stage, bot: Telegram) -> None:
    """In a group, where the command may be given by another than who pasted the article."""
    group, ben = stage.server.a_supergroup(), stage.server.a_person("Ben")
    boss = stage.server.a_person("Boss")
    stage.server.is_in(group, boss, Status.ADMINISTRATOR)
    sent = await stage.server.says(group, ben, ARTICLE)
    await stage.server.says(group, boss, "/article", reply_to=sent)
    await until(lambda: stage.asked)
    assert stage.asked[0].arguments == {"article": ARTICLE}


async def test_what_the_bot_itself_said_is_no_article(stage: Stage, bot: Telegram, ann: Person) -> None:
    await given(stage, ann, "/next")
    await told(stage, ann)
    await given(stage, ann, "/article", reply_to=stage.posts(ann)[-1])
    await until(lambda: len(stage.asked) == 2)
    assert stage.asked[1].arguments == {}


async def test_what_is_typed_goes_first(stage: Stage, bot: Telegram, ann: Person) -> None:
    assert await given(stage, ann, "/article 12", document=FILE) == "12"


async def test_another_command_takes_no_file(stage: Stage, bot: Telegram, ann: Person) -> None:
    await given(stage, ann, "/next Liverpool", document=FILE)
    assert stage.asked[0].arguments == {"team": "Liverpool"}


async def test_a_text_as_long_as_a_message_says_that_it_may_go_on(
    stage: Stage, bot: Telegram, ann: Person
) -> None:
    line = "Out: Jota (knee)\n"
    await given(stage, ann, "/article\n" + line * (4_080 // len(line)))
    assert "4,096" in await told(stage, ann)


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (Document("preview.pdf", b"%PDF"), "cannot read that file"),
        (Document("preview.txt", b"x" * (files.LARGEST + 1)), "too large"),
    ],
    ids=["a PDF", "too large"],
)
async def test_a_file_that_is_not_taken_says_why(
    stage: Stage, bot: Telegram, ann: Person, document: Document, words: str
) -> None:
    await stage.says(ann, "/article", document=document)
    assert words in await told(stage, ann)
    assert stage.asked == []


async def test_a_file_that_is_gone_gives_a_kind_word(stage: Stage, bot: Telegram, ann: Person) -> None:
    sent = await stage.server.says(stage.server.private(ann), ann, "", document=FILE)
    stage.server.world.documents.clear()
    stage.server.world.documents["elsewhere"] = Document("another.txt", b"")
    await stage.says(ann, "/article", reply_to=sent)
    assert "did not work" in await told(stage, ann)


async def test_nothing_is_fetched_for_who_may_not_ask(stage: Stage, bot: Telegram) -> None:
    group, ben = stage.server.a_supergroup(), stage.server.a_person("Ben")
    await stage.server.says(group, ben, "/article", document=FILE)
    await until(lambda: stage.texts(group))
    assert "for moderators" in stage.texts(group)[0]
    assert not [entry for entry in stage.server.log if entry.method == "getFile"]
