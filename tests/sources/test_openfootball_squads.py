"""Squads of openfootball's."""

import pytest

from bot.sources.provider import PayloadError
from tests.sources.openfootball_files import read

SQUAD = """\
=  Hull City - English Championship 2023/24

  1,  Ryan Allsop,                     GK,   b. 1992,   Cardiff
  -,  Özan Tufan (TUR),                MF,   b. 1995,
 26,  Andrew Robertson (SCO),          DF,     83/1  ,  Liverpool F.C. (ENG)
  9,  Liam Delap,                      FW
"""


def test_a_squad_is_its_players_under_their_names() -> None:
    given = read(SQUAD)
    assert [(team.key, team.name, team.country) for team in given.teams] == [
        ("openfootball:Hull City", "Hull City", "GB")
    ]
    assert [player.name for player in given.players] == [
        "Ryan Allsop", "Özan Tufan", "Andrew Robertson", "Liam Delap",
    ]  # fmt: skip
    assert {player.team for player in given.players} == {"openfootball:Hull City"}
    assert (given.matches, given.claims, given.problems) == ((), (), ())


def test_a_country_s_squad_names_no_league() -> None:
    given = read(SQUAD.replace("Hull City - English Championship 2023/24", "England"))
    assert [(team.name, team.country) for team in given.teams] == [("England", None)]


def test_a_line_that_is_no_player_is_told() -> None:
    assert read(SQUAD + "  and some more\n").problems == ("line 7: not understood",)


def test_a_squad_of_nobody_is_refused() -> None:
    with pytest.raises(PayloadError, match="names their team"):
        read(SQUAD.partition("\n")[2])
