"""Calendars: what is asked, in what is played, and what became of it."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from bot.knowledge.claims import ResultOf, StatusOf, StatusValue, VenueOf
from bot.knowledge.match import CompetitionKey, Kickoff, Result, Score, Status, Venue
from bot.sources.ics import ICalendar
from bot.sources.leagues import leagues
from bot.sources.provider import Gives, Provider, Want
from tests.sources.calendars import AT_TWO, NOW, a_calendar, an_entry, kickoff, told


def test_it_is_a_provider() -> None:
    provider: Provider = ICalendar()
    league = leagues()[CompetitionKey("premier-league")]
    assert not provider.knows(league), "without a calendar there is nothing to ask"
    assert ICalendar(["https://example.org/a.ics"]).knows(league)
    assert provider.quota({}, NOW) is None


def test_every_calendar_is_asked_once_and_its_address_is_in_no_name() -> None:
    league = leagues()[CompetitionKey("premier-league")]
    addresses = ["webcal://example.org/private/s3cret.ics", "https://example.com/b.ics?token=s3cret"]
    provider = ICalendar(addresses)
    calls = provider.calls([Want(frozenset({Gives.FIXTURES}), league, year) for year in (2024, 2025)])
    assert [provider.base + call.path for call in calls] == [
        "https://example.org/private/s3cret.ics",
        "https://example.com/b.ics?token=s3cret",
    ]
    assert len({call.name for call in calls}) == 2
    for call in calls:
        assert re.fullmatch(r"calendar [0-9a-f]{8}", call.name)
        assert "s3cret" not in repr(call)
    assert provider.calls([Want(frozenset({Gives.LINEUPS}), league, 2025)]) == []


@pytest.mark.parametrize(
    ("entry", "name", "key", "season"),
    [
        (an_entry(title="Leeds v Everton (Premier League)"), "", "premier-league", "2025-26"),
        (an_entry("CATEGORIES:Football,Carabao Cup"), "", "efl-cup", "2025-26"),
        (an_entry("DESCRIPTION:Round 3\\nCompetition: FA Cup"), "", "fa-cup", "2025-26"),
        (an_entry(), "Premier League 2025/26", "premier-league", "2025-26"),
        (an_entry(), "Leeds United", "ics:leeds-united", "2025-26"),
        (an_entry(title="Emirates Cup: Leeds v Everton"), "Premier League", "ics:emirates-cup", "2025-26"),
        (an_entry(title="Leeds v Everton (MLS)", start="DTSTART:20260301T200000Z"), "", "mls", "2026"),
        (an_entry(start="DTSTART:20260301T200000Z"), "Ours", "ics:ours", "2025-26"),
    ],
)
def test_the_competition(entry: str, name: str, key: str, season: str) -> None:
    (match,) = told(a_calendar(entry, name=name)).matches
    assert (match.competition.key, match.season) == (key, season)


@pytest.mark.parametrize(
    ("location", "venue"),
    [
        ("Elland Road\\, Elland Road\\, Leeds LS11 0ES", Venue("Elland Road")),
        ("Elland Road", Venue("Elland Road")),
        ("Home", None),
        ("TBC", None),
        ("https://example.org/tickets", None),
    ],
)
def test_the_venue(location: str, venue: Venue | None) -> None:
    given = told(a_calendar(an_entry(f"LOCATION:{location}")))
    assert [claim.value for claim in given.claims if isinstance(claim.about, VenueOf)] == (
        [venue] if venue else []
    )


@pytest.mark.parametrize(
    ("entry", "status"),
    [
        (an_entry("STATUS:CANCELLED"), Status.CANCELLED),
        (an_entry(title="CANCELLED: Leeds United v Everton"), Status.CANCELLED),
        (an_entry(title="Leeds United v Everton (Postponed)"), Status.POSTPONED),
        (an_entry(title="Leeds United v Everton - abandoned"), Status.ABANDONED),
    ],
)
def test_a_match_that_is_off(entry: str, status: Status) -> None:
    given = told(a_calendar(entry))
    (match,) = given.matches
    assert {claim.about: claim.value for claim in given.claims}[StatusOf(match.key)] == StatusValue(status)


def test_a_match_that_is_on_again_takes_back_that_it_was_off() -> None:
    given = told(a_calendar(an_entry("STATUS:CONFIRMED")))
    (match,) = given.matches
    assert given.whole == {(match.key, StatusOf)}
    assert not any(isinstance(claim.about, StatusOf) for claim in given.claims)


def test_a_score_is_a_result_once_the_match_can_be_over() -> None:
    payload = a_calendar(an_entry(title="Leeds United 2-1 Everton"))
    (match,) = told(payload).matches
    during = told(payload, AT_TWO + timedelta(minutes=80))
    assert not any(isinstance(claim.about, ResultOf) for claim in during.claims)
    after = {claim.about: claim for claim in told(payload, AT_TWO + timedelta(hours=2)).claims}
    assert after[ResultOf(match.key)].value == Result(Score(2, 1))
    assert not after[ResultOf(match.key)].official
    assert after[StatusOf(match.key)].value == StatusValue(Status.FINISHED)


@pytest.mark.parametrize(
    ("title", "result"),
    [
        ("Leeds United v Everton (2-1)", Result(Score(2, 1))),
        ("Leeds United - Everton 2:1 (1:0)", Result(Score(2, 1))),
        ("Leeds United 3-2 Everton (aet)", Result(Score(3, 2), extra_time=True)),
        ("Leeds United 1-1 Everton (4-3 pens)", None),
    ],
)
def test_the_result_of_a_title(title: str, result: Result | None) -> None:
    given = told(a_calendar(an_entry(title=title)), NOW + timedelta(days=60))
    found = [claim.value for claim in given.claims if isinstance(claim.about, ResultOf)]
    assert found == ([result] if result else [])


def test_the_uid_is_the_match_whatever_else_changes() -> None:
    def key(entry: str, name: str = "Leeds United") -> str:
        return told(a_calendar(entry, name=name)).matches[0].key

    first = key(an_entry(uid="a@example.org"))
    moved = an_entry(uid="a@example.org", start="DTSTART:20251020T190000Z", title="Leeds Utd v Everton")
    assert key(moved) == first
    assert key(an_entry(uid="b@example.org")) != first
    assert key(an_entry(uid="a@example.org"), name="Another club") != first, "short UIDs are one calendar's"


def test_without_a_uid_the_sides_and_the_season_are_the_match() -> None:
    bare = an_entry().replace("UID:1\n", "")
    later = bare.replace("20250920", "20251020")
    assert told(a_calendar(bare)).matches[0].key == told(a_calendar(later)).matches[0].key


def test_of_two_entries_with_one_uid_the_newer_counts() -> None:
    old = an_entry("SEQUENCE:1")
    new = an_entry("SEQUENCE:2", start="DTSTART:20250921T140000Z")
    for entries in ((old, new), (new, old)):
        assert kickoff(a_calendar(*entries)) == Kickoff(at=AT_TWO + timedelta(days=1))


def test_a_claim_is_as_old_as_the_last_change_of_its_entry() -> None:
    changed = an_entry("LAST-MODIFIED:20250801T080000Z")
    assert {c.said_at for c in told(a_calendar(changed)).claims} == {datetime(2025, 8, 1, 8, tzinfo=UTC)}
    for line in ("LAST-MODIFIED:20350801T080000Z", "LAST-MODIFIED:soon", "DTSTAMP:20250801T080000Z"):
        assert {c.said_at for c in told(a_calendar(an_entry(line))).claims} == {NOW}


def test_a_rule_of_repetition_is_not_followed_and_is_told() -> None:
    for rule in ("RRULE:FREQ=WEEKLY", "RRULE:FREQ=SECONDLY", "RRULE:nonsense", "RDATE:20250927T140000Z"):
        payload = a_calendar(an_entry(rule))
        assert kickoff(payload) == Kickoff(at=AT_TWO)
        assert told(payload).problems == (
            "entry 'Leeds United v Everton': it repeats, and only its own start is taken",
        )


def test_nothing_of_an_address_is_in_what_is_told() -> None:
    provider = ICalendar(["https://example.org/s3cret.ics"])
    league = leagues()[CompetitionKey("premier-league")]
    (call,) = provider.calls([Want(frozenset({Gives.FIXTURES}), league, 2025)])
    assert "s3cret" not in repr(
        provider.given(a_calendar(an_entry(), an_entry(title="x", uid="2")), NOW, call)
    )
