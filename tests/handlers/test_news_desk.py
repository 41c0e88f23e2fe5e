"""What moderators say themselves: it holds in their community, beats the press, and can be taken back."""

from datetime import date

import pytest

from bot.chat import Channel, Request
from bot.knowledge.team_news import Absence, AbsenceStatus
from handlers.news_words import Written, read
from storage import dossiers
from tests.handlers.matchday import LONDON, REDS, Matchday
from tests.handlers.press import MATCH, labels, moderate, press, words


async def absence_of(told: Matchday, player: str, scope: int | None = 1) -> Absence | None:
    async with told.database.read() as conn:
        dossier = await dossiers.load(conn, MATCH, scope)
    return next((a.absence.value for a in dossier.absentees if a.player == player), None)


async def test_a_moderator_says_who_is_out(told: Matchday) -> None:
    answer = await moderate(
        told, "news", do="add", player="Gakpo", status="out", reason="knee", until="8 May"
    )
    assert answer.private
    assert words(answer).startswith("Noted: Cody Gakpo")
    assert await absence_of(told, "Cody Gakpo") == Absence(AbsenceStatus.OUT, "knee", date(2024, 5, 8))
    assert await absence_of(told, "Cody Gakpo", None) is None
    assert "Cody Gakpo (knee)" in await told.read("teamnews")
    assert "Moderators" in await told.read("teamnews")


async def test_an_absence_until_a_day_is_for_every_match_before_it(told: Matchday) -> None:
    long = words(await moderate(told, "news", do="add", player="Gakpo", status="out", until="8 May"))
    assert "Atalanta v Liverpool" in long
    assert "Fulham v Liverpool" in long
    short = words(await moderate(told, "news", do="add", player="Gakpo", status="doubt"))
    assert "Fulham v Liverpool" not in short


async def test_typed_in_one_line(told: Matchday) -> None:
    await moderate(told, "news", do="add", player="Conor", status="Bradley", reason="back", until="")
    assert await absence_of(told, "Conor Bradley") == Absence(AbsenceStatus.RETURNING)


async def test_it_is_withdrawn_by_name_or_button_and_said_again(told: Matchday) -> None:
    before = await absence_of(told, "Conor Bradley")
    noted = await moderate(told, "news", do="add", player="Conor Bradley", status="back")
    assert await absence_of(told, "Conor Bradley") != before
    gone = await press(told, noted, "Withdraw: Conor Bradley")
    assert await absence_of(told, "Conor Bradley") == before
    again = await press(told, gone, "Say it again: Conor Bradley")
    assert await absence_of(told, "Conor Bradley") == Absence(AbsenceStatus.RETURNING)
    assert labels(again) == ["Withdraw: Conor Bradley"]
    await moderate(told, "news", do="withdraw", player="Bradley")
    assert await absence_of(told, "Conor Bradley") == before


async def test_pressing_twice_withdraws_once(told: Matchday) -> None:
    noted = await moderate(told, "news", do="add", player="Gakpo", status="out")
    await press(told, noted, "Withdraw: Cody Gakpo")
    twice = await press(told, noted, "Withdraw: Cody Gakpo")
    assert twice.post.title
    assert await absence_of(told, "Cody Gakpo") is None


async def test_the_list_has_what_was_said_with_a_button_each(told: Matchday) -> None:
    assert (await moderate(told, "news")).post.title == "No news of your own"
    await moderate(told, "news", do="add", player="Gakpo", status="out")
    await moderate(told, "news", do="add", player="Gakpo", status="doubt")
    listed = await moderate(told, "news")
    assert "Cody Gakpo: doubtful" in words(listed)
    assert labels(listed) == ["Withdraw: Cody Gakpo"]


async def test_nobody_of_that_name_is_asked_back(told: Matchday) -> None:
    answer = await moderate(told, "news", do="add", player="Haaland", status="out", reason="foot")
    assert answer.post.title.startswith("Which “Haaland”")
    for action in answer.post.actions:
        assert (action.arguments["status"], action.arguments["reason"]) == ("out", "foot")


@pytest.mark.parametrize(
    "given",
    [
        {"do": "add"},
        {"do": "add", "player": "Gakpo"},
        {"do": "sing"},
        {"do": "withdraw"},
        {"player": "Gakpo"},
        {"do": "withdraw", "claim": "x"},
    ],
)
async def test_what_makes_no_sense_is_explained(told: Matchday, given: dict[str, str]) -> None:
    assert (await moderate(told, "news", **given)).post.title == "How to tell news"


async def test_a_day_that_is_none_is_asked_for(told: Matchday) -> None:
    answer = await moderate(told, "news", do="add", player="Gakpo", status="out", until="someday")
    assert answer.post.title == "Until “someday”?"
    assert await absence_of(told, "Cody Gakpo") is None


async def test_a_claim_of_another_community_is_not_withdrawn(told: Matchday) -> None:
    answer = await moderate(told, "news", do="withdraw", claim="1")
    assert answer.post.title == "No news of your own"
    assert await absence_of(told, "Conor Bradley") is not None


async def test_fans_say_nothing(told: Matchday) -> None:
    given = {"do": "add", "player": "Gakpo", "status": "out"}
    answer = await told.desk.answer(Request("news", given, REDS, "fan", LONDON))
    assert answer.post.title == "That is for moderators"
    assert await absence_of(told, "Cody Gakpo") is None


async def test_a_channel_that_is_not_set_up_tells_nobody(told: Matchday) -> None:
    nowhere = Channel("web", "nowhere")
    answer = await moderate(told, "news", nowhere, do="add", player="Gakpo", status="out")
    assert answer.post.title == "This channel is not set up"
    assert await absence_of(told, "Cody Gakpo", None) is None


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ({}, Written("")),
        (
            {"do": "add", "player": "Virgil", "status": "van", "reason": "Dijk", "until": "suspended"},
            Written("add", "Virgil van Dijk", AbsenceStatus.SUSPENDED),
        ),
        (
            {"do": "Add", "player": "Salah", "status": "Out", "reason": "ankle until 8 May"},
            Written("add", "Salah", AbsenceStatus.OUT, "ankle", "8 May"),
        ),
        (
            {
                "do": "add",
                "player": "Salah",
                "status": "out",
                "reason": "three weeks",
                "until": "until 8 May",
            },
            Written("add", "Salah", AbsenceStatus.OUT, "three weeks", "8 May"),
        ),
        ({"do": "withdraw", "player": "Luis", "status": "Díaz"}, Written("withdraw", "Luis Díaz")),
    ],
)
def test_how_it_is_read(given: dict[str, str], written: Written) -> None:
    assert read(given) == written
