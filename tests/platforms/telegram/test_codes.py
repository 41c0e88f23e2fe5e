"""Codes of buttons and deep links: what is written into one is read out of it again, years later."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.telegram.codes import Codes, Pressed, hashed
from tests.platforms.telegram.stage import Notebook

ANY = st.text(max_size=40) | st.characters(codec=None).map(lambda one: one * 3)


async def test_it_begins_with_the_command() -> None:
    codes = Codes(Notebook())
    assert await codes.code("help", {}) == "help_1"
    assert (await codes.code("tie", {"match": "atalanta-liverpool-2024-04-18"})).startswith("tie_1")


async def test_what_was_written_once_is_read_for_ever() -> None:
    codes = Codes(Notebook())
    assert await codes.read("tie_1dGVhbT1MaXZlcnBvb2w") == Pressed("tie", {"team": "Liverpool"})
    assert await codes.read("rate_1cGxheWVyPU7DusOxZXombWFyaz02LjU") == Pressed(
        "rate", {"player": "Núñez", "mark": "6.5"}
    )


@given(st.text(min_size=1, max_size=40), st.dictionaries(ANY.filter(bool), ANY, max_size=4))
async def test_every_value_comes_back(command: str, arguments: dict[str, str]) -> None:
    memory = Notebook()
    written = await Codes(memory).code(command, arguments)
    assert re.fullmatch(r"[A-Za-z0-9_-]{3,64}", written)
    assert await Codes(memory).code(command, arguments) == written
    assert await Codes(memory).read(written) == Pressed(command, arguments)


async def test_what_is_too_long_is_kept_and_works_after_a_restart() -> None:
    memory = Notebook()
    asked = {"match": "atalanta-liverpool-2024-04-18", "player": "Trent Alexander-Arnold"}
    written = await Codes(memory).code("rate", asked)
    assert written.startswith("rate_k")
    assert await Codes(memory).read(written) == Pressed("rate", asked)
    assert await Codes(Notebook()).read(written) is None


async def test_it_is_kept_once() -> None:
    memory = Notebook()
    codes = Codes(memory)
    await codes.code("rate", {"player": "x" * 80})
    memory.notes.clear()
    await codes.code("rate", {"player": "x" * 80})
    assert memory.notes == {}


async def test_what_is_not_ours_is_nothing() -> None:
    codes = Codes(Notebook())
    for written in (
        *(
            "",
            "help",
            "help_",
            "_1",
            "help_2",
            "help_1%",
            "help_1/",
            "s1|begin",
            "help_1=",
            "help_1\n",
            "é_1",
        ),
        *("help_1A", "help_1gA", "help_1YQ==", "help_1YR", "x_k", "x_k" + "a" * 16, "help_1" + "YWFh" * 20),
    ):
        assert await codes.read(written) is None, written


def test_a_hash_is_sixteen_letters() -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]{16}", hashed("\ud800"))
