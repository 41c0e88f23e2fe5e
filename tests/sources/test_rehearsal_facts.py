"""The packaged story against the facts that it was made from, field by field.

They lie outside the repository: MATCHDAY_SHARED names the folder that holds `facts/`.
"""

import json
import os
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.knowledge.claims import RecordKind
from bot.knowledge.dossier import Dossier, Stated
from bot.knowledge.match import TeamKey
from bot.knowledge.timeline import Event, EventKind
from bot.sources.rehearsal import Story, story
from bot.sources.rehearsal_cast import packaged
from tests.sources.telling import dossier, match, on

SHARED = os.environ.get("MATCHDAY_SHARED", "")
FILE = Path(SHARED, "facts", "atalanta-liverpool-2024.json")
pytestmark = pytest.mark.skipif(
    not (SHARED and FILE.is_file()),
    reason="MATCHDAY_SHARED names no folder with facts/atalanta-liverpool-2024.json to compare with",
)

ARTICLE = "press:0:cutting-1"
"""What the first seed says, the preview of the rehearsal says in words of its own."""
LEGS = {"first_leg": "liverpool-atalanta-2024-04-11", "second_leg": "atalanta-liverpool-2024-04-18"}
PHASES_UNTOLD = {EventKind.KICK_OFF, EventKind.SECOND_HALF}


@pytest.fixture(scope="module")
def tale() -> Story:
    return story()


@pytest.fixture(scope="module")
def facts() -> Any:
    return json.loads(FILE.read_text(encoding="utf-8"))


def key_of(tale: Story, team: str) -> TeamKey:
    return next(each.key for each in tale.teams if each.name == team)


def shown(stated: Stated[Any] | None) -> Any:
    assert stated is not None
    return stated.value


def leg(tale: Story, part: str) -> Dossier:
    return dossier(tale, LEGS[part])


def test_every_source_is_known_by_its_name(facts: Any) -> None:
    ours = packaged()["sources"]
    for key, name in facts["sources"].items():
        assert name.startswith(ours[key]["name"])
        assert name in (ours[key]["name"], f"{ours[key]['name']}, {ours[key].get('gave')}") or "(" in name


def test_the_tie(tale: Story, facts: Any) -> None:
    told, (tie,) = facts["tie"], tale.ties
    second = match(tale, LEGS["second_leg"])
    assert (second.competition.name, second.season, second.stage) == (
        told["competition"], told["season"], told["stage"],
    )  # fmt: skip
    assert tie.rules.away_goals is told["away_goals_rule"]
    assert tie.winner_meets == told["winner_meets"]


@pytest.mark.parametrize("part", LEGS)
def test_the_fixture_and_how_it_ended(tale: Story, facts: Any, part: str) -> None:
    told, known = facts[part], leg(tale, part)
    assert (known.match.home.name, known.match.away.name) == (told["home"], told["away"])
    assert shown(known.venue).name == told["venue"]
    assert shown(known.venue).city == told.get("city")
    assert known.kickoff_at == datetime.fromisoformat(told["kickoff_utc"])
    assert known.zone == told["venue_timezone"]
    result = shown(known.result)
    assert [result.score.home, result.score.away] == told["score"]
    assert [result.half_time.home, result.half_time.away] == told["half_time"]


@pytest.mark.parametrize("part", LEGS)
def test_the_line_ups(tale: Story, facts: Any, part: str) -> None:
    known = leg(tale, part)
    assert len(known.confirmed) == len(facts[part]["lineups"]) == 2
    for told in facts[part]["lineups"]:
        stated = known.confirmed[key_of(tale, told["team"])]
        assert list(stated.value.starters) == told["starters"]
        assert list(stated.value.bench) == told["bench"]
        assert stated.value.formation == told["formation"]
        assert stated.source.key == told["source"]


@pytest.mark.parametrize("part", LEGS)
def test_the_timeline(tale: Story, facts: Any, part: str) -> None:
    known = [h.event for h in leg(tale, part).timeline if h.event.value.kind not in PHASES_UNTOLD]
    told = facts[part]["timeline"]
    assert len(known) == len(told)
    for stated, fact in zip(known, told, strict=True):
        event: Event = stated.value
        assert (event.minute.minute, event.minute.added) == (fact["minute"], fact.get("added", 0))
        assert event.kind == fact["kind"]
        assert event.team == (key_of(tale, fact["team"]) if "team" in fact else None)
        assert event.player == fact.get("player", fact.get("on"))
        assert event.other == fact.get("assist", fact.get("off", fact.get("against")))
        assert event.how == fact.get("how")
        assert (event.note is None) == ("note" not in fact)
        assert "source" not in fact or stated.source.key == fact["source"]


@pytest.mark.parametrize("part", LEGS)
def test_the_marks(tale: Story, facts: Any, part: str) -> None:
    known = {
        source.key: {"scale": 10, **{player: mark.points for (_, player), mark in marks.items()}}
        for source, marks in leg(tale, part).marks.items()
    }
    assert known == facts[part]["marks"]
    for marks in leg(tale, part).marks.values():
        for (team, player), mark in marks.items():
            assert mark.scale == 10
            assert player in leg(tale, part).appeared(team)


def otherwise(known: Dossier, minute: int, kind: EventKind, other: str | None = None) -> dict[str, Event]:
    happening = next(
        h.event
        for h in known.timeline
        if h.event.value.kind is kind
        and h.event.value.minute.minute == minute
        and other in (None, h.event.value.other)
    )
    said = {c.source.key: c.value for c in happening.others if isinstance(c.value, Event)}
    return {happening.source.key: happening.value, **said}


def test_the_disagreements_about_the_first_leg(tale: Story, facts: Any) -> None:
    assist, minute, mark = facts["first_leg"]["disagreements"]
    said = otherwise(leg(tale, "first_leg"), 60, EventKind.GOAL)
    assert {key: said[key].other for key in ("lw", "espn")} == {key: assist[key] for key in ("lw", "espn")}
    assert said["sf"].minute.minute == minute["sf"]
    assert said["espn"].minute.minute == minute["us"]
    kelleher = (key_of(tale, "Liverpool"), "Caoimhin Kelleher")
    marks = {source.key: of[kelleher].points for source, of in leg(tale, "first_leg").marks.items()}
    assert marks == {key: value for key, value in mark.items() if key != "about"}


def test_the_disagreements_about_the_second_leg(tale: Story, facts: Any) -> None:
    on_for_salah, treble = facts["second_leg"]["disagreements"]
    known = leg(tale, "second_leg")
    salah = otherwise(known, 66, EventKind.SUBSTITUTION, "Mohamed Salah")
    assert {key: salah[key].player for key in ("bs", "sp")} == {
        key: on_for_salah[key] for key in ("bs", "sp")
    }
    diaz = otherwise(known, 67, EventKind.SUBSTITUTION, "Luis Díaz")
    assert diaz["sf"].minute.minute == treble["sf"]
    assert salah["ta"].minute.minute == treble["ta"]
    assert f"{salah['bs'].minute.minute} and {diaz['bs'].minute.minute}" == treble["bs"]


def test_the_booked_of_the_first_leg(tale: Story, facts: Any) -> None:
    booked = facts["first_leg"]["booked"]
    ((_, note),) = leg(tale, "first_leg").notes
    assert note.source.key == booked["source"]
    assert all(name in note.value.text for name in booked["names"])


def test_the_officials(tale: Story, facts: Any) -> None:
    first, second = facts["first_leg"]["referee"], facts["second_leg"]["officials"]
    stated = leg(tale, "first_leg").officials
    assert stated is not None
    assert (stated.value.referee, stated.value.country, stated.source.key) == tuple(first.values())
    in_charge = leg(tale, "second_leg").officials
    assert in_charge is not None
    assert in_charge.source.key == ARTICLE
    officials = in_charge.value
    assert officials.referee == second["referee"]
    assert list(officials.assistants) == second["assistants"]
    assert officials.fourth == second["fourth"]
    assert list(officials.var) == second["var"]
    (past,) = leg(tale, "second_leg").appointments
    assert past.source.key == ARTICLE
    (history,) = second["history"]
    earlier = past.value
    assert (
        f"{earlier.home} {earlier.score.home}-{earlier.score.away} {earlier.away}, {earlier.season}"
        == history["match"]
    )
    assert list(earlier.booked) == history["yellow_cards"]


def test_the_crowd_and_the_broadcast(tale: Story, facts: Any) -> None:
    told, known = facts["second_leg"], leg(tale, "second_leg")
    crowd = {stated.source.key: stated.value for stated in known.crowd}
    room = told["capacity"]
    assert (crowd[ARTICLE].capacity, crowd[ARTICLE].capacity_now, crowd[ARTICLE].reason) == (
        room["full"], room["now"], room["why"],
    )  # fmt: skip
    assert crowd[ARTICLE].away_fans == told["away_fans_expected"]["number"]
    assert crowd["of"].attendance == told["attendance"]
    (shown_on,) = known.broadcasts
    fact = told["broadcast"]
    assert (shown_on.value.channel, shown_on.value.country) == (fact["channel"], fact["country"])
    assert shown_on.value.starts is not None
    assert shown_on.source.key == ARTICLE
    assert f"{shown_on.value.starts.astimezone(ZoneInfo('Europe/London')):%H:%M}" == fact["from_local"]


def test_the_absences(tale: Story, facts: Any) -> None:
    known = {(a.team, a.player): a.absence for a in leg(tale, "second_leg").absentees}
    assert len(known) == len(facts["second_leg"]["absences"])
    for fact in facts["second_leg"]["absences"]:
        stated = known[key_of(tale, fact["team"]), fact["player"]]
        assert stated.value.status == fact["status"]
        assert stated.value.reason == fact.get("reason")
        assert (stated.value.until is not None) is stated.value.about is ("until" in fact)
        assert stated.source.key == ARTICLE


def test_three_weeks_are_three_weeks(tale: Story, facts: Any) -> None:
    assert facts["second_leg"]["absences"][0]["until"] == "about three weeks from 2024-04-17"
    bradley = next(a for a in leg(tale, "second_leg").absentees if a.player == "Conor Bradley")
    assert bradley.absence.value.until is not None
    assert (bradley.absence.value.until - date(2024, 4, 17)).days == 21


def test_the_predicted_line_up(tale: Story, facts: Any) -> None:
    (fact,) = facts["second_leg"]["predicted_lineups"]
    ((team, stated),) = leg(tale, "second_leg").predicted.items()
    assert team == key_of(tale, fact["team"])
    assert list(stated.value.starters) == fact["players"]
    assert (stated.value.formation, stated.source.key) == (fact["formation"], ARTICLE)


def test_the_form_of_both_sides(tale: Story, facts: Any) -> None:
    ours = {
        "Atalanta 2-2 Verona, 2024-04-15": "atalanta-verona-2024-04-15",
        "Liverpool 0-1 Crystal Palace, 2024-04-14": "liverpool-crystal-palace-2024-04-14",
    }
    for fact in facts["second_leg"]["form"]:
        known = dossier(tale, ours[fact["match"]])
        final, stated = known.final, known.result
        assert final is not None
        assert stated is not None
        day = shown(known.kickoff).day
        home, away = known.match.home.name, known.match.away.name
        assert f"{home} {final.score.home}-{final.score.away} {away}, {day}" == fact["match"]
        assert stated.source.key == fact["source"]
        assert bool(known.notes) == ("note" in fact)


def test_the_rest_days(facts: Any) -> None:
    ours = packaged()["matches"]["second_leg"]["rest_days"]
    told = facts["second_leg"]["rest_days"]
    assert ours == {"liverpool": told["Liverpool"], "atalanta": told["Atalanta"], "source": told["source"]}


def test_the_history(tale: Story, facts: Any) -> None:
    told, records = facts["second_leg"]["history"], leg(tale, "second_leg").records
    assert {stated.source.key for stated in records.values()} == {ARTICLE}
    liverpool = key_of(tale, "Liverpool")
    lost_at_home = records[liverpool, RecordKind.FIRST_LEGS_LOST_AT_HOME].value
    assert [list(entry) for entry in lost_at_home.entries] == told["first_legs_lost_at_Anfield_in_Europe"]
    assert lost_at_home.overcome == told["went_through_after"]
    both = records[liverpool, RecordKind.LOST_BOTH_LEGS].value
    assert [list(entry) for entry in both.entries] == told["lost_both_legs"]


def test_the_milestones(tale: Story, facts: Any) -> None:
    known = {
        (landmark.player, landmark.of): landmark.milestone.value
        for landmark in leg(tale, "second_leg").landmarks
    }
    assert len(known) == len(facts["second_leg"]["milestones"])
    for fact in facts["second_leg"]["milestones"]:
        milestone = known[fact["player"], fact["of"]]
        assert (milestone.count, milestone.games, milestone.target) == (
            fact["count"], fact.get("in"), fact.get("target"),
        )  # fmt: skip
        assert [[mark.player, mark.games] for mark in milestone.fastest] == fact.get("fastest", [])


def test_the_next_match(tale: Story, facts: Any) -> None:
    fact = facts["second_leg"]["next_match"]
    known = dossier(tale, "fulham-liverpool-2024-04-21")
    assert known.match.opponent(key_of(tale, fact["team"])).name == fact["opponent"]
    assert known.kickoff is not None
    assert known.kickoff.value.day == date.fromisoformat(fact["date"])
    assert known.kickoff.source.key == fact["source"]


def test_the_timetable(tale: Story, facts: Any) -> None:
    told = facts["rehearsal"]
    assert tale.starts == datetime.fromisoformat(told["starts"])
    assert tale.ends == datetime.fromisoformat(told["ends"])
    known = leg(tale, "second_leg")
    assert shown(known.ballot).closes == datetime.fromisoformat(told["ballot_closes"])
    said = told["said_at"]
    preview = said["tia preview (absences, predicted line-up, broadcast, milestones, away fans)"]
    when = {absentee.absence.said_at for absentee in known.absentees}
    when |= {stated.said_at for stated in known.predicted.values()}
    when |= {stated.said_at for stated in known.broadcasts}
    when |= {landmark.milestone.said_at for landmark in known.landmarks}
    assert when == {datetime.fromisoformat(preview)}
    lineups = {stated.said_at for stated in known.confirmed.values()}
    assert lineups == {datetime.fromisoformat(said["confirmed line-ups"])}
    for source in ("sf", "bs", "ta"):
        at = datetime.fromisoformat(said[f"marks of {source}"])
        earlier = {s.key for s in dossier(tale, until=at.replace(minute=at.minute - 1)).marks}
        assert source not in earlier
        assert source in {s.key for s in dossier(tale, until=at).marks}


def test_what_is_known_before_is_known_before(tale: Story) -> None:
    """Save what the preview says: a rehearsal shows how that is read and approved."""
    start = dossier(tale, until=on(17, "10:00"))
    assert not start.officials
    assert not start.records
    assert dossier(tale, LEGS["first_leg"], until=on(17, "10:00")) == leg(tale, "first_leg")
