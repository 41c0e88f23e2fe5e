"""Countries as football names them."""

import pytest

from bot.sources.countries import country


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("ENG", "GB"), ("SCO", "GB"), ("Wales", "GB"), ("Northern Ireland", "GB"), ("GER", "DE"),
        ("DEU", "DE"),
        ("NED", "NL"), ("CRO", "HR"), ("SUI", "CH"), ("Bra", "BR"), ("RSA", "ZA"), ("NIG", "NE"),
        ("NGA", "NG"),
        ("SVN", "SI"), ("SVK", "SK"), ("IRL", "IE"), ("KOS", "XK"), ("de", "DE"), ("England", "GB"),
        ("Türkiye", "TR"), ("Turkey", "TR"), ("Korea Republic", "KR"), ("Côte d'Ivoire", "CI"), ("USA", "US"),
        ("Ivory Coast", "CI"), ("Bosnia & Herzegovina", "BA"), ("Czech Republic", "CZ"), (" Italy ", "IT"),
    ],
)  # fmt: skip
def test_a_country_by_football_s_code_or_name(said: str, meant: str) -> None:
    assert country(said) == meant


@pytest.mark.parametrize("said", ["World", "INT", "EU", "", "Europe", "ZZ", "Atlantis", "12"])
def test_what_is_no_country_is_none(said: str) -> None:
    assert country(said) is None
