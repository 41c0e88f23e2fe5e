"""A match that is over, its ballot, and people who vote."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.knowledge.ballot import BallotRules, Candidate
from bot.knowledge.claims import Claim, LineupOf, OfficialsOf, ResultOf
from bot.knowledge.match import MatchKey, Officials, TeamKey
from bot.knowledge.team_news import Lineup
from storage import ballots, candidates, claims, dossiers, sheets, votes
from storage.ballots import Ballot
from storage.database import Database, insert_into
from storage.fan_tables import ballots as ballots_kept
from storage.fans import Account
from storage.votes import UNSET, Cast, Refused, Unset, Vote
from tests.knowledge.builders import ATALANTA, LIVERPOOL, PROVIDER, at, atalanta, liverpool
from tests.storage.season import a_match, keep, kickoff, result, say

KEY = MatchKey("cup")
MATCH = a_match(KEY, atalanta(), liverpool())
HIEN, JONES, SALAH, COACH, REFEREE = range(1, 6)
"""The numbers on the ballot of `full_time`."""
CLICKED = at(5)


async def full_time(store: Database, rules: BallotRules = BallotRules()) -> Ballot:  # noqa: B008
    """The match is over at noon; one of Atalanta's and two of Liverpool's have appeared."""
    await keep(store, MATCH)
    await say(
        store,
        kickoff(KEY, at(-105)),
        result(KEY, 0, 1),
        named(LIVERPOOL, "Jones", "Salah", coach="Klopp"),
        named(ATALANTA, "Hien"),
        Claim(OfficialsOf(KEY), Officials("Turpin"), PROVIDER, at(0)),
    )
    ballot = await opened(store, rules)
    assert ballot is not None
    return ballot


def named(
    team: TeamKey, *players: str, coach: str | None = None, when: float = 0, match: MatchKey = KEY
) -> Claim:
    """A confirmed line-up, said so many minutes after noon."""
    about = LineupOf(match, team, confirmed=True)
    return Claim(about, Lineup(players, coach=coach), PROVIDER, at(when))


async def opened(
    store: Database,
    rules: BallotRules = BallotRules(),  # noqa: B008
    now: datetime = CLICKED,
    match: MatchKey = KEY,
) -> Ballot | None:
    """The ballot of what is known now."""
    async with store.write() as conn:
        return await ballots.open_(conn, await dossiers.load(conn, match), rules, now)


async def not_over(store: Database) -> None:
    """The provider takes the result back."""
    async with store.write() as conn:
        await claims.take_back(conn, PROVIDER.key, [ResultOf(KEY)], at(10))


def vote(
    ballot: Ballot,
    who: str | Account,
    marks: Mapping[int, int | None],
    pick: int | Unset | None = UNSET,
    when: datetime = CLICKED,
) -> Vote:
    """`who` is somebody's id on the web."""
    account = who if isinstance(who, Account) else Account("web", who)
    return Vote(ballot.id, account, marks, pick, when)


async def cast(store: Database, *given: Vote) -> list[Cast | Refused]:
    async with store.write() as conn:
        return await votes.cast(conn, given)


async def counted(store: Database, ballot: Ballot) -> dict[int, dict[int, int]]:
    """Fans by mark, by number; what is kept as counted is what the sheets say."""
    async with store.read() as conn:
        assert await sheets.recount(conn, ballot.id) == []
        return {
            number: dict(tally.counts) for number, tally in (await ballots.counts(conn, ballot.id)).items()
        }


async def again(store: Database, ballot: Ballot) -> Ballot:
    """The ballot as it is kept now."""
    async with store.read() as conn:
        found = await ballots.by_id(conn, ballot.id)
    assert found is not None
    return found


async def marked(
    store: Database,
    match: MatchKey,
    who: str,
    marks: Mapping[tuple[TeamKey, str], int],
    when: datetime = CLICKED,
) -> None:
    """Somebody on the web marks players of any match, whoever is known to have appeared in it."""
    async with store.write() as conn:
        statement = insert_into(conn, ballots_kept).values(
            match=match,
            opened_at=when,
            closes_at=when + timedelta(days=1),
            open_for=86400,
            halves=True,
            hidden=True,
            account_days=0,
        )
        await conn.execute(statement.on_conflict_do_nothing())
        ballot = await ballots.of_match(conn, match)
        assert ballot is not None
        there = {(one.team, one.name): one for one in ballot.candidates}
        new = [Candidate(0, team, player) for team, player in marks if (team, player) not in there]
        await candidates.bring_up_to_date(conn, ballot.id, [*there.values(), *new])
        ballot = await ballots.of_match(conn, match)
        assert ballot is not None
        numbers = {(one.team, one.name): one.number for one in ballot.candidates}
        given = {numbers[one]: half_steps for one, half_steps in marks.items()}
        [outcome] = await votes.cast(conn, [vote(ballot, who, given, when=when)])
        assert isinstance(outcome, Cast)
