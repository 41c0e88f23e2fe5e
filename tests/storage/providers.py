"""Providers that say one match in their own words, for tests of whom and what they mean."""

from datetime import UTC, date, datetime, timedelta

from bot.knowledge.claims import Claim, EventOf, KickoffOf, ResultOf, Source, SourceKind
from bot.knowledge.dossier import Dossier
from bot.knowledge.given import Given
from bot.knowledge.match import (
    Competition,
    CompetitionKey,
    Kickoff,
    Match,
    MatchKey,
    Player,
    Result,
    Score,
    Team,
    TeamKey,
)
from bot.knowledge.timeline import Event, EventKind, Minute
from bot.sources.known_teams import known_teams
from storage import dossiers
from storage.database import Database
from storage.intake import TakenIn, take_in

NOW = datetime(2025, 8, 1, 12, tzinfo=UTC)
KICKOFF = datetime(2025, 8, 15, 19, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
ALPHA = Source("alpha", "Alpha Data", SourceKind.PROVIDER)
BETA = Source("beta", "Beta Scores", SourceKind.PROVIDER)
LEAGUE = Competition(CompetitionKey("premier-league"), "Premier League")


class Provider:
    """Says one match in its own words."""

    def __init__(self, source: Source, home: str, away: str, ref: str = "1") -> None:
        self.source = source
        self.home = Team(TeamKey(f"{source.key}:{home}"), home, country="GB")
        self.away = Team(TeamKey(f"{source.key}:{away}"), away, country="GB")
        self.key = MatchKey(f"{source.key}:{ref}")
        self.match = Match(self.key, LEAGUE, "2025-26", self.home, self.away, "Matchday 1")

    def given(self, *said: Claim, whole: frozenset[type] = frozenset(), players: str = "") -> Given:
        return Given(
            self.source,
            (LEAGUE,),
            (self.home, self.away),
            players=tuple(Player(name, self.home.key) for name in players.split(", ") if name),
            matches=(self.match,),
            claims=said,
            whole=frozenset((self.key, kind) for kind in whole),
        )

    def kickoff(self, at: datetime | None = KICKOFF, day: date | None = None) -> Claim:
        return Claim(KickoffOf(self.key), Kickoff(at, day, "Europe/London"), self.source, NOW)

    def goal(self, ref: str, player: str, minute: int = 20) -> Claim:
        event = Event(EventKind.GOAL, Minute(minute), self.home.key, player)
        return Claim(EventOf(self.key, f"{self.source.key}:{ref}"), event, self.source, KICKOFF)

    def result(self, home: int, away: int) -> Claim:
        return Claim(ResultOf(self.key), Result(Score(home, away)), self.source, KICKOFF, official=True)


async def taken(store: Database, given: Given, now: datetime = NOW) -> TakenIn:
    async with store.write() as conn:
        return await take_in(conn, given, now, known_teams())


async def dossier(store: Database, of: TakenIn) -> Dossier:
    async with store.read() as conn:
        return await dossiers.load(conn, next(iter(of.matches.values())))
