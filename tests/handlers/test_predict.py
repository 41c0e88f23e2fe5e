"""The prediction game as fans play it: until kickoff, by a button or in words, and the tables afterwards."""

import pytest

from bot.chat import Request
from storage import dossiers, points
from tests.handlers.matchday import (
    DAY_BEFORE,
    DEA,
    FULL_TIME,
    LEADING,
    LONDON,
    NEXT_MORNING,
    NOBODY,
    REDS,
    Matchday,
)

KEY = "atalanta-liverpool-2024-04-18"


async def settled(story: Matchday) -> None:
    """As the runner does once the match is over."""
    async with story.database.write() as conn:
        await points.settle(conn, await dossiers.load(conn, KEY))  # type: ignore[arg-type]  # a key is a str


async def named(story: Matchday, person: str, score: str, channel: object = REDS) -> None:
    """A prediction by somebody whose name the platform tells."""
    await story.desk.answer(
        Request("predict", {"score": score}, channel, person, LONDON, name=person.title())  # type: ignore[arg-type]
    )


async def test_who_has_not_predicted_is_told_how_and_until_when(told: Matchday) -> None:
    said = await told.read("predict")
    assert said.startswith("Your prediction: Atalanta v Liverpool")
    assert "the home side comes first" in said
    assert "20:00 BST" in said
    assert "The exact score brings 5 points" in said
    assert "[2–1]" in said
    assert (await told.ask("predict")).private


async def test_a_score_is_noted_and_can_be_changed(told: Matchday) -> None:
    first = await told.read("predict", score="1-2")
    assert first.startswith("Noted: Atalanta 1–2 Liverpool")
    assert "Who scores first? /predict 1-2 PLAYER brings 2 more." in first
    changed = await told.ask("predict")
    again = await told.press(changed, "0–2")
    assert again.post.title == "Noted: Atalanta 0–2 Liverpool"
    assert again.replaces
    assert "You say Atalanta 0–2 Liverpool." in await told.read("predict")


async def test_the_first_scorer_is_understood_as_names_are(told: Matchday) -> None:
    said = await told.read("predict", score="1:2", scorer="salah")
    assert "You say Atalanta 1–2 Liverpool, and Mohamed Salah scores first." in said
    kept = await told.read("predict", score="1-3")
    assert "and Mohamed Salah scores first" in kept, "a new score does not lose the scorer"


async def test_a_scorer_alone_is_added_to_the_score(told: Matchday) -> None:
    await told.ask("predict", score="1-2")
    assert "Mohamed Salah scores first" in await told.read("predict", scorer="salah")


async def test_a_goalless_draw_has_no_scorer(told: Matchday) -> None:
    assert (await told.ask("predict", score="0-0", scorer="salah")).post.title == "0–0 has no first scorer"
    await told.ask("predict", score="1-2", scorer="salah")
    assert "scores first" not in await told.read("predict", score="0-0")


async def test_nobody_scores_for_a_side_that_does_not(told: Matchday) -> None:
    refused = await told.read("predict", score="1-0", scorer="salah")
    assert refused.startswith("Mohamed Salah cannot score first")
    assert "Atalanta 1–0 Liverpool is no goal for Liverpool." in refused
    await told.ask("predict", score="1-2", scorer="salah")
    changed = await told.read("predict", score="1-0")
    assert "Noted: Atalanta 1–0 Liverpool" in changed
    assert "Who scores first?" in changed, "the scorer of the other score is no scorer of this one"


@pytest.mark.parametrize("written", ["two-one", "2", "99-1", "2-1-1", "-1-0"])
async def test_what_is_no_score_is_said_kindly(told: Matchday, written: str) -> None:
    said = await told.read("predict", score=written)
    assert said.startswith(f"“{written}” is not a score")
    assert "For example /predict 2-1" in said


async def test_nobody_of_that_name_is_asked_about(told: Matchday) -> None:
    said = await told.read("predict", score="2-1", scorer="Zinedine Zidane")
    assert "Zinedine Zidane" in said
    assert "Noted" not in said


async def test_from_kickoff_on_it_is_too_late(told: Matchday) -> None:
    await told.ask("predict", score="0-1")
    await told.come_to(LEADING)
    said = await told.read("predict", score="3-0")
    assert "Predictions are closed. You say Atalanta 0–1 Liverpool." in said
    assert "Noted" not in said
    assert "Predictions close at kickoff." in await told.read("predict", REDS, "another", score="3-0")


async def test_a_button_of_an_old_post_means_the_match_of_that_post(told: Matchday) -> None:
    await told.ask("predict", score="0-1")
    await told.come_to(NEXT_MORNING)
    await settled(told)
    said = await told.read("predict", match=KEY, score="2-2")
    assert said.startswith("Your prediction: Atalanta v Liverpool")
    assert "It brought 5 points." in said


async def test_a_forged_match_is_not_known(told: Matchday) -> None:
    assert "Noted" not in await told.read("predict", match="no-such-match", score="2-1")


async def test_the_table_of_the_month_is_the_channels_own(told: Matchday) -> None:
    await named(told, "ann", "0-1")
    await named(told, "ben", "1-2")
    await named(told, "cem", "3-0", DEA)
    await told.come_to(FULL_TIME)
    await settled(told)
    here = await told.read("leaderboard", REDS, "ann")
    assert here.startswith("Predictions here, April 2024")
    assert "Ann (you)" in here
    assert "2 fans predicted" in here
    assert "Cem" not in here
    everywhere = await told.read("leaderboard", REDS, "ann", where="everywhere")
    assert "Cem" in everywhere
    assert "Predictions everywhere, April 2024" in everywhere
    assert "season 2023-24" in await told.read("leaderboard", REDS, "ann", period="season")


async def test_before_anybody_has_points_the_table_says_so(told: Matchday) -> None:
    assert "Nobody has points yet" in await told.read("leaderboard", NOBODY)


async def test_who_is_forgotten_is_gone_from_the_table(told: Matchday) -> None:
    await named(told, "ann", "0-1")
    await named(told, "ben", "1-2")
    await told.come_to(FULL_TIME)
    await settled(told)
    await told.press(await told.ask("me", REDS, "ann", do="forget"), "Yes, forget me", REDS, "ann")
    table = await told.read("leaderboard", REDS, "ben")
    assert "Ann" not in table
    assert "Ben (you)" in table


async def test_scorers_complete_like_players(told: Matchday) -> None:
    assert told.clock.instant == DAY_BEFORE
    found = await told.complete("predict", "scorer", "sal")
    assert [choice.value for choice in found][:1] == ["Mohamed Salah"]
