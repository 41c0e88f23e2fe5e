"""The press and the fans side by side."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.cards import RatingsCard
from bot.chat import Table
from bot.knowledge.ballot import BallotState, Candidate, Role
from bot.knowledge.claims import Claim, MarkOf, Source, SourceKind
from bot.knowledge.dossier import Context, Dossier
from bot.knowledge.match import Team
from bot.knowledge.ratings import Mark, Tally
from bot.knowledge.team_news import Lineup
from bot.posts.ratings import in_words, interim, ratings
from tests.builders import GAZETTE, a_dossier, a_match, atalanta, liverpool
from tests.builders import says as claim
from tests.posts.reading import read, says
from tests.posts.real_tie import ATALANTA, FULL_TIME, LIVERPOOL, LONDON, MORNING_AFTER, second_leg

HERALD = Source("herald", "The Herald", SourceKind.PRESS)


def marks(source: Source, side: Team, **points: float | None) -> list[Claim]:
    return [claim(MarkOf(a_match().key, side.key, name), Mark(mark), source) for name, mark in points.items()]


def the_table(*claims: Claim, context: Context | None = None, **lineup: str) -> Table:
    starters = [(liverpool(), Lineup(tuple(lineup["played"])))] if lineup else []
    post = ratings(a_dossier(None, *claims, lineups=starters, context=context), LONDON)
    return next(block for block in post.blocks if isinstance(block, Table))


def test_the_real_marks_stand_side_by_side() -> None:
    post = ratings(second_leg(MORNING_AFTER), LONDON)
    home, away = [block for block in post.blocks if isinstance(block, Table)]
    assert home.head == ("Player", "Bergamo e Sport", "Sportface", "Press")
    assert away.head == ("Player", "Bergamo e Sport", "Sportface", "TuttoAtalanta", "Press")
    assert ("Mario Pašalić", "–", "6", "6.0") in home.rows
    assert ("Alexis Mac Allister", "6.5", "5.5", "6.5", "6.2") in away.rows
    assert len(home.rows) == 14
    assert len(away.rows) == 16
    assert says(post, "Players of the match for the press: Marten de Roon and Éderson, 7.0.")


def test_the_fans_stand_beside_the_press_once_they_voted() -> None:
    fans = {(LIVERPOOL, "Alisson"): Tally({16: 5, 17: 1}), (ATALANTA, "Éderson"): Tally({15: 3})}
    post = ratings(second_leg(MORNING_AFTER, fans), LONDON)
    away = [block for block in post.blocks if isinstance(block, Table)][1]
    assert ("Alisson", "8.1 (6)", "6", "6", "6.5", "6.2") in away.rows
    assert read(post)[1:3] == [
        "Player of the match for the fans: Alisson, 8.1.",
        "Fans and press differ most on Alisson: 8.1 against 6.2.",
    ]


def test_a_single_paper_has_no_mean_of_its_own() -> None:
    assert the_table(*marks(GAZETTE, liverpool(), Salah=7)).head == ("Player", "The Gazette")


def test_not_rated_is_a_dash_and_left_out_is_blank() -> None:
    table = the_table(
        *marks(GAZETTE, liverpool(), A=7, B=None), *marks(HERALD, liverpool(), A=6), played="ABC"
    )
    assert table.rows == (("A", "7", "6", "6.5"), ("B", "–", "", "–"), ("C", "", "", "–"))


def test_a_mark_on_another_scale_says_so() -> None:
    dossier = a_dossier(None, claim(MarkOf(a_match().key, LIVERPOOL, "Salah"), Mark(2, 6)))
    assert says(ratings(dossier, LONDON), "2/6")


def test_a_mark_is_not_lost_where_no_line_up_is_known() -> None:
    assert the_table(*marks(GAZETTE, liverpool(), Salah=7)).rows == (("Salah", "7"),)


def test_fans_and_press_that_agree_are_not_said_to_differ() -> None:
    context = Context(fans={(LIVERPOOL, "Salah"): Tally({14: 1})})
    dossier = a_dossier(None, *marks(GAZETTE, liverpool(), Salah=7), context=context)
    assert not says(ratings(dossier, LONDON), "differ")


def test_one_side_only() -> None:
    post = ratings(second_leg(MORNING_AFTER), LONDON, ATALANTA)
    assert post.title == "Ratings: Atalanta"
    assert post.colour == atalanta().colour
    assert not says(post, "Alisson")


def test_one_player_only() -> None:
    dossier = second_leg(MORNING_AFTER, {(LIVERPOOL, "Mohamed Salah"): Tally({14: 1})})
    assert read(ratings(dossier, LONDON, player="Mohamed Salah")) == [
        "Ratings: Mohamed Salah",
        "Liverpool",
        "• Bergamo e Sport: 6",
        "• Sportface: 6.5",
        "• TuttoAtalanta: 6.5",
        "• Press on average: 6.3",
        "• Fans: 7.0 from 1 ballot",
        "Sources: Bergamo e Sport, Sportface, TuttoAtalanta · Fans: a rehearsal's crowd, invented",
    ]


def test_a_rehearsals_crowd_is_said_to_be_invented_wherever_it_is_shown_or_asked() -> None:
    invented, voted = "Fans: a rehearsal's crowd, invented", {(LIVERPOOL, "Alisson"): Tally({16: 5})}
    assert read(ratings(second_leg(MORNING_AFTER, voted), LONDON))[-1].endswith(invented)
    assert read(interim(second_leg(MORNING_AFTER), LONDON))[-1].endswith(invented)
    press_alone = second_leg(MORNING_AFTER)
    assert not says(ratings(press_alone, LONDON), invented)
    assert says(ratings(press_alone, LONDON, voting=True), invented)


def test_one_player_with_extreme_marks_shows_what_they_do_to_the_mean() -> None:
    dossier = second_leg(MORNING_AFTER, {(LIVERPOOL, "Mohamed Salah"): Tally({2: 3, 14: 27})})
    said = "• Fans: 6.4 from 30 ballots (7.0 without the highest and the lowest tenth)"
    assert said in read(ratings(dossier, LONDON, player="Mohamed Salah"))


def with_ballot(**state: Any) -> Dossier:
    """The morning after, with a ballot that is still open."""
    dossier = second_leg(MORNING_AFTER)
    ballot = BallotState(datetime(2024, 4, 19, 10, tzinfo=UTC), fans=412, **state)
    return replace(dossier, context=replace(dossier.context, ballot=ballot))


def test_while_fans_vote_it_says_until_when_and_that_their_averages_come_then() -> None:
    said = "Voting is open until Fri 19 Apr, 11:00 BST; the fans' averages come then. 412 ballots so far."
    assert read(ratings(with_ballot(), LONDON, voting=True))[1] == said
    assert not says(ratings(with_ballot(), LONDON), "Voting is open")


def test_the_interim_post_has_the_press_and_asks_for_more_votes() -> None:
    post = interim(with_ballot(), LONDON)
    assert post.title == "Ratings so far: Atalanta v Liverpool"
    assert says(post, "412 ballots so far.")
    assert says(post, "Players of the match for the press: Marten de Roon and Éderson, 7.0.")
    assert post.card is not None
    assert post.actions[0].command == "rate"


def test_an_interim_post_without_any_mark_still_tells_how_many_voted() -> None:
    dossier = replace(second_leg(FULL_TIME), context=with_ballot().context)
    assert says(interim(dossier, LONDON), "412 ballots so far.")


def test_picks_are_told_beside_the_marks_and_equals_share_them() -> None:
    picks = {(LIVERPOOL, "Curtis Jones"): 61, (LIVERPOOL, "Alisson"): 37}
    assert says(ratings(with_ballot(picks=picks), LONDON), "Picked by the fans: Curtis Jones (61 of 98).")
    shared = {(LIVERPOOL, "Curtis Jones"): 5, (LIVERPOOL, "Alisson"): 5}
    said = "Picked by the fans: Curtis Jones and Alisson (5 of 10)."
    assert says(ratings(with_ballot(picks=shared), LONDON), said)


def test_managers_and_the_referee_are_told_under_the_tables() -> None:
    others = (
        (Candidate(31, LIVERPOOL, "Jürgen Klopp", Role.MANAGER), Tally({12: 2})),
        (Candidate(32, None, "A Referee", Role.REFEREE), Tally({8: 1})),
    )
    lines = read(ratings(with_ballot(others=others), LONDON))
    assert "• Jürgen Klopp (manager): 6.0 from 2 ballots" in lines
    assert "• A Referee (referee): 4.0 from 1 ballot" in lines


def test_without_any_marks() -> None:
    assert says(ratings(a_dossier(), LONDON), "Nobody has told us yet how anybody played.")


def test_beside_the_picture_the_verdicts_are_enough() -> None:
    post = ratings(second_leg(MORNING_AFTER), LONDON)
    assert post.brief == post.blocks[:1]
    assert not any(isinstance(block, Table) for block in interim(with_ballot(), LONDON).brief)
    assert ratings(second_leg(MORNING_AFTER), LONDON, player="Mohamed Salah").brief == ()


def test_all_marks_can_be_had_in_words() -> None:
    post = ratings(second_leg(MORNING_AFTER), LONDON)
    [button] = [action for action in post.actions if action.label == "All marks in words"]
    assert button.arguments == {"match": "atalanta-liverpool-2024-04-18", "as": "words"}
    words = in_words(post)
    assert (words.card, words.brief, words.blocks) == (None, (), post.blocks)
    assert button not in words.actions


def test_the_side_that_is_asked_for_comes_first_and_then_the_one_that_fans_rated() -> None:
    def order(dossier: Dossier, **asked: Any) -> list[str]:
        post = ratings(dossier, LONDON, **asked)
        assert isinstance(post.card, RatingsCard)
        tables = [block.caption for block in post.blocks if isinstance(block, Table)]
        assert tables == [side.team for side in post.card.sides]
        return tables

    press, voted = (
        second_leg(MORNING_AFTER),
        second_leg(MORNING_AFTER, {(LIVERPOOL, "Alisson"): Tally({13: 1})}),
    )
    assert order(press) == ["Atalanta", "Liverpool"]
    assert order(press, first=LIVERPOOL) == ["Liverpool", "Atalanta"]
    assert order(voted) == ["Liverpool", "Atalanta"]
    assert order(voted, first=ATALANTA) == ["Atalanta", "Liverpool"]
