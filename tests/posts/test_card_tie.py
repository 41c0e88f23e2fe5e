"""Both legs on a card."""

from bot.cards import Leg, TieCard
from bot.knowledge.dossier import Context, Dossier, Played
from bot.knowledge.match import Result, Score
from bot.posts.card_tie import tie_card
from tests.builders import a_dossier, a_match, a_tie, after_first_leg, at, atalanta, liverpool
from tests.posts.real_tie import (
    AT_HALF_TIME,
    DAY_BEFORE,
    LONDON,
    MORNING_AFTER,
    first_leg,
    second_leg,
)

FIRST = Leg("First leg", "Liverpool", "Atalanta", "0–3", "Thursday 11 April")


def card_of(dossier: Dossier) -> TieCard:
    card = tie_card(dossier, LONDON)
    assert card is not None
    return card


def test_before_the_second_leg() -> None:
    card = card_of(second_leg(DAY_BEFORE))
    assert card.title == "The tie: Liverpool v Atalanta"
    assert card.subtitle == "UEFA Europa League · Quarter-finals"
    assert card.legs == (FIRST, Leg("Second leg", "Atalanta", "Liverpool", "", "Thu 18 Apr, 20:00 BST"))
    assert (card.aggregate_label, card.aggregate) == ("On aggregate", "0–3")
    assert card.needs == (
        "Atalanta lead 3–0 from the first leg.",
        "Liverpool must win by four to go through; a win by three means extra time. "
        "Atalanta can afford to lose by two.",
        "No away-goals rule: level after both legs means extra time, then penalties.",
    )
    assert card.colours == ("#c8102e", "#1e71b8")


def test_the_aggregate_is_in_the_order_of_the_first_leg() -> None:
    card = card_of(second_leg(AT_HALF_TIME))
    assert card.legs[1] == Leg("Second leg", "Atalanta", "Liverpool", "0–1", "live")
    assert card.aggregate == "1–3"
    assert "On aggregate: Liverpool 1–3 Atalanta." in card.alt


def test_once_it_is_settled_nobody_needs_anything() -> None:
    card = card_of(second_leg(MORNING_AFTER))
    assert card.legs[1].note == "Thursday 18 April"
    assert card.needs == ("Atalanta go through, 3–1 on aggregate. They meet Marseille next.",)


def test_after_the_first_leg_the_second_is_to_come() -> None:
    card = card_of(first_leg())
    assert card.legs == (FIRST, Leg("Second leg", "Atalanta", "Liverpool", "", "Thu 18 Apr, 20:00 BST"))
    assert (card.aggregate, card.aggregate_label) == ("", "")
    assert card.needs == ("No away-goals rule: level after both legs means extra time, then penalties.",)


def test_how_a_leg_ended_stands_with_its_day() -> None:
    kicks = Result(Score(1, 0), extra_time=True, shootout=Score(5, 4))
    dossier = a_dossier(a_match(leg=2), kickoff=at("19:00"), result=kicks, context=after_first_leg((1, 0)))
    assert card_of(dossier).legs[1].note == "Thursday 18 April · Atalanta win 5–4 on penalties"


def test_without_a_first_score_there_is_nothing_to_add_up() -> None:
    dossier = a_dossier(a_match(leg=2), kickoff=at("19:00"), context=Context(tie=a_tie()))
    assert tie_card(dossier, LONDON) is None
    before = a_dossier(
        a_match(liverpool(), atalanta(), leg=1), kickoff=at("19:00"), context=Context(tie=a_tie())
    )
    assert tie_card(before, LONDON) is None


def test_a_match_that_stands_alone_has_no_tie() -> None:
    assert tie_card(a_dossier(kickoff=at("19:00")), LONDON) is None


def test_a_leg_whose_day_is_not_known_has_its_score_alone() -> None:
    first = Played(a_match(liverpool(), atalanta(), leg=1), None, Result(Score(2, 2)))
    context = Context(tie=a_tie(), first_leg=first)
    card = card_of(a_dossier(a_match(leg=2), kickoff=at("19:00"), context=context))
    assert card.legs[0] == Leg("First leg", "Liverpool", "Atalanta", "2–2")
    assert card.aggregate == "2–2"
