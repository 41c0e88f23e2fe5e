"""Every provider by its name, with what an operator sets for it."""

import pytest

from bot.sources.provider import Provider
from bot.sources.providers import PROVIDERS, Access

SECRET = "a-key-nobody-may-see"  # noqa: S105


@pytest.mark.parametrize("name", PROVIDERS)
def test_each_is_made_and_goes_by_its_name(name: str) -> None:
    provider: Provider = PROVIDERS[name].make(Access(key=SECRET, calendars=("https://a.example/x.ics",)))
    assert provider.source.key == name
    assert provider.gives


@pytest.mark.parametrize("name", [name for name in PROVIDERS if name != "ics"])
def test_each_can_be_asked_elsewhere(name: str) -> None:
    made = PROVIDERS[name].make(Access("http://127.0.0.1:1/there", SECRET))
    assert made.base == "http://127.0.0.1:1/there"


def test_a_plan_says_how_much_may_be_asked() -> None:
    assert PROVIDERS["api-football"].make(Access(key=SECRET, per_day=7_500)).limits.per_day == 7_500
    assert PROVIDERS["football-data"].make(Access(key=SECRET, per_minute=30)).limits.per_minute == 30


def test_what_is_secret_is_not_shown() -> None:
    access = Access(key=SECRET, calendars=(f"https://a.example/{SECRET}.ics",))
    assert SECRET not in repr(access)
