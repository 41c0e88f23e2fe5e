"""Custom ids: what is written into one is read out of it again, years later."""

from hypothesis import given
from hypothesis import strategies as st

from bot.chat import Action
from bot.platforms.discord import components
from bot.platforms.discord.components import Pressed, custom_id, pressed


def test_it_reads_like_the_command() -> None:
    assert custom_id("tie", {"team": "Liverpool"}) == "1|tie|team=Liverpool"


def test_what_was_written_once_is_read_for_ever() -> None:
    assert pressed("1|rate|player=Núñez&mark=6.5") == Pressed("rate", {"player": "Núñez", "mark": "6.5"})
    assert pressed("1|help|") == Pressed("help", {})


@given(
    st.text(min_size=1, max_size=12), st.dictionaries(st.text(min_size=1, max_size=8), st.text(max_size=12))
)
def test_every_value_comes_back(command: str, arguments: dict[str, str]) -> None:
    written = custom_id(command, arguments)
    assert written is None or pressed(written) == Pressed(command, arguments)


def test_what_is_not_ours_is_nothing() -> None:
    for written in ("", "1", "1|", "0|tie|", "2|tie|", "tie", "setup1|begin"):
        assert pressed(written) is None


def test_a_button_that_cannot_be_carried_is_left_out() -> None:
    actions = (Action("Far", "tie", {"team": "x" * 100}), Action("Near", "tie", {"team": "x"}))
    assert [part.to_component_dict()["label"] for part in components.view(actions).children] == ["Near"]


def test_two_that_do_the_same_are_one_and_no_more_than_fit() -> None:
    actions = [Action(f"{n}", "tie", {"team": f"{n % 40}"}) for n in range(80)]
    assert len(components.view(actions).children) == 25


def test_discord_does_not_have_to_remember_it() -> None:
    assert components.view(()).is_persistent()
