"""What a match is going to bring, before anybody knows it."""

from datetime import timedelta

from bot.knowledge.claims import Claim
from bot.knowledge.expected import expected
from bot.knowledge.match import Status
from bot.knowledge.occasion import Kind
from bot.knowledge.resolve import resolve
from tests.fanbase import KICKOFF, kickoff_at, status
from tests.knowledge.builders import a_match

ALL = frozenset(Kind)
HOUR = timedelta(hours=1)


def kinds(
    *known: Claim, wanted: frozenset[Kind] = ALL, had: frozenset[Kind] = frozenset(), at: timedelta
) -> list[Kind]:
    dossier = resolve(a_match(), known)
    return [one.kind for one in expected(dossier, wanted, had, KICKOFF + at)]


def test_the_day_before_all_is_still_to_come_but_the_crowd_that_has_not_predicted() -> None:
    assert kinds(kickoff_at(KICKOFF), at=-24 * HOUR) == [
        Kind.LINEUP,
        Kind.LIVE,
        Kind.FULL_TIME,
        Kind.BALLOT,
        Kind.RATINGS,
    ]


def test_line_ups_come_about_an_hour_before() -> None:
    [one] = expected(resolve(a_match(), [kickoff_at(KICKOFF)]), {Kind.LINEUP}, (), KICKOFF - 24 * HOUR)
    assert one.due_at == KICKOFF - HOUR


def test_what_is_known_or_not_wanted_is_not_expected() -> None:
    wanted = frozenset({Kind.LINEUP, Kind.LIVE})
    assert kinds(kickoff_at(KICKOFF), wanted=wanted, had=frozenset({Kind.LINEUP}), at=-HOUR * 2) == [
        Kind.LIVE
    ]


def test_nothing_is_expected_without_a_kickoff_or_of_a_match_that_is_off() -> None:
    assert kinds(at=-24 * HOUR) == []
    off = status(Status.POSTPONED, KICKOFF - 30 * HOUR)
    assert kinds(kickoff_at(KICKOFF), off, at=-24 * HOUR) == []


def test_a_match_that_takes_long_still_has_its_end_to_come() -> None:
    live = status(Status.LIVE, KICKOFF)
    assert Kind.FULL_TIME in kinds(kickoff_at(KICKOFF), live, at=2.5 * HOUR)
