"""What is said about a match of the packaged tie before it is played: fixture, team news, history."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from bot.knowledge.claims import (
    AbsenceOf,
    AppointmentOf,
    BroadcastOf,
    Claim,
    CrowdOf,
    KickoffOf,
    LineupOf,
    MilestoneOf,
    Note,
    NoteOf,
    OfficialsOf,
    Record,
    RecordKind,
    RecordOf,
    Source,
    VenueOf,
)
from bot.knowledge.match import Appointment, Broadcast, Crowd, Kickoff, MatchKey, Officials, Score, Venue
from bot.knowledge.milestones import Benchmark, Milestone
from bot.knowledge.team_news import Absence, AbsenceStatus, Lineup
from bot.sources.rehearsal_cast import Facts

Sources = Mapping[str, Source]


def instant(text: str) -> datetime:
    """An aware instant from "2024-04-18T19:00Z"."""
    return datetime.fromisoformat(text)


def news(match: MatchKey, facts: Facts, sources: Sources) -> Iterator[Claim]:
    """All claims about a match save those about its play and the marks for it."""
    yield from _fixture(match, facts, sources)
    yield from _referee(match, facts, sources)
    yield from _team_news(match, facts, sources)
    yield from _lineups(match, facts, sources)
    yield from _history(match, facts, sources)
    for told in facts.get("crowd", ()):
        figures = {key: value for key, value in told.items() if key not in ("when", "source")}
        yield Claim(CrowdOf(match), Crowd(**figures), sources[told["source"]], _told(facts, told["when"]))


def _told(facts: Facts, what: str) -> datetime:
    return instant(facts["told"][what])


def _fixture(match: MatchKey, facts: Facts, sources: Sources) -> Iterator[Claim]:
    at = _told(facts, "fixture")
    told = facts["kickoff"]
    kickoff = Kickoff(
        at=instant(told["utc"]) if "utc" in told else None,
        day=date.fromisoformat(told["day"]) if "day" in told else None,
        zone=told["zone"],
    )
    yield Claim(KickoffOf(match), kickoff, sources[told["source"]], at)
    if venue := facts.get("venue"):
        yield Claim(VenueOf(match), Venue(venue["name"], venue.get("city")), sources[venue["source"]], at)


def _referee(match: MatchKey, facts: Facts, sources: Sources) -> Iterator[Claim]:
    at = _told(facts, "fixture")
    if told := facts.get("officials"):
        officials = Officials(
            told["referee"],
            told.get("country"),
            tuple(told.get("assistants", ())),
            told.get("fourth"),
            tuple(told.get("var", ())),
        )
        yield Claim(OfficialsOf(match), officials, sources[told["source"]], at)
    for told in facts.get("appointments", ()):
        score = Score(*told["score"])
        label = f"{told['home']} {score} {told['away']}, {told['season']}"
        earlier = Appointment(
            told["referee"], told["home"], told["away"], score, told["season"], tuple(told["booked"])
        )
        yield Claim(AppointmentOf(match, label), earlier, sources[told["source"]], at)


def _team_news(match: MatchKey, facts: Facts, sources: Sources) -> Iterator[Claim]:
    for told in facts.get("absences", ()):
        absence = Absence(
            AbsenceStatus(told["status"]),
            told.get("reason"),
            date.fromisoformat(told["until"]) if "until" in told else None,
            told.get("about", False),
        )
        about = AbsenceOf(match, told["team"], told["player"])
        yield Claim(about, absence, sources[told["source"]], _told(facts, "preview"))
    for told in facts.get("milestones", ()):
        milestone = Milestone(
            told["count"],
            told.get("target"),
            told.get("games"),
            tuple(Benchmark(player, games) for player, games in told.get("fastest", ())),
        )
        landmark = MilestoneOf(match, told["team"], told["player"], told["of"])
        yield Claim(landmark, milestone, sources[told["source"]], _told(facts, "preview"))
    for told in facts.get("broadcasts", ()):
        starts = datetime.fromisoformat(told["from_local"]).replace(tzinfo=ZoneInfo(told["zone"]))
        shown = Broadcast(told["channel"], told["country"], starts.astimezone(UTC))
        at = _told(facts, "preview")
        yield Claim(BroadcastOf(match, told["country"]), shown, sources[told["source"]], at)


def _lineups(match: MatchKey, facts: Facts, sources: Sources) -> Iterator[Claim]:
    """Line-ups as papers print them: confirmed, yet not official, since no provider says so."""
    for part, when, confirmed in (("predicted_lineups", "preview", False), ("lineups", "lineups", True)):
        for told in facts.get(part, ()):
            lineup = Lineup(tuple(told["starters"]), told.get("formation"), tuple(told.get("bench", ())))
            about = LineupOf(match, told["team"], confirmed)
            yield Claim(about, lineup, sources[told["source"]], _told(facts, when))


def _history(match: MatchKey, facts: Facts, sources: Sources) -> Iterator[Claim]:
    for told in facts.get("records", ()):
        record = Record(tuple((opponent, year) for opponent, year in told["entries"]), told.get("overcome"))
        about = RecordOf(match, told["team"], RecordKind(told["kind"]))
        yield Claim(about, record, sources[told["source"]], _told(facts, "fixture"))
    for told in facts.get("notes", ()):
        note = NoteOf(match, told["team"], told["label"])
        yield Claim(note, Note(told["text"]), sources[told["source"]], _told(facts, told["when"]))
