"""What a referee had to do with a team before."""

from bot.reading.facts import RefereedSaid, Words
from bot.reading.refereed import refereed
from tests.reading.builders_of_articles import a_part

_REFEREE = Words("Michael Oliver", (0, 14))


def said(text: str) -> list[RefereedSaid]:
    return refereed(a_part(text), _REFEREE)


def test_one_match_with_its_result_and_who_was_booked() -> None:
    text = (
        "Michael Oliver is the referee. The Englishman has only taken charge of one Liverpool game so far, "
        "overseeing the 2-2 draw away to Brighton in the 2019/20 season. Oliver was strict, booking Joe "
        "Gomez."
    )
    count, match = said(text)
    assert (count.team, count.matches) == ("Liverpool", 1)
    assert (match.team, match.opponent, match.score) == ("Liverpool", "Brighton", (2, 2))
    assert (match.away, match.season, match.booked) == (True, "2019/20", ("Joe Gomez",))
    assert text[slice(*match.at)] == "2-2 draw away to Brighton"


def test_how_often() -> None:
    [one] = said("Michael Oliver has refereed Chelsea three times.")
    assert (one.team, one.matches, one.opponent) == ("Chelsea", 3, None)


def test_another_mans_matches_are_not_his() -> None:
    assert said("Arne Slot has been in charge of 20 Liverpool games.") == []


def test_without_a_referee_there_is_no_history() -> None:
    assert refereed(a_part("He has refereed Chelsea three times."), None) == []
