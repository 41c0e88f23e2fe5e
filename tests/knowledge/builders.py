"""Small football to test the pure core with: two clubs, one match, and people who say things about it."""

from datetime import UTC, datetime, timedelta

from bot.knowledge.claims import Claim, EventOf, Source, SourceKind
from bot.knowledge.match import Competition, CompetitionKey, Leg, Match, MatchKey, Team, TeamKey, TieKey
from bot.knowledge.tie import Tie, rules
from bot.knowledge.timeline import Event, EventKind, Minute

LIVERPOOL = TeamKey("liverpool")
ATALANTA = TeamKey("atalanta")
MATCH = MatchKey("atalanta-liverpool")
NOON = datetime(2024, 4, 18, 12, tzinfo=UTC)

PROVIDER = Source("provider", "Provider", SourceKind.PROVIDER)
FEED = Source("feed", "Trusted Feed", SourceKind.TRUSTED_FEED)
PAPER = Source("paper", "A Paper", SourceKind.PRESS)
RIVAL = Source("rival", "Rival Paper", SourceKind.PRESS)
FANS = Source("fans", "Fans", SourceKind.FANS)
OPERATOR = Source("operator", "Matchday", SourceKind.OPERATOR)
MODERATOR = Source("moderator", "Moderators", SourceKind.MODERATOR)


def at(minutes: float) -> datetime:
    """So many minutes after noon of the match day, in UTC."""
    return NOON + timedelta(minutes=minutes)


def liverpool() -> Team:
    return Team(LIVERPOOL, "Liverpool", ("LFC", "The Reds"))


def atalanta() -> Team:
    return Team(ATALANTA, "Atalanta", ("La Dea",))


def a_match(leg: int | None = 2) -> Match:
    """Atalanta at home to Liverpool."""
    europa = Competition(CompetitionKey("uefa-europa-league"), "UEFA Europa League")
    place = Leg(TieKey("tie"), leg) if leg else None
    return Match(MATCH, europa, "2023-24", atalanta(), liverpool(), "Quarter-finals", place)


def a_tie(season: str = "2023-24", competition: str = "uefa-europa-league") -> Tie:
    """Liverpool at home first, Atalanta second."""
    return Tie(TieKey("tie"), liverpool(), atalanta(), rules(CompetitionKey(competition), season))


def event(
    kind: EventKind,
    minute: int,
    team: TeamKey | None = None,
    player: str | None = None,
    other: str | None = None,
    *,
    added: int = 0,
) -> Event:
    return Event(kind, Minute(minute, added), team, player, other)


def goal(minute: int, player: str | None = None, other: str | None = None, team: TeamKey = ATALANTA) -> Event:
    return event(EventKind.GOAL, minute, team, player, other)


def told(happened: Event, by: Source = PROVIDER, ref: str | None = None, when: datetime = NOON) -> Claim:
    """A source's report of an event; the ref follows from the event unless given."""
    own = f"{by.key}:{happened.kind}-{happened.minute.minute}-{happened.player}"
    return Claim(EventOf(MATCH, ref or own), happened, by, when)
