"""The result."""

from bot.knowledge.dossier import Context
from bot.knowledge.forecast import Forecast
from bot.knowledge.match import Result, Score
from bot.knowledge.timeline import EventKind
from bot.posts.full_time import full_time
from tests.builders import a_dossier, a_goal, a_match, after_first_leg, an_event, atalanta, liverpool
from tests.posts.reading import read, says
from tests.posts.real_tie import FULL_TIME, LONDON, first_leg, second_leg

OVER = an_event(EventKind.FULL_TIME, 90)


def test_the_real_second_leg() -> None:
    post = full_time(second_leg(FULL_TIME), LONDON)
    assert read(post) == [
        "Full time: Atalanta 0–1 Liverpool",
        "Half time 0–1",
        "Liverpool: Mohamed Salah 7' (pen)",
        "Atalanta go through, 3–1 on aggregate. They meet Marseille next.",
        "Attendance: 14,994",
        "Sources: openfootball, ESPN",
    ]
    assert post.colour == "#1e71b8"  # Atalanta lost the match and won the tie
    assert "rate" in [action.command for action in post.actions]


def test_a_first_leg_points_to_the_second() -> None:
    assert read(full_time(first_leg(), LONDON)) == [
        "Full time: Liverpool 0–3 Atalanta",
        "Half time 0–1",
        "Atalanta: Gianluca Scamacca 38', 60'; Mario Pašalić 83'",
        "The second leg is at Atalanta on Thursday 18 April.",
        "Sources: openfootball, ESPN, LiverpoolWorld",
    ]


def test_a_match_on_its_own_that_went_to_penalties() -> None:
    dossier = a_dossier(result=Result(Score(2, 2), Score(1, 0), extra_time=True, shootout=Score(3, 4)))
    assert read(full_time(dossier, LONDON))[:2] == [
        "Full time: Atalanta 2–2 Liverpool",
        "Liverpool win 4–3 on penalties, half time 1–0",
    ]


def test_a_match_on_its_own_after_extra_time() -> None:
    dossier = a_dossier(result=Result(Score(2, 1), extra_time=True))
    assert read(full_time(dossier, LONDON))[1] == "After extra time"


def test_a_tie_won_on_penalties_says_so_once() -> None:
    result = Result(Score(1, 0), extra_time=True, shootout=Score(5, 4))
    dossier = a_dossier(a_match(leg=2), result=result, context=after_first_leg((1, 0)))
    lines = read(full_time(dossier, LONDON))
    assert [text for text in lines if "penalties" in text] == [
        "Atalanta go through, 5–4 on penalties after 1–1 on aggregate. They meet Marseille next."
    ]


def test_own_goals_and_red_cards_are_named() -> None:
    events = [
        an_event(EventKind.OWN_GOAL, 12, atalanta(), "Virgil van Dijk"),
        a_goal(80, atalanta(), "Éderson"),
        an_event(EventKind.SECOND_YELLOW, 70, liverpool(), "Wataru Endo"),
        OVER,
    ]
    post = full_time(a_dossier(events=events), LONDON)
    assert says(post, "Atalanta: Virgil van Dijk 12' (own goal); Éderson 80'")
    assert says(post, "Sent off: Wataru Endo (Liverpool) 70'")


def test_a_goalless_draw_of_which_nothing_is_told_says_what_it_was_in() -> None:
    assert read(full_time(a_dossier(events=[OVER]), LONDON)) == [
        "Full time: Atalanta 0–0 Liverpool",
        "UEFA Europa League",
    ]


def test_a_draw_has_no_colour() -> None:
    assert full_time(a_dossier(events=[OVER]), LONDON).colour is None


def test_a_result_taken_back_says_how_it_stands() -> None:
    dossier = a_dossier(events=[an_event(EventKind.KICK_OFF, 0)])
    assert full_time(dossier, LONDON).title == "First half: Atalanta 0–0 Liverpool"


def test_how_many_saw_it_coming() -> None:
    def told(scores: dict[tuple[int, int], int]) -> list[str]:
        context = Context(forecast=Forecast(scores))
        return read(full_time(a_dossier(result=Result(Score(0, 3)), context=context), LONDON))

    assert "12 of the 160 fans who predicted it had this score." in told({(0, 3): 12, (1, 0): 148})
    assert "None of the 20 fans who predicted it had this score." in told({(3, 0): 20})
    assert not [line for line in told({(0, 3): 4}) if "predicted" in line], "four fans are no crowd"
