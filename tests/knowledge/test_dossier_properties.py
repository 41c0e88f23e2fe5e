"""What holds of a dossier whatever is claimed, by whom, when, and in which order it arrives."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.claims import (
    About,
    AbsenceOf,
    Claim,
    EventOf,
    KickoffOf,
    LineupOf,
    MarkOf,
    Note,
    NoteOf,
    ResultOf,
    Source,
    StatusOf,
    StatusValue,
    Value,
)
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Kickoff, Result, Score, Status
from bot.knowledge.ratings import Mark
from bot.knowledge.resolve import resolve
from bot.knowledge.team_news import Absence, AbsenceStatus, Lineup
from bot.knowledge.timeline import GOALS, Event, EventKind, Minute
from tests.knowledge.builders import (
    ATALANTA,
    FEED,
    LIVERPOOL,
    MATCH,
    MODERATOR,
    OPERATOR,
    PAPER,
    PROVIDER,
    RIVAL,
    a_match,
    at,
)

EVENING = datetime(2024, 4, 18, 19, tzinfo=UTC)
PEOPLE = st.sampled_from([None, "Salah", "Scamacca", "Koopmeiners"])
TEAMS = st.sampled_from([ATALANTA, LIVERPOOL])
SOURCES = st.sampled_from([PROVIDER, FEED, PAPER, RIVAL, OPERATOR, MODERATOR])
ARTICLES = st.sampled_from([None, "https://paper.example/1", "https://paper.example/2"])

events = st.builds(
    Event,
    kind=st.sampled_from(EventKind),
    minute=st.builds(Minute, st.sampled_from([7, 41, 43, 45, 60, 62]), st.sampled_from([0, 2])),
    team=TEAMS,
    player=PEOPLE,
    other=PEOPLE,
)
facts = st.one_of(
    st.tuples(st.builds(EventOf, st.just(MATCH), st.sampled_from("abcde")), events),
    st.tuples(st.builds(EventOf, st.just(MATCH), st.sampled_from("abcde")), events),
    st.tuples(
        st.just(KickoffOf(MATCH)),
        st.builds(Kickoff, st.sampled_from([EVENING, EVENING + timedelta(minutes=30)])),
    ),
    st.tuples(st.just(StatusOf(MATCH)), st.builds(StatusValue, st.sampled_from(Status))),
    st.tuples(
        st.just(ResultOf(MATCH)), st.builds(Result, st.builds(Score, st.integers(0, 2), st.integers(0, 2)))
    ),
    st.tuples(
        st.builds(AbsenceOf, st.just(MATCH), TEAMS, st.sampled_from(["Bradley", "Scalvini"])),
        st.builds(Absence, st.sampled_from(AbsenceStatus), st.sampled_from([None, "ankle", "knee"])),
    ),
    st.tuples(
        st.builds(LineupOf, st.just(MATCH), TEAMS, st.booleans()),
        st.builds(
            Lineup, st.sampled_from([("Alisson", "Salah"), ("Salah", "Alisson"), ("Kelleher", "Salah")])
        ),
    ),
    st.tuples(
        st.builds(MarkOf, st.just(MATCH), TEAMS, st.sampled_from(["Salah", "Scamacca"])),
        st.builds(Mark, st.sampled_from([None, 5, 6.5])),
    ),
    st.tuples(
        st.builds(NoteOf, st.just(MATCH), TEAMS, st.just("form")),
        st.builds(Note, st.sampled_from(["tired", "fresh"])),
    ),
)


def _claim(
    fact: tuple[About, Value],
    source: Source,
    article: str | None,
    minutes: int,
    scope: int | None,
    *flags: bool,
) -> Claim:
    official, withdrawn = flags
    return Claim(*fact, replace(source, url=article), at(minutes), scope, official, withdrawn)


claims = st.lists(
    st.builds(
        _claim,
        facts,
        SOURCES,
        ARTICLES,
        st.integers(0, 4),
        st.sampled_from([None, None, 1, 2]),
        st.booleans(),
        st.sampled_from([False, False, True]),
    ),
    max_size=25,
)
scopes = st.sampled_from([None, 1, 2])


def known(said: list[Claim], scope: int | None = None) -> Dossier:
    return resolve(a_match(), said, scope=scope)


@settings(max_examples=300)
@given(said=claims, scope=scopes, data=st.data())
def test_whatever_order_claims_arrive_in_the_dossier_is_the_same(
    said: list[Claim], scope: int | None, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(said))
    assert repr(known(shuffled, scope)) == repr(known(said, scope))


@given(said=claims, scope=scopes)
def test_what_is_said_twice_is_known_once(said: list[Claim], scope: int | None) -> None:
    assert known(said + said, scope) == known(said, scope)


@given(said=claims, source=SOURCES, scope=scopes)
def test_withdrawing_a_source_takes_its_facts_away_and_no_others(
    said: list[Claim], source: Source, scope: int | None
) -> None:
    withdrawn = [claim.withdraw() if claim.source.key == source.key else claim for claim in said]
    never_said = [claim for claim in said if claim.source.key != source.key]
    assert known(withdrawn, scope) == known(never_said, scope)


@given(said=claims)
def test_a_community_hears_everyone_and_itself(said: list[Claim]) -> None:
    own = [claim for claim in said if claim.scope in (None, 1)]
    assert known(said, 1) == known(own, 1)
    assert known(said) == known([claim for claim in said if claim.scope is None])


@given(said=claims, scope=scopes)
def test_nothing_is_shown_that_nobody_said(said: list[Claim], scope: int | None) -> None:
    dossier = known(said, scope)
    heard = {(claim.about, claim.value, claim.source.key) for claim in said if not claim.withdrawn}
    for absentee in dossier.absentees:
        about = AbsenceOf(MATCH, absentee.team, absentee.player)
        assert (about, absentee.absence.value, absentee.absence.source.key) in heard
    told = {(value, key) for about, value, key in heard if isinstance(about, EventOf)}
    assert {(h.event.value, h.event.source.key) for h in dossier.timeline} <= told


@given(said=claims, scope=scopes)
def test_every_event_that_somebody_tells_is_in_the_timeline_once(
    said: list[Claim], scope: int | None
) -> None:
    dossier = known(said, scope)
    refs = [happening.ref for happening in dossier.timeline]
    heard = {
        claim.about.ref
        for claim in said
        if isinstance(claim.about, EventOf) and not claim.withdrawn and claim.scope in (None, scope)
    }
    assert len(refs) == len(set(refs))
    assert set(refs) <= heard
    assert bool(refs) == bool(heard)


@given(said=claims, scope=scopes)
def test_a_source_never_disagrees_with_itself(said: list[Claim], scope: int | None) -> None:
    for stated in known(said, scope).disagreements():
        for other in stated.others:
            assert other.source.key != stated.source.key or other.scope is not None or scope is not None


@given(said=claims, scope=scopes)
def test_the_score_is_the_goals_that_stand(said: list[Claim], scope: int | None) -> None:
    dossier = known(said, scope)
    if dossier.result is None and dossier.timeline:
        standing = [event for event in dossier.events if event.kind in GOALS]
        assert dossier.score == Score(
            sum(event.team == ATALANTA for event in standing),
            sum(event.team == LIVERPOOL for event in standing),
        )
