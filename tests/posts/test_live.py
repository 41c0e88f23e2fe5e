"""The live message, goals, cards and half time."""

from dataclasses import replace

import pytest

from bot.chat import Detail
from bot.knowledge.match import Status
from bot.knowledge.timeline import Event, EventKind, How
from bot.posts.live import card, goal, half_time, live
from tests.builders import a_dossier, a_goal, a_match, after_first_leg, an_event, at, atalanta, liverpool
from tests.posts.reading import read, says
from tests.posts.real_tie import AT_HALF_TIME, FULL_TIME, LONDON, second_leg

KICKED_OFF = an_event(EventKind.KICK_OFF, 0)


def test_the_live_message_tells_the_match_so_far_with_the_newest_last() -> None:
    assert read(live(second_leg(AT_HALF_TIME), LONDON)) == [
        "Half time: Atalanta 0–1 Liverpool",
        "Atalanta lead 3–1 on aggregate. Liverpool need three more to go through, two for extra time.",
        "• 5' Penalty to Liverpool: handball, Matteo Ruggeri",
        "• 7' ⚽ Goal: Mohamed Salah (Liverpool), penalty. 0–1",
        "• 41' Goal disallowed: Teun Koopmeiners (Atalanta), offside",
        "• 43' 🟨 Booked: Isak Hien (Atalanta)",
        "• 43' 🟨 Booked: Luis Díaz (Liverpool)",
        "• Half time",
        "Sources: ESPN, Sportpaper",
    ]


def test_it_can_be_of_the_goals_only() -> None:
    look = replace(LONDON, detail=Detail.GOALS)
    assert read(live(second_leg(AT_HALF_TIME), look)) == [
        "Half time: Atalanta 0–1 Liverpool",
        "Atalanta lead 3–1 on aggregate. Liverpool need three more to go through, two for extra time.",
        "• 7' ⚽ Goal: Mohamed Salah (Liverpool), penalty. 0–1",
        "• 41' Goal disallowed: Teun Koopmeiners (Atalanta), offside",
        "• Half time",
        "Sources: ESPN, Sportpaper",
    ]


def test_changes_of_one_side_in_one_minute_share_a_line() -> None:
    post = live(second_leg(FULL_TIME), LONDON)
    assert says(post, "75' Atalanta: Mario Pašalić for Éderson, Charles De Ketelaere for Gianluca Scamacca")


@pytest.mark.parametrize(
    ("events", "title"),
    [
        ([KICKED_OFF], "First half: Atalanta 0–0 Liverpool"),
        ([an_event(EventKind.HALF_TIME, 45)], "Half time: Atalanta 0–0 Liverpool"),
        ([an_event(EventKind.HALF_TIME, 45), a_goal(60, atalanta())], "Second half: Atalanta 1–0 Liverpool"),
        ([an_event(EventKind.EXTRA_TIME, 91)], "Extra time: Atalanta 0–0 Liverpool"),
        ([an_event(EventKind.SHOOTOUT, 120)], "Penalty shoot-out: Atalanta 0–0 Liverpool"),
        ([an_event(EventKind.FULL_TIME, 90)], "Full time: Atalanta 0–0 Liverpool"),
    ],
)
def test_the_title_says_how_far_it_is(events: list[Event], title: str) -> None:
    assert live(a_dossier(events=events), LONDON).title == title


def test_before_kickoff_it_says_when() -> None:
    post = live(a_dossier(kickoff=at("19:00")), LONDON)
    assert read(post)[:2] == ["Not started yet: Atalanta v Liverpool", "Kickoff: Thu 18 Apr, 20:00 BST"]


def test_a_match_under_way_of_which_nobody_tells_is_not_said_to_wait() -> None:
    assert live(a_dossier(status=Status.LIVE), LONDON).title == "Under way: Atalanta v Liverpool"


def test_an_abandoned_match_is_called_that() -> None:
    dossier = a_dossier(status=Status.ABANDONED, events=[KICKED_OFF])
    assert live(dossier, LONDON).title == "Abandoned: Atalanta v Liverpool"


def test_a_shoot_out_is_counted_apart() -> None:
    kicks = [
        an_event(EventKind.SHOOTOUT_SCORED, 120, atalanta(), "Éderson"),
        an_event(EventKind.SHOOTOUT_MISSED, 120, liverpool(), "Darwin Núñez", note="over the bar"),
    ]
    post = live(a_dossier(events=[KICKED_OFF, an_event(EventKind.SHOOTOUT, 120), *kicks]), LONDON)
    assert read(post)[1] == "Atalanta 0–0 Liverpool; penalties 1–0"
    assert says(post, "• Shoot-out, missed: Darwin Núñez (Liverpool), over the bar")


def test_a_goal_is_told_with_the_score_it_made_and_the_club_in_its_colour() -> None:
    dossier = second_leg(AT_HALF_TIME)
    ref = next(h.ref for h in dossier.timeline if h.event.value.kind is EventKind.GOAL)
    post = goal(dossier, LONDON, ref)
    assert read(post) == [
        "⚽ Goal: Atalanta 0–1 Liverpool",
        "7' Mohamed Salah (Liverpool), penalty",
        "Atalanta lead 3–1 on aggregate. Liverpool need three more to go through, two for extra time.",
        "Source: ESPN",
    ]
    assert post.colour == liverpool().colour


def test_an_earlier_goal_keeps_the_score_of_its_moment() -> None:
    events = [a_goal(7, liverpool(), "Mohamed Salah", other="Cody Gakpo"), a_goal(20, atalanta())]
    post = goal(
        a_dossier(a_match(leg=2), events=events, context=after_first_leg((0, 3))), LONDON, "gazette:1"
    )
    assert post.title == "⚽ Goal: Atalanta 0–1 Liverpool"
    assert says(post, "Assist: Cody Gakpo")
    assert not says(post, "aggregate")  # that would be the standing of another moment


@pytest.mark.parametrize(
    ("player", "words"),
    [("Ibrahima Konaté", "30' Own goal for Atalanta: Ibrahima Konaté"), (None, "30' Own goal for Atalanta")],
)
def test_an_own_goal_counts_for_the_other_side(player: str | None, words: str) -> None:
    dossier = a_dossier(events=[an_event(EventKind.OWN_GOAL, 30, atalanta(), player)])
    assert read(goal(dossier, LONDON, "gazette:1"))[:2] == ["⚽ Goal: Atalanta 1–0 Liverpool", words]


def test_a_goal_by_nobody_named_is_the_teams() -> None:
    dossier = a_dossier(events=[a_goal(30, atalanta())])
    assert read(goal(dossier, LONDON, "gazette:1"))[1] == "30' Goal: Atalanta"


def test_a_goal_taken_back_is_struck_out_with_the_reason_and_the_score_now() -> None:
    disallowed = an_event(EventKind.GOAL_DISALLOWED, 41, atalanta(), "Teun Koopmeiners", note="offside")
    dossier = a_dossier(events=[a_goal(7, liverpool(), how=How.PENALTY), disallowed])
    assert read(goal(dossier, LONDON, "gazette:2")) == [
        "No goal: Atalanta 0–1 Liverpool",
        "~41' Goal: Teun Koopmeiners (Atalanta)~",
        "Disallowed: offside.",
        "The score: Atalanta 0–1 Liverpool.",
        "Source: The Gazette",
    ]


def test_a_goal_whose_report_was_withdrawn_is_corrected_too() -> None:
    post = goal(a_dossier(events=[KICKED_OFF]), LONDON, "nobody:1")
    assert read(post)[:2] == ["No goal: Atalanta 0–0 Liverpool", "The goal reported earlier does not stand."]


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (EventKind.YELLOW_CARD, "🟨 Booked: Isak Hien"),
        (EventKind.SECOND_YELLOW, "🟥 Sent off: Isak Hien"),
        (EventKind.RED_CARD, "🟥 Sent off: Isak Hien"),
    ],
)
def test_a_card(kind: EventKind, title: str) -> None:
    post = card(a_dossier(events=[an_event(kind, 45, atalanta(), "Isak Hien", added=2)]), LONDON, "gazette:1")
    assert read(post)[:3] == [title, "45+2' Isak Hien (Atalanta)", "Atalanta 0–0 Liverpool"]


def test_a_card_that_names_nobody_is_the_teams() -> None:
    post = card(a_dossier(events=[an_event(EventKind.YELLOW_CARD, 3, atalanta())]), LONDON, "gazette:1")
    assert read(post)[:2] == ["🟨 Booked: Atalanta", "3' Atalanta"]


def test_a_card_taken_back() -> None:
    post = card(a_dossier(events=[KICKED_OFF]), LONDON, "nobody:1")
    assert read(post) == ["No card: Atalanta v Liverpool", "The card reported earlier does not stand."]


def test_half_time_says_who_scored_and_what_it_means() -> None:
    assert read(half_time(second_leg(AT_HALF_TIME), LONDON)) == [
        "Half time: Atalanta 0–1 Liverpool",
        "Liverpool: Mohamed Salah 7' (pen)",
        "Atalanta lead 3–1 on aggregate. Liverpool need three more to go through, two for extra time.",
        "Source: ESPN",
    ]


def test_half_time_does_not_count_goals_that_came_later() -> None:
    events = [
        a_goal(7, liverpool(), "Mohamed Salah"),
        an_event(EventKind.HALF_TIME, 45),
        a_goal(50, atalanta(), "Éderson"),
    ]
    post = half_time(a_dossier(events=events), LONDON)
    assert post.title == "Half time: Atalanta 0–1 Liverpool"
    assert not says(post, "Éderson")
