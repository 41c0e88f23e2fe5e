"""The ballot of a match: who is on it, until when, and what it keeps when a line-up is put right."""

from datetime import timedelta

from bot.knowledge.ballot import OPEN_FOR, BallotRules, Candidate, Role
from bot.knowledge.claims import BallotOf, BallotTimes, Claim, MarkOf
from bot.knowledge.ratings import Mark, Tally
from storage import ballots, claims, dossiers
from storage.ballots import Own, Running
from storage.database import Database
from storage.votes import Cast
from tests.knowledge.builders import ATALANTA, LIVERPOOL, OPERATOR, PAPER, at, liverpool
from tests.storage.polls import (
    CLICKED,
    COACH,
    HIEN,
    JONES,
    KEY,
    MATCH,
    REFEREE,
    SALAH,
    again,
    cast,
    counted,
    full_time,
    named,
    not_over,
    opened,
    vote,
)
from tests.storage.season import EVERTON, a_match, keep, kickoff, result, say

HOUR = timedelta(hours=1)


async def test_everyone_who_appeared_is_on_it_and_the_managers_and_the_referee(either: Database) -> None:
    ballot = await full_time(either)
    assert ballot.candidates == (
        Candidate(HIEN, ATALANTA, "Hien"),
        Candidate(JONES, LIVERPOOL, "Jones"),
        Candidate(SALAH, LIVERPOOL, "Salah"),
        Candidate(COACH, LIVERPOOL, "Klopp", Role.MANAGER),
        Candidate(REFEREE, None, "Turpin", Role.REFEREE),
    )
    assert (ballot.opened_at, ballot.closes_at, ballot.fans) == (at(0), at(12 * 60), 0)
    async with either.read() as conn:
        assert await ballots.of_match(conn, KEY) == await ballots.by_id(conn, ballot.id) == ballot


async def test_there_is_none_before_full_time_nor_without_a_line_up(database: Database) -> None:
    await keep(database, MATCH)
    await say(database, kickoff(KEY, at(-105)), named(LIVERPOOL, "Salah"))
    assert await opened(database) is None
    other = a_match("other", liverpool(), EVERTON)
    await keep(database, other)
    await say(database, kickoff("other", at(-105)), result("other", 1, 0))
    assert await opened(database, match=other.key) is None


async def test_none_is_opened_that_would_be_closed_already(database: Database) -> None:
    await keep(database, MATCH)
    await say(database, kickoff(KEY, at(-105)), result(KEY, 0, 1), named(LIVERPOOL, "Salah"))
    assert await opened(database, now=at(12 * 60)) is None


async def test_its_rules_are_those_of_its_opening(database: Database) -> None:
    rules = BallotRules(2 * HOUR, halves=False, hidden=False, account_days=7)
    ballot = await full_time(database, rules)
    later = await opened(database, BallotRules())
    assert later == ballot
    assert (ballot.closes_at, ballot.halves, ballot.hidden, ballot.account_days) == (at(120), False, False, 7)


async def test_a_claim_says_when_it_closes_and_no_longer_once_it_is_withdrawn(database: Database) -> None:
    ballot = await full_time(database)
    longer = Claim(BallotOf(KEY), BallotTimes(at(24 * 60)), OPERATOR, at(10))
    await say(database, longer)
    assert (await opened(database) or ballot).closes_at == at(24 * 60)
    async with database.write() as conn:
        await claims.take_back(conn, OPERATOR.key, [longer.about], at(20))
    assert (await opened(database) or ballot).closes_at == at(12 * 60)


async def test_a_match_that_is_not_over_after_all_takes_no_votes_until_it_is(database: Database) -> None:
    ballot = await full_time(database)
    await not_over(database)
    off = await opened(database)
    assert off is not None
    assert (off.off, off.is_open(CLICKED)) == (True, False)
    async with database.read() as conn:
        assert await ballots.standing(conn, KEY) == (None, {})
        assert await ballots.running(conn, CLICKED) == []
    await say(database, result(KEY, 0, 1, at(20)))
    assert await opened(database) == ballot


async def test_a_corrected_line_up_changes_no_number_and_keeps_the_marks(either: Database) -> None:
    ballot = await full_time(either)
    [ann] = await cast(either, vote(ballot, "ann", {JONES: 12, SALAH: 14}, JONES))
    assert isinstance(ann, Cast)
    await say(either, named(LIVERPOOL, "Elliott", "Salah", coach="Klopp", when=10))
    corrected = await opened(either)
    assert corrected is not None
    elliott = REFEREE + 1
    assert [one.number for one in corrected.candidates] == [HIEN, SALAH, COACH, REFEREE, elliott]
    assert corrected.candidates[-1] == Candidate(elliott, LIVERPOOL, "Elliott")
    assert await counted(either, ballot) == {SALAH: {14: 1}}
    async with either.read() as conn:
        own = await ballots.of_fan(conn, ballot.id, ann.fan)
        assert (own.marks, own.pick, await ballots.picks(conn, ballot.id)) == ({SALAH: 14}, None, {})
    await say(either, named(LIVERPOOL, "Jones", "Salah", coach="Klopp", when=20))
    back = await opened(either)
    assert back is not None
    assert [one.number for one in back.candidates] == [HIEN, JONES, SALAH, COACH, REFEREE]
    assert await counted(either, ballot) == {JONES: {12: 1}, SALAH: {14: 1}}


async def test_what_a_dossier_says_of_it(either: Database) -> None:
    ballot = await full_time(either)
    await cast(
        either,
        vote(ballot, "ann", {SALAH: 14, COACH: 10, REFEREE: 4}, SALAH),
        vote(ballot, "bob", {SALAH: 14, HIEN: 9}),
    )
    async with either.read() as conn:
        context = (await dossiers.load(conn, KEY)).context
    assert context.fans == {(LIVERPOOL, "Salah"): Tally({14: 2}), (ATALANTA, "Hien"): Tally({9: 1})}
    state = context.ballot
    assert state is not None
    assert (state.id, state.closes, state.fans) == (ballot.id, ballot.closes_at, 2)
    assert state.picks == {(LIVERPOOL, "Salah"): 1}
    assert [(one.role, one.name, tally) for one, tally in state.others] == [
        (Role.MANAGER, "Klopp", Tally({10: 1})),
        (Role.REFEREE, "Turpin", Tally({4: 1})),
    ]


async def test_a_fan_who_gave_nothing_has_given_nothing(database: Database) -> None:
    ballot = await full_time(database)
    async with database.read() as conn:
        assert await ballots.of_fan(conn, ballot.id, 99) == Own({})
        assert await ballots.tallies(conn, KEY) == {}


async def test_those_that_run_and_those_that_have_just_closed(database: Database) -> None:
    ballot = await full_time(database)
    await cast(database, vote(ballot, "ann", {SALAH: 14}))
    closed = ballot.closes_at
    async with database.read() as conn:
        assert await ballots.running(conn, closed - HOUR) == [Running(KEY, closed, 1)]
        assert await ballots.running(conn, closed) == []
        assert await ballots.running(conn, closed, HOUR) == [Running(KEY, closed, 1)]
        assert await ballots.running(conn, closed + HOUR, HOUR) == []


async def test_matches_with_marks_are_those_of_the_press_and_of_the_fans(either: Database) -> None:
    ballot = await full_time(either)
    other, third = a_match("other", liverpool(), EVERTON), a_match("third", EVERTON, liverpool())
    await keep(either, other, third)
    await say(either, Claim(MarkOf(other.key, LIVERPOOL, "Salah"), Mark(7), PAPER, at(0)))
    await cast(either, vote(ballot, "ann", {SALAH: 14}))
    async with either.read() as conn:
        given = await ballots.given_for(conn, [KEY, other.key, third.key])
    assert given == {KEY, other.key}


async def test_the_ballot_is_read_as_it_is_kept(database: Database) -> None:
    ballot = await full_time(database)
    await cast(database, vote(ballot, "ann", {SALAH: 14}))
    assert (await again(database, ballot)).fans == 1


async def test_a_match_that_is_played_after_it_was_called_over_is_voted_on_anew(database: Database) -> None:
    """Abandoned, say, and played on the next day: the twelve hours begin when it is over."""
    ballot = await full_time(database)
    await not_over(database)
    await opened(database)
    over = at(26 * 60)
    await say(database, kickoff(KEY, at(24 * 60)), result(KEY, 2, 1, over), now=over)
    again_ = await opened(database, now=over)
    assert again_ is not None
    assert (again_.id, again_.opened_at, again_.closes_at) == (ballot.id, over, over + OPEN_FOR)
    assert again_.is_open(over)
