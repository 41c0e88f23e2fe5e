from dataclasses import replace
from datetime import datetime

import pytest

from bot.knowledge.claims import (
    VALUE_OF,
    Claim,
    KickoffOf,
    Note,
    NoteOf,
    Rank,
    Source,
    SourceKind,
    StatusOf,
    StatusValue,
    rank,
    weight,
)
from bot.knowledge.match import Kickoff, Status
from tests.knowledge.builders import (
    FANS,
    FEED,
    LIVERPOOL,
    MATCH,
    MODERATOR,
    NOON,
    OPERATOR,
    PAPER,
    PROVIDER,
    RIVAL,
    at,
)


def off(by: Source, when: datetime = NOON, *, official: bool = False) -> Claim:
    return Claim(StatusOf(MATCH), StatusValue(Status.POSTPONED), by, when, official=official)


def test_a_claim_answers_what_it_is_about() -> None:
    with pytest.raises(ValueError, match="does not say anything"):
        Claim(KickoffOf(MATCH), Note("late"), PAPER, NOON)


def test_a_claim_is_said_at_an_instant_and_not_at_some_clock() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        Claim(KickoffOf(MATCH), Kickoff(), PAPER, NOON.replace(tzinfo=None))


def test_a_kickoff_is_an_instant_and_not_some_clock() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        Kickoff(at=NOON.replace(tzinfo=None))


def test_each_thing_that_can_be_known_has_its_own_value() -> None:
    assert len(set(VALUE_OF.values())) == len(VALUE_OF)


@pytest.mark.parametrize(
    ("claim", "trusted"),
    [
        (off(FANS), Rank.FANS),
        (off(PAPER), Rank.PRESS),
        (off(FEED), Rank.TRUSTED_FEED),
        (off(PROVIDER), Rank.PROVIDER),
        (off(PROVIDER, official=True), Rank.OFFICIAL),
        (off(MODERATOR), Rank.CORRECTION),
        (off(OPERATOR), Rank.CORRECTION),
    ],
)
def test_trust_grows_from_the_fans_to_the_operator(claim: Claim, trusted: Rank) -> None:
    assert rank(claim) is trusted


def test_a_paper_does_not_become_official_by_saying_so() -> None:
    assert rank(off(PAPER, official=True)) is Rank.PRESS


def test_the_more_trusted_weighs_more_however_old() -> None:
    assert weight(off(PROVIDER, at(-600))) > weight(off(PAPER, at(0)))


def test_within_one_rank_the_newer_weighs_more() -> None:
    assert weight(off(PAPER, at(1))) > weight(off(RIVAL, at(0)))


def test_at_the_same_instant_the_source_decides_in_a_fixed_order() -> None:
    assert weight(off(RIVAL)) > weight(off(PAPER))


def test_no_difference_is_left_to_chance() -> None:
    article = Source("paper", "A Paper", SourceKind.PRESS, "https://paper.example/1")
    here, there = off(PAPER), off(article)
    assert weight(here) != weight(there)
    assert weight(here) != weight(replace(here, scope=7))


def test_a_withdrawn_claim_says_the_same_and_no_longer_counts() -> None:
    note = Claim(NoteOf(MATCH, LIVERPOOL, "form"), Note("four days of rest"), PAPER, NOON)
    assert note.withdraw() == replace(note, withdrawn=True)
