"""Who is missing, on a card."""

from datetime import date

from bot.cards import Absent, Missing, TeamNewsCard
from bot.knowledge.claims import AbsenceOf, Claim
from bot.knowledge.match import Team
from bot.knowledge.team_news import Absence, AbsenceStatus
from bot.posts.card_team_news import team_news_card
from tests.builders import a_dossier, a_match, atalanta, liverpool, says
from tests.posts.real_tie import LONDON


def absence(
    side: Team, player: str, status: AbsenceStatus, reason: str = "", until: date | None = None
) -> Claim:
    return says(AbsenceOf(a_match().key, side.key, player), Absence(status, reason or None, until))


def card_of(*claims: Claim, fresh: frozenset[tuple[str, str]] = frozenset()) -> TeamNewsCard:
    card = team_news_card(a_dossier(None, *claims), LONDON, fresh)
    assert card is not None
    return card


SCALVINI = absence(atalanta(), "Giorgio Scalvini", AbsenceStatus.SUSPENDED)
JOTA = absence(liverpool(), "Diogo Jota", AbsenceStatus.RETURNING)
BRADLEY = absence(liverpool(), "Conor Bradley", AbsenceStatus.OUT, "ankle", date(2024, 5, 8))
ALISSON = absence(liverpool(), "Alisson", AbsenceStatus.DOUBT, "knee")


def test_the_surest_come_first_and_last_who_is_back() -> None:
    card = card_of(JOTA, ALISSON, BRADLEY, SCALVINI)
    assert card.sides[0].absent == (Absent("Giorgio Scalvini", Missing.SUSPENDED, "Suspended"),)
    assert card.sides[1].absent == (
        Absent("Conor Bradley", Missing.OUT, "Out", "ankle, back on Wed 8 May"),
        Absent("Alisson", Missing.DOUBT, "Doubtful", "knee"),
        Absent("Diogo Jota", Missing.BACK, "Returning"),
    )


def test_a_side_of_which_nobody_told_says_that() -> None:
    card = card_of(BRADLEY)
    assert [(side.team, side.nobody) for side in card.sides] == [
        ("Atalanta", "No absences reported"),
        ("Liverpool", ""),
    ]
    assert "Atalanta: No absences reported." in card.alt


def test_what_is_new_is_marked_and_heard() -> None:
    card = card_of(BRADLEY, ALISSON, fresh=frozenset({("liverpool", "Alisson")}))
    assert [one.fresh for one in card.sides[1].absent] == [False, True]
    assert card.fresh == "New"
    assert (
        "Liverpool. Out: Conor Bradley, ankle, back on Wed 8 May. Doubtful: Alisson, New, knee." in card.alt
    )


def test_without_news_there_is_no_word_for_it() -> None:
    assert card_of(BRADLEY, fresh=frozenset({("liverpool", "Somebody Else")})).fresh == ""
