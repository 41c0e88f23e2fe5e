"""Seasons later a match is told as it was; what was only of use before it is not there any more."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.knowledge.claims import (
    AbsenceOf,
    BroadcastOf,
    Claim,
    KickoffOf,
    LineupOf,
    MarkOf,
    ResultOf,
    Source,
)
from bot.knowledge.match import Broadcast, Kickoff, Result, Score
from bot.knowledge.past_use import past_use
from bot.knowledge.ratings import Mark
from bot.knowledge.resolve import resolve
from bot.knowledge.team_news import Absence, AbsenceStatus, Lineup
from tests.knowledge.builders import (
    ATALANTA,
    FEED,
    LIVERPOOL,
    MATCH,
    MODERATOR,
    NOON,
    PAPER,
    PROVIDER,
    a_match,
    at,
    goal,
    told,
)


def ended(home: int, away: int, by: Source = PROVIDER, minute: float = 600) -> Claim:
    return Claim(ResultOf(MATCH), Result(Score(home, away)), by, at(minute))


def lineup(confirmed: bool) -> Claim:
    eleven = Lineup(tuple(f"Player {n}" for n in range(11)))
    return Claim(LineupOf(MATCH, LIVERPOOL, confirmed), eleven, PROVIDER, at(200))


AHEAD = [
    lineup(confirmed=False),
    Claim(AbsenceOf(MATCH, LIVERPOOL, "Jota"), Absence(AbsenceStatus.OUT), PAPER, NOON),
    Claim(BroadcastOf(MATCH, "GB"), Broadcast("A Channel", "GB"), PROVIDER, NOON),
]
LASTING = [
    Claim(KickoffOf(MATCH), Kickoff(at(420)), PROVIDER, NOON),
    lineup(confirmed=True),
    told(goal(38, "Scamacca")),
    ended(1, 0),
    ended(2, 0, by=FEED),
    Claim(MarkOf(MATCH, ATALANTA, "Scamacca"), Mark(8.0), PAPER, at(700)),
]


def numbered(*said: Claim) -> dict[int, Claim]:
    return dict(enumerate(said, start=1))


@pytest.mark.parametrize("claim", AHEAD, ids=lambda claim: type(claim.about).__name__)
def test_what_was_told_ahead_of_the_match_goes(claim: Claim) -> None:
    assert past_use(a_match(), numbered(*LASTING, claim)) == {len(LASTING) + 1}


def test_what_tells_how_it_went_stays_with_those_who_say_otherwise() -> None:
    assert past_use(a_match(), numbered(*LASTING)) == set()


def test_what_a_source_has_replaced_itself_goes() -> None:
    first, second, last = ended(0, 0, minute=500), ended(0, 1, minute=550), ended(0, 2, minute=600)
    assert past_use(a_match(), numbered(second, last, first)) == {1, 3}


def test_what_a_community_says_for_itself_does_not_replace_what_everyone_hears() -> None:
    own = replace(ended(3, 3, by=MODERATOR, minute=900), scope=7)
    everyones = ended(1, 1, by=MODERATOR, minute=800)
    assert past_use(a_match(), numbered(own, everyones)) == set()


def test_what_was_withdrawn_stays_withdrawn_and_replaces_nothing() -> None:
    assert past_use(a_match(), numbered(ended(1, 0), ended(9, 0, minute=900).withdraw())) == set()


def test_an_event_keeps_its_name_when_its_first_report_decides_it() -> None:
    early = told(goal(38, "Scamacca"), ref="provider:1", when=at(460))
    later = told(goal(39, "Scamacca"), ref="provider:1", when=at(480))
    other = told(goal(38, "Scamacca"), by=FEED, ref="feed:1", when=at(470))
    said = numbered(early, later, other)

    left = [claim for number, claim in said.items() if number not in past_use(a_match(), said)]

    assert [h.ref for h in resolve(a_match(), left).timeline] == [
        h.ref for h in resolve(a_match(), said.values()).timeline
    ]


def test_the_dossier_is_the_same_save_for_what_was_ahead_and_when_things_were_first_told() -> None:
    said = numbered(*LASTING, ended(0, 0, minute=500), told(goal(38, "Scamaca"), when=at(450)))
    said[9] = replace(said[3], said_at=said[3].said_at + timedelta(minutes=1))
    left = {number: claim for number, claim in said.items() if number not in past_use(a_match(), said)}
    before, after = resolve(a_match(), said.values()), resolve(a_match(), left.values())
    assert len(left) < len(said)
    for part in ("kickoff", "result", "confirmed", "marks", "events", "final", "status"):
        assert _said(getattr(after, part)) == _said(getattr(before, part)), part


def _said(part: object) -> object:
    """Without when it was told first."""
    return replace(part, first_said_at=None) if hasattr(part, "first_said_at") else part  # type: ignore[type-var]
