"""A text with its lines, by a form or as a file, through the real client."""

import pytest

from bot.chat import Answer, Post
from bot.platforms import files
from bot.platforms.discord.adapter import Discord
from bot.platforms.discord.texts import LONGEST
from tests.discord_server import Answered, Exchange
from tests.discord_server.rights import MANAGE_GUILD
from tests.platforms.discord.stage import Slow, Stage

ARTICLE = "Atalanta v Liverpool\n\nOut: Jota (knee)\nDoubt: Salah"


async def asked(stage: Stage, rights: int = MANAGE_GUILD, **options: object) -> Exchange:
    moderator = stage.server.a_member(permissions=rights)
    return await stage.server.slash(stage.guild, stage.channel(), moderator, "article", options)


def given(stage: Stage) -> list[str]:
    return [request.arguments["article"] for request in stage.asked]


async def test_the_command_alone_opens_a_form_that_keeps_lines(stage: Stage, bot: Discord) -> None:
    shown = await asked(stage)
    assert shown.response is Answered.MODAL
    assert stage.asked == []
    said = await stage.server.submit(shown, {"article": ARTICLE})
    assert given(stage) == [ARTICLE]
    assert stage.asked[0].command == "article"
    assert stage.asked[0].may_moderate
    assert "/article" in said.text
    assert "cuts what is longer" not in said.text


async def test_a_form_that_is_full_says_that_the_end_may_be_missing(stage: Stage, bot: Discord) -> None:
    said = await stage.server.submit(await asked(stage), {"article": "Out: Jota\n" * 600})
    assert len(given(stage)[0]) == LONGEST
    assert "cuts what is longer" in said.text


async def test_a_slow_answer_to_a_form_is_waited_for(stage: Stage, bot: Discord, slow: Slow) -> None:
    stage.answers = lambda request: Answer(Post("To review"), private=True)
    shown = await asked(stage)
    slow()
    said = await stage.server.submit(shown, {"article": ARTICLE})
    assert said.response is Answered.LATER
    assert "To review" in said.text
    assert said.ephemeral


async def test_who_may_not_ask_gets_no_form_and_no_file_is_read(stage: Stage, bot: Discord) -> None:
    """Discord hides the command from most; a server's own settings can show it to all."""
    for command in stage.server.world.commands[None]:
        command["default_member_permissions"] = None
    for options in ({}, {"file": stage.server.a_file("preview.txt", b"x" * (files.LARGEST + 1))}):
        said = await asked(stage, rights=0, **options)
        assert said.modal is None
        assert "for moderators" in said.text
    assert stage.asked == []


async def test_a_file_is_read_with_its_lines(stage: Stage, bot: Discord) -> None:
    await asked(stage, file=stage.server.a_file("preview.txt", ARTICLE.encode()))
    await asked(stage, file=stage.server.a_file("saved.html", b"<html><p>Out: Jota</html>"))
    assert given(stage) == [ARTICLE, "<html><p>Out: Jota</html>"]


async def test_what_is_typed_goes_before_a_file(stage: Stage, bot: Discord) -> None:
    file = stage.server.a_file("preview.txt", b"Out: Jota")
    await asked(stage, article="https://paper.example/a", file=file)
    assert [request.arguments for request in stage.asked] == [{"article": "https://paper.example/a"}]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("preview.pdf", b"%PDF", "cannot read that file"),
        ("preview.txt", b"x" * (files.LARGEST + 1), "too large"),
    ],
    ids=["a PDF", "too large"],
)
async def test_a_file_that_is_not_taken_says_why(
    stage: Stage, bot: Discord, name: str, data: bytes, words: str
) -> None:
    said = await asked(stage, file=stage.server.a_file(name, data))
    assert words in said.text
    assert said.ephemeral
    assert stage.asked == []


async def test_a_file_that_is_gone_gives_a_kind_word(stage: Stage, bot: Discord) -> None:
    file = stage.server.a_file("preview.txt", b"Out: Jota")
    stage.server.world.files.clear()
    said = await asked(stage, file=file)
    assert "did not work" in said.text
    assert stage.asked == []
