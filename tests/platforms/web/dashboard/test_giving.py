"""What an answer means beside the pages that show how things stand."""

from bot.chat import Action, Answer, Post
from bot.platforms.web.dashboard.giving import Outcome, judged

OFF, ON = Answer(Post("Quiet hours", actions=(Action("On", "quiet"),))), Answer(Post("Quiet hours: 23:00"))


def test_where_it_stands_otherwise_something_was_saved() -> None:
    assert judged(Outcome("said", ON), [OFF], [ON]) == Outcome("saved", None)


def test_what_says_more_than_the_page_is_shown() -> None:
    more = Answer(Post("All set"))
    assert judged(Outcome("said", more), [OFF], [ON]) == Outcome("saved", more)
    assert judged(Outcome("said", more), [OFF], [OFF]) == Outcome("said", more)


def test_an_answer_that_is_the_page_says_nothing() -> None:
    assert judged(Outcome("said", OFF), [OFF], [OFF]) == Outcome("", None)


def test_questions_and_problems_stay_what_they_are() -> None:
    for outcome in (Outcome("question", ON), Outcome("problem", problem="No.")):
        assert judged(outcome, [OFF], [OFF]) == outcome
