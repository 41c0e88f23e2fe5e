"""The form in its buttons: at most 64 bytes, read back as they were written, and nothing else believed."""

from gettext import NullTranslations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import Choice
from bot.platforms.offer import KINDS_OF
from bot.platforms.telegram import setup_buttons
from bot.platforms.telegram.setup_buttons import LONGEST_LABEL
from bot.platforms.telegram.setup_form import MOST_TEAMS, OURS, Form, Step, data, handle, read

ENGLISH = NullTranslations()
FURTHEST = Form(chat=-1009999999999999, topic=2**31 - 1)

forms = st.builds(
    Form,
    team=st.text().map(handle),
    kinds=st.sets(st.sampled_from(tuple(KINDS_OF))).map(
        lambda chosen: tuple(kind for kind in KINDS_OF if kind in chosen)
    ),
    chat=st.none() | st.integers(-1009999999999999, -1),
    topic=st.none() | st.integers(1, 2**31 - 1),
)


def switch(form: Form, place: int) -> tuple[Step, Form]:
    """What the button of the so-manieth kind leads to."""
    button = setup_buttons.switches(form, "Liverpool", ENGLISH).inline_keyboard[place][0]
    told = read(str(button.callback_data))
    assert told is not None
    return told


@given(st.sampled_from(Step), forms)
def test_a_button_is_read_back_as_it_was_written(step: Step, form: Form) -> None:
    written = data(step, form)
    assert len(written.encode()) <= 64
    assert read(written) == (step, form)


@given(st.text())
def test_what_others_write_is_no_error(text: str) -> None:
    for pressed in (text, OURS + text, f"{OURS}s|f|{text}|x", f"{OURS}s|{text}||x"):
        told = read(pressed)
        assert told is None or len(data(*told).encode()) <= 64


@pytest.mark.parametrize("place", ["700000001", "0", "700000001/42"])
def test_nobody_sets_up_the_private_chat_of_another(place: str) -> None:
    assert read(f"{OURS}s|f|{place}|liverpool") is None


def test_what_no_button_can_carry_is_not_read() -> None:
    assert read(f"{OURS}s|f||{'x' * 80}") is None


def test_a_long_key_is_told_from_another_that_begins_alike() -> None:
    keys = [f"association-football-club-of-{town}" for town in ("here", "there")]
    assert len({handle(key) for key in keys}) == 2
    assert handle("liverpool") == "liverpool"
    assert handle("~liverpool") != "~liverpool"


def test_each_switch_switches_its_own_kind() -> None:
    form = Form("liverpool")
    for place, kind in enumerate(KINDS_OF):
        step, off = switch(form, place)
        assert (step, set(form.kinds) - set(off.kinds)) == (Step.FORM, {kind})
        assert switch(off, place) == (Step.FORM, form)


def test_the_switches_say_how_they_stand() -> None:
    keyboard = setup_buttons.switches(Form("liverpool", kinds=("live",)), "Liverpool", ENGLISH)
    on = [row[0].text for row in keyboard.inline_keyboard if row[0].text.startswith("✅")]
    assert on == ["✅ During the match: one message kept up to date"]


def test_with_nothing_to_post_there_is_nothing_to_save() -> None:
    def steps(form: Form) -> set[Step]:
        keyboard = setup_buttons.switches(form, "Liverpool", ENGLISH)
        told = [read(str(button.callback_data)) for row in keyboard.inline_keyboard for button in row]
        return {one[0] for one in told if one}

    assert Step.SAVE in steps(Form("liverpool"))
    assert Step.SAVE not in steps(Form("liverpool", kinds=()))


def test_as_many_teams_as_a_phone_shows_and_labels_that_fit() -> None:
    many = [Choice(f"Team {n} " + "ü" * 90, handle(f"team-{n}" * 9)) for n in range(60)]
    keyboard = setup_buttons.teams(many, FURTHEST, ENGLISH)
    buttons = [button for row in keyboard.inline_keyboard for button in row]
    assert len(buttons) == MOST_TEAMS + 2
    assert max(len(button.text) for button in buttons) <= LONGEST_LABEL
    assert max(len(row) for row in keyboard.inline_keyboard) == 2


def test_a_team_of_no_visible_name_is_not_offered() -> None:
    keyboard = setup_buttons.teams([Choice("\u202e\u200b", "x")], Form(), ENGLISH)
    assert [button.text for row in keyboard.inline_keyboard for button in row] == [
        "Find another team",
        "Cancel",
    ]


def test_the_name_of_a_team_is_read_from_the_buttons() -> None:
    offered = setup_buttons.teams(
        [Choice("Liverpool", "liverpool"), Choice("✅ Ajax", "ajax")], Form(), ENGLISH
    )
    switches = setup_buttons.switches(Form("west-ham"), "West Ham United", ENGLISH)
    assert setup_buttons.name_on(offered, "liverpool") == "Liverpool"
    assert setup_buttons.name_on(switches, "west-ham") == "West Ham United"
    assert setup_buttons.name_on(offered, "atalanta") is None
    assert setup_buttons.name_on(None, "atalanta") is None
