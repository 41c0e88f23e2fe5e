"""What every card owes those who do not see it, and the post that it belongs to."""

from collections.abc import Callable

import pytest

from bot.cards import FormCard, LineupCard, RatingsCard, TieCard
from bot.chat import Look, Post
from bot.knowledge.dossier import Context
from bot.knowledge.match import Status
from bot.knowledge.ratings import Tally
from bot.posts.form import form
from bot.posts.lineups import confirmed, predicted
from bot.posts.preview import preview
from bot.posts.ratings import ratings
from bot.posts.team_news import team_news
from bot.posts.tie import tie
from tests.builders import a_dossier, at
from tests.posts.on_cards import unheard, words_on
from tests.posts.real_tie import (
    AT_HALF_TIME,
    ATALANTA,
    DAY_BEFORE,
    LINE_UPS_OUT,
    LIVERPOOL,
    LONDON,
    MORNING_AFTER,
    NO_SPOILERS,
    first_leg,
    second_leg,
)

FANS = {(LIVERPOOL, "Alisson"): Tally({13: 3, 15: 2}), (ATALANTA, "Juan Musso"): Tally({16: 1})}
NEWS = frozenset({("liverpool", "Conor Bradley")})
WITH_CARDS: dict[str, Callable[[Look], Post]] = {
    "predicted": lambda look: predicted(second_leg(DAY_BEFORE), look),
    "predicted for one": lambda look: predicted(second_leg(DAY_BEFORE), look, LIVERPOOL),
    "line-ups": lambda look: confirmed(second_leg(LINE_UPS_OUT), look),
    "line-ups afterwards": lambda look: confirmed(second_leg(MORNING_AFTER), look),
    "team news": lambda look: team_news(second_leg(DAY_BEFORE), look, NEWS),
    "tie before": lambda look: tie(second_leg(DAY_BEFORE), look),
    "tie during": lambda look: tie(second_leg(AT_HALF_TIME), look),
    "tie after": lambda look: tie(second_leg(MORNING_AFTER), look),
    "tie after the first leg": lambda look: tie(first_leg(), look),
    "preview": lambda look: preview(second_leg(DAY_BEFORE), look),
    "form": lambda look: form(second_leg(DAY_BEFORE), look),
    "form of one": lambda look: form(second_leg(DAY_BEFORE), look, LIVERPOOL),
    "ratings of the press": lambda look: ratings(second_leg(MORNING_AFTER), look),
    "ratings": lambda look: ratings(second_leg(MORNING_AFTER, FANS), look),
    "ratings of one side": lambda look: ratings(second_leg(MORNING_AFTER, FANS), look, LIVERPOOL),
}


@pytest.mark.parametrize("look", [LONDON, NO_SPOILERS, Look("de", "Europe/Berlin")], ids=str)
@pytest.mark.parametrize("post", WITH_CARDS.values(), ids=WITH_CARDS)
def test_all_that_a_card_shows_is_heard(post: Callable[[Look], Post], look: Look) -> None:
    card = post(look).card
    assert card is not None
    assert len(words_on(card)) > 8
    assert unheard(card) == set()


def test_what_is_not_heard_is_found_by_the_test_itself() -> None:
    card = tie(second_leg(DAY_BEFORE), LONDON).card
    assert isinstance(card, TieCard)
    changed = TieCard(card.title, card.subtitle, card.legs, "Source: nobody", card.alt)
    assert unheard(changed) == {"Source: nobody"}


@pytest.mark.parametrize("post", WITH_CARDS.values(), ids=WITH_CARDS)
def test_who_said_it_is_on_the_card_too(post: Callable[[Look], Post]) -> None:
    card = post(LONDON).card
    assert card is not None
    assert card.source.startswith("Source")


@pytest.mark.parametrize("show", [predicted, confirmed, team_news, tie, form, preview, ratings])
def test_what_nobody_told_has_no_card(show: Callable[..., Post]) -> None:
    assert show(a_dossier(kickoff=at("19:00")), LONDON).card is None


@pytest.mark.parametrize("show", [tie, ratings])
def test_a_card_hides_nothing_of_itself(show: Callable[..., Post]) -> None:
    dossier = second_leg(MORNING_AFTER, FANS)
    assert show(dossier, NO_SPOILERS).card == show(dossier, LONDON).card


def test_before_a_second_leg_the_preview_shows_the_tie_and_else_the_form() -> None:
    assert isinstance(preview(second_leg(DAY_BEFORE), LONDON).card, TieCard)
    before = second_leg(DAY_BEFORE)
    alone = a_dossier(before.match, status=Status.SCHEDULED, context=Context(recent=before.context.recent))
    assert isinstance(preview(alone, LONDON).card, FormCard)


def test_a_card_is_of_its_posts_subject() -> None:
    assert isinstance(confirmed(second_leg(LINE_UPS_OUT), LONDON).card, LineupCard)
    assert isinstance(ratings(second_leg(MORNING_AFTER), LONDON).card, RatingsCard)
    assert ratings(second_leg(MORNING_AFTER), LONDON, LIVERPOOL, "Alisson").card is None
