from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.knowledge.claims import (
    AbsenceOf,
    AppointmentOf,
    BroadcastOf,
    Claim,
    CrowdOf,
    KickoffOf,
    LineupOf,
    MarkOf,
    ResultOf,
    Source,
    SourceKind,
    StatusOf,
    StatusValue,
    Value,
    VenueOf,
)
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import (
    Appointment,
    Broadcast,
    Crowd,
    Kickoff,
    MatchKey,
    Result,
    Score,
    Status,
    Venue,
)
from bot.knowledge.ratings import Mark
from bot.knowledge.resolve import resolve
from bot.knowledge.team_news import Absence, AbsenceStatus, Lineup
from bot.knowledge.timeline import EventKind
from tests.knowledge.builders import (
    ATALANTA,
    FEED,
    LIVERPOOL,
    MATCH,
    MODERATOR,
    NOON,
    OPERATOR,
    PAPER,
    PROVIDER,
    RIVAL,
    a_match,
    at,
    event,
    goal,
    told,
)

EVENING = datetime(2024, 4, 18, 19, tzinfo=UTC)
BRADLEY = AbsenceOf(MATCH, LIVERPOOL, "Conor Bradley")
OUT, DOUBT = Absence(AbsenceStatus.OUT), Absence(AbsenceStatus.DOUBT)
KICK_OFF, FULL_TIME = event(EventKind.KICK_OFF, 0), event(EventKind.FULL_TIME, 90, added=3)


def known(*claims: Claim, scope: int | None = None) -> Dossier:
    return resolve(a_match(), claims, scope=scope)


def bradley(dossier: Dossier) -> Absence | None:
    return next((absentee.absence.value for absentee in dossier.absentees), None)


def status(value: Status, by: Source = PROVIDER, when: datetime = NOON) -> Claim:
    return Claim(StatusOf(MATCH), StatusValue(value), by, when)


def test_nothing_said_is_nothing_known() -> None:
    dossier = known()
    assert dossier.status is Status.SCHEDULED
    assert dossier.kickoff_at is None
    assert dossier.zone == "UTC"
    assert dossier.score is None
    assert dossier.final is None
    assert dossier.sources() == ()
    assert dossier.appeared(LIVERPOOL) == ()


def test_another_match_is_another_dossier() -> None:
    assert known(Claim(VenueOf(MatchKey("other")), Venue("Anfield"), PROVIDER, NOON)).venue is None


def test_the_more_trusted_is_shown_and_the_other_kept() -> None:
    here = Claim(BRADLEY, DOUBT, PAPER, at(10))
    stated = known(here, Claim(BRADLEY, OUT, FEED, at(0))).absentees[0].absence
    assert (stated.value, stated.source) == (OUT, FEED)
    assert stated.others == (here,)


def test_the_newer_of_two_papers_is_shown() -> None:
    assert bradley(known(Claim(BRADLEY, OUT, PAPER, at(0)), Claim(BRADLEY, DOUBT, RIVAL, at(1)))) == DOUBT


def test_a_source_that_says_it_anew_does_not_disagree_with_itself() -> None:
    stated = (
        known(Claim(BRADLEY, DOUBT, PAPER, at(0)), Claim(BRADLEY, OUT, PAPER, at(5))).absentees[0].absence
    )
    assert stated.value == OUT
    assert stated.others == ()
    assert stated.first_said_at == at(0)


def test_a_source_keeps_its_name_with_every_article() -> None:
    monday = Source("paper", "A Paper", SourceKind.PRESS, "https://paper.example/monday")
    tuesday = Source("paper", "A Paper", SourceKind.PRESS, "https://paper.example/tuesday")
    stated = known(Claim(BRADLEY, DOUBT, monday, at(0)), Claim(BRADLEY, OUT, tuesday, at(5)))
    assert bradley(stated) == OUT
    assert stated.disagreements() == []


def test_two_who_say_the_same_do_not_disagree() -> None:
    assert known(Claim(BRADLEY, OUT, PAPER, NOON), Claim(BRADLEY, OUT, RIVAL, NOON)).disagreements() == []


def test_who_knows_less_does_not_disagree() -> None:
    full = Claim(BRADLEY, Absence(AbsenceStatus.OUT, "ankle", date(2024, 5, 8), about=True), FEED, NOON)
    assert known(full, Claim(BRADLEY, OUT, PAPER, NOON)).disagreements() == []


def test_an_official_line_up_stands_against_a_later_one_of_the_same_rank_but_for_that() -> None:
    about = LineupOf(MATCH, LIVERPOOL, confirmed=True)
    official = Claim(about, Lineup(("Alisson",)), PROVIDER, at(0), official=True)
    rumour = Claim(about, Lineup(("Caoimhin Kelleher",)), replace(PROVIDER, key="other"), at(30))
    assert known(official, rumour).confirmed[LIVERPOOL].value.starters == ("Alisson",)


def test_shirts_that_only_one_source_knows_are_no_disagreement_and_are_shown() -> None:
    about = LineupOf(MATCH, LIVERPOOL, confirmed=True)
    sheet = Claim(about, Lineup(("Alisson",)), PROVIDER, at(0), official=True)
    dressed = Lineup(("Alisson",), numbers=(("Alisson", 1),), coach="Jürgen Klopp")
    other = Claim(about, dressed, replace(PROVIDER, key="other"), at(30))
    dossier = known(sheet, other)
    assert dossier.disagreements() == []
    assert dossier.confirmed[LIVERPOOL].value == dressed
    assert dossier.confirmed[LIVERPOOL].source == PROVIDER


def test_a_predicted_line_up_is_not_a_confirmed_one() -> None:
    dossier = known(Claim(LineupOf(MATCH, LIVERPOOL, confirmed=False), Lineup(("Alisson",)), FEED, NOON))
    assert list(dossier.predicted) == [LIVERPOOL]
    assert dossier.confirmed == {}


def test_a_correction_of_the_operator_stands_for_everyone() -> None:
    assert (
        bradley(known(Claim(BRADLEY, OUT, PROVIDER, at(9)), Claim(BRADLEY, DOUBT, OPERATOR, at(0)))) == DOUBT
    )


def test_a_moderators_correction_stands_in_the_own_community_only() -> None:
    claims = (Claim(BRADLEY, OUT, PROVIDER, NOON), Claim(BRADLEY, DOUBT, MODERATOR, NOON, scope=7))
    assert bradley(known(*claims, scope=7)) == DOUBT
    assert bradley(known(*claims, scope=8)) == OUT
    assert bradley(known(*claims)) == OUT


def test_what_is_withdrawn_is_not_known() -> None:
    assert bradley(known(Claim(BRADLEY, OUT, PAPER, NOON).withdraw())) is None


def test_after_a_withdrawal_the_next_in_trust_is_shown() -> None:
    assert (
        bradley(known(Claim(BRADLEY, OUT, FEED, NOON).withdraw(), Claim(BRADLEY, DOUBT, PAPER, NOON)))
        == DOUBT
    )


def test_every_source_adds_its_part_to_the_crowd() -> None:
    dossier = known(
        Claim(CrowdOf(MATCH), Crowd(capacity=21000, away_fans=750), PAPER, at(0)),
        Claim(CrowdOf(MATCH), Crowd(attendance=14994), PROVIDER, at(600)),
    )
    assert [stated.value.attendance for stated in dossier.crowd] == [14994, None]


def test_each_country_has_its_broadcast() -> None:
    shown = [Broadcast("TNT Sports 1", "GB"), Broadcast("Sky Sport", "IT")]
    dossier = known(*(Claim(BroadcastOf(MATCH, b.country), b, PAPER, NOON) for b in shown))
    assert [stated.value.country for stated in dossier.broadcasts] == ["GB", "IT"]


def test_a_disagreement_about_a_referees_past_is_one() -> None:
    past = AppointmentOf(MATCH, "Midtjylland 1–1 Liverpool")
    here = Appointment("Letexier", "Midtjylland", "Liverpool", Score(1, 1), "2020-21", ("Kelleher",))
    dossier = known(
        Claim(past, here, PAPER, NOON), Claim(past, replace(here, booked=("Salah",)), RIVAL, NOON)
    )
    assert len(dossier.disagreements()) == 1


def test_two_assists_for_one_goal_are_both_known_and_one_is_shown() -> None:
    dossier = known(
        told(goal(60, "Scamacca", "Koopmeiners"), PAPER),
        told(goal(60, "Scamacca", "De Ketelaere"), PROVIDER),
    )
    (happening,) = dossier.timeline
    assert happening.event.value.other == "De Ketelaere"
    assert [claim.source for claim in happening.event.others] == [PAPER]
    assert dossier.score == Score(1, 0)


@pytest.mark.parametrize(("minute", "goals"), [(60, 1), (61, 1), (63, 1), (64, 2)])
def test_two_sources_within_three_minutes_tell_of_one_goal(minute: int, goals: int) -> None:
    dossier = known(told(goal(60, "Scamacca"), PAPER), told(goal(minute, "Scamacca"), PROVIDER))
    assert len(dossier.timeline) == goals


def test_two_goals_of_one_source_are_two_however_close() -> None:
    assert known(told(goal(60, "Scamacca")), told(goal(61, "Scamacca"))).score == Score(2, 0)


def test_goals_of_both_sides_in_one_minute_are_two() -> None:
    dossier = known(told(goal(60)), told(goal(60, team=LIVERPOOL), PAPER))
    assert dossier.score == Score(1, 1)


def test_a_brace_told_by_two_is_a_brace() -> None:
    dossier = known(
        told(goal(60, "Scamacca"), PAPER),
        told(goal(62, "Pašalić"), PAPER),
        told(goal(61, "Pašalić"), PROVIDER),
        told(goal(60, "Scamacca"), PROVIDER),
    )
    assert dossier.score == Score(2, 0)
    assert [h.event.value.player for h in dossier.timeline] == ["Scamacca", "Pašalić"]
    assert [h.event.value.minute.minute for h in dossier.timeline] == [60, 61]


def test_changes_in_one_minute_are_told_apart_by_the_people() -> None:
    on = [("Elliott", "Szoboszlai"), ("Jota", "Díaz")]
    changes = [event(EventKind.SUBSTITUTION, 67, LIVERPOOL, player, other) for player, other in on]
    earlier = [replace(change, minute=replace(change.minute, minute=66)) for change in reversed(changes)]
    dossier = known(*(told(c, FEED) for c in changes), *(told(c, PAPER, when=at(5)) for c in earlier))
    assert [h.event.value.player for h in dossier.timeline] == ["Elliott", "Jota"]
    assert [len(h.event.others) for h in dossier.timeline] == [1, 1]


def test_who_came_on_is_disputed_but_it_was_one_change() -> None:
    dossier = known(
        told(event(EventKind.SUBSTITUTION, 66, LIVERPOOL, "Núñez", "Salah"), FEED),
        told(event(EventKind.SUBSTITUTION, 66, LIVERPOOL, "Jota", "Salah"), PAPER),
    )
    (change,) = dossier.timeline
    assert change.event.value.player == "Núñez"
    assert len(change.event.others) == 1


def test_yellow_cards_for_two_players_in_one_minute_are_two() -> None:
    first, second = (event(EventKind.YELLOW_CARD, 43, ATALANTA, name) for name in ("Hien", "Ruggeri"))
    assert len(known(told(first, PAPER), told(second, PROVIDER)).timeline) == 2


def test_a_whistle_is_one_whatever_minute_a_source_gives_it() -> None:
    short, long = event(EventKind.HALF_TIME, 45), event(EventKind.HALF_TIME, 45, added=6)
    assert len(known(told(short, PAPER), told(long, PROVIDER)).timeline) == 1


def test_an_event_keeps_the_identity_of_whoever_said_it_first() -> None:
    first = told(goal(60, "Scamacca"), PAPER, "paper:1", at(1))
    later = told(goal(60, "Scamacca", "De Ketelaere"), PROVIDER, "provider:9", at(2))
    (happening,) = known(first, later).timeline
    assert happening.ref == "paper:1"
    assert happening.event.source == PROVIDER
    assert happening.event.first_said_at == at(1)


def test_a_correction_does_not_make_a_new_event_of_it() -> None:
    first = told(goal(60, "Scamacca"), PAPER, "paper:1", at(1))
    later = told(goal(60, "Scamacca"), PROVIDER, "provider:9", at(2))
    corrected = told(goal(60, "De Ketelaere"), PAPER, "paper:1", at(3))
    (happening,) = known(first, later, corrected).timeline
    assert happening.ref == "paper:1"


def test_a_goal_taken_back_lowers_the_score() -> None:
    given = told(goal(41, "Koopmeiners"), ref="provider:41", when=at(41))
    no_goal = event(EventKind.GOAL_DISALLOWED, 41, ATALANTA, "Koopmeiners")
    taken = told(no_goal, ref="provider:41", when=at(43))
    assert known(given).score == Score(1, 0)
    after = known(given, taken)
    assert after.score == Score(0, 0)
    assert [h.ref for h in after.timeline] == ["provider:41"]
    assert after.status is Status.LIVE


def test_the_operator_corrects_a_papers_event_by_its_ref() -> None:
    paper = told(goal(41, "Koopmeiners"), PAPER, "paper:1")
    no_goal = told(event(EventKind.GOAL_DISALLOWED, 44, ATALANTA), OPERATOR, "paper:1", at(1))
    (happening,) = known(paper, no_goal).timeline
    assert happening.event.value.kind is EventKind.GOAL_DISALLOWED


def test_the_status_follows_from_the_timeline() -> None:
    assert known(told(KICK_OFF)).status is Status.LIVE
    assert known(told(event(EventKind.YELLOW_CARD, 3, ATALANTA, "Hien"))).status is Status.LIVE
    assert known(told(KICK_OFF), told(FULL_TIME)).status is Status.FINISHED
    assert known(Claim(ResultOf(MATCH), Result(Score(0, 1)), PROVIDER, NOON)).status is Status.FINISHED


@pytest.mark.parametrize("off", [Status.POSTPONED, Status.ABANDONED, Status.CANCELLED])
def test_a_match_that_is_off_is_off_whatever_was_played(off: Status) -> None:
    assert known(status(off), told(KICK_OFF), told(goal(7))).status is off


def test_a_postponed_match_may_be_on_again() -> None:
    assert known(status(Status.POSTPONED), status(Status.SCHEDULED, when=at(60))).status is Status.SCHEDULED


def test_over_is_over_even_if_nobody_told_of_the_whistle() -> None:
    dossier = known(told(KICK_OFF), told(goal(7)), status(Status.FINISHED))
    assert dossier.status is Status.FINISHED
    assert dossier.final == Result(Score(1, 0))


def test_a_match_that_is_over_without_a_word_on_the_score_has_no_score() -> None:
    dossier = known(status(Status.FINISHED))
    assert dossier.final is None
    assert dossier.score is None


def test_at_kickoff_it_is_nil_nil() -> None:
    assert known(told(KICK_OFF)).score == Score(0, 0)
    assert known(told(KICK_OFF)).final is None


def test_how_it_ended_follows_from_the_timeline_until_a_result_is_told() -> None:
    played = [told(KICK_OFF), told(goal(7)), told(event(EventKind.HALF_TIME, 45)), told(FULL_TIME)]
    assert known(*played).final == Result(Score(1, 0), Score(1, 0))
    result = Claim(ResultOf(MATCH), Result(Score(2, 0)), PROVIDER, NOON)
    assert known(*played, result).final == Result(Score(2, 0))


def test_extra_time_and_penalties_are_part_of_how_it_ended() -> None:
    kinds = (EventKind.EXTRA_TIME, EventKind.SHOOTOUT, EventKind.FULL_TIME)
    kick = told(event(EventKind.SHOOTOUT_SCORED, 120, ATALANTA, "Koopmeiners"))
    final = known(*(told(event(kind, 120)) for kind in kinds), kick).final
    assert final == Result(Score(0, 0), None, extra_time=True, shootout=Score(1, 0))


def test_the_timeline_reads_as_it_was_played() -> None:
    played = [FULL_TIME, goal(38), event(EventKind.HALF_TIME, 45), goal(7), KICK_OFF]
    reads = [h.event.value.minute.minute for h in known(*map(told, played)).timeline]
    assert reads == [0, 7, 38, 45, 90]


def test_marks_are_opinions_and_none_wins() -> None:
    about = MarkOf(MATCH, LIVERPOOL, "Caoimhin Kelleher")
    dossier = known(Claim(about, Mark(5), PAPER, NOON), Claim(about, Mark(4), RIVAL, NOON))
    assert {
        source.name: marks[about.team, about.player].points for source, marks in dossier.marks.items()
    } == {
        "A Paper": 5,
        "Rival Paper": 4,
    }
    assert dossier.disagreements() == []


def test_a_papers_newer_mark_replaces_its_older_one_in_one_column() -> None:
    about = MarkOf(MATCH, LIVERPOOL, "Joe Gomez")
    update = replace(PAPER, url="https://paper.example/ratings")
    dossier = known(Claim(about, Mark(3), PAPER, at(0)), Claim(about, Mark(4), update, at(5)))
    assert dict(dossier.marks) == {update: {(LIVERPOOL, "Joe Gomez"): Mark(4)}}


def test_a_mark_of_the_own_community_does_not_hide_behind_an_older_one() -> None:
    about = MarkOf(MATCH, LIVERPOOL, "Joe Gomez")
    claims = (Claim(about, Mark(3), PAPER, at(0)), Claim(about, Mark(4), PAPER, at(5), scope=7))
    assert known(*claims, scope=7).marks[PAPER][LIVERPOOL, "Joe Gomez"] == Mark(4)
    assert known(*claims).marks[PAPER][LIVERPOOL, "Joe Gomez"] == Mark(3)


def test_everyone_whose_word_is_shown_is_named() -> None:
    values: list[tuple[Value, Source]] = [(Venue("Gewiss Stadium"), PROVIDER), (Venue("Stadio"), PAPER)]
    claims = [Claim(VenueOf(MATCH), value, by, NOON) for value, by in values]
    claims.append(Claim(KickoffOf(MATCH), Kickoff(EVENING, zone="Europe/Rome"), FEED, NOON))
    dossier = known(*claims)
    assert dossier.sources() == (PROVIDER, FEED)
    assert dossier.kickoff_at == EVENING
    assert dossier.zone == "Europe/Rome"
