"""A mark in one line, and what opens a ballot."""

from dataclasses import replace

import pytest

from bot.chat import AlreadyAnswered, Request
from bot.knowledge.ballot import BallotRules
from handlers.desk import Desk
from handlers.rate import half_steps
from tests.handlers.matchday import LEADING, MARKED, NEXT_MORNING, NOBODY, REDS, Matchday, at


async def test_a_mark_is_kept_and_told_to_its_fan_alone(ended: Matchday) -> None:
    answer = await ended.ask("rate", player="salah", mark="7.5")
    assert answer.private
    assert answer.post.title == "7.5 for Mohamed Salah"
    assert "Mohamed Salah 7.5" in await ended.read("rate")
    assert "Mohamed Salah 7.5" not in await ended.read("rate", REDS, "somebody else")


async def test_a_second_mark_takes_the_place_of_the_first(ended: Matchday) -> None:
    await ended.ask("rate", player="salah", mark="7.5")
    await ended.ask("rate", player="salah", mark="5")
    said = await ended.read("rate")
    assert "Mohamed Salah 5" in said
    assert "7.5" not in said


async def test_before_full_time_there_is_no_voting(told: Matchday) -> None:
    await told.come_to(LEADING)
    assert (await told.ask("rate", player="salah", mark="9")).post.title == "Not yet: Atalanta v Liverpool"


async def test_after_the_ballot_has_closed_a_late_vote_gets_a_kind_no(told: Matchday) -> None:
    await told.come_to(NEXT_MORNING)
    answer = await told.ask("rate", player="salah", mark="9")
    assert answer.post.title == "Voting is closed: Atalanta v Liverpool"
    assert [action.label for action in answer.post.actions] == ["Ratings"]
    assert "Fans" not in await told.read("ratings")


async def test_a_vote_at_the_last_minute_counts(told: Matchday) -> None:
    await told.come_to(at(19, "08:59"))
    assert (await told.ask("rate", player="salah", mark="9")).post.title == "9 for Mohamed Salah"


async def test_who_did_not_play_cannot_be_rated(ended: Matchday) -> None:
    answer = await ended.ask("rate", player="Endo", mark="6")
    assert answer.post.title == "Wataru Endo did not play"


async def test_who_came_on_can_be_rated(ended: Matchday) -> None:
    assert (await ended.ask("rate", player="Danns", mark="6")).post.title == "6 for Jayden Danns"


async def test_a_player_of_the_other_side_can_be_rated_by_name(ended: Matchday) -> None:
    assert (await ended.ask("rate", player="de Roon", mark="8")).post.title == "8 for Marten de Roon"
    assert "Atalanta: Marten de Roon 8" in await ended.read("rate", player="salah", mark="7")


async def test_a_surname_of_two_words_typed_without_quotes(ended: Matchday) -> None:
    answer = await ended.ask("rate", player="van", team="dijk", mark="8")
    assert answer.post.title == "8 for Virgil van Dijk"


@pytest.mark.parametrize("mark", ["11", "0.5", "7.3", "nan", "inf", "good", "-3", ""])
async def test_what_is_no_mark_is_not_kept(ended: Matchday, mark: str) -> None:
    answer = await ended.ask("rate", player="salah", mark=mark)
    assert answer.private
    assert "1 to 10" in await ended.read("rate", player="salah", mark=mark)
    assert "Rated" not in await ended.read("rate")


async def test_halves_are_no_marks_where_the_ballot_has_none(ended: Matchday) -> None:
    ended.desk = Desk(ended.database, ended.clock, rules=BallotRules(halves=False))
    assert (await ended.ask("rate", player="salah", mark="7.5")).post.title == "“7.5” is not a mark"
    assert (await ended.ask("rate", player="salah", mark="7")).post.title == "7 for Mohamed Salah"


async def test_an_account_that_is_too_new_hears_from_when_on_it_can_vote(ended: Matchday) -> None:
    ended.desk = Desk(ended.database, ended.clock, rules=BallotRules(account_days=7))
    young = Request("rate", {"player": "salah", "mark": "7"}, REDS, "1", since=at(14, "12:00"))
    said = (await ended.desk.answer(young)).post
    assert said.title == "Your account is still too new to vote"
    old = replace(young, person="2", since=at(1, "12:00"))
    assert (await ended.desk.answer(old)).post.title == "7 for Mohamed Salah"


async def test_the_button_of_a_post_means_the_match_of_that_post(ended: Matchday) -> None:
    played, other = "atalanta-liverpool-2024-04-18", "liverpool-atalanta-2024-04-11"
    assert (await ended.ask("rate", NOBODY, match=played)).post.sheet is not None
    assert (
        await ended.ask("rate", NOBODY, match=other)
    ).post.title == "Voting is closed: Liverpool v Atalanta"


async def test_a_team_that_is_named_opens_its_match(ended: Matchday) -> None:
    for given in ({"team": "Liverpool"}, {"player": "Liverpool"}):
        answer = await ended.ask("rate", NOBODY, "fan", **given)
        assert answer.post.sheet is not None


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
