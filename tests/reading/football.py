"""A tie of two legs and its squads, for tests of what an article is about."""

from datetime import date, datetime

from bot.knowledge.claims import Source, SourceKind
from bot.knowledge.match import (
    Competition,
    CompetitionKey,
    Kickoff,
    Match,
    MatchKey,
    Player,
    Score,
    Team,
    TeamKey,
)
from bot.reading.claim_frame import Frame
from bot.reading.facts import KickoffSaid, Kind, Pairing, Reading
from bot.reading.known import Fixture

AT = (0, 10)
PAPER = Source("press:1:paper.example", "The Paper", SourceKind.PRESS, "https://paper.example/1")
LIVERPOOL = Team(TeamKey("liverpool"), "Liverpool", ("LFC",))
ATALANTA = Team(TeamKey("atalanta"), "Atalanta")
EUROPE = Competition(CompetitionKey("europa"), "UEFA Europa League")
SQUADS = [
    *(
        Player(name, LIVERPOOL.key, aliases)
        for name, aliases in (
            ("Alisson", ()), ("Joe Gomez", ()), ("Ibrahima Konaté", ()), ("Virgil van Dijk", ("Virgil",)),
            ("Andrew Robertson", ("Robbo",)), ("Alexis Mac Allister", ()), ("Harvey Elliott", ()),
            ("Dominik Szoboszlai", ()), ("Mohamed Salah", ("Mo Salah",)), ("Diogo Jota", ()),
            ("Luis Díaz", ()), ("Conor Bradley", ()), ("Curtis Jones", ()),
        )
    ),
    *(
        Player(name, ATALANTA.key)
        for name in (
            "Juan Musso", "Berat Djimsiti", "Mario Pašalić", "Marten de Roon", "Gianluca Scamacca",
            "Aleksei Miranchuk", "Mitchel Bakker", "Ademola Lookman",
        )
    ),
]  # fmt: skip


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def a_match(key: str, home: Team, away: Team, competition: Competition = EUROPE) -> Match:
    return Match(MatchKey(key), competition, "2023-24", home, away)


def a_fixture(
    match: Match, at: str = "2024-04-18T19:00+00:00", zone: str = "Europe/Rome", score: Score | None = None
) -> Fixture:
    return Fixture(match, Kickoff(instant(at), zone=zone), score)


FIRST_LEG = a_fixture(
    a_match("first", LIVERPOOL, ATALANTA), "2024-04-11T19:00+00:00", "Europe/London", Score(0, 3)
)
SECOND_LEG = a_fixture(a_match("second", ATALANTA, LIVERPOOL))


def a_reading(
    home: str = "Atalanta",
    away: str = "Liverpool",
    kind: Kind = Kind.PREVIEW,
    day: date | None = None,
    score: tuple[int, int] | None = None,
    competition: str | None = None,
    sure: bool = True,
) -> Reading:
    said = KickoffSaid(AT, day=day) if day else None
    return Reading(kind, Pairing(home, away, AT, competition, score=score, sure=sure), said)


def a_frame(
    fixture: Fixture = SECOND_LEG, now: str = "2024-04-17T12:00+00:00", *, turned: bool = False
) -> Frame:
    at = instant(now)
    return Frame(fixture, PAPER, at, at.date(), 7, at, 1, SQUADS, turned)
