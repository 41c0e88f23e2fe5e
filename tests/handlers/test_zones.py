"""Time zones as people name them."""

import pytest

from handlers.zones import is_zone, offered_zones, zone


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Europe/Rome", "Europe/Rome"),
        ("europe/rome", "Europe/Rome"),
        ("rome", "Europe/Rome"),
        ("Italy", "Europe/Rome"),
        ("Liverpool", "Europe/London"),
        ("Germany", "Europe/Berlin"),
        ("Kolkatta", "Asia/Kolkata"),
        ("New York", "America/New_York"),
        ("Buenos Aires", "America/Argentina/Buenos_Aires"),
        ("utc", "UTC"),
    ],
)
def test_a_city_a_country_or_the_name_itself(written: str, meant: str) -> None:
    assert zone(written, "en") == meant


@pytest.mark.parametrize("written", ["", "Narnia", "UTC+1", "../../etc/passwd", f"Europe{'/' * 100}Rome"])
def test_what_is_no_zone_is_none(written: str) -> None:
    assert zone(written, "en") is None


def test_countries_are_known_in_the_readers_language() -> None:
    assert zone("Italien", "de") == "Europe/Rome"


def test_completion_gives_names_that_are_zones() -> None:
    offered = offered_zones("lon", "en")
    assert offered[0].value == "Europe/London"
    assert all(is_zone(one.value) for one in offered)
