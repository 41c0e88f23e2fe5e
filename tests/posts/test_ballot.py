"""The post that asks for the fans' marks."""

from dataclasses import replace

from bot.knowledge.ballot import BallotState, closes
from bot.posts.ballot import ballot
from tests.builders import a_dossier
from tests.posts.reading import read, says
from tests.posts.real_tie import FULL_TIME, LONDON, second_leg


def test_it_says_until_when_and_how_and_has_one_button_to_begin() -> None:
    post = ballot(second_leg(FULL_TIME), LONDON)
    assert read(post)[:3] == [
        "Rate the players: Atalanta v Liverpool",
        "Give your marks until Fri 19 Apr, 10:00 BST.",
        "Press the button, or write /rate PLAYER MARK: marks go from 1 to 10, halves too.",
    ]
    assert post.actions[0].command == "rate"
    assert dict(post.actions[0].arguments) == {"match": "atalanta-liverpool-2024-04-18"}


def test_it_counts_the_ballots() -> None:
    assert says(ballot(second_leg(FULL_TIME), LONDON, {"ballots": 1200}), "1,200 ballots so far.")
    assert says(ballot(second_leg(FULL_TIME), LONDON, {"ballots": 1}), "1 ballot so far.")


def test_the_closing_that_the_plan_states_is_newer_than_a_dossier_kept_at_hand() -> None:
    moved = ballot(second_leg(FULL_TIME), LONDON, {"closes": "2024-04-19T11:00:00+00:00"})
    assert says(moved, "Give your marks until Fri 19 Apr, 12:00 BST.")


def test_a_rehearsals_crowd_is_said_to_be_invented() -> None:
    for facts in ({"ballots": 12}, {"ballots": 480, "closed": True}):
        post = ballot(second_leg(FULL_TIME), LONDON, facts)
        assert read(post)[-1] == "Source: Sportface · Fans: a rehearsal's crowd, invented"
    assert not says(ballot(a_dossier(), LONDON, {"ballots": 12}), "invented")


def test_whole_marks_only_are_said_to_be_whole() -> None:
    dossier = second_leg(FULL_TIME)
    at = closes(dossier)
    assert at is not None
    whole = replace(dossier, context=replace(dossier.context, ballot=BallotState(at, halves=False)))
    assert not says(ballot(whole, LONDON), "halves")


def test_once_closed_it_says_so_and_asks_for_nothing() -> None:
    post = ballot(second_leg(FULL_TIME), LONDON, {"ballots": 1287, "closed": True})
    assert read(post)[:2] == ["Voting is closed: Atalanta v Liverpool", "1,287 fans voted."]
    assert "rate" not in [action.command for action in post.actions]
    nobody = ballot(second_leg(FULL_TIME), LONDON, {"ballots": 0, "closed": True})
    assert says(nobody, "Nobody voted this time.")


def test_without_line_ups_or_an_end_it_still_says_how() -> None:
    assert len(read(ballot(a_dossier(), LONDON))) == 2
