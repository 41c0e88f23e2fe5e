"""The marks of the press and the fans."""

import pytest

from bot.chat import Action
from bot.knowledge.ballot import Role
from storage import ballots
from tests.handlers.matchday import (
    DEA,
    EUROPE,
    MARKED,
    NEXT_MORNING,
    REDS,
    Matchday,
)


async def test_before_the_match_the_last_marks_are_those_of_the_first_leg(told: Matchday) -> None:
    assert (await told.ask("ratings")).post.title == "Ratings: Liverpool v Atalanta"


async def test_right_after_full_time_the_ballot_is_open(ended: Matchday) -> None:
    answer = await ended.ask("ratings")
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


async def test_all_platforms_fill_one_tally(told: Matchday) -> None:
    await told.come_to(MARKED)
    await told.ask("rate", REDS, "1", player="salah", mark="8")
    await told.ask("rate", DEA, "2", player="salah", mark="7")
    await told.ask("rate", EUROPE, "3", player="salah", mark="6")
    await told.come_to(NEXT_MORNING)
    assert "Fans: 7.0 from 3 ballots" in await told.read("ratings", player="salah")


async def test_averages_are_hidden_until_the_ballot_closes_and_the_count_is_told(told: Matchday) -> None:
    await told.come_to(MARKED)
    await told.ask("rate", player="salah", mark="9.5")
    for said in (await told.read("ratings"), await told.read("ratings", player="salah")):
        assert "9.5" not in said
        assert "the fans' averages come then. 1 ballot so far." in said
        assert "Fans:" not in said.replace("Fans: a rehearsal's crowd, invented", "")
        assert "Bergamo e Sport" in said
    await told.come_to(NEXT_MORNING)
    assert "9.5 (1)" in await told.read("ratings")


async def test_the_ballot_counts_those_who_voted(ended: Matchday) -> None:
    await ended.ask("rate", REDS, "1", player="salah", mark="8")
    await ended.ask("rate", DEA, "2", player="salah", mark="7")
    assert "2 ballots so far." in await ended.read("ratings")


async def test_where_nobody_voted_the_press_stands_alone(told: Matchday) -> None:
    await told.come_to(NEXT_MORNING)
    assert "Fans" not in await told.read("ratings")


async def test_a_team_that_nobody_knows_is_said_to_be_unknown(told: Matchday) -> None:
    await told.come_to(MARKED)
    assert (await told.ask("ratings", team="Xyzzy")).post.title == "No team called “Xyzzy”"


async def test_where_only_the_referee_was_rated_nobody_is_asked_for_marks_any_more(ended: Matchday) -> None:
    sheet = (await ended.ask("rate")).post.sheet
    assert sheet is not None
    async with ended.database.read() as conn:
        [ballot] = await ballots.latest(conn, 1)
        kept = await ballots.by_id(conn, ballot[0])
    assert kept is not None
    referee = next(one for one in kept.candidates if one.role is Role.REFEREE)
    await ended.ask("rate", REDS, "fan", **sheet.arguments, p=str(referee.number), m="12")
    assert (await ended.ask("ratings")).post.title == "Rate the players: Atalanta v Liverpool"
    ended.clock.instant = kept.closes_at
    assert "Rate" not in (await ended.ask("ratings")).post.title


async def test_the_button_beside_the_picture_tells_every_mark_in_words(told: Matchday) -> None:
    await told.come_to(MARKED)
    shown = await told.ask("ratings", team="Liverpool")
    assert shown.post.card is not None
    words = await told.press(shown, "All marks in words")
    assert words.post.card is None
    assert set(words.post.blocks) == set(shown.post.blocks)
