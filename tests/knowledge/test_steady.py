"""What flaps is not told, and what is said twice is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from hypothesis import given as examples
from hypothesis import strategies as st

from bot.knowledge.claims import Claim, EventOf, KickoffOf, ResultOf, StatusOf, StatusValue
from bot.knowledge.given import Given
from bot.knowledge.match import Kickoff, MatchKey, Result, Score, Status, TeamKey
from bot.knowledge.steady import Steady
from bot.knowledge.timeline import Event, EventKind, Minute
from tests.builders import LEAGUE, at

KEY = MatchKey("league:1")
KICKOFF = Claim(KickoffOf(KEY), Kickoff(at("19:00")), LEAGUE, at("12:00"))
FULL = frozenset({(KEY, EventOf)})


def goal(ref: str, minute: int = 20) -> Claim:
    return Claim(
        EventOf(KEY, f"league:{ref}"),
        Event(EventKind.GOAL, Minute(minute), TeamKey("league:7"), "Salah"),
        LEAGUE,
        at("19:30"),
    )


def status(what: Status) -> Claim:
    return Claim(StatusOf(KEY), StatusValue(what), LEAGUE, at("19:30"))


def answers(steady: Steady, *said: Sequence[Claim], clock: str = "19:30") -> list[list[Claim]]:
    """What is believed after each answer, a minute apart."""
    begins = at(clock)
    return [
        list(steady.settle(Given(LEAGUE, claims=tuple(claims), whole=FULL), begins + minute).claims)
        for minute, claims in zip(map(_minutes, range(len(said))), said, strict=True)
    ]


def _minutes(count: int) -> timedelta:
    return timedelta(minutes=count)


def test_a_goal_is_believed_at_once() -> None:
    assert answers(Steady(), [KICKOFF], [KICKOFF, goal("1")])[-1] == [KICKOFF, goal("1")]


def test_a_goal_that_is_missing_once_was_only_forgotten() -> None:
    assert answers(Steady(), [goal("1")], [], [goal("1")]) == [[goal("1")]] * 3


def test_a_goal_that_is_missing_twice_is_gone() -> None:
    assert answers(Steady(), [goal("1")], [], []) == [[goal("1")], [goal("1")], []]


def test_a_goal_that_comes_back_under_another_name_is_never_two() -> None:
    believed = answers(Steady(), [goal("unknown")], [goal("salah")], [goal("salah", 21)], [goal("salah", 21)])
    assert believed == [[goal("unknown")], [goal("unknown")], [goal("salah", 21)], [goal("salah", 21)]]


def test_after_a_goal_was_taken_back_the_next_one_is_said_twice() -> None:
    believed = answers(Steady(), [goal("1")], [], [], [goal("2")], [goal("2")])
    assert believed[-2:] == [[], [goal("2")]]


def test_a_goal_said_once_by_one_who_took_one_back_is_not_told() -> None:
    believed = answers(Steady(), [goal("1")], [], [], [goal("2")], [], [goal("2")], [goal("2")])
    assert believed[3:] == [[], [], [], [goal("2")]]


def test_an_answer_that_does_not_speak_of_goals_confirms_and_denies_none() -> None:
    steady = Steady()
    answers(steady, [goal("1")], [], [], [goal("2")])
    assert steady.settle(Given(LEAGUE, claims=(KICKOFF,)), at("19:35")).claims == (KICKOFF,)
    assert answers(steady, [goal("2")], clock="19:36") == [[goal("2")]]


def test_a_status_goes_backwards_only_when_it_is_said_again() -> None:
    live, finished = status(Status.LIVE), status(Status.FINISHED)
    believed = answers(Steady(), [finished], [live], [finished], [live], [live])
    assert believed == [[finished], [finished], [finished], [finished], [live]]


def test_a_match_may_be_abandoned_at_any_time() -> None:
    off = status(Status.ABANDONED)
    assert answers(Steady(), [status(Status.LIVE)], [off])[-1] == [off]


def test_a_match_is_not_over_before_it_can_be() -> None:
    over = status(Status.FINISHED)
    early = answers(Steady(), [KICKOFF, status(Status.LIVE)], [KICKOFF, over], clock="19:40")
    assert early[-1] == [KICKOFF, status(Status.LIVE)]
    assert answers(Steady(), [KICKOFF], [KICKOFF, over], clock="20:50")[-1] == [KICKOFF, over]


def test_a_final_result_changes_when_it_is_said_again() -> None:
    first = Claim(ResultOf(KEY), Result(Score(2, 0)), LEAGUE, at("21:00"))
    other = Claim(ResultOf(KEY), Result(Score(2, 1)), LEAGUE, at("21:05"))
    assert answers(Steady(), [first], [other], [first], [other], [other]) == [
        [first],
        [first],
        [first],
        [first],
        [other],
    ]


def test_a_kickoff_that_goes_back_to_where_it_was_is_said_again() -> None:
    later = Claim(KickoffOf(KEY), Kickoff(at("20:00")), LEAGUE, at("12:30"))
    believed = answers(Steady(), [KICKOFF], [later], [KICKOFF], [later], [KICKOFF], [KICKOFF])
    assert believed == [[KICKOFF], [later], [later], [later], [later], [KICKOFF]]


def test_only_an_answer_about_what_waits_is_unsure() -> None:
    steady = Steady()
    answers(steady, [goal("1")], [])
    other = replace(KICKOFF, about=KickoffOf(MatchKey("league:2")))
    assert steady.unsure(Given(LEAGUE, claims=(KICKOFF,)))
    assert steady.unsure(Given(LEAGUE, whole=FULL))
    assert not steady.unsure(Given(LEAGUE, claims=(other,)))


def test_a_match_that_is_not_spoken_of_stays_as_it_was() -> None:
    steady = Steady()
    answers(steady, [goal("1")])
    nothing = steady.settle(Given(LEAGUE), at("19:35"))
    assert nothing.claims == ()
    assert answers(steady, [], clock="19:36") == [[goal("1")]]


@examples(st.lists(st.sampled_from(["1", "2"]), unique=True), st.integers(2, 12))
def test_who_lies_every_other_time_is_never_followed(true: list[str], times: int) -> None:
    steady, truth = Steady(), [goal(ref) for ref in true]
    lies = [goal(ref) for ref in ("1", "2") if ref not in true]
    answers(steady, truth)
    for _ in range(times):
        without, with_it = answers(steady, [], truth)
        assert without == truth
        assert with_it == truth
    if lies:
        # once one was believed and taken back, the same lie does not come through again
        answers(steady, [*truth, *lies], truth, truth)
        for _ in range(times):
            assert answers(steady, [*truth, *lies], truth) == [truth, truth]
