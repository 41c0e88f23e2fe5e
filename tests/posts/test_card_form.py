"""The last matches of a side, on a card."""

from dataclasses import replace
from datetime import date

from bot.cards import FormCard, InForm, Outcome, Recent
from bot.knowledge.dossier import Context, Played
from bot.knowledge.match import Result, Score, TeamKey
from bot.posts.card_form import form_card
from bot.posts.recent import MATCHES
from tests.builders import a_dossier, a_team, at, atalanta, liverpool, played
from tests.posts.real_tie import DAY_BEFORE, LONDON, second_leg

EVERTON = a_team("Everton")


def card_of(*recent: Played, team: TeamKey | None = None) -> FormCard:
    context = Context(recent={liverpool().key: recent})
    card = form_card(a_dossier(kickoff=at("19:00"), context=context), LONDON, team)
    assert card is not None
    return card


def the_side(*recent: Played) -> InForm:
    [side] = card_of(*recent).sides
    return side


def test_the_real_sides() -> None:
    card = form_card(second_leg(DAY_BEFORE), LONDON)
    assert card is not None
    assert card.title == "Form: Atalanta v Liverpool"
    assert [(side.team, side.summary, side.colour) for side in card.sides] == [
        ("Atalanta", "1 win, 1 draw", "#1e71b8"),
        ("Liverpool", "2 defeats", "#c8102e"),
    ]


def test_the_sides_own_goals_come_first_wherever_it_played() -> None:
    away = played(EVERTON, liverpool(), (0, 2), date(2024, 4, 14))
    home = played(liverpool(), EVERTON, (0, 2), date(2024, 4, 7))
    assert the_side(away, home).recent == (
        Recent(Outcome.WON, "W", "Everton (away)", "2–0", "Sun 14 Apr"),
        Recent(Outcome.LOST, "L", "Everton (home)", "0–2", "Sun 7 Apr"),
    )


def test_kicks_decide_how_it_went_and_are_told() -> None:
    level = played(EVERTON, liverpool(), (1, 1), date(2024, 4, 14))
    kicks = replace(level, result=Result(Score(1, 1), extra_time=True, shootout=Score(3, 4)))
    assert the_side(kicks).recent == (
        Recent(Outcome.WON, "W", "Everton (away)", "1–1", "Sun 14 Apr · Liverpool win 4–3 on penalties"),
    )
    assert the_side(level).recent[0].outcome is Outcome.DRAWN


def test_only_the_last_five_count() -> None:
    side = the_side(*[played(liverpool(), EVERTON, (1, 0))] * 4, *[played(liverpool(), EVERTON, (0, 1))] * 3)
    assert len(side.recent) == MATCHES
    assert side.summary == "4 wins, 1 defeat"


def test_the_form_of_one_side_names_the_match_below() -> None:
    card = card_of(played(liverpool(), EVERTON, (1, 0)), team=liverpool().key)
    assert (card.title, card.subtitle) == ("Form: Liverpool", "Atalanta v Liverpool")


def test_the_form_is_heard_in_sentences() -> None:
    card = card_of(
        played(EVERTON, liverpool(), (0, 2), date(2024, 4, 14)), played(liverpool(), EVERTON, (1, 1))
    )
    assert "Liverpool, 1 win, 1 draw: won 2–0 against Everton (away), Sun 14 Apr; drew 1–1 with" in card.alt


def test_a_side_without_matches_has_none() -> None:
    dossier = a_dossier(context=Context(recent={liverpool().key: (played(liverpool(), EVERTON, (1, 0)),)}))
    assert form_card(dossier, LONDON, atalanta().key) is None
