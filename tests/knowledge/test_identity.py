"""One thing is one thing however many write it, and two are never taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.identity import Other, Same, Teams, slug
from bot.knowledge.match import Team, TeamKey
from bot.sources.known_teams import known_teams

KNOWN = Teams(known_teams())


def team(name: str, *aliases: str, country: str | None = None) -> Team:
    return Team(TeamKey(slug(name)), name, aliases, country=country)


@pytest.mark.parametrize(
    ("written", "country", "key"),
    [
        ("Manchester City FC", "GB", "manchester-city"),
        ("Man City", None, "manchester-city"),
        ("Paris SG", None, "paris-saint-germain"),
        ("1. FSV Mainz 05", "DE", "mainz-05"),
        ("Stade Rennais FC 1901", "FR", "rennes"),
        ("SC Internacional", "BR", "internacional"),
        ("Internazionale", "IT", "inter-milan"),
        ("Olympique Marseille", "FR", "marseille"),
        ("Wolverhampton Wanderers FC", "GB", "wolverhampton-wanderers"),
        ("Sporting Braga", "PT", "braga"),
    ],
)
def test_a_club_is_known_under_the_names_that_providers_write(
    written: str, country: str | None, key: str
) -> None:
    assert KNOWN.meant([written], country) == Same(TeamKey(key))


@pytest.mark.parametrize(
    "written",
    [
        "Arsenal Women",
        "Liverpool FC U21",
        "Barcelona B",
        "Real Sociedad II",
        "Chelsea FC Women",
        "Ajax Youth",
    ],
)
def test_another_team_of_a_club_is_not_its_first(written: str) -> None:
    assert isinstance(KNOWN.meant([written]), Other)


def test_what_two_teams_are_called_is_neither() -> None:
    assert KNOWN.meant(["Manchester"]) == Other((TeamKey("manchester-city"), TeamKey("manchester-united")))


def test_half_a_name_is_enough_only_within_its_country() -> None:
    teams = Teams([team("Everton", country="GB")])
    assert teams.meant(["Everton CD"], "GB") == Same(TeamKey("everton"))
    assert teams.meant(["Everton CD"], "CL") == Other()
    assert isinstance(teams.meant(["Everton CD"]), Other)


def test_a_team_of_another_country_is_another_team() -> None:
    teams = Teams([team("Nacional", country="PT"), team("Nacional Montevideo", "Nacional", country="UY")])
    assert teams.meant(["Nacional"], "PT") == Same(TeamKey("nacional"))
    assert isinstance(teams.meant(["Nacional"]), Other)


def test_a_fixture_vouches_for_a_likeness_and_for_nothing_else() -> None:
    teams = Teams([team("AEK Athens"), team("PAOK")])
    athens = TeamKey("aek-athens")
    assert teams.meant(["AEK Athen"]) == Other((athens,))
    assert teams.meant(["AEK Athen"], vouched=[athens]) == Same(athens)
    assert teams.meant(["Panionios"], vouched=[athens]) == Other()


def test_what_the_same_source_calls_something_else_is_not_meant() -> None:
    assert isinstance(KNOWN.meant(["Liverpool FC"], "GB", taken=[TeamKey("liverpool")]), Other)


@given(st.text(max_size=40), st.sampled_from([None, "GB", "IT"]))
def test_any_name_is_one_team_or_none(written: str, country: str | None) -> None:
    verdict = KNOWN.meant([written], country)
    assert isinstance(verdict, Same | Other)


@given(st.text(max_size=200))
def test_a_name_makes_a_key(name: str) -> None:
    key = slug(name)
    assert key
    assert len(key) <= 80
    assert set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
