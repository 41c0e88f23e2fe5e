"""How fast ballots are taken, and how long a fan waits to see theirs among a hundred thousand."""

import asyncio
import resource
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from random import Random
from statistics import quantiles
from tempfile import TemporaryDirectory

from sqlalchemy.ext.asyncio import AsyncConnection

from bench.figure import Figure
from bench.world import AWAY, HOME, KICKOFF, LEAGUE, MATCH, kickoff_claim
from bot.knowledge.ballot import BallotRules
from bot.knowledge.claims import Claim, LineupOf, ResultOf
from bot.knowledge.match import Result, Score
from bot.knowledge.team_news import Lineup
from storage import ballots, catalogue, claims, dossiers, fan_keys, migrate, sheets
from storage.ballot_box import BallotBox
from storage.ballots import Ballot
from storage.database import Database, connect
from storage.fans import Account, fan_of
from storage.votes import UNSET, Cast, Vote

SHEETS = 10_000
AT_ONCE = 500
"""Fans whose request waits at the same moment."""
MARKS = 14
ALL = 100_000
"""Ballots on one match, which all of a big club's fans may give."""
READS = 400
FULL_TIME = KICKOFF + timedelta(hours=2)
CLICKED = FULL_TIME + timedelta(minutes=5)


async def measure() -> list[Figure]:
    async with _world() as (database, ballot):
        box = BallotBox(database, lambda: CLICKED)
        before = _memory()
        busy = time.process_time()
        sheets_a_second = await _rate(SHEETS, lambda fan: _cast(box, _sheet(ballot, fan)))
        busy = time.process_time() - busy
        presses_a_second = await _rate(SHEETS, lambda fan: _cast(box, _press(ballot, fan)))
        changes_a_second = await _rate(SHEETS, lambda fan: _cast(box, _sheet(ballot, fan, seed=1)))
        await _rate(ALL - SHEETS, lambda fan: _cast(box, _sheet(ballot, SHEETS + fan)))
        tally = await _milliseconds(READS, lambda _: _read_tally(database))
        own = await _milliseconds(READS, lambda turn: _read_own(database, ballot, turn * 7))
        grown = _memory() - before
        await _must_be_right(database, ballot)
    return [
        Figure(f"sheets of {MARKS} marks taken on SQLite", sheets_a_second, "/s", 1000, least=True),
        Figure("in a second in which the processor does nothing else", SHEETS / busy, "/s"),
        Figure("the same sheets changed", changes_a_second, "/s"),
        Figure("single marks taken", presses_a_second, "/s", 1000, least=True),
        Figure(f"tally among {ALL:,} ballots read, half of the times", tally[49], "ms"),
        Figure("99 of 100 times", tally[98], "ms", 30),
        Figure("own sheet read, half of the times", own[49], "ms"),
        Figure("99 of 100 times", own[98], "ms", 30),
        Figure(f"memory more after {ALL:,} ballots", grown, "MB", 50),
    ]


@asynccontextmanager
async def _world() -> AsyncIterator[tuple[Database, Ballot]]:
    """A store with a match that is over, and its ballot."""
    with TemporaryDirectory(prefix="matchday-") as folder:
        database = connect(f"sqlite:///{Path(folder) / 'bench.sqlite'}", alone=True)
        try:
            await migrate.upgrade(database)
            await fan_keys.settle(database, None)
            yield database, await _opened(database)
        finally:
            await database.close()


async def _opened(database: Database) -> Ballot:
    async with database.write() as conn:
        await catalogue.keep(conn, teams_=(HOME, AWAY), competitions_=(MATCH.competition,), matches_=(MATCH,))
        await claims.add(conn, facts(), FULL_TIME)
        return await opened(conn)


def facts() -> list[Claim]:
    """What is said of a match that is over."""
    teams = [
        Claim(
            LineupOf(MATCH.key, side.key, confirmed=True),
            Lineup(tuple(f"{side.name} {n}" for n in range(1, 12))),
            LEAGUE,
            KICKOFF,
        )
        for side in (HOME, AWAY)
    ]
    over = Claim(ResultOf(MATCH.key), Result(Score(2, 1)), LEAGUE, FULL_TIME)
    return [kickoff_claim(), over, *teams]


async def opened(conn: AsyncConnection) -> Ballot:
    """The ballot of that match."""
    dossier = await dossiers.load(conn, MATCH.key)
    ballot = await ballots.open_(conn, dossier, BallotRules(), FULL_TIME)
    if ballot is None:
        raise RuntimeError("the ballot is not open")
    return ballot


def _account(fan: int) -> Account:
    return Account("discord", str(10**17 + fan), f"Fan {fan}")


def _sheet(ballot: Ballot, fan: int, seed: int = 0) -> Vote:
    chance = Random(fan * 2 + seed)
    numbers = [one.number for one in ballot.candidates][:MARKS]
    return Vote(
        ballot.id, _account(fan), {number: chance.randint(8, 20) for number in numbers}, UNSET, CLICKED
    )


def _press(ballot: Ballot, fan: int) -> Vote:
    return Vote(ballot.id, _account(fan), {MARKS + 1: fan % 19 + 2}, UNSET, CLICKED)


async def _cast(box: BallotBox, vote: Vote) -> None:
    if not isinstance(await box.cast(vote, None), Cast):
        raise RuntimeError("a vote was refused")


async def _rate(many: int, one: Callable[[int], Awaitable[None]]) -> float:
    """How many a second, by `AT_ONCE` fans side by side, each of whom waits for the answer."""
    turns = iter(range(many))

    async def in_turn() -> None:
        for turn in turns:
            await one(turn)

    begin = time.perf_counter()
    await asyncio.gather(*(in_turn() for _ in range(AT_ONCE)))
    return many / (time.perf_counter() - begin)


async def _milliseconds(many: int, one: Callable[[int], Awaitable[None]]) -> list[float]:
    """99 values that part the times into a hundred."""
    taken = []
    for turn in range(many):
        begin = time.perf_counter()
        await one(turn)
        taken.append((time.perf_counter() - begin) * 1000)
    return quantiles(taken, n=100)


async def _read_tally(database: Database) -> None:
    async with database.read() as conn:
        state, _ = await ballots.standing(conn, MATCH.key)
    if state is None or state.fans != ALL:
        raise RuntimeError("a ballot is missing")


async def _read_own(database: Database, ballot: Ballot, fan: int) -> None:
    async with database.read() as conn:
        known = await fan_of(conn, _account(fan))
        own = await ballots.of_fan(conn, ballot.id, known or 0)
    if len(own.marks) < MARKS:
        raise RuntimeError("a fan's sheet is missing")


async def _must_be_right(database: Database, ballot: Ballot) -> None:
    async with database.read() as conn:
        if await sheets.recount(conn, ballot.id):
            raise RuntimeError("the tallies are not what the sheets say")


def _memory() -> float:
    """The most that this process ever took, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
