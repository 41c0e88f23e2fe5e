"""What there is to say about a match, and when."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.knowledge.claims import AbsenceOf, BallotOf, BallotTimes, Claim, LineupOf, MarkOf, ResultOf
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Result, Score, Status
from bot.knowledge.occasion import DEFAULT_RULES, Kind, Occasion, Rule
from bot.knowledge.ratings import Mark
from bot.knowledge.resolve import resolve
from bot.knowledge.team_news import Absence, AbsenceStatus, Lineup
from bot.knowledge.timeline import EventKind
from bot.schedule import plan
from tests.fanbase import KICKOFF, LONG_AGO, kickoff_at, status
from tests.knowledge.builders import (
    ATALANTA,
    LIVERPOOL,
    MATCH,
    NOON,
    PAPER,
    PROVIDER,
    a_match,
    event,
    goal,
    told,
)

RULES = frozenset(DEFAULT_RULES)
HOURS = timedelta(hours=1)
MINUTES = timedelta(minutes=1)


def known(*claims: Claim) -> Dossier:
    return resolve(a_match(), claims)


def planned(
    dossier: Dossier, *kinds: Kind, said: Iterable[Occasion] = (), now: datetime = NOON
) -> list[Occasion]:
    found = plan.occasions(dossier, RULES, list(said), now)
    return [occasion for occasion in found if occasion.kind in kinds] if kinds else found


def out(player: str, reason: str = "ankle", said_at: datetime = NOON) -> Claim:
    return Claim(AbsenceOf(MATCH, LIVERPOOL, player), Absence(AbsenceStatus.OUT, reason), PAPER, said_at)


def eleven(team: str = "Liverpool") -> Lineup:
    return Lineup(tuple(f"{team} {n}" for n in range(1, 12)), "4-3-3")


def test_a_confirmed_kickoff_is_announced_once_per_lead() -> None:
    reminders = planned(known(kickoff_at(KICKOFF)), Kind.KICKOFF_REMINDER)
    assert sorted(r.due_at for r in reminders) == [KICKOFF - 2 * HOURS, KICKOFF - 15 * MINUTES]
    assert len({r.variant for r in reminders}) == 2


def test_a_kickoff_that_is_only_a_date_is_not_announced() -> None:
    assert planned(known()) == []


def test_a_reminder_is_worthless_ten_minutes_after_it_was_due() -> None:
    reminder = min(planned(known(kickoff_at(KICKOFF)), Kind.KICKOFF_REMINDER))
    assert reminder.expires_at == reminder.due_at + 10 * MINUTES


def test_the_preview_comes_a_day_before_and_is_worthless_two_hours_before() -> None:
    [preview] = planned(known(kickoff_at(KICKOFF)), Kind.PREVIEW)
    assert (preview.due_at, preview.expires_at) == (KICKOFF - 24 * HOURS, KICKOFF - 2 * HOURS)


def test_a_lead_in_local_time_follows_its_own_zone() -> None:
    rules = frozenset({Rule(Kind.KICKOFF_REMINDER, "P1D18:00 Europe/London")})
    [reminder] = plan.occasions(known(kickoff_at(KICKOFF)), rules, [], NOON)
    assert reminder.due_at == datetime(2024, 4, 17, 17, 0, tzinfo=UTC)


def test_what_no_channel_wants_is_not_planned() -> None:
    assert plan.occasions(known(kickoff_at(KICKOFF)), frozenset(), [], NOON) == []


class TestTeamNews:
    def test_comes_as_soon_as_somebody_is_out(self) -> None:
        [news] = planned(known(kickoff_at(KICKOFF), out("Conor Bradley")), Kind.TEAM_NEWS)
        assert news.due_at == NOON
        assert news.facts["absences"] == {"liverpool|Conor Bradley": "out|ankle|"}

    def test_comes_again_for_another_absence_half_an_hour_later_at_the_earliest(self) -> None:
        before = known(kickoff_at(KICKOFF), out("Conor Bradley"))
        [first] = planned(before, Kind.TEAM_NEWS)
        later = NOON + 5 * MINUTES
        after = known(kickoff_at(KICKOFF), out("Conor Bradley"), out("Ben Doak", said_at=later))
        again = [n for n in planned(after, Kind.TEAM_NEWS, said=[first], now=later) if n.variant != "1"]
        assert [n.due_at for n in again] == [NOON + 30 * MINUTES]
        assert again[0].facts["fresh"] == ["liverpool|Ben Doak"]

    def test_says_nothing_twice(self) -> None:
        dossier = known(kickoff_at(KICKOFF), out("Conor Bradley"))
        [first] = planned(dossier, Kind.TEAM_NEWS)
        assert planned(dossier, Kind.TEAM_NEWS, said=[first]) == []

    def test_is_put_right_when_the_absence_is_withdrawn(self) -> None:
        both = known(kickoff_at(KICKOFF), out("Conor Bradley"), out("Ben Doak"))
        [first] = planned(both, Kind.TEAM_NEWS)
        [mended] = planned(known(kickoff_at(KICKOFF), out("Ben Doak")), Kind.TEAM_NEWS, said=[first])
        assert mended.revision == 2
        assert list(mended.facts["absences"]) == ["liverpool|Ben Doak"]


class TestLineups:
    def test_are_announced_when_both_are_complete(self) -> None:
        ours = Claim(LineupOf(MATCH, LIVERPOOL, True), eleven(), PROVIDER, NOON)
        theirs = Claim(LineupOf(MATCH, ATALANTA, True), eleven("Atalanta"), PROVIDER, NOON + 3 * MINUTES)
        assert planned(known(kickoff_at(KICKOFF), ours), Kind.LINEUP) == []
        [lineup] = planned(known(kickoff_at(KICKOFF), ours, theirs), Kind.LINEUP)
        assert lineup.due_at == NOON + 3 * MINUTES
        assert lineup.expires_at == KICKOFF + 15 * MINUTES

    def test_of_ten_players_are_no_line_up(self) -> None:
        short = Lineup(eleven().starters[:10])
        ours = Claim(LineupOf(MATCH, LIVERPOOL, True), short, PROVIDER, NOON)
        theirs = Claim(LineupOf(MATCH, ATALANTA, True), eleven("Atalanta"), PROVIDER, NOON)
        assert planned(known(kickoff_at(KICKOFF), ours, theirs), Kind.LINEUP) == []

    def test_predicted_ones_lose_their_ground_once_the_real_ones_are_out(self) -> None:
        guess = Claim(LineupOf(MATCH, LIVERPOOL, False), eleven(), PAPER, NOON)
        assert planned(known(kickoff_at(KICKOFF), guess), Kind.PREDICTED_LINEUP)
        real = [
            Claim(LineupOf(MATCH, team, True), eleven(team), PROVIDER, NOON) for team in (LIVERPOOL, ATALANTA)
        ]
        assert planned(known(kickoff_at(KICKOFF), guess, *real), Kind.PREDICTED_LINEUP) == []


class TestAGoal:
    WHEN = KICKOFF + 7 * MINUTES

    def scored(self) -> Claim:
        return told(goal(7, "Mohamed Salah", team=LIVERPOOL), ref="7", when=self.WHEN)

    def test_is_told_at_once_and_for_ten_minutes(self) -> None:
        [said] = planned(known(kickoff_at(KICKOFF), self.scored()), Kind.GOAL, now=self.WHEN)
        assert (said.due_at, said.expires_at) == (self.WHEN, self.WHEN + 10 * MINUTES)

    def test_keeps_its_time_when_another_source_reports_it_later(self) -> None:
        again = told(goal(8, "Mohamed Salah", team=LIVERPOOL), by=PAPER, when=self.WHEN + 5 * MINUTES)
        [said] = planned(known(kickoff_at(KICKOFF), self.scored(), again), Kind.GOAL, now=self.WHEN)
        assert (said.due_at, said.variant) == (self.WHEN, "7")

    def test_that_is_taken_back_after_it_was_told_is_corrected(self) -> None:
        [said] = planned(known(kickoff_at(KICKOFF), self.scored()), Kind.GOAL, now=self.WHEN)
        var = told(
            event(EventKind.GOAL_DISALLOWED, 7, LIVERPOOL, "Mohamed Salah"), ref="7", when=self.WHEN + MINUTES
        )
        after = known(kickoff_at(KICKOFF), self.scored(), var)
        [corrected] = planned(after, Kind.GOAL, said=[said], now=self.WHEN + MINUTES)
        assert corrected.revision == 2
        assert corrected.facts["taken_back"]
        assert planned(after, Kind.GOAL, said=[corrected], now=self.WHEN + MINUTES) == [corrected]

    def test_given_to_somebody_else_is_corrected_but_a_new_assist_is_not(self) -> None:
        [said] = planned(known(kickoff_at(KICKOFF), self.scored()), Kind.GOAL, now=self.WHEN)
        helped = told(goal(7, "Mohamed Salah", "Luis Díaz", LIVERPOOL), ref="7", when=self.WHEN + MINUTES)
        [same] = planned(known(kickoff_at(KICKOFF), helped), Kind.GOAL, said=[said], now=self.WHEN)
        assert same.revision == 1
        other = told(goal(7, "Luis Díaz", team=LIVERPOOL), ref="7", when=self.WHEN + MINUTES)
        [corrected] = planned(known(kickoff_at(KICKOFF), other), Kind.GOAL, said=[said], now=self.WHEN)
        assert corrected.revision == 2

    def test_states_the_score_it_made_and_is_corrected_when_an_earlier_goal_falls(self) -> None:
        second = told(goal(20, "Cody Gakpo", team=LIVERPOOL), ref="20", when=self.WHEN + 13 * MINUTES)
        both = known(kickoff_at(KICKOFF), self.scored(), second)
        said = planned(both, Kind.GOAL, now=self.WHEN + 13 * MINUTES)
        assert {o.variant: o.facts["score"] for o in said} == {"7": [0, 1], "20": [0, 2]}
        var = told(event(EventKind.GOAL_DISALLOWED, 7, LIVERPOOL, "Mohamed Salah"), ref="7", when=self.WHEN)
        after = planned(
            known(kickoff_at(KICKOFF), var, second), Kind.GOAL, said=said, now=self.WHEN + 14 * MINUTES
        )
        assert {o.variant: o.revision for o in after} == {"7": 2, "20": 2}


class TestFullTime:
    OVER = KICKOFF + 110 * MINUTES

    def finished(self) -> list[Claim]:
        return [
            kickoff_at(KICKOFF),
            told(goal(7, "Mohamed Salah", team=LIVERPOOL), when=KICKOFF + 7 * MINUTES),
            told(event(EventKind.FULL_TIME, 90), when=self.OVER),
        ]

    def started(self, who: Lineup | None = None, when: datetime = KICKOFF) -> Claim:
        return Claim(LineupOf(MATCH, LIVERPOOL, confirmed=True), who or eleven(), PROVIDER, when)

    def so_far(self, *claims: Claim) -> list[Occasion]:
        return plan.occasions(known(*claims), frozenset({Rule(Kind.INTERIM)}), [], self.OVER)

    def test_is_told_when_it_is_over(self) -> None:
        [over] = planned(known(*self.finished()), Kind.FULL_TIME, now=self.OVER)
        assert over.due_at == self.OVER
        assert over.facts["score"] == [0, 1]

    def test_brings_the_ratings_when_the_ballot_closes(self) -> None:
        mark = Claim(MarkOf(MATCH, LIVERPOOL, "Mohamed Salah"), Mark(7), PAPER, self.OVER)
        [ratings] = planned(known(*self.finished(), mark), Kind.RATINGS, now=self.OVER)
        closes = self.OVER + 12 * HOURS
        assert closes < ratings.due_at <= closes + MINUTES, "the votes of the last moment are counted"
        assert ratings.expires_at == closes + 48 * HOURS

    def test_brings_the_marks_so_far_an_hour_after_full_time(self) -> None:
        [interim] = self.so_far(*self.finished(), self.started())
        assert (interim.due_at, interim.expires_at) == (self.OVER + HOURS, self.OVER + 12 * HOURS)

    def test_brings_no_marks_so_far_where_the_ballot_closes_soon(self) -> None:
        closes = Claim(BallotOf(MATCH), BallotTimes(self.OVER + HOURS), PROVIDER, self.OVER)
        assert self.so_far(*self.finished(), self.started(), closes) == []

    def test_corrects_the_ratings_when_somebody_on_the_card_did_not_play(self) -> None:
        now = self.OVER + 13 * HOURS
        [said] = planned(known(*self.finished(), self.started()), Kind.RATINGS, now=now)
        corrected = replace(eleven(), starters=("Caoimhin Kelleher", *eleven().starters[1:]))
        after_all = known(*self.finished(), self.started(), self.started(corrected, when=now))
        [after] = planned(after_all, Kind.RATINGS, said=[said], now=now)
        assert after.revision == 2

    def test_a_paper_that_comes_late_gets_its_column(self) -> None:
        now = self.OVER + 13 * HOURS
        [said] = planned(known(*self.finished(), self.started()), Kind.RATINGS, now=now)
        mark = Claim(MarkOf(MATCH, LIVERPOOL, "Liverpool 9"), Mark(7), PAPER, now)
        [after] = planned(known(*self.finished(), self.started(), mark), Kind.RATINGS, said=[said], now=now)
        assert after.revision == 2

    def test_a_wrong_score_is_corrected_for_a_day_after_the_ballot_and_then_left_alone(self) -> None:
        [over] = planned(known(*self.finished()), Kind.FULL_TIME, now=self.OVER)
        awarded = Claim(ResultOf(MATCH), Result(Score(0, 3)), PROVIDER, self.OVER, official=True)
        after = known(*self.finished(), awarded)
        [soon] = planned(after, Kind.FULL_TIME, said=[over], now=self.OVER + HOURS)
        [late] = planned(after, Kind.FULL_TIME, said=[over], now=self.OVER + 48 * HOURS)
        assert (soon.revision, late.revision) == (2, 1)

    def test_a_result_learned_days_later_is_history_and_no_news(self) -> None:
        now = KICKOFF + timedelta(days=20)
        result = Claim(ResultOf(MATCH), Result(Score(0, 1)), PROVIDER, now)
        assert planned(known(kickoff_at(KICKOFF), result), now=now) == []


class TestAKickoffThatMoves:
    def reminded(self) -> list[Occasion]:
        return planned(known(kickoff_at(KICKOFF)), Kind.KICKOFF_REMINDER, Kind.PREVIEW)

    def test_corrects_a_predicted_line_up_that_named_the_old_time(self) -> None:
        guess = Claim(LineupOf(MATCH, LIVERPOOL, False), eleven(), PAPER, NOON)
        said = planned(known(kickoff_at(KICKOFF), guess), Kind.PREDICTED_LINEUP)
        after = known(kickoff_at(KICKOFF + HOURS, NOON), guess)
        found = planned(after, Kind.PREDICTED_LINEUP, Kind.MOVED, said=said)
        assert sorted((o.kind, o.revision) for o in found) == [(Kind.MOVED, 1), (Kind.PREDICTED_LINEUP, 2)]

    @pytest.mark.parametrize("by", [-30 * MINUTES, 30 * MINUTES, 26 * HOURS])
    def test_corrects_what_was_said_and_says_so_once(self, by: timedelta) -> None:
        now = KICKOFF - 90 * MINUTES
        after = known(kickoff_at(KICKOFF + by, said_at=now))
        found = planned(after, said=self.reminded(), now=now)
        [moved] = [o for o in found if o.kind is Kind.MOVED]
        assert moved.due_at == now
        assert moved.facts["from"] != moved.facts["to"]
        corrected = [o for o in found if o.revision == 2]
        assert {o.kind for o in corrected} == {Kind.KICKOFF_REMINDER, Kind.PREVIEW}
        again = planned(after, said=[*corrected, moved], now=now)
        assert [o for o in again if o.kind is Kind.MOVED] == []
        assert all(o.revision == 2 for o in again if o.variant in {c.variant for c in corrected})

    def test_arms_reminders_for_the_new_time(self) -> None:
        now = KICKOFF - 90 * MINUTES
        later = KICKOFF + 3 * HOURS
        fresh = [
            o.due_at
            for o in planned(
                known(kickoff_at(later, now)), Kind.KICKOFF_REMINDER, said=self.reminded(), now=now
            )
            if o.revision == 1
        ]
        assert sorted(fresh) == [later - 2 * HOURS, later - 15 * MINUTES]

    def test_is_no_news_where_nothing_was_said(self) -> None:
        assert planned(known(kickoff_at(KICKOFF + HOURS, NOON)), Kind.MOVED) == []

    def test_is_still_news_when_the_preview_was_corrected_but_nobody_was_told_yet(self) -> None:
        after = known(kickoff_at(KICKOFF + HOURS, NOON))
        [preview] = planned(known(kickoff_at(KICKOFF)), Kind.PREVIEW)
        [corrected] = planned(after, Kind.PREVIEW, said=[preview])
        assert planned(after, Kind.MOVED, said=[corrected])

    @pytest.mark.parametrize("off", [Status.POSTPONED, Status.CANCELLED, Status.ABANDONED])
    def test_a_match_that_is_off_is_announced_no_more_and_said_to_be_off(self, off: Status) -> None:
        now = KICKOFF - HOURS
        found = planned(known(kickoff_at(KICKOFF), status(off, now)), said=self.reminded(), now=now)
        [moved] = [o for o in found if o.kind is Kind.MOVED]
        assert moved.facts["status"] == off.value
        assert all(o.revision == 2 for o in found if o.kind is Kind.KICKOFF_REMINDER)


def test_the_same_facts_give_the_same_plan_whatever_was_said_before() -> None:
    dossier = known(kickoff_at(KICKOFF, LONG_AGO), out("Conor Bradley"))
    once = planned(dossier)
    kept = planned(dossier, said=[o for o in once if o.kind is not Kind.TEAM_NEWS])
    assert {(o.kind, o.variant, o.revision) for o in kept} == {(o.kind, o.variant, 1) for o in once}
