"""The buttons under a message."""

from typing import Any

from hypothesis import example, given, settings

from bot.chat import Action
from bot.platforms.telegram.codes import Codes
from bot.platforms.telegram.keyboard import keyboard
from bot.platforms.text import units
from tests.platforms.telegram.stage import Notebook
from tests.platforms.telegram.test_render import HOSTILE, HOSTILE_TEXT


async def rows(*labels: str, **more: Any) -> list[list[str]]:
    actions = [Action(label, "tie", {"team": f"{n}"}) for n, label in enumerate(labels)]
    made = await keyboard(actions, Codes(Notebook()), **more)
    return [] if made is None else [[button.text for button in row] for row in made.inline_keyboard]


async def test_short_labels_stand_beside_each_other() -> None:
    assert await rows("The tie", "Form", "Referee", "Sources") == [
        ["The tie", "Form", "Referee"],
        ["Sources"],
    ]


async def test_long_labels_have_a_row_each() -> None:
    assert await rows("Rate Liverpool", "Rate Atalanta", "Predicted line-up of Liverpool") == [
        ["Rate Liverpool", "Rate Atalanta"],
        ["Predicted line-up of Liverpool"],
    ]


async def test_the_rest_of_a_post_is_the_first_button() -> None:
    more = Action("Read on", "more", {"rest": "x" * 16})
    assert await rows("The tie", "Form", more=more) == [["Read on"], ["The tie", "Form"]]
    assert await rows(more=more) == [["Read on"]]


async def test_a_sheets_keys_stand_in_their_own_rows_above_the_actions() -> None:
    marks = [Action(f"{n}", "rate", {"b": "17", "p": "3", "m": f"{2 * n}"}) for n in range(1, 11)]
    keys = (tuple(marks[:5]), tuple(marks[5:]), (), (Action("A long way to say that it is over", "rate"),))
    assert await rows("The tie", keys=keys) == [
        ["1", "2", "3", "4", "5"],
        ["6", "7", "8", "9", "10"],
        ["A long way to say that it is over"],
        ["The tie"],
    ]
    more = Action("Read on", "more", {"rest": "x" * 16})
    assert (await rows(keys=keys, more=more))[0] == ["Read on"]


async def test_no_row_of_a_sheet_is_longer_than_clients_show() -> None:
    assert [len(row) for row in await rows(keys=([Action("x", "rate")] * 9,))] == [8]


async def test_without_actions_there_is_none() -> None:
    assert await keyboard((), Codes(Notebook())) is None


async def test_two_that_do_the_same_are_one_and_no_more_than_fit() -> None:
    actions = [Action(f"{n}", "tie", {"team": f"{n % 40}"}) for n in range(80)]
    made = await keyboard(actions, Codes(Notebook()))
    assert made is not None
    shown = [button.text for row in made.inline_keyboard for button in row]
    assert shown == [f"{n}" for n in range(24)]


@settings(max_examples=100, deadline=None)
@given(HOSTILE_TEXT)
@example(HOSTILE)
@example("")
async def test_buttons_bear_any_words(text: str) -> None:
    made = await keyboard([Action(text, text, {text: text}), Action("x" * 200, "tie")], Codes(Notebook()))
    assert made is not None
    for button in (button for row in made.inline_keyboard for button in row):
        assert 1 <= units(button.text) <= 64
        assert isinstance(button.callback_data, str)
        assert 1 <= len(button.callback_data.encode()) <= 64
