"""A few matches of two clubs in a store, each with the claims that a test needs."""

from datetime import date, datetime, timedelta

from bot.knowledge.claims import Claim, KickoffOf, ResultOf, StatusOf, StatusValue
from bot.knowledge.match import (
    Competition,
    CompetitionKey,
    Kickoff,
    Leg,
    Match,
    MatchKey,
    Result,
    Score,
    Status,
    Team,
    TeamKey,
    TieKey,
)
from storage import catalogue, claims
from storage.database import Database
from tests.knowledge.builders import NOON, PROVIDER, a_tie, atalanta, liverpool

LEAGUE = Competition(CompetitionKey("league"), "The League")
CUP = Competition(CompetitionKey("cup"), "The Cup", ("Pokal",))
EVERTON = Team(TeamKey("everton"), "Everton", colour="#003399")
DAY = timedelta(days=1)


def a_match(
    key: str, home: Team, away: Team, competition: Competition = LEAGUE, leg: int | None = None
) -> Match:
    place = Leg(TieKey("tie"), leg) if leg else None
    return Match(MatchKey(key), competition, "2023-24", home, away, None, place)


async def keep(store: Database, *matches: Match) -> None:
    async with store.write() as conn:
        await catalogue.keep(
            conn,
            teams_=[liverpool(), atalanta(), EVERTON],
            competitions_=[LEAGUE, CUP],
            ties_=[a_tie()],
            matches_=matches,
        )


async def say(store: Database, *said: Claim, now: datetime = NOON) -> int:
    async with store.write() as conn:
        return await claims.add(conn, said, now)


def kickoff(key: str, at: datetime | date, said_at: datetime = NOON) -> Claim:
    """A kickoff, to the minute or by the day."""
    value = Kickoff(at=at) if isinstance(at, datetime) else Kickoff(day=at)
    return Claim(KickoffOf(MatchKey(key)), value, PROVIDER, said_at)


def result(key: str, home: int, away: int, said_at: datetime = NOON) -> Claim:
    return Claim(ResultOf(MatchKey(key)), Result(Score(home, away)), PROVIDER, said_at)


def status(key: str, value: Status, said_at: datetime = NOON) -> Claim:
    return Claim(StatusOf(MatchKey(key)), StatusValue(value), PROVIDER, said_at)


async def play(store: Database, match: Match, at: datetime | date, home: int = 1, away: int = 0) -> None:
    """A match that was played."""
    await keep(store, match)
    await say(store, kickoff(match.key, at), result(match.key, home, away))


async def plan(store: Database, match: Match, at: datetime | date) -> None:
    """A match to come."""
    await keep(store, match)
    await say(store, kickoff(match.key, at))
