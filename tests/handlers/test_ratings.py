"""The marks of the press and the fans, and a fan's own."""

from dataclasses import replace

import pytest

from bot.chat import Action, AlreadyAnswered, Request
from handlers.rate import half_steps
from tests.handlers.matchday import (
    DEA,
    EUROPE,
    FULL_TIME,
    LEADING,
    MARKED,
    NEXT_MORNING,
    REDS,
    Matchday,
    at,
)


async def test_before_the_match_the_last_marks_are_those_of_the_first_leg(told: Matchday) -> None:
    assert (await told.ask("ratings")).post.title == "Ratings: Liverpool v Atalanta"


async def test_right_after_full_time_the_ballot_is_open(told: Matchday) -> None:
    await told.come_to(FULL_TIME)
    answer = await told.ask("ratings")
    assert not answer.private
    assert answer.post.title == "Rate the players: Atalanta v Liverpool"


async def test_once_the_papers_have_rated_their_marks_are_shown(told: Matchday) -> None:
    await told.come_to(MARKED)
    said = await told.read("ratings")
    assert said.startswith("Ratings: Atalanta v Liverpool")
    assert "TuttoAtalanta" in said


@pytest.mark.parametrize("written", ["Salah", "mohammed salah", "Mo Salah"])
async def test_one_players_marks(told: Matchday, written: str) -> None:
    await told.come_to(MARKED)
    assert (await told.ask("ratings", player=written)).post.title == "Ratings: Mohamed Salah"


async def test_a_player_may_be_written_where_the_team_belongs(told: Matchday) -> None:
    await told.come_to(MARKED)
    assert (await told.ask("ratings", team="Salah")).post.title == "Ratings: Mohamed Salah"
    assert (await told.ask("ratings", team="van", player="dijk")).post.title == "Ratings: Virgil van Dijk"


async def test_a_name_that_nobody_has_offers_the_nearest(told: Matchday) -> None:
    await told.come_to(MARKED)
    answer = await told.ask("ratings", player="Djim Sitter")
    assert answer.private
    assert Action("Berat Djimsiti", "ratings", {"player": "Berat Djimsiti"}) in answer.post.actions


async def test_a_mark_is_kept_and_told_to_its_fan_alone(told: Matchday) -> None:
    await told.come_to(FULL_TIME)
    answer = await told.ask("rate", player="salah", mark="7.5")
    assert answer.private
    said = await told.read("rate")
    assert "Mohamed Salah 7.5" in said
    assert "Mohamed Salah 7.5" not in await told.read("rate", REDS, "somebody else")


async def test_a_second_mark_takes_the_place_of_the_first(told: Matchday) -> None:
    await told.come_to(FULL_TIME)
    await told.ask("rate", player="salah", mark="7.5")
    await told.ask("rate", player="salah", mark="5")
    said = await told.read("rate")
    assert "Mohamed Salah 5" in said
    assert "7.5" not in said


async def test_all_platforms_fill_one_tally(told: Matchday) -> None:
    await told.come_to(MARKED)
    await told.ask("rate", REDS, "1", player="salah", mark="8")
    await told.ask("rate", DEA, "2", player="salah", mark="7")
    await told.ask("rate", EUROPE, "3", player="salah", mark="6")
    assert "7.0" in await told.read("ratings", player="salah")
    assert "3 ballots" in await told.read("ratings", player="salah")


async def test_before_full_time_there_is_no_voting(told: Matchday) -> None:
    await told.come_to(LEADING)
    assert (await told.ask("rate", player="salah", mark="9")).post.title == "Not yet: Atalanta v Liverpool"


async def test_after_the_ballot_has_closed_there_is_no_voting(told: Matchday) -> None:
    await told.come_to(NEXT_MORNING)
    answer = await told.ask("rate", player="salah", mark="9")
    assert answer.post.title == "Voting is closed: Atalanta v Liverpool"
    assert "Fans" not in await told.read("ratings")


async def test_a_vote_at_the_last_minute_counts(told: Matchday) -> None:
    await told.come_to(at(19, "08:59"))
    assert (await told.ask("rate", player="salah", mark="9")).post.title == "9 for Mohamed Salah"


async def test_who_did_not_play_cannot_be_rated(told: Matchday) -> None:
    await told.come_to(FULL_TIME)
    answer = await told.ask("rate", player="Endo", mark="6")
    assert answer.post.title == "Wataru Endo did not play"


async def test_who_came_on_can_be_rated(told: Matchday) -> None:
    await told.come_to(FULL_TIME)
    assert (await told.ask("rate", player="Danns", mark="6")).post.title == "6 for Jayden Danns"


async def test_a_surname_of_two_words_typed_without_quotes(told: Matchday) -> None:
    await told.come_to(FULL_TIME)
    answer = await told.ask("rate", player="van", team="dijk", mark="8")
    assert answer.post.title == "8 for Virgil van Dijk"


@pytest.mark.parametrize("mark", ["11", "0", "0.5", "7.3", "nan", "inf", "good", "-3", ""])
async def test_what_is_no_mark_is_not_kept(told: Matchday, mark: str) -> None:
    await told.come_to(FULL_TIME)
    answer = await told.ask("rate", player="salah", mark=mark)
    assert answer.private
    assert "1 to 10" in await told.read("rate", player="salah", mark=mark)
    assert "Your marks" not in await told.read("rate")


async def test_the_button_of_one_side_shows_the_ballot(told: Matchday) -> None:
    await told.come_to(FULL_TIME)
    assert (await told.ask("rate", team="Liverpool")).post.title == "Rate the players: Atalanta v Liverpool"
    assert (await told.ask("rate", player="Liverpool")).post.title == "Rate the players: Atalanta v Liverpool"


async def test_a_team_that_nobody_knows_is_said_to_be_unknown(told: Matchday) -> None:
    await told.come_to(MARKED)
    assert (await told.ask("ratings", team="Xyzzy")).post.title == "No team called “Xyzzy”"


@pytest.mark.parametrize(
    ("written", "steps"), [("1", 2), ("10", 20), ("6.5", 13), ("6,5", 13), ("8/10", 16), ("6.25", None)]
)
def test_marks_as_people_write_them(written: str, steps: int | None) -> None:
    assert half_steps(written) == steps


async def test_a_mark_handed_over_twice_counts_as_it_came_first(told: Matchday) -> None:
    await told.come_to(MARKED)
    first = Request("rate", {"player": "salah", "mark": "8"}, REDS, "7", once="1001")
    await told.desk.answer(first)
    await told.ask("rate", REDS, "7", player="salah", mark="3")
    with pytest.raises(AlreadyAnswered):
        await told.desk.answer(first)
    with pytest.raises(AlreadyAnswered):
        await told.desk.answer(replace(first, command="next", arguments={}))
    assert "Mohamed Salah 3" in await told.read("rate", REDS, "7")
