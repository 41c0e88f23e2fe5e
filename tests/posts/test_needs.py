"""What each side of a tie needs, in words."""

import pytest

from bot.chat import Look
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Result, Score, Status, Team
from bot.knowledge.tie import Tie
from bot.knowledge.timeline import Event, EventKind
from bot.posts.needs import needs
from bot.posts.sentence import sentences, written
from bot.posts.standing import standing
from tests.builders import (
    a_dossier,
    a_goal,
    a_match,
    a_tie,
    after_first_leg,
    an_event,
    atalanta,
    liverpool,
)

KICKED_OFF = an_event(EventKind.KICK_OFF, 0)


def before(first: tuple[int, int], tie: Tie | None = None) -> Dossier:
    return a_dossier(a_match(leg=2), context=after_first_leg(first, tie))


def during(first: tuple[int, int], *events: Event, tie: Tie | None = None) -> Dossier:
    return a_dossier(a_match(leg=2), context=after_first_leg(first, tie), events=(KICKED_OFF, *events))


def said(dossier: Dossier) -> str:
    return written(sentences(standing(dossier, Look()), needs(dossier, Look())), Look())


@pytest.mark.parametrize(
    ("first", "words"),
    [
        (
            (0, 3),
            "Atalanta lead 3–0 from the first leg. Liverpool must win by four to go through; a win by three "
            "means extra time. Atalanta can afford to lose by two.",
        ),
        (
            (2, 1),
            "Liverpool lead 2–1 from the first leg. Atalanta must win by two to go through; a win by one "
            "means extra time. A draw is enough for Liverpool.",
        ),
        ((1, 1), "The first leg ended 1–1. Whoever wins goes through; a draw means extra time."),
    ],
)
def test_before_the_second_leg(first: tuple[int, int], words: str) -> None:
    assert said(before(first)) == words


def test_without_extra_time_a_level_tie_goes_to_penalties() -> None:
    assert said(before((0, 0), a_tie(extra_time=False))).endswith("a draw means penalties.")


@pytest.mark.parametrize(
    ("first", "words"),
    [
        # Liverpool lost 0–2 at home: two away goals stand against them
        (
            (0, 2),
            "Atalanta lead 2–0 from the first leg. Liverpool need three goals without reply to go through; "
            "two without reply mean extra time. Atalanta can afford to lose by one.",
        ),
        # 1–2: two away goals would send them through, so no score without reply is level
        (
            (1, 2),
            "Atalanta lead 2–1 from the first leg. Liverpool need two goals without reply to go through. "
            "A draw is enough for Atalanta.",
        ),
        (
            (1, 1),
            "The first leg ended 1–1. Liverpool need one goal without reply to go through. "
            "A goalless draw is enough for Atalanta.",
        ),
        (
            (0, 0),
            "The first leg ended 0–0. Whoever wins goes through. A goalless draw means extra time, "
            "a draw with goals sends Liverpool through.",
        ),
    ],
)
def test_in_a_season_of_away_goals(first: tuple[int, int], words: str) -> None:
    assert said(before(first, a_tie(away_goals=True))) == words


def test_during_the_second_leg_goals_are_counted_from_the_score() -> None:
    dossier = during((0, 3), a_goal(7, liverpool(), "Mohamed Salah"))
    assert said(dossier) == (
        "Atalanta lead 3–1 on aggregate. Liverpool need three more to go through, two for extra time."
    )


def test_a_level_tie_goes_to_extra_time_as_it_stands() -> None:
    dossier = during((1, 0), a_goal(7, atalanta()))
    assert said(dossier) == "Level at 1–1 on aggregate. As it stands, this goes to extra time."


def test_in_extra_time_what_comes_next_is_penalties() -> None:
    dossier = during((1, 0), a_goal(7, atalanta()), an_event(EventKind.EXTRA_TIME, 91))
    assert said(dossier) == "Level at 1–1 on aggregate. As it stands, this goes to penalties."


def test_during_the_shoot_out_nobody_needs_goals() -> None:
    kick = an_event(EventKind.SHOOTOUT_SCORED, 120, atalanta(), "Éderson")
    dossier = during((1, 0), a_goal(7, atalanta()), an_event(EventKind.SHOOTOUT, 120), kick)
    assert said(dossier) == "Level at 1–1 on aggregate."


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ((0, 3), Result(Score(0, 1)), "Atalanta go through, 3–1 on aggregate."),
        (
            (1, 0),
            Result(Score(2, 0), extra_time=True),
            "Atalanta go through after extra time, 2–1 on aggregate.",
        ),
        (
            (1, 0),
            Result(Score(1, 0), extra_time=True, shootout=Score(3, 4)),
            "Liverpool go through, 4–3 on penalties after 1–1 on aggregate.",
        ),
    ],
)
def test_after_the_second_leg(first: tuple[int, int], second: Result, words: str) -> None:
    dossier = a_dossier(a_match(leg=2), context=after_first_leg(first), result=second)
    assert said(dossier) == f"{words} They meet Marseille next."


def test_away_goals_decide_where_they_count() -> None:
    context = after_first_leg((1, 2), a_tie(away_goals=True))
    dossier = a_dossier(a_match(leg=2), context=context, result=Result(Score(1, 2)))
    assert said(dossier).startswith("Level at 3–3 on aggregate.")
    dossier = a_dossier(a_match(leg=2), context=context, result=Result(Score(0, 1)))
    assert said(dossier).startswith("Atalanta go through on away goals: 2–2 on aggregate.")


def test_a_match_on_its_own_needs_no_words() -> None:
    assert said(a_dossier(events=[KICKED_OFF, a_goal(5, liverpool())])) == ""


def test_a_tie_whose_first_leg_nobody_knows_claims_nothing() -> None:
    assert said(a_dossier(a_match(leg=2))) == ""


def test_names_are_kept_whole() -> None:
    side = Team(atalanta().key, "Atalanta Bergamasca Calcio {1907}")
    dossier = a_dossier(a_match(home=side, leg=2), context=after_first_leg((0, 3)))
    assert said(dossier).startswith("Atalanta Bergamasca Calcio {1907} lead 3–0")


@pytest.mark.parametrize("status", [Status.LIVE, Status.FINISHED])
def test_a_second_leg_whose_score_nobody_told_claims_nothing(status: Status) -> None:
    assert said(a_dossier(a_match(leg=2), context=after_first_leg((0, 3)), status=status)) == ""
