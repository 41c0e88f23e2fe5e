"""Predictions: what they bring, when they can be made, how tables are shared."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.knowledge import predictions
from bot.knowledge.claims import Claim, KickoffOf, ResultOf
from bot.knowledge.dossier import Dossier
from bot.knowledge.forecast import Forecast
from bot.knowledge.match import Kickoff, Result, Score
from bot.knowledge.predictions import Hit, Prediction, Settled, places, points, read_score
from bot.knowledge.resolve import resolve
from bot.knowledge.timeline import EventKind
from tests.fanbase import KICKOFF, kickoff_at
from tests.knowledge.builders import ATALANTA, LIVERPOOL, MATCH, PROVIDER, a_match, event, goal, told

SALAH = (LIVERPOOL, "Mohamed Salah")


def known(*claims: Claim) -> Dossier:
    return resolve(a_match(), claims)


@pytest.mark.parametrize(
    ("said", "was", "hit", "total"),
    [
        ((2, 1), (2, 1), Hit.EXACT, 5),
        ((1, 1), (1, 1), Hit.EXACT, 5),
        ((3, 2), (2, 1), Hit.DIFFERENCE, 3),
        ((0, 2), (1, 3), Hit.DIFFERENCE, 3),
        ((3, 0), (2, 1), Hit.OUTCOME, 2),
        ((0, 0), (2, 2), Hit.OUTCOME, 2),
        ((2, 1), (1, 2), Hit.MISS, 0),
        ((1, 1), (1, 0), Hit.MISS, 0),
    ],
)
def test_the_best_that_a_score_hits_counts(
    said: tuple[int, int], was: tuple[int, int], hit: Hit, total: int
) -> None:
    brought = points(Prediction(Score(*said)), Settled(Score(*was)))
    assert (brought.hit, brought.total) == (hit, total)


def test_the_first_scorer_comes_on_top_even_of_a_miss() -> None:
    settled = Settled(Score(0, 1), SALAH)
    assert points(Prediction(Score(0, 1), SALAH), settled).total == 7
    assert points(Prediction(Score(3, 0), SALAH), settled).total == 2
    assert points(Prediction(Score(0, 1), (LIVERPOOL, "Luis Diaz")), settled).total == 5


def test_nobody_is_the_first_scorer_of_a_match_without_goals() -> None:
    assert points(Prediction(Score(0, 0)), Settled(Score(0, 0))).total == 5


class TestSettled:
    def over(self, *claims: Claim) -> Dossier:
        return known(kickoff_at(KICKOFF), *claims, told(event(EventKind.FULL_TIME, 90), when=KICKOFF))

    def test_the_earliest_goal_counts_whoever_told_it_first(self) -> None:
        late = told(goal(30, "Teun Koopmeiners", team=ATALANTA), when=KICKOFF)
        early = told(goal(7, "Mohamed Salah", team=LIVERPOOL), when=KICKOFF)
        assert predictions.settled(self.over(late, early)) == Settled(Score(1, 1), SALAH)

    def test_an_own_goal_first_makes_nobody_the_first_scorer(self) -> None:
        own = told(event(EventKind.OWN_GOAL, 3, player="Isak Hien", team=LIVERPOOL), when=KICKOFF)
        later = told(goal(7, "Mohamed Salah", team=LIVERPOOL), when=KICKOFF)
        found = predictions.settled(self.over(own, later))
        assert found is not None
        assert found.scorer is None

    def test_while_a_goal_is_missing_nobody_is_the_first_scorer(self) -> None:
        three = Claim(ResultOf(MATCH), Result(Score(1, 2)), PROVIDER, KICKOFF)
        found = predictions.settled(
            self.over(three, told(goal(80, "Mohamed Salah", team=LIVERPOOL), when=KICKOFF))
        )
        assert found == Settled(Score(1, 2))

    def test_nothing_is_settled_before_the_end(self) -> None:
        assert predictions.settled(known(told(goal(7, "Mohamed Salah", team=LIVERPOOL)))) is None


class TestOpen:
    def test_until_kickoff_wherever_that_moves(self) -> None:
        hour = timedelta(hours=1)
        moved = kickoff_at(KICKOFF + hour, said_at=KICKOFF - hour)
        assert predictions.is_open(known(kickoff_at(KICKOFF)), KICKOFF - hour)
        assert not predictions.is_open(known(kickoff_at(KICKOFF)), KICKOFF)
        assert predictions.is_open(known(kickoff_at(KICKOFF), moved), KICKOFF)

    def test_only_before_the_day_where_the_hour_is_not_known(self) -> None:
        day = Kickoff(day=KICKOFF.date(), zone="Europe/Rome")
        some_day = known(Claim(KickoffOf(MATCH), day, PROVIDER, KICKOFF - timedelta(days=3)))
        midnight = datetime(2024, 4, 17, 22, tzinfo=UTC)
        assert predictions.is_open(some_day, midnight - timedelta(minutes=1))
        assert not predictions.is_open(some_day, midnight)

    def test_not_once_somebody_saw_it_begin(self) -> None:
        begun = told(event(EventKind.KICK_OFF, 0), when=KICKOFF)
        assert not predictions.is_open(known(begun), KICKOFF)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2-1", (2, 1)),
        (" 2 : 1 ", (2, 1)),
        ("2–1", (2, 1)),
        ("10-0", (10, 0)),
        ("2", None),
        ("2-1-0", None),
        ("99-1", None),
        ("-1-2", None),
        ("", None),
        ("two-one", None),
    ],
)
def test_scores_are_read_as_people_write_them(written: str, read: tuple[int, int] | None) -> None:
    assert read_score(written) == (Score(*read) if read else None)


def test_the_crowd_adds_up() -> None:
    crowd = Forecast({(2, 1): 3, (1, 1): 2, (0, 1): 5})
    assert (crowd.fans, crowd.outcomes()) == (10, (3, 2, 5))


def test_equals_share_a_place() -> None:
    assert places([(9, 1, 3), (7, 1, 3), (7, 1, 2), (7, 0, 3), (2, 0, 1)]) == [1, 2, 2, 4, 5]
