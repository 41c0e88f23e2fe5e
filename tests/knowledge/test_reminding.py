"""What moderators write to have a reminder."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.occasion import Lead
from bot.knowledge.reminding import LONGEST_WORDS, NotAReminder, Problem, Wanted, read

ROME = "Europe/Rome"


def local(days: int, hour: int, minute: int = 0) -> Lead:
    return Lead(days=days, hour=hour, minute=minute, zone=ROME)


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("90m", 90),
        ("90 minutes", 90),
        ("2h", 120),
        ("2 hours before kickoff", 120),
        ("1h30", 90),
        ("1h 30m", 90),
        ("1 hour 5 min", 65),
        ("1d", 1440),
        ("1 day 2 hours", 1560),
        ("0m", 0),
        ("14d", 20160),
    ],
)
def test_a_span_of_time(written: str, minutes: int) -> None:
    assert read(written, ROME) == Wanted(Lead(before=timedelta(minutes=minutes)))


@pytest.mark.parametrize(
    ("written", "lead"),
    [
        ("1d 18:00", local(1, 18)),
        ("1 day before at 6pm", local(1, 18)),
        ("the day before at 18.30", local(1, 18, 30)),
        ("2 days 9:05", local(2, 9, 5)),
        ("9:00", local(0, 9)),
        ("on the day at 9am", local(0, 9)),
        ("match day 12:00", local(0, 12)),
    ],
)
def test_an_hour_of_the_day_is_local_to_the_channel(written: str, lead: Lead) -> None:
    assert read(written, ROME).lead == lead


def test_everything_that_can_be_said_at_once() -> None:
    written = "1d 18:00 for Champions League, Serie A home ping <@&123456789012345678> say Come on, for us!"
    assert read(written, ROME) == Wanted(
        local(1, 18), ("Champions League", "Serie A"), "home", "123456789012345678", "Come on, for us!"
    )


@pytest.mark.parametrize(
    ("written", "competitions", "side"),
    [
        ("2h away", (), "away"),
        ("2h at home only", (), "home"),
        ("2h for home matches", (), "home"),
        ("2h for Serie A and Coppa Italia", ("Serie A", "Coppa Italia"), ""),
        ("2h away matches for Serie A", ("Serie A",), "away"),
    ],
)
def test_which_matches_it_is_for(written: str, competitions: tuple[str, ...], side: str) -> None:
    wanted = read(written, ROME)
    assert (wanted.competitions, wanted.side) == (competitions, side)


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("", Problem.LEAD),
        ("soon", Problem.LEAD),
        ("-2h", Problem.LEAD),
        ("15", Problem.LEAD),
        ("3 weeks", Problem.LEAD),
        ("15d", Problem.TOO_EARLY),
        ("20 days 18:00", Problem.TOO_EARLY),
        ("2h loudly", Problem.OPTION),
        ("1d 25:00", Problem.OPTION),
        ("2h home away", Problem.TWICE),
        ("2h say", Problem.EMPTY),
        ("2h for", Problem.EMPTY),
        ("2h ping everyone", Problem.ROLE),
        ("2h ping <@123456789012345678>", Problem.ROLE),
        ("2h say " + "x" * (LONGEST_WORDS + 1), Problem.TOO_LONG),
    ],
)
def test_what_is_no_reminder_says_why(written: str, problem: Problem) -> None:
    with pytest.raises(NotAReminder) as told:
        read(written, ROME)
    assert told.value.problem is problem


def test_own_words_are_one_line_of_what_can_be_seen() -> None:
    assert read("2h say  Up\n the \u202eReds\x07 👨‍👩‍👧 ", ROME).words == "Up the Reds 👨‍👩‍👧"


@given(st.text())
def test_whatever_is_written_is_a_reminder_or_says_why_not(written: str) -> None:
    try:
        wanted = read(f"2h {written}", ROME)
    except NotAReminder:
        return
    assert Lead.parse(str(wanted.lead)) == wanted.lead
    assert len(wanted.words) <= LONGEST_WORDS
    assert not wanted.role or wanted.role.isdigit()
