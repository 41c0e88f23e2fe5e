"""What a reading claims: each fact with where it was read, in the store's names, and honest about doubt."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.knowledge.claims import (
    AbsenceOf,
    BroadcastOf,
    CrowdOf,
    EventOf,
    KickoffOf,
    LineupOf,
    MarkOf,
    MilestoneOf,
    OfficialsOf,
    Origin,
    RecordKind,
    RecordOf,
    ResultOf,
)
from bot.knowledge.match import Broadcast, Crowd, Kickoff, Officials, Result, Score
from bot.knowledge.ratings import Mark
from bot.knowledge.review import Draft, Reason, Unsure
from bot.knowledge.team_news import Absence, AbsenceStatus, Lineup
from bot.knowledge.timeline import Event, EventKind, How, Minute
from bot.reading.claim_frame import Frame
from bot.reading.claiming import Claimed, claimed, said_at
from bot.reading.expected_return import expected_return
from bot.reading.facts import (
    AbsenceSaid,
    BroadcastSaid,
    Happening,
    KickoffSaid,
    Kind,
    LineupSaid,
    MarkSaid,
    MilestoneSaid,
    OfficialsSaid,
    Phase,
    Reading,
    RecordSaid,
    Remark,
    Standing,
    Words,
)
from bot.reading.facts import Event as EventSaid
from bot.reading.kept import facts_in, from_json, to_json
from tests.reading.football import (
    AT,
    ATALANTA,
    FIRST_LEG,
    LIVERPOOL,
    PAPER,
    SECOND_LEG,
    SQUADS,
    a_frame,
    a_reading,
    instant,
)

ELEVEN = (
    "Alisson", "Gomez", "Konate", "Van Dijk", "Robertson", "Mac Allister", "Elliott", "Szoboszlai", "Salah",
    "Jota", "Diaz",
)  # fmt: skip
KEY = SECOND_LEG.match.key
AFTER = "2024-04-19T08:00+00:00"


def one(reading: Reading, frame: Frame | None = None) -> Draft:
    [draft] = claimed(reading, frame or a_frame()).drafts
    return draft


def report(frame: Frame | None = None, score: tuple[int, int] | None = (0, 1), *events: EventSaid) -> Claimed:
    reading = replace(a_reading(kind=Kind.REPORT, score=score), timeline=events)
    return claimed(reading, frame or a_frame(now=AFTER))


def absent(player: str = "Bradley", team: str = "Liverpool", **more: object) -> Reading:
    said = AbsenceSaid(player, team, Standing.OUT, (30, 60))
    return replace(a_reading(), absences=(replace(said, **more),))  # type: ignore[arg-type]


def test_a_claim_points_at_its_words_and_names_the_paper() -> None:
    claim = one(absent()).claim
    assert claim.about == AbsenceOf(KEY, LIVERPOOL.key, "Conor Bradley")
    assert (claim.source, claim.scope, claim.origin) == (PAPER, 1, Origin(7, (30, 60)))


def test_an_absence_with_its_reason_and_when_he_is_back() -> None:
    draft = one(absent(reason="ankle", until="for the next three weeks"))
    assert draft.sure
    assert draft.claim.value == Absence(AbsenceStatus.OUT, "ankle", date(2024, 5, 8), about=True)


def test_a_reason_that_is_a_sentence_is_not_taken_over() -> None:
    sentence = "having landed awkwardly on his ankle during the goalless first half"
    assert one(absent(reason=sentence)).claim.value == Absence(AbsenceStatus.OUT)


def test_what_the_grammar_guessed_is_unsure() -> None:
    assert one(absent(sure=False)).unsure is Unsure.GUESSED


def test_a_player_that_nobody_knows_is_kept_as_written_and_unsure() -> None:
    draft = one(absent("Trey Nyoni"))
    assert draft.claim.about == AbsenceOf(KEY, LIVERPOOL.key, "Trey Nyoni")
    assert draft.unsure is Unsure.UNKNOWN_PLAYER


def test_a_player_of_a_team_that_does_not_play_is_left_out() -> None:
    found = claimed(absent("Bukayo Saka", "Arsenal"), a_frame())
    assert found.drafts == ()
    assert found.left_out[0].reason is Reason.WHICH_TEAM


def test_a_player_who_is_said_to_be_out_and_in_doubt_is_unsure() -> None:
    both = absent().absences + absent("Conor Bradley", standing=Standing.DOUBT).absences
    assert one(replace(a_reading(), absences=both)).unsure is Unsure.GUESSED


def test_a_kickoff_as_said_in_the_grounds_zone() -> None:
    said = KickoffSaid(AT, date(2024, 4, 18), zone="Europe/London", utc=instant("2024-04-18T19:00+00:00"))
    draft = one(replace(a_reading(), kickoff=said))
    assert draft.claim.about == KickoffOf(KEY)
    assert draft.claim.value == Kickoff(instant("2024-04-18T19:00+00:00"), zone="Europe/Rome")
    assert draft.sure


def test_a_kickoff_that_differs_from_what_is_known_is_unsure() -> None:
    said = KickoffSaid(AT, utc=instant("2024-04-18T20:00+00:00"))
    assert one(replace(a_reading(), kickoff=said)).unsure is Unsure.DIFFERS


def test_a_clock_without_a_zone_is_no_kickoff() -> None:
    said = KickoffSaid(AT, date(2024, 4, 18), local=datetime(2024, 4, 18, 20))  # noqa: DTZ001 - as it is told
    assert claimed(replace(a_reading(), kickoff=said), a_frame()).drafts == ()


def test_officials_need_a_referee() -> None:
    told = OfficialsSaid(Words("François Letexier", AT), (Words("A", AT), Words("B", AT)), Words("C", AT))
    draft = one(replace(a_reading(), officials=told))
    assert draft.claim.about == OfficialsOf(KEY)
    assert draft.claim.value == Officials("François Letexier", None, ("A", "B"), "C")
    alone = OfficialsSaid(fourth=Words("C", AT))
    assert claimed(replace(a_reading(), officials=alone), a_frame()).drafts == ()


def test_television_of_one_country_is_one_claim() -> None:
    said = (BroadcastSaid("TNT Sports 1", AT, "19:00", "GB"), BroadcastSaid("discovery+", AT, country="GB"))
    when = KickoffSaid(AT, date(2024, 4, 18), datetime(2024, 4, 18, 20), "Europe/London")  # noqa: DTZ001
    draft = one(replace(a_reading(), broadcasts=said, kickoff=when))
    assert draft.claim.about == BroadcastOf(KEY, "GB")
    assert draft.claim.value == Broadcast(
        "TNT Sports 1, discovery+", "GB", datetime(2024, 4, 18, 18, tzinfo=UTC)
    )


def test_the_clocks_zone_tells_whose_television_it_is() -> None:
    when = KickoffSaid(AT, zone="Europe/London")
    draft = one(replace(a_reading(), broadcasts=(BroadcastSaid("TNT Sports 1", AT),), kickoff=when))
    assert draft.claim.about == BroadcastOf(KEY, "GB")


def test_television_of_nowhere_is_left_out() -> None:
    found = claimed(replace(a_reading(), broadcasts=(BroadcastSaid("Kanal 9", AT),)), a_frame())
    assert found.left_out[0].reason is Reason.NO_COUNTRY


def test_a_line_up_in_the_squads_names() -> None:
    said = LineupSaid("Liverpool", Phase.PREDICTED, ELEVEN, AT, "4-3-3", ("Bradley", "Jones"), "Van Dijk")
    draft = one(replace(a_reading(), lineups=(said,)))
    assert draft.claim.about == LineupOf(KEY, LIVERPOOL.key, confirmed=False)
    assert isinstance(draft.claim.value, Lineup)
    assert draft.claim.value.starters[2] == "Ibrahima Konaté"
    assert draft.claim.value.bench == ("Conor Bradley", "Curtis Jones")
    assert draft.claim.value.captain == "Virgil van Dijk"
    assert draft.sure


def test_a_confirmed_line_up_is_the_papers_word_still() -> None:
    said = LineupSaid("", Phase.CONFIRMED, ELEVEN, AT)
    claim = one(replace(a_reading(), lineups=(said,))).claim
    assert claim.about == LineupOf(KEY, LIVERPOOL.key, confirmed=True)
    assert not claim.official


@pytest.mark.parametrize("players", [ELEVEN[:10], (*ELEVEN, "Bradley")])
def test_what_is_not_eleven_is_no_line_up(players: tuple[str, ...]) -> None:
    found = claimed(
        replace(a_reading(), lineups=(LineupSaid("Liverpool", Phase.PREDICTED, players, AT),)), a_frame()
    )
    assert found.drafts == ()
    assert found.left_out[0].reason is Reason.NOT_ELEVEN


def test_a_stranger_in_a_line_up_makes_it_unsure() -> None:
    players = (*ELEVEN[:10], "Trey Nyoni")
    draft = one(replace(a_reading(), lineups=(LineupSaid("Liverpool", Phase.PREDICTED, players, AT),)))
    assert draft.unsure is Unsure.UNKNOWN_PLAYER


def test_marks_without_managers_jokes_and_strangers() -> None:
    said = (
        MarkSaid("Salah", "Liverpool", 6.5, "6.5", AT),
        MarkSaid("Bradley", "Liverpool", None, "N/A", AT),
        MarkSaid("Jürgen Klopp", "Liverpool", 7, "7", AT, manager=True),
        MarkSaid("Lint", "Liverpool", None, "[error]", AT),
    )
    drafts = claimed(replace(a_reading(kind=Kind.RATINGS), marks=said), a_frame(now=AFTER)).drafts
    assert {d.claim.about: d.claim.value for d in drafts} == {
        MarkOf(KEY, LIVERPOOL.key, "Mohamed Salah"): Mark(6.5),
        MarkOf(KEY, LIVERPOOL.key, "Conor Bradley"): Mark(None),
    }


def test_a_milestone_of_a_player_of_the_match() -> None:
    said = MilestoneSaid("Jota", 9, 10, "European goals", AT, 17, (("Roger Hunt", 13),))
    draft = one(replace(a_reading(), milestones=(said,)))
    assert draft.claim.about == MilestoneOf(KEY, LIVERPOOL.key, "Diogo Jota", "European goals")


def test_records_of_a_kind_that_is_known() -> None:
    said = RecordSaid("Liverpool lost both legs of a European tie", (("Leeds", 1971),), AT)
    draft = one(replace(a_reading(), records=(said,)))
    assert draft.claim.about == RecordOf(KEY, LIVERPOOL.key, RecordKind.LOST_BOTH_LEGS)
    assert (
        claimed(replace(a_reading(), records=(replace(said, heading="Top scorers"),)), a_frame()).drafts == ()
    )


def test_figures_about_the_crowd() -> None:
    said = (Remark("capacity", "16,000", AT), Remark("away fans", "750", AT), Remark("rest", "four days", AT))
    draft = one(replace(a_reading(), remarks=said))
    assert (draft.claim.about, draft.claim.value) == (CrowdOf(KEY), Crowd(capacity=16_000, away_fans=750))


def test_a_ground_that_is_partly_shut() -> None:
    said = tuple(Remark("capacity", room, AT) for room in ("21,000", "16,000"))
    draft = one(replace(a_reading(), remarks=(*said, Remark("why less room", "building work", AT))))
    assert draft.claim.value == Crowd(capacity=21_000, capacity_now=16_000, reason="building work")


# --- reports


def test_a_result_from_the_articles_side() -> None:
    [draft] = report().drafts
    assert (draft.claim.about, draft.claim.value) == (ResultOf(KEY), Result(Score(0, 1)))
    [turned] = report(a_frame(now=AFTER, turned=True), (1, 0)).drafts
    assert turned.claim.value == Result(Score(0, 1))


def test_a_result_that_differs_from_the_known_one_is_unsure() -> None:
    [draft] = report(a_frame(FIRST_LEG, AFTER), (0, 1)).drafts
    assert draft.unsure is Unsure.DIFFERS


@pytest.mark.parametrize("now", ["2024-04-18T19:50+00:00", "2024-04-17T10:00+00:00"])
def test_a_score_told_before_the_end_is_no_result(now: str) -> None:
    goal = EventSaid(Happening.GOAL, "Salah", AT, 7, team="Liverpool")
    found = report(a_frame(now=now), (0, 1), goal)
    assert found.drafts == ()
    assert found.left_out[0].reason is Reason.NOT_OVER


def test_events_without_a_result_would_make_a_match_live() -> None:
    goal = EventSaid(Happening.GOAL, "Salah", AT, 7, team="Liverpool")
    assert report(None, None, goal).drafts == ()


def test_events_count_for_the_right_side() -> None:
    found = report(
        None,
        (1, 1),
        EventSaid(Happening.PENALTY_GOAL, "Salah", AT, 7, team="Liverpool"),
        EventSaid(Happening.OWN_GOAL, "Konate", AT, 45, 2, team="Liverpool"),
        EventSaid(Happening.SUBSTITUTION, "Jones", AT, 60, team="Liverpool", also="Szoboszlai"),
        EventSaid(Happening.CHANCE, "Lookman", AT),
    )
    events = [d.claim.value for d in found.drafts if isinstance(d.claim.about, EventOf)]
    assert events == [
        Event(EventKind.GOAL, Minute(7), LIVERPOOL.key, "Mohamed Salah", None, How.PENALTY),
        Event(EventKind.OWN_GOAL, Minute(45, 2), ATALANTA.key, "Ibrahima Konaté"),
        Event(EventKind.SUBSTITUTION, Minute(60), LIVERPOOL.key, "Curtis Jones", "Dominik Szoboszlai"),
    ]
    assert [left.reason for left in found.left_out] == [Reason.NO_MINUTE]
    refs = [d.claim.about.ref for d in found.drafts if isinstance(d.claim.about, EventOf)]
    assert len(set(refs)) == 3
    assert all(ref.startswith(PAPER.key) for ref in refs)


def test_an_own_goal_of_nobody_known_counts_for_nobody() -> None:
    found = report(None, (1, 0), EventSaid(Happening.OWN_GOAL, "Someone Else", AT, 45, team="Liverpool"))
    assert [type(d.claim.about) for d in found.drafts] == [ResultOf]


# --- times


def test_an_article_is_said_on_its_day_and_never_in_the_future() -> None:
    came = instant("2024-04-18T10:00+00:00")
    assert said_at(None, came) == came
    assert said_at(date(2024, 4, 18), came) == came
    assert said_at(date(2024, 5, 1), came) == came
    assert said_at(date(2024, 4, 17), came) == instant("2024-04-17T23:59:59+00:00")


@pytest.mark.parametrize(
    ("words", "day", "about"),
    [
        ("for the next three weeks", date(2024, 5, 8), True),
        ("four to six weeks", date(2024, 5, 29), True),
        ("next week", date(2024, 4, 24), True),
        ("8 May", date(2024, 5, 8), False),
        ("until May 8th", date(2024, 5, 8), False),
        ("2024-05-08", date(2024, 5, 8), False),
        ("drei Wochen", date(2024, 5, 8), True),
        ("until 3 January", date(2025, 1, 3), False),
        ("mid-May", date(2024, 5, 15), True),
        ("a couple of weeks", date(2024, 5, 1), True),
    ],
)
def test_when_a_player_is_expected_back(words: str, day: date, about: bool) -> None:
    assert expected_return(words, date(2024, 4, 17)) == (day, about)


@pytest.mark.parametrize(
    "words", ["", "the end of the season", "long-term", "31 February", "unknown", "99 weeks"]
)
def test_no_day_is_made_up(words: str) -> None:
    assert expected_return(words, date(2024, 4, 17)) is None


def test_a_reading_is_kept_as_it_was() -> None:
    """What is approved is what was shown, so what was shown is kept."""
    whole = replace(
        a_reading(kind=Kind.REPORT, score=(0, 1)),
        kickoff=KickoffSaid(AT, date(2024, 4, 18), datetime(2024, 4, 18, 20), "Europe/London"),  # noqa: DTZ001
        officials=OfficialsSaid(Words("A", AT), var=(Words("B", AT, sure=False),)),
        absences=absent(until="next week").absences,
        lineups=(LineupSaid("Liverpool", Phase.CONFIRMED, ELEVEN, AT),),
        marks=(MarkSaid("Salah", "", 6.5, "6.5", AT, comment=(3, 9)),),
        timeline=(EventSaid(Happening.GOAL, "Salah", AT, 7),),
        milestones=(MilestoneSaid("Jota", 9, 10, "goals", AT, 17, (("Hunt", 13),)),),
        records=(RecordSaid("x", (("Leeds", 1971),), AT),),
    )
    round_up = Reading(Kind.PREVIEW, matches=(whole, a_reading()))
    assert from_json(json.loads(json.dumps(to_json(round_up)))) == round_up
    assert facts_in(round_up) == 9


def test_every_player_of_the_squads_is_himself() -> None:
    for player in SQUADS:
        team = "Liverpool" if player.team == LIVERPOOL.key else "Atalanta"
        draft = one(absent(player.name, team))
        assert draft.claim.about == AbsenceOf(KEY, player.team, player.name)
        assert draft.sure
