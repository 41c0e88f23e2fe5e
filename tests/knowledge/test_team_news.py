import pytest

from bot.knowledge.team_news import Changes, Lineup, changes, filled_in

FIRST_LEG = (
    "Kelleher", "Gomez", "Konaté", "van Dijk", "Tsimikas",
    "Mac Allister", "Endo", "Jones", "Elliott", "Núñez", "Gakpo",
)  # fmt: skip
SECOND_LEG = (
    "Alisson", "Alexander-Arnold", "Konaté", "van Dijk", "Robertson",
    "Szoboszlai", "Mac Allister", "Jones", "Salah", "Gakpo", "Díaz",
)  # fmt: skip


def test_a_line_up_reads_from_the_goalkeeper_to_the_attack() -> None:
    assert Lineup(SECOND_LEG, "4-3-3").lines() == (
        ("Alisson",),
        ("Alexander-Arnold", "Konaté", "van Dijk", "Robertson"),
        ("Szoboszlai", "Mac Allister", "Jones"),
        ("Salah", "Gakpo", "Díaz"),
    )


def test_four_lines_are_four_lines() -> None:
    assert [len(line) for line in Lineup(SECOND_LEG, "3-4-1-2").lines()] == [1, 3, 4, 1, 2]


@pytest.mark.parametrize("formation", [None, "4-3", "4-4-4", "diamond"])
def test_a_formation_that_does_not_fit_is_not_drawn(formation: str | None) -> None:
    assert Lineup(SECOND_LEG, formation).lines() == (SECOND_LEG,)


def test_ten_are_not_complete_and_stand_in_one_line() -> None:
    ten = Lineup(SECOND_LEG[:10], "4-3-3")
    assert not ten.complete
    assert ten.lines() == (SECOND_LEG[:10],)


def test_changes_are_told_in_line_up_order() -> None:
    assert changes(Lineup(FIRST_LEG), Lineup(SECOND_LEG)) == Changes(
        came_in=("Alisson", "Alexander-Arnold", "Robertson", "Szoboszlai", "Salah", "Díaz"),
        went_out=("Kelleher", "Gomez", "Tsimikas", "Endo", "Elliott", "Núñez"),
    )


def test_an_unchanged_team_has_no_changes() -> None:
    assert changes(Lineup(FIRST_LEG), Lineup(FIRST_LEG, "4-3-3")) == Changes((), ())


def test_a_shirt_has_a_number_where_somebody_told() -> None:
    lineup = Lineup(("Alisson", "Joe Gomez"), numbers=(("Alisson", 1),))
    assert (lineup.number("Alisson"), lineup.number("Joe Gomez")) == (1, None)


def test_what_a_line_up_leaves_out_is_filled_in_from_the_most_trusted_other() -> None:
    bare = Lineup(("Alisson", "Joe Gomez"), bench=("Adrián",), numbers=(("Alisson", 1),))
    second = Lineup(("Alisson",), numbers=(("Alisson", 13), ("Joe Gomez", 2), ("Somebody", 3)))
    third = Lineup((), numbers=(("Joe Gomez", 12), ("Adrián", 13)), coach="Jürgen Klopp")
    known = filled_in(bare, (second, third))
    assert known.numbers == (("Alisson", 1), ("Joe Gomez", 2), ("Adrián", 13))
    assert known.coach == "Jürgen Klopp"
    assert (known.starters, known.bench) == (bare.starters, bare.bench)


def test_no_number_is_on_two_shirts() -> None:
    bare = Lineup(("Alisson", "Joe Gomez"), numbers=(("Alisson", 1),), coach="Jürgen Klopp")
    other = Lineup((), numbers=(("Joe Gomez", 1),), coach="Somebody Else")
    assert filled_in(bare, (other,)) == bare
