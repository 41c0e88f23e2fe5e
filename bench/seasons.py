"""Three seasons of a bot with a thousand channels, written into a SQLite store by a few large statements.

Twenty teams play 50 matches a season each, every channel follows one of them, and hears of each match what
`DEFAULT_RULES` say: two reminders, two times team news, three goals, and each other kind of post once.
"""

import json
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.knowledge.claims import (
    AbsenceOf,
    BroadcastOf,
    Claim,
    EventOf,
    KickoffOf,
    LineupOf,
    MarkOf,
    MilestoneOf,
    OfficialsOf,
    ResultOf,
    Source,
    SourceKind,
    StatusOf,
    StatusValue,
    VenueOf,
)
from bot.knowledge.match import (
    Broadcast,
    Kickoff,
    MatchKey,
    Officials,
    Result,
    Score,
    Status,
    TeamKey,
    Venue,
)
from bot.knowledge.milestones import Milestone
from bot.knowledge.ratings import Mark
from bot.knowledge.team_news import Absence, AbsenceStatus, Lineup
from bot.knowledge.timeline import Event, EventKind, Minute
from storage.claim_rows import to_row

SCRIPT = Path(__file__).parent / "seasons.sql"
NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
"""After the third season."""
PROVIDERS = [Source(f"provider-{n}", f"Provider {n}", SourceKind.PROVIDER) for n in (1, 2)]
PAPERS = [Source(f"paper-{n}", f"Paper {n}", SourceKind.PRESS) for n in (1, 2)]
HOME, AWAY, MATCH = TeamKey("{home}"), TeamKey("{away}"), MatchKey("{match}")
SQUAD = [f"A Player With Number {n}" for n in range(1, 24)]
_QUICKLY = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -400000;
PRAGMA temp_store = MEMORY;
PRAGMA foreign_keys = OFF;
"""


def fill(file: Path) -> None:
    """Fills the empty store in a file. Raises sqlite3.Error."""
    with closing(sqlite3.connect(file, isolation_level=None)) as store:
        store.executescript(_QUICKLY)
        store.execute("CREATE TEMP TABLE said_by (key, name, kind)")
        by = [(one.key, one.name, one.kind.value) for one in (*PROVIDERS, *PAPERS)]
        store.executemany("INSERT INTO said_by VALUES (?, ?, ?)", by)
        store.execute("CREATE TEMP TABLE said (kind, about, value, source, minutes, official)")
        claims = [_claim(claim) for claim in said()]
        store.executemany("INSERT INTO said VALUES (?, ?, ?, ?, ?, ?)", claims)
        store.executescript(SCRIPT.read_text())
    with file.open("rb+") as filled:
        os.fsync(filled.fileno())  # or whoever waits for the disk next, waits for all of this


def said() -> list[Claim]:
    """What two providers and two papers say of one match, more than a hundred claims. They are as far from
    kickoff as from the beginning of 2000."""
    claims: list[Claim] = []
    for by in PROVIDERS:
        claims += [Claim(KickoffOf(MATCH), Kickoff(_at(n)), by, _at(-n)) for n in (9_000, 90_000)]
        claims += [
            Claim(StatusOf(MATCH), StatusValue(Status.LIVE), by, _at(1)),
            Claim(StatusOf(MATCH), StatusValue(Status.FINISHED), by, _at(115)),
            Claim(ResultOf(MATCH), Result(Score(2, 1), Score(1, 0)), by, _at(116), official=True),
            Claim(VenueOf(MATCH), Venue("The Ground", "A Town"), by, _at(-9_000)),
            Claim(OfficialsOf(MATCH), Officials("A Referee"), by, _at(-3_000)),
        ]
        claims += [Claim(BroadcastOf(MATCH, c), Broadcast("TV", c), by, _at(-5_000)) for c in ("GB", "US")]
        claims += [Claim(LineupOf(MATCH, team, True), _eleven(), by, _at(-60)) for team in (HOME, AWAY)]
        claims += [Claim(EventOf(MATCH, f"{by.key}:{n}"), _event(n), by, _at(n)) for n in range(4, 88, 6)]
        claims += [Claim(EventOf(MATCH, f"{by.key}:{n}"), _event(n + 1), by, _at(n + 2)) for n in (10, 28)]
    for by in PAPERS:
        for team in (HOME, AWAY):
            claims += [
                Claim(LineupOf(MATCH, team, False), _eleven(), by, _at(-1_000)),
                *(Claim(AbsenceOf(MATCH, team, SQUAD[n]), _out(), by, _at(-1_000)) for n in range(16, 21)),
                *(Claim(MarkOf(MATCH, team, name), Mark(6.5), by, _at(600)) for name in SQUAD[:14]),
                Claim(MilestoneOf(MATCH, team, SQUAD[9], "goals"), Milestone(99, 100), by, _at(-1_000)),
            ]
    return claims


def _at(minutes: int) -> datetime:
    return datetime(2000, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)


def _eleven() -> Lineup:
    return Lineup(tuple(SQUAD[:11]), bench=tuple(SQUAD[11:20]), formation="4-3-3")


def _event(minute: int) -> Event:
    kind = EventKind.GOAL if minute % 4 else EventKind.YELLOW_CARD
    return Event(kind, Minute(minute), HOME, SQUAD[minute % 11])


def _out() -> Absence:
    return Absence(AbsenceStatus.OUT, "a knock to the knee")


def _claim(claim: Claim) -> tuple[str, str, str, str, float, bool]:
    row = to_row(claim, claim.said_at)
    minutes = (claim.said_at - _at(0)).total_seconds() / 60
    about, value = (json.dumps(row[name]) for name in ("about", "value"))
    return row["kind"], about, value, row["source"], minutes, row["official"]
