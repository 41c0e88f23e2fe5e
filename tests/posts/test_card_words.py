"""What every card has in words."""

from bot.chat import Look, Name, Text
from bot.knowledge.match import Result, Score
from bot.posts.card_words import alternative, headed, kickoff, occasion_of, sentence, subtitle
from tests.builders import a_dossier, a_match, at
from tests.posts.real_tie import LONDON


def test_the_parts_of_a_second_line_that_say_something() -> None:
    assert subtitle("Europa League", "", "Thu 18 Apr") == "Europa League · Thu 18 Apr"
    assert subtitle("", "") == ""


def test_the_hour_counts_until_it_is_over_and_then_the_day() -> None:
    assert kickoff(a_dossier(kickoff=at("19:00")), LONDON) == "Thu 18 Apr, 20:00 BST"
    assert kickoff(a_dossier(kickoff=at("19:00")), Look(zone="Asia/Tokyo")) == "Fri 19 Apr, 04:00 JST"
    assert kickoff(a_dossier(kickoff=at("19:00"), result=Result(Score(0, 1))), LONDON) == "Thursday 18 April"
    assert kickoff(a_dossier(), LONDON) == ""


def test_a_match_is_known_by_its_stage_and_its_hour() -> None:
    dossier = a_dossier(a_match(leg=2), kickoff=at("19:00"))
    assert occasion_of(dossier, LONDON) == (
        "UEFA Europa League, quarter-finals, second leg · Thu 18 Apr, 20:00 BST"
    )


def test_the_alternative_is_sentences_one_after_another() -> None:
    heard = alternative(["Form", "", "Europa League · Thu 18 Apr", "It is level.", "Who wins?"], LONDON)
    assert heard == "Form. Europa League, Thu 18 Apr. It is level. Who wins?"


def test_nothing_under_a_heading_is_no_heading() -> None:
    assert headed("Bench", "Adrián", LONDON) == "Bench: Adrián"
    assert headed("Bench", "", LONDON) == ""
    assert headed("{0}", "{heading} %s", LONDON) == "{0}: {heading} %s"


def test_a_name_from_right_to_left_is_set_apart_on_the_card_and_bare_when_heard() -> None:
    line = (Text("Player of the match: "), Name("محمد صلاح"), Text(", 8.2."))
    said = sentence(line, LONDON)
    assert said == "Player of the match: \u2068محمد صلاح\u2069, 8.2."
    assert alternative([said], LONDON) == "Player of the match: محمد صلاح, 8.2."
    assert sentence((Name("三笘 薫"), Text(", 8.2.")), LONDON) == "三笘 薫, 8.2."
