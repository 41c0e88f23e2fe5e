"""Every kind of occasion has its post, and none gives a hidden result away."""

from typing import Any

import pytest

from bot.chat import Bullets, Line, Look, Paragraph, Post, Table, Text
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Result, Score
from bot.knowledge.occasion import Kind, Occasion
from bot.knowledge.timeline import EventKind
from bot.posts.compose import COMPOSERS, compose, with_words
from bot.posts.match import card, next_match, results
from bot.posts.sources import sources
from bot.posts.text import as_text
from bot.posts.tie import tie
from tests.builders import (
    a_dossier,
    a_goal,
    a_match,
    a_team,
    after_first_leg,
    an_event,
    at,
    atalanta,
    liverpool,
)
from tests.posts.real_tie import DAY_BEFORE, FULL_TIME, LIVERPOOL, LONDON, NO_SPOILERS, second_leg

KICKOFF = "2024-04-18T19:00:00+00:00"
FACTS: dict[Kind, dict[str, Any]] = {
    Kind.KICKOFF_REMINDER: {"kickoff": KICKOFF, "lead": "PT7200S"},
    Kind.MOVED: {"from": KICKOFF, "to": None, "status": "postponed"},
    Kind.TEAM_NEWS: {"absences": {}, "fresh": ["liverpool|Ben Doak"]},
    Kind.NOTICE: {"title": "Paused", "lines": ["The channel is gone."]},
}


def an_occasion(kind: Kind, variant: str = "", **facts: Any) -> Occasion:
    return Occasion(
        "the-match", kind, variant, at("08:00"), at("20:00"), facts={**FACTS.get(kind, {}), **facts}
    )


def ref(dossier: Dossier, kind: EventKind) -> str:
    return next(h.ref for h in dossier.timeline if h.event.value.kind is kind)


def test_every_kind_has_a_composer() -> None:
    assert set(COMPOSERS) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_makes_a_post_of_next_to_nothing(kind: Kind) -> None:
    post = compose(an_occasion(kind), a_dossier(), LONDON)
    assert post.title
    assert as_text(post, LONDON)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_makes_a_post_of_names_of_any_length(kind: Kind) -> None:
    home, away = a_team("Llanfairpwllgwyngyll " * 8), a_team("{Borussia} %s <b>*Mönchengladbach*</b>")
    dossier = a_dossier(a_match(home, away), kickoff=at("19:00"), events=[a_goal(3, away, "{0} {x}")])
    post = compose(an_occasion(kind, ref="gazette:1"), dossier, LONDON)
    assert "Mönchengladbach" in post.title + as_text(post, LONDON) or kind is Kind.NOTICE


def test_team_news_marks_what_the_facts_call_fresh() -> None:
    post = compose(an_occasion(Kind.TEAM_NEWS), second_leg(DAY_BEFORE), LONDON)
    assert "New · Out: Ben Doak" in as_text(post, LONDON)


def test_a_predicted_line_up_is_that_of_its_variant() -> None:
    post = compose(an_occasion(Kind.PREDICTED_LINEUP, LIVERPOOL), second_leg(DAY_BEFORE), LONDON)
    assert post.title == "Predicted line-up: Liverpool"


def test_a_corrected_preview_strikes_the_old_kickoff_out() -> None:
    post = compose(an_occasion(Kind.PREVIEW, was="2024-04-18T18:30:00+00:00"), second_leg(DAY_BEFORE), LONDON)
    assert "~Thu 18 Apr, 19:30 BST~" in as_text(post, LONDON)


def asked_and_posted(dossier: Dossier, look: Look) -> list[Post]:
    """Every post that has to do with how a match goes."""
    kinds = (Kind.LIVE, Kind.HALF_TIME, Kind.FULL_TIME, Kind.BALLOT, Kind.DIGEST)
    posts = [compose(an_occasion(kind), dossier, look) for kind in kinds]
    posts += [compose(an_occasion(Kind.GOAL, ref=h.ref), dossier, look) for h in dossier.timeline]
    posts += [card(dossier, look), next_match(dossier, look), tie(dossier, look), sources(dossier, look)]
    return [*posts, results(dossier.match.home, [dossier], look)]


def shown(post: Post) -> str:
    """What a reader sees without asking: no secret span."""
    lines: list[Line] = [post.source]
    for block in post.blocks:
        match block:
            case Paragraph(said):
                lines.append(said)
            case Bullets(several):
                lines += several
            case Table():
                lines += [(Text(" ".join(row)),) for row in block.rows]
    spans = [span for said in lines for span in said]
    open_ = [getattr(span, "text", "") for span in spans if not (isinstance(span, Text) and span.secret)]
    return " ".join([post.title, *open_])


def test_a_channel_without_spoilers_is_told_no_score_and_no_scorer() -> None:
    dossier = second_leg(FULL_TIME)
    for post in asked_and_posted(dossier, NO_SPOILERS):
        told = shown(post)
        for spoiler in ("0–1", "3–1", "go through", "(pen)", "Goal: ", "Koopmeiners (Atalanta), offside"):
            assert spoiler not in told, post.title
        assert post.colour is None or post.title.endswith("results"), post.title
        assert "0–1" not in as_text(post, NO_SPOILERS)


def test_the_same_posts_do_tell_where_nobody_minds() -> None:
    assert any("go through" in shown(post) for post in asked_and_posted(second_leg(FULL_TIME), LONDON))


def test_that_it_goes_to_extra_time_is_a_spoiler_too() -> None:
    events = [an_event(EventKind.KICK_OFF, 0), a_goal(9, atalanta()), an_event(EventKind.EXTRA_TIME, 91)]
    dossier = a_dossier(a_match(leg=2), events=events, context=after_first_leg((1, 0)))
    for post in asked_and_posted(dossier, NO_SPOILERS):
        assert "xtra time: " not in shown(post)
    result = Result(Score(1, 0), extra_time=True, shootout=Score(4, 3))
    for post in asked_and_posted(a_dossier(result=result), NO_SPOILERS):
        assert "4–3" not in shown(post)
        assert "after extra time" not in shown(post)


def test_nothing_is_hidden_by_default() -> None:
    for post in asked_and_posted(second_leg(FULL_TIME), Look(zone="Europe/London")):
        assert "▮" not in as_text(post, LONDON)


def test_buttons_ask_about_this_match_and_only_for_what_has_an_answer() -> None:
    actions = compose(an_occasion(Kind.PREVIEW), second_leg(DAY_BEFORE), LONDON).actions
    asked = {"predict", "teamnews", "predicted", "tie", "form", "sources"}
    assert {action.command for action in actions} == asked
    assert {action.arguments["match"] for action in actions} == {"atalanta-liverpool-2024-04-18"}
    [only] = compose(an_occasion(Kind.PREVIEW), a_dossier(), LONDON).actions
    assert only.command == "predict"


def test_a_goal_for_liverpool_wears_red() -> None:
    dossier = second_leg(FULL_TIME)
    post = compose(an_occasion(Kind.GOAL, ref=ref(dossier, EventKind.GOAL)), dossier, LONDON)
    assert post.colour == liverpool().colour


def test_a_channels_own_words_stand_above_all_that_is_written_and_alter_nothing_else() -> None:
    said, short = Paragraph((Text("Long"),)), Paragraph((Text("Short"),))
    above = Paragraph((Text("Up the Reds"),))
    assert with_words(Post("t", (said,), brief=(short,)), "Up the Reds") == Post(
        "t", (above, said), brief=(above, short)
    )
    assert with_words(Post("t", (said,)), "Up the Reds").beside_picture() == (above, said)
