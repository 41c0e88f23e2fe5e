"""Rounds as openfootball heads them."""

import pytest

from bot.sources.openfootball_rounds import Stage, is_round, stage


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("Matchday 1", Stage("Matchday 1")),
        ("1. Spieltag", Stage("Matchday 1")),
        ("Gruppe G", Stage("Group G")),
        ("Group A:", Stage("Group A")),
        ("League, Matchday 3", Stage("League phase, Matchday 3")),
        ("Playoffs, Matchday 2", Stage("Play-offs")),
        ("Finals, Round of 16", Stage("Round of 16")),
        ("Finals, Final", Stage("Final")),
        ("Quarterfinals", Stage("Quarter-finals")),
        ("Semi-finals - 2nd Leg  // 12-13 May 2015", Stage("Semi-finals", 2)),
        ("(5) Quarter-finals - 1st Leg", Stage("Quarter-finals", 1)),
        ("Round of 16, Leg 1 of 2", Stage("Round of 16", 1)),
        ("Halbfinale Rückspiele", Stage("Semi-finals", 2)),
        ("3rd Round", Stage("3rd Round")),
        ("Match for third place", Stage("Third-place match")),
    ],
)
def test_a_round_in_our_words(heading: str, meant: Stage) -> None:
    assert stage(heading) == meant
    assert is_round(heading)


@pytest.mark.parametrize("line", ["Liverpool lost", "First Vienna FC", "see the notes", "Grouplove"])
def test_other_lines_are_no_rounds(line: str) -> None:
    assert not is_round(line)
