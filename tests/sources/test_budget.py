"""A day's calls, planned so that they last: months of football played through the plan."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.match import CompetitionKey, MatchKey, Status
from bot.sources.budget import Plan, Purse, Span, due, plan
from bot.sources.phases import Fixture
from bot.sources.provider import Limits

PROVIDER = "counted"
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
A_DAY = timedelta(days=1)
SATURDAY = datetime(2025, 9, 13, tzinfo=UTC)
COUNTED = Limits(per_day=100, per_minute=10, lineups=5 * MINUTE, live=MINUTE)
FREE = Limits(lineups=5 * MINUTE, live=MINUTE)
CALM_A_DAY = 12


def at(day: datetime, clock: str) -> datetime:
    hour, minute = clock.split(":")
    return day + timedelta(hours=int(hour), minutes=int(minute))


def a_fixture(
    kickoff_at: datetime,
    name: str = "the-match",
    status: Status = Status.SCHEDULED,
    final: Mapping[str, datetime] | None = None,
    lined_up: frozenset[str] = frozenset(),
) -> Fixture:
    return Fixture(
        MatchKey(name),
        CompetitionKey("premier-league"),
        "2025-26",
        kickoff_at,
        status=status,
        refs={PROVIDER: "1"},
        final=final or {},
        lined_up=lined_up,
    )


def today(
    fixtures: Sequence[Fixture],
    now: datetime,
    *,
    left: int | None = 100,
    since: datetime | None = None,
    calm: int = 0,
) -> Plan:
    until = now.replace(hour=0, minute=0, second=0, microsecond=0) + A_DAY
    limits = FREE if left is None else COUNTED
    purse = None if left is None else Purse(left, calm=calm)
    return plan(PROVIDER, fixtures, limits, Span(now, until, since), purse)


@dataclass
class Played:
    """A match of the simulation: when it is over, in truth, and its goals in minutes of the clock."""

    fixture: Fixture
    over_at: datetime
    goals: Sequence[datetime] = ()
    seen_over: datetime | None = None
    seen_goals: list[timedelta] = field(default_factory=list)

    @property
    def begins(self) -> datetime:
        assert self.fixture.kickoff_at is not None
        return self.fixture.kickoff_at


@dataclass
class Month:
    """A provider with so many calls a day, asked as the plan says."""

    matches: list[Played]
    per_day: int = 100
    per_match: float = 0.05
    used: dict[str, int] = field(default_factory=dict)

    def play(self, begins: datetime, ends: datetime) -> None:
        now, since = begins, None
        while now < ends:
            midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) + A_DAY
            near = [
                one.fixture
                for one in self.matches
                if one.fixture.kickoff_at and -2 * A_DAY < one.fixture.kickoff_at - now < 2 * A_DAY
            ]
            spent = self.used.get(f"{now:%d}", 0)
            looked = plan(
                PROVIDER,
                near,
                COUNTED,
                Span(now, midnight, since),
                Purse(self.per_day - spent, self.per_match, max(0, CALM_A_DAY - spent)),
            )
            if looked.next is not None and looked.next <= now:
                self.spend(now, self.cost(now))
                self.look(since, now)
                since = now
            elif spent < CALM_A_DAY and now.hour == spent * 2 and looked.calm:
                self.spend(now)
            else:
                calm_at = now.replace(minute=0, second=0, microsecond=0) + HOUR
                now = min(looked.next or midnight, midnight, calm_at)

    def spend(self, now: datetime, calls: int = 1) -> None:
        self.used[f"{now:%d}"] = self.used.get(f"{now:%d}", 0) + calls

    def cost(self, now: datetime) -> int:
        """What a look takes: line-ups and play of every match that is not known to be over."""
        on = sum(
            one.seen_over is None and one.begins - 90 * MINUTE <= now < one.begins + 4 * HOUR
            for one in self.matches
        )
        return max(1, ceil(on * self.per_match))

    def look(self, since: datetime | None, now: datetime) -> None:
        for one in self.matches:
            seen = [goal for goal in one.goals if (since is None or since < goal) and goal <= now]
            one.seen_goals += [now - goal for goal in seen]
            if one.seen_over is None and now >= one.over_at:
                one.seen_over = now
                one.fixture = replace(one.fixture, final={PROVIDER: now}, status=Status.FINISHED)


def a_match_of(rng: random.Random, kickoff: datetime, cup: bool = False) -> Played:
    long = kickoff + timedelta(minutes=rng.choice((150, 175)) if cup and rng.random() < 0.5 else 112)
    goals = [kickoff + timedelta(minutes=rng.randrange(1, 110)) for _ in range(rng.randrange(6))]
    late = timedelta(minutes=rng.randrange(-3, 9))
    return Played(a_fixture(kickoff, f"match-{kickoff:%d%H%M}-{rng.random()}"), long + late, goals)


def a_month_of_one_club(rng: random.Random) -> list[Played]:
    """A match each weekend, Europe or a cup in the middle of the week; some go on for long, some are late."""
    found = []
    for day in range(30):
        midnight = datetime(2025, 9, 1, tzinfo=UTC) + day * A_DAY
        if midnight.weekday() == 5:
            found.append(a_match_of(rng, at(midnight, rng.choice(("11:30", "14:00", "16:30", "19:00")))))
        if midnight.weekday() in (1, 2, 3) and rng.random() < 0.5:
            found.append(a_match_of(rng, at(midnight, rng.choice(("16:45", "19:00", "20:00"))), cup=True))
    return found


def a_fortnight_of_a_competition(rng: random.Random) -> list[Played]:
    """Twelve matches each weekend, of which five begin at once, and more in the middle of the week."""
    found = []
    for day in range(14):
        midnight = datetime(2025, 9, 1, tzinfo=UTC) + day * A_DAY
        clocks: tuple[str, ...] = ()
        if midnight.weekday() == 5:
            clocks = ("11:30", *("14:00",) * 5, "16:30", "19:00", "22:30")
        elif midnight.weekday() == 6:
            clocks = ("13:00", "13:00", "15:30")
        elif midnight.weekday() in (1, 2):
            clocks = ("16:45", "16:45", *("19:00",) * 7)
        found += [a_match_of(rng, at(midnight, clock), cup=midnight.weekday() < 5) for clock in clocks]
    return found


def told(month: Month, what: str) -> None:
    """The figures, for whoever runs this with -s."""
    waits = [one.seen_over - one.over_at for one in month.matches if one.seen_over]
    goals = sorted(wait for one in month.matches for wait in one.seen_goals)
    print(  # noqa: T201
        f"\n{what}: {len(month.matches)} matches; calls a day at most {max(month.used.values())}, "
        f"{sum(month.used.values()) / len(month.used):.0f} on average; final whistles seen after at most "
        f"{max(waits).total_seconds() / 60:.1f} min; goals seen after "
        f"{goals[len(goals) // 2].seconds / 60:.1f} min (median), {goals[-1].seconds / 60:.1f} min (worst)"
    )


def longest(month: Month) -> timedelta:
    """The longest that a final whistle went unseen."""
    return max(one.seen_over - one.over_at for one in month.matches if one.seen_over)


def test_a_month_of_one_club_never_runs_dry_before_a_final_whistle() -> None:
    month = Month(a_month_of_one_club(random.Random(7)))
    month.play(datetime(2025, 9, 1, tzinfo=UTC), datetime(2025, 10, 3, tzinfo=UTC))
    told(month, "one club")
    assert all(one.seen_over for one in month.matches)
    assert max(month.used.values()) <= 100
    assert longest(month) <= 5 * MINUTE
    assert max(wait for one in month.matches for wait in one.seen_goals) <= 5 * MINUTE


def test_nor_do_two_weeks_of_a_whole_competition() -> None:
    month = Month(a_fortnight_of_a_competition(random.Random(7)))
    month.play(datetime(2025, 9, 1, tzinfo=UTC), datetime(2025, 9, 17, tzinfo=UTC))
    told(month, "a competition")
    assert all(one.seen_over for one in month.matches)
    assert max(month.used.values()) <= 100
    assert longest(month) <= 30 * MINUTE


def test_nor_two_weeks_where_each_match_is_a_call_of_its_own() -> None:
    month = Month(a_fortnight_of_a_competition(random.Random(7)), per_match=1)
    month.play(datetime(2025, 9, 1, tzinfo=UTC), datetime(2025, 9, 17, tzinfo=UTC))
    told(month, "a competition, match by match")
    assert all(one.seen_over for one in month.matches)
    assert max(month.used.values()) <= 100
    assert longest(month) <= 2 * HOUR


KICKOFF = at(SATURDAY, "14:00")


def test_with_few_calls_left_they_are_kept_for_the_final_whistle() -> None:
    planned = today([a_fixture(KICKOFF)], SATURDAY, left=2)
    assert planned.ticks == (KICKOFF + 120 * MINUTE, KICKOFF + 150 * MINUTE)
    assert planned.calm == 0


def test_every_match_of_the_day_gets_its_whistle_before_any_gets_a_second_look() -> None:
    fixtures = [a_fixture(at(SATURDAY, clock), clock) for clock in ("11:30", "14:00", "19:00")]
    planned = today(fixtures, SATURDAY, left=3)
    assert planned.ticks == tuple(at(SATURDAY, clock) for clock in ("13:30", "16:00", "21:00"))


def test_line_ups_come_before_play_and_play_before_calm_looks() -> None:
    planned = today([a_fixture(KICKOFF)], SATURDAY, left=16, calm=1)
    before = [tick for tick in planned.ticks if tick < KICKOFF]
    assert before == [KICKOFF - minutes * MINUTE for minutes in (60, 45, 30, 15)]
    assert planned.calm == 1


def test_without_a_limit_it_is_looked_at_as_often_as_it_is_worth() -> None:
    planned = today([a_fixture(KICKOFF)], KICKOFF - 10 * MINUTE, left=None, since=KICKOFF - 15 * MINUTE)
    assert planned.ticks[:5] == tuple(KICKOFF + minutes * MINUTE for minutes in (-10, -5, 0, 1, 2))
    assert planned.calm is None


def test_line_ups_that_are_known_are_not_asked_for() -> None:
    fixture = a_fixture(KICKOFF, lined_up=frozenset({PROVIDER}))
    assert today([fixture], SATURDAY).next == KICKOFF


def test_the_end_frees_what_was_kept_for_it() -> None:
    now = KICKOFF + 115 * MINUTE
    over = a_fixture(KICKOFF, final={PROVIDER: now}, status=Status.FINISHED)
    planned = today([over], now, left=20, since=now)
    assert planned.ticks == tuple(now + after for after in (5 * MINUTE, HOUR, 3 * HOUR))
    assert planned.calm == 17


def test_another_providers_whistle_does_not_count() -> None:
    now = KICKOFF + 125 * MINUTE
    fixture = a_fixture(KICKOFF, final={"other": now}, status=Status.FINISHED)
    assert today([fixture], now, since=now).ticks[0] < now + 10 * MINUTE


def test_what_was_missed_while_nothing_ran_is_looked_at_once() -> None:
    now = KICKOFF + 121 * MINUTE
    planned = today([a_fixture(KICKOFF)], now, left=100, since=KICKOFF)
    assert planned.ticks[0] == now
    assert planned.ticks[1] > now


def test_a_correction_is_due_once() -> None:
    over = a_fixture(KICKOFF, final={PROVIDER: KICKOFF}, status=Status.FINISHED)
    assert due(over, PROVIDER, KICKOFF, KICKOFF + 5 * MINUTE)
    assert not due(over, PROVIDER, KICKOFF + 5 * MINUTE, KICKOFF + 6 * MINUTE)


@pytest.mark.parametrize("status", [Status.POSTPONED, Status.CANCELLED, Status.ABANDONED])
def test_a_match_that_is_off_costs_nothing(status: Status) -> None:
    assert today([a_fixture(KICKOFF, status=status)], SATURDAY).ticks == ()


@settings(max_examples=60)
@given(
    kickoffs=st.lists(st.integers(0, 1439), max_size=12),
    left=st.integers(0, 120),
    now=st.integers(0, 1439),
    per_match=st.sampled_from((0.05, 1.0)),
    calm=st.integers(0, 10),
)
def test_no_plan_spends_more_than_there_is(
    kickoffs: list[int], left: int, now: int, per_match: float, calm: int
) -> None:
    fixtures = [a_fixture(SATURDAY + minute * MINUTE, str(n)) for n, minute in enumerate(kickoffs)]
    span = Span(SATURDAY + now * MINUTE, SATURDAY + A_DAY)
    planned = plan(PROVIDER, fixtures, COUNTED, span, Purse(left, per_match, calm))
    assert planned.calm is not None
    assert planned.calm >= 0
    assert len(planned.ticks) + planned.calm <= left
    assert list(planned.ticks) == sorted(set(planned.ticks))
    assert all(span.now <= tick < span.until for tick in planned.ticks)
