"""A sheet as it is drawn: a menu of players, keys in their rows, and the buttons below."""

from collections import Counter
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from bot.chat import Action, Blank, Choice, Post, Sheet
from bot.platforms.discord import sheets
from bot.platforms.discord.components import Pressed, pressed
from tests.discord_server import component_rules
from tests.platforms.discord.ballot import MENU, Ballot


def drawn(post: Post) -> list[list[dict[str, object]]]:
    """The components of each row."""
    return [row["components"] for row in sheets.view(post).to_components()]


def options(post: Post) -> list[dict[str, object]]:
    return drawn(post)[0][0]["options"]  # type: ignore[return-value]


def labels(row: Sequence[dict[str, object]]) -> list[object]:
    return [part["label"] for part in row]


def a_sheet(*blanks: Blank, at: str | None = None) -> Post:
    return Post("Rate", sheet=Sheet("rate", {"b": "17"}, blanks, (Choice("7.5", "15"),), at=at))


def squad(team: str, size: int, first: int = 0) -> list[Blank]:
    return [Blank(str(n), f"{team} {n}", group=team) for n in range(first, first + size)]


def test_the_menu_the_keys_as_given_and_the_actions() -> None:
    menu, *rows = drawn(Ballot().post("1"))
    assert menu[0]["custom_id"] == MENU
    assert menu[0]["placeholder"] == "Go to a player"
    assert [labels(row) for row in rows] == [
        ["1", "2", "3", "4", "5"],
        ["6", "7", "8", "9", "10"],
        ["½", "As the press"],
        ["Done"],
    ]


def test_the_menu_says_where_one_is_and_what_stands_there() -> None:
    post = a_sheet(Blank("1", "Alisson", value="15", hint="The press: 6"), Blank("2", "Salah"), at="2")
    first, second = options(post)
    assert (first["label"], first["value"], first["description"]) == ("Alisson", "1", "7.5 · The press: 6")
    assert not first.get("default")
    assert second["default"] is True
    assert not second.get("description")


def test_a_blank_with_choices_of_its_own_shows_what_was_chosen() -> None:
    pick = Blank("pick", "Player of the match", value="2", choices=(Choice("Salah", "2"),))
    assert options(a_sheet(pick))[0]["description"] == "Salah"


def test_both_teams_on_one_page_are_told_apart() -> None:
    shown = options(a_sheet(*squad("Liverpool", 12), *squad("Atalanta", 12, 12)))
    assert len(shown) == 24
    assert Counter(one["description"] for one in shown) == {"Liverpool": 12, "Atalanta": 12}


def test_more_than_a_menu_holds_are_pages_by_team() -> None:
    blanks = [*squad("Liverpool", 16), *squad("Atalanta", 16, 16), *squad("The referee", 1, 32)]
    first = options(a_sheet(*blanks))
    assert len(first) == 17
    assert (first[-1]["label"], first[-1]["value"]) == ("› Atalanta", "16")
    second = options(a_sheet(*blanks, at="32"))
    assert (second[0]["label"], second[0]["value"]) == ("‹ Liverpool", "0")
    assert len(second) == 18
    assert [one["label"] for one in second if one.get("default")] == ["The referee 32"]


def test_one_team_that_is_too_long_for_a_page_goes_on_in_the_next() -> None:
    blanks = squad("Liverpool", 60)
    seen = set()
    for at in ("0", "23", "46"):
        shown = options(a_sheet(*blanks, at=at))
        assert len(shown) <= 25
        seen |= {one["value"] for one in shown}
    assert seen == {blank.name for blank in blanks}


def test_keys_that_do_the_same_are_both_there() -> None:
    """Rows stay as they are given: a thumb knows where a key is."""
    back, on = Action("◀", "rate", {"at": "2"}), Action("▶", "rate", {"at": "2"})
    post = Post("Rate", sheet=Sheet("rate", {}, (), (), keys=((back, on),)))
    [row] = drawn(post)
    assert labels(row) == ["◀", "▶"]
    written = [str(part["custom_id"]) for part in row]
    assert len(set(written)) == 2
    assert {str(pressed(one)) for one in written} == {str(Pressed("rate", {"at": "2"}))}


def test_never_more_than_five_rows_of_five() -> None:
    keys = tuple(tuple(Action("x", "a", {"n": f"{r}{c}"}) for c in range(7)) for r in range(6))
    actions = tuple(Action("y", "b", {"n": f"{n}"}) for n in range(40))
    sheet = Sheet("rate", {}, tuple(squad("Liverpool", 16)), (), keys=keys)
    rows = drawn(Post("Rate", actions=actions, sheet=sheet))
    assert [len(row) for row in rows] == [1, 5, 5, 5, 5]


def test_a_menu_that_cannot_be_carried_is_left_out() -> None:
    sheet = Sheet("rate", {"b": "x" * 100}, tuple(squad("Liverpool", 3)), ())
    assert drawn(Post("Rate", sheet=sheet)) == []
    assert options(a_sheet(Blank("x" * 101, "Far"), Blank("", "None"), Blank("1", "Near")))[0]["value"] == "1"


ANY_BLANK = st.builds(Blank, st.text(max_size=120), st.text(max_size=200), st.text(), st.none() | st.text())


@given(st.lists(ANY_BLANK, max_size=60), st.text(max_size=20), st.text(max_size=200))
def test_whatever_it_says_discord_takes_it(blanks: list[Blank], at: str, jump: str) -> None:
    keys = tuple(Action(blank.label, "rate", {"at": blank.name}) for blank in blanks[:5])
    sheet = Sheet("rate", {"b": "17"}, tuple(blanks), (), keys=(keys, keys), at=at, jump=jump)
    shown = sheets.view(Post("Rate", actions=keys, sheet=sheet)).to_components()
    assert list(component_rules.problems(shown, v2=False, filenames=())) == []


def test_only_a_menu_chooses() -> None:
    asked = Pressed("rate", {"b": "17", "at": ""})
    assert sheets.chosen(asked, {"component_type": 3, "values": ["4"]}).arguments["at"] == "4"
    for forged in (
        {"component_type": 2, "values": ["4"]},
        {"component_type": 3, "values": ["4", "5"]},
        {"component_type": 3, "values": "4"},
        {"component_type": 3},
    ):
        assert sheets.chosen(asked, forged) == asked
    plain = Pressed("pause", {})
    assert sheets.chosen(plain, {"component_type": 3, "values": ["4"]}) == plain
