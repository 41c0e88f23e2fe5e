"""What happened in a match."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.context import Part
from bot.reading.facts import Event, Happening, Kind
from bot.reading.page import page
from bot.reading.teams import Sides
from bot.reading.timeline import timeline

SIDES = Sides("Liverpool", "Atalanta", (0, 0))


def told(text: str, kind: Kind = Kind.REPORT) -> list[Event]:
    return timeline(Part(page(text), kind, SIDES))


def goals(text: str) -> list[tuple[int | None, str]]:
    scored = (Happening.GOAL, Happening.PENALTY_GOAL, Happening.OWN_GOAL)
    return [(one.minute, one.player) for one in told(text) if one.kind in scored]


def test_a_goal_with_its_minute() -> None:
    assert goals("Mohamed Salah headed home a cross in the 12th minute to give Liverpool the lead.") == [
        (12, "Mohamed Salah")
    ]


def test_the_scorer_may_come_a_sentence_later() -> None:
    text = (
        "And nine minutes before half-time, Liverpool were punished. A long ball was pulled back for "
        "Gianluca Scamacca whose effort squirmed under the keeper."
    )
    [one] = told(text)
    assert (one.minute, one.player, one.team) == (36, "Gianluca Scamacca", "Atalanta")


def test_he_is_who_was_named_last() -> None:
    text = (
        "Atalanta doubled their lead on the hour mark. Teun Koopmeiners beat two men and picked out"
        " Gianluca Scamacca, "
        "and he slotted home into the bottom corner."
    )
    assert goals(text) == [(60, "Gianluca Scamacca")]


def test_chances_are_no_goals() -> None:
    text = (
        "Darwin Nunez almost scored on 15 minutes. In the 26th minute, Harvey Elliott bent a shot towards"
        " goal but found "
        "the woodwork. Mohamed Salah must have thought he had given Liverpool the lead, but his effort was"
        " saved."
    )
    assert goals(text) == []


def test_through_says_who_scored() -> None:
    assert goals("Atalanta levelled in the 63rd minute through Mario Pasalic, to general surprise.") == [
        (63, "Mario Pasalic")
    ]


def test_lists_of_goals() -> None:
    text = (
        "Goals: Mac Allister pen 50'; Salah 45+2; Scamacca (60), Ruggeri og 80\nBooked: Endo 23\nSent"
        " off: Jota 70"
    )
    assert [(one.minute, one.added, one.kind.value, one.player) for one in told(text)] == [
        (23, None, "yellow_card", "Endo"),
        (45, 2, "goal", "Salah"),
        (50, None, "penalty_goal", "Mac Allister"),
        (60, None, "goal", "Scamacca"),
        (70, None, "red_card", "Jota"),
        (80, None, "own_goal", "Ruggeri"),
    ]


def test_what_the_ratings_say_of_players_is_no_report() -> None:
    text = (
        "1. Alisson - 5 Scored in the 12th minute.\n2. Joe Gomez - 4 Ibrahima Konate scored in the 80th"
        " minute."
    )
    assert told(text, Kind.RATINGS) == []


def test_a_preview_has_no_timeline() -> None:
    assert told("Mohamed Salah scored in the 12th minute.", Kind.PREVIEW) == []


def test_each_points_into_the_text() -> None:
    text = (
        "Early on it was dull.\n\nMohamed Salah slotted home in the 12th minute, and Wataru Endo was booked."
    )
    for one in told(text):
        assert one.player in text[slice(*one.at)]


def test_a_goal_without_a_minute_is_not_sure() -> None:
    [one] = told("Mohamed Salah headed home a corner, and Liverpool never looked back after that.")
    assert (one.minute, one.sure) == (None, False)


@pytest.mark.parametrize(
    "text",
    [
        "Salah's low shot in the 70th minute was deflected off Sead Kolasinac into his own net.",
        "In the 70th minute a corner struck the post and went off Sead Kolasinac into his own net.",
        "Sead Kolasinac headed Salah's cross into his own net in the 70th minute, and that was that.",
    ],
)
def test_an_own_goal_is_of_whom_the_ball_went_in_off(text: str) -> None:
    [one] = told(text)
    assert (one.kind, one.player, one.minute) == (Happening.OWN_GOAL, "Sead Kolasinac", 70)


@pytest.mark.parametrize(
    "text",
    [
        "Mohamed Salah tapped in after 40 minutes, but the goal was ruled out for offside by the assistant.",
        "Mohamed Salah tapped in after 40 minutes. After a long check the goal was disallowed by VAR.",
        "Mohamed Salah had the ball in the net after 40 minutes, but he was offside by some distance.",
        "Mohamed Salah scored in the 2-1 win at Everton last week, and he started on the right again here.",
        "Mohamed Salah saw his penalty in the 40th minute saved by the keeper, who went the right way.",
    ],
)
def test_what_does_not_count_is_no_goal(text: str) -> None:
    assert goals(text) == []


def test_a_goal_that_the_video_referee_lets_stand_is_one() -> None:
    text = "Mohamed Salah tapped in after 40 minutes. The goal was checked for offside, but it stood."
    assert goals(text) == [(40, "Mohamed Salah")]


def test_kicks_of_the_shoot_out_are_no_goals() -> None:
    text = (
        "Mario Pasalic equalised in the 88th minute and took the tie to a shoot-out that nobody wanted.\n\n"
        "Mohamed Salah scored the winning penalty to send the home crowd wild at the end of the night."
    )
    assert goals(text) == [(88, "Mario Pasalic")]


def test_a_goal_told_twice_is_one() -> None:
    text = (
        "Mohamed Salah's late winner saw Liverpool past Atalanta on a night of nerves at Anfield.\n\n"
        "Salah finally broke the deadlock in the 85th minute with a shot into the bottom corner."
    )
    assert goals(text) == [(85, "Mohamed Salah")]


def test_goals_of_other_matches_are_left_out() -> None:
    text = (
        "Mohamed Salah scored in the 20th minute to give Liverpool the lead over Atalanta at Anfield.\n\n"
        "Meanwhile, Roma beat Feyenoord 2-1 in the Italian capital on the same night.\n\n"
        "Paulo Dybala opened the scoring in the 35th minute from the penalty spot after a foul."
    )
    assert goals(text) == [(20, "Mohamed Salah")]


def test_each_goal_of_a_sentence_has_its_own_minute() -> None:
    text = (
        "Mohamed Salah scored the opening goal after 21 minutes, Curtis Jones doubled the lead on "
        "the stroke of "
        "half-time before Diogo Jota wrapped things up with 12 minutes to go."
    )
    assert goals(text) == [(21, "Mohamed Salah"), (45, "Curtis Jones"), (78, "Diogo Jota")]


def test_the_striker_is_who_was_named_last() -> None:
    text = (
        "Mohamed Salah's finish was enough to see off Atalanta on a cold night at Anfield. The "
        "striker chested down "
        "Trent Alexander-Arnold's cross before firing home in the 17th minute."
    )
    [one] = [one for one in told(text) if one.minute]
    assert (one.minute, one.player, one.also) == (17, "Mohamed Salah", "Trent Alexander-Arnold")


def test_whose_goal_it_is_is_read_where_it_is_told() -> None:
    [one] = told("Atalanta's Mario Pasalic made no mistake from close range in the 83rd minute.")
    assert one.team == "Atalanta"


def test_a_score_tells_whose_goals_they_are_and_that_there_are_no_more() -> None:
    text = (
        "Mario Pasalic slotted home in the 38th minute, much to the surprise of the crowd at Anfield.\n\n"
        "Teun Koopmeiners tapped in after 60 minutes to make the night even longer for the hosts.\n\n"
        "Curtis Jones headed home a corner in training, as those who were there remember well."
    )
    part = Part(page(text), Kind.REPORT, SIDES)
    assert [(one.player, one.team) for one in timeline(part, (0, 2))] == [
        ("Mario Pasalic", "Atalanta"),
        ("Teun Koopmeiners", "Atalanta"),
    ]


def test_a_chance_is_told_in_the_sentence_after_its_minute() -> None:
    text = (
        "Liverpool were fortunate not to have conceded within three minutes when a clearance fell "
        "to Mario Pasalic. "
        "He pulled the trigger and looked destined to score only for Caoimhin Kelleher to make a save."
    )
    assert [(one.minute, one.kind.value, one.player, one.sure) for one in told(text)] == [
        (3, "chance", "Mario Pasalic", False)
    ]


def test_a_card_as_a_noun() -> None:
    [one] = told("Ibrahima Konate's 72nd-minute dismissal left Liverpool with an even tougher task.")
    assert (one.kind, one.player, one.minute) == (Happening.RED_CARD, "Ibrahima Konate", 72)


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    for one in told(text):
        assert 0 <= one.at[0] <= one.at[1] <= len(text)


_WORDS = st.sampled_from(
    [
        "Salah",
        "Endo",
        "scored",
        "in",
        "the",
        "12th",
        "minute",
        ".",
        ",",
        "and",
        "he",
        "on",
        "stoppage",
        "time",
        "Goals:",
        "23'",
        "(pen)",
        "Liverpool",
        "booked",
        "\n",
        "for",
    ]
)


@given(st.lists(_WORDS, max_size=60))
def test_any_order_of_its_own_words_can_be_read(words: list[str]) -> None:
    told(" ".join(words))


def test_an_own_goal_is_no_goal_of_his() -> None:
    [one] = told("An own goal by Gianluca Scamacca in the 63rd minute cancelled out the lead of Atalanta.")
    assert (one.kind, one.player, one.minute) == (Happening.OWN_GOAL, "Gianluca Scamacca", 63)
