"""What moderators read of a ballot."""

from datetime import timedelta

from bot.knowledge.ballot import BallotOptions
from bot.knowledge.ballot_watch import Rush, SingleMark, Watched
from bot.posts.ballot_options import Newest, ballots
from tests.builders import a_match, at
from tests.posts.reading import read
from tests.posts.real_tie import LONDON


def newest(watched: Watched, *, still: bool = True) -> Newest:
    return Newest(a_match(), 412, at("22:00"), still, watched)


def test_whom_fans_rate_is_said_in_a_sentence() -> None:
    assert read(ballots(BallotOptions(), None, LONDON))[1:] == [
        "Fans here rate the players of the team you follow. The best mark makes the player of the match.",
        "No ballot has been opened yet.",
    ]
    all_ = BallotOptions(both=True, manager=True, referee=True, pick=True)
    rated = "Fans here rate the players of both sides, the manager and the referee."
    assert read(ballots(all_, None, LONDON))[1] == f"{rated} They pick the player of the match."


def test_a_quiet_ballot_says_that_nothing_stands_out() -> None:
    quiet = Watched({"discord": 300, "web": 112}, single=4)
    assert read(ballots(BallotOptions(), newest(quiet), LONDON))[2:] == [
        "Atalanta v Liverpool: 412 ballots (Discord 300, Web 112). It closes on Thu 18 Apr, 23:00 BST.",
        "• Nothing stands out: no sudden rush, few ballots of a single mark.",
        "Every ballot counts; nothing is dropped.",
    ]


def test_rushes_and_single_marks_are_told_in_plain_words() -> None:
    loud = Watched({"web": 412}, (Rush(at("21:14"), 120, 8.2),), 41, SingleMark("Darwin Núñez", 2, 35))
    assert read(ballots(BallotOptions(), newest(loud, still=False), LONDON))[2:5] == [
        "Atalanta v Liverpool: 412 ballots (Web 412). It closed on Thu 18 Apr, 23:00 BST.",
        "• A rush at Thu 18 Apr, 22:14 BST: 120 ballots within a minute, where 8 were usual.",
        "• 41 ballots have one mark only. 35 of them give Darwin Núñez a 1.",
    ]


def test_of_many_rushes_the_greatest_are_told() -> None:
    rushes = tuple(Rush(at("21:00") + timedelta(minutes=n), 99 - n, 1) for n in range(9))
    assert (
        sum("rush" in line for line in read(ballots(BallotOptions(), newest(Watched({}, rushes)), LONDON)))
        == 3
    )
