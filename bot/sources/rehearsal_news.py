"""What is said about a match of the packaged tie before it is played, the preview's article apart."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from bot.knowledge.claims import (
    Claim,
    CrowdOf,
    KickoffOf,
    LineupOf,
    MilestoneOf,
    Note,
    NoteOf,
    OfficialsOf,
    Source,
    VenueOf,
)
from bot.knowledge.match import Crowd, Kickoff, MatchKey, Officials, Venue
from bot.knowledge.milestones import Milestone
from bot.knowledge.team_news import Lineup
from bot.sources.rehearsal_cast import Facts

Sources = Mapping[str, Source]


def instant(text: str) -> datetime:
    """An aware instant from "2024-04-18T19:00Z"."""
    return datetime.fromisoformat(text)


def news(match: MatchKey, facts: Facts, sources: Sources, sheets: Facts) -> Iterator[Claim]:
    """All claims about a match save those about its play and the marks for it. `sheets` has each team's shirt
    numbers and coach."""
    yield from _fixture(match, facts, sources)
    yield from _referee(match, facts, sources)
    yield from _lineups(match, facts, sources, sheets)
    yield from _tallies(match, facts, sources)
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


def _lineups(match: MatchKey, facts: Facts, sources: Sources, sheets: Facts) -> Iterator[Claim]:
    """Line-ups as papers print them: confirmed, yet not official, since no provider says so."""
    for told in facts.get("lineups", ()):
        sheet, listed = sheets[told["team"]], (*told["starters"], *told.get("bench", ()))
        lineup = Lineup(
            starters=tuple(told["starters"]),
            formation=told.get("formation"),
            bench=tuple(told.get("bench", ())),
            numbers=tuple((name, sheet["numbers"][name]) for name in listed if name in sheet["numbers"]),
            coach=sheet["coach"],
        )
        about = LineupOf(match, told["team"], confirmed=True)
        yield Claim(about, lineup, sources[told["source"]], _told(facts, "lineups"))


def _tallies(match: MatchKey, facts: Facts, sources: Sources) -> Iterator[Claim]:
    """What is worth telling and leads to no landmark, and remarks on how a match went."""
    for told in facts.get("milestones", ()):
        about = MilestoneOf(match, told["team"], told["player"], told["of"])
        yield Claim(about, Milestone(told["count"]), sources[told["source"]], _told(facts, "preview"))
    for told in facts.get("notes", ()):
        note = NoteOf(match, told["team"], told["label"])
        yield Claim(note, Note(told["text"]), sources[told["source"]], _told(facts, told["when"]))
