import pytest

from bot.reading.page import Line
from bot.reading.result_headings import on_two_lines, result_behind


@pytest.mark.parametrize("behind", [" (0-1)", " 0:1", ": 0-1", " 0-1: Le pagelle", " (0:1)"])
def test_the_result_stands_behind_both_teams(behind: str) -> None:
    teams = "Bordeaux-Marseille"
    assert result_behind(teams + behind, len(teams)) == (0, 1)


@pytest.mark.parametrize("behind", [" 20:45", " (15:30)", " 4-3-3", " 2-1 agg", " 3 Tage"])
def test_clocks_formations_and_aggregates_are_no_results(behind: str) -> None:
    teams = "Bordeaux-Marseille"
    assert result_behind(teams + behind, len(teams)) is None


def test_a_result_on_two_lines() -> None:
    found = on_two_lines(Line("INTER MILAN 4-2", 0), Line("ATALANTA", 20))
    assert found is not None
    assert (found.first, found.second, found.score) == ("INTER MILAN", "ATALANTA", (4, 2))


def test_a_result_and_then_something_else() -> None:
    assert on_two_lines(Line("INTER MILAN 4-2", 0), Line("Barella 7", 20)) is None
