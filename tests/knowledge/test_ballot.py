"""When a ballot is open, whom it asks about, and what it does not tell before it closes."""

from dataclasses import replace

import pytest

from bot.knowledge import ballot
from bot.knowledge.ballot import BallotState, Candidate, Role
from bot.knowledge.claims import BallotOf, BallotTimes, Claim, LineupOf, OfficialsOf, ResultOf
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Officials, Result, Score
from bot.knowledge.ratings import Tally
from bot.knowledge.resolve import resolve
from bot.knowledge.team_news import Lineup
from bot.knowledge.timeline import EventKind
from tests.knowledge.builders import (
    ATALANTA,
    LIVERPOOL,
    MATCH,
    OPERATOR,
    PROVIDER,
    a_match,
    at,
    event,
    told,
)

OVER = Claim(ResultOf(MATCH), Result(Score(0, 1)), PROVIDER, at(0))
SALAH = (LIVERPOOL, "Salah")


def the_match(*said: Claim) -> Dossier:
    return resolve(a_match(), said)


def lined_up(*players: str, bench: tuple[str, ...] = (), coach: str | None = None) -> Claim:
    lineup = Lineup(players, bench=bench, coach=coach)
    return Claim(LineupOf(MATCH, LIVERPOOL, confirmed=True), lineup, PROVIDER, at(-120))


def with_ballot(state: BallotState) -> Dossier:
    dossier = the_match(OVER, lined_up("Salah"))
    context = replace(dossier.context, fans={SALAH: Tally({14: 2})}, ballot=state)
    return replace(dossier, context=context)


def test_who_came_on_is_a_candidate_and_who_stayed_on_the_bench_is_not() -> None:
    came_on = event(EventKind.SUBSTITUTION, 60, LIVERPOOL, "Jones", "Salah")
    dossier = the_match(OVER, lined_up("Salah", bench=("Jones", "Adrián"), coach="Klopp"), told(came_on))
    assert ballot.candidates(dossier) == (
        Candidate(1, LIVERPOOL, "Salah"),
        Candidate(2, LIVERPOOL, "Jones"),
        Candidate(3, LIVERPOOL, "Klopp", Role.MANAGER),
    )


def test_the_referee_comes_last_and_is_of_no_team() -> None:
    referee = Claim(OfficialsOf(MATCH), Officials("Turpin"), PROVIDER, at(-120))
    away = Claim(LineupOf(MATCH, ATALANTA, confirmed=True), Lineup(("Hien",)), PROVIDER, at(-120))
    people = ballot.candidates(the_match(OVER, referee, lined_up("Salah"), away))
    assert [one.name for one in people] == ["Hien", "Salah", "Turpin"]
    assert people[-1] == Candidate(3, None, "Turpin", Role.REFEREE)


def test_nobody_is_asked_about_before_it_is_known_who_played() -> None:
    referee = Claim(OfficialsOf(MATCH), Officials("Turpin"), PROVIDER, at(-120))
    assert ballot.candidates(the_match(OVER, referee)) == ()


def test_what_the_ballot_says_of_its_closing_goes_before_what_anybody_claims() -> None:
    claimed = Claim(BallotOf(MATCH), BallotTimes(at(60)), OPERATOR, at(1))
    dossier = the_match(OVER, lined_up("Salah"), claimed)
    assert ballot.closes(dossier) == at(60)
    opened = replace(dossier, context=replace(dossier.context, ballot=BallotState(at(90))))
    assert ballot.closes(opened) == at(90)


@pytest.mark.parametrize(
    ("minute", "hidden", "told_it"), [(59, True, False), (60, True, True), (59, False, True)]
)
def test_averages_are_told_once_the_ballot_is_closed(minute: int, hidden: bool, told_it: bool) -> None:
    state = BallotState(at(60), hidden=hidden, fans=2, picks={SALAH: 1})
    told_now = ballot.concealed(with_ballot(state), at(minute)).context
    assert (bool(told_now.fans), bool(told_now.ballot and told_now.ballot.picks)) == (told_it, told_it)
    assert told_now.ballot is not None
    assert told_now.ballot.fans == 2, "how many have voted is no secret"
