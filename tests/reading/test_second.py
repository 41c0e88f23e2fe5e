"""What a second reader adds: behind the grammar, never over it."""

from dataclasses import replace

import pytest

from bot.knowledge.claims import EventOf, ResultOf
from bot.knowledge.match import Result, Score
from bot.knowledge.review import Unsure
from bot.reading.claiming import claimed
from bot.reading.facts import (
    AbsenceSaid,
    Event,
    Happening,
    Kind,
    Pairing,
    Reading,
    Standing,
    Warned,
    Words,
)
from bot.reading.kept import from_json, to_json
from bot.reading.second import with_second
from tests.reading.football import AT, a_frame

PAIRING = Pairing("Atalanta", "Liverpool", AT)
JOTA = AbsenceSaid("Diogo Jota", "Liverpool", Standing.OUT, AT)
JONES = AbsenceSaid("Curtis Jones", "Liverpool", Standing.DOUBT, AT, sure=False)
FIRST = Reading(Kind.PREVIEW, PAIRING, absences=(JOTA,))
AFTER = "2024-04-18T21:30+00:00"


def report(*events: Event, score: tuple[int, int] | None = None) -> Reading:
    return Reading(Kind.REPORT, replace(PAIRING, score=score), timeline=events)


def goal(minute: int, player: str = "Salah", *, sure: bool = True) -> Event:
    return Event(Happening.GOAL, player, AT, minute, team="Liverpool", sure=sure)


def test_what_only_the_second_reader_found_is_marked_as_its() -> None:
    both = with_second(
        FIRST, Reading(Kind.PREVIEW, absences=(JONES,), venue=Words("Gewiss Stadium", AT, False))
    )
    drafts = claimed(both, a_frame()).drafts
    assert [draft.unsure for draft in drafts] == [None, Unsure.SECOND_READER, Unsure.SECOND_READER]


def test_what_the_grammar_says_is_not_said_again() -> None:
    again = replace(JOTA, standing=Standing.RETURNING, sure=False)
    both = with_second(FIRST, Reading(Kind.PREVIEW, absences=(again,)))
    assert claimed(both, a_frame()).drafts == claimed(FIRST, a_frame()).drafts


def test_who_nobody_knows_is_left_out_once() -> None:
    first = replace(FIRST, absences=(replace(JOTA, player="Somebody Else", team="Ajax"),))
    both = with_second(first, Reading(Kind.PREVIEW, absences=(replace(JONES, team="Ajax"),)))
    assert claimed(both, a_frame()).left_out == claimed(first, a_frame()).left_out


def test_a_second_reader_with_nothing_to_say_adds_nothing() -> None:
    assert with_second(FIRST, Reading(Kind.PREVIEW)) == FIRST
    assert with_second(FIRST, Reading(Kind.OTHER, absences=(JONES,))) == FIRST


def test_a_page_about_several_matches_is_left_alone() -> None:
    several = Reading(Kind.PREVIEW, matches=(FIRST, FIRST))
    assert with_second(several, Reading(Kind.PREVIEW, absences=(JONES,))) == several


def test_a_match_that_only_the_second_reader_names_is_unsure() -> None:
    nothing = Reading(Kind.OTHER, warnings=(Warned("about no single match", (0, 0)),))
    both = with_second(nothing, report(goal(7), score=(0, 1)))
    assert both.kind is Kind.REPORT
    assert both.pairing is not None
    assert (both.pairing.sure, both.pairing.score) == (False, None)
    assert both.warnings == nothing.warnings
    drafts = claimed(both, a_frame(now=AFTER)).drafts
    assert {draft.unsure for draft in drafts} == {Unsure.SECOND_READER}
    assert {type(draft.claim.about) for draft in drafts} == {ResultOf, EventOf}


@pytest.mark.parametrize(
    "named", [replace(PAIRING, score=(0, 1)), Pairing("Liverpool FC", "Atalanta", AT, score=(1, 0))]
)
def test_a_score_that_the_grammar_did_not_find_is_turned_as_the_match_is(named: Pairing) -> None:
    both = with_second(report(goal(7)), Reading(Kind.REPORT, named, timeline=()))
    results = [d for d in claimed(both, a_frame(now=AFTER)).drafts if isinstance(d.claim.about, ResultOf)]
    assert [(d.claim.value, d.unsure) for d in results] == [(Result(Score(0, 1)), Unsure.SECOND_READER)]


def test_a_score_of_another_match_is_none() -> None:
    named = Pairing("Ajax", "Feyenoord", AT, score=(0, 1))
    both = with_second(report(goal(7)), Reading(Kind.REPORT, named))
    assert claimed(both, a_frame(now=AFTER)).drafts == ()


def test_an_event_that_the_grammar_has_is_not_told_twice() -> None:
    first = report(goal(7), score=(0, 1))
    both = with_second(first, report(goal(8, sure=False), goal(38, "Luis Díaz", sure=False)))
    drafts = [d for d in claimed(both, a_frame(now=AFTER)).drafts if isinstance(d.claim.about, EventOf)]
    assert [(d.claim.value.minute.minute, d.unsure) for d in drafts] == [  # type: ignore[union-attr]
        (7, None),
        (38, Unsure.SECOND_READER),
    ]
    refs = [d.claim.about.ref for d in drafts if isinstance(d.claim.about, EventOf)]
    assert len(set(refs)) == 2


def test_it_is_kept_with_the_reading() -> None:
    both = with_second(FIRST, Reading(Kind.PREVIEW, absences=(JONES,)))
    assert from_json(json_of(both)) == both


def json_of(reading: Reading) -> dict[str, object]:
    return dict(to_json(reading))
