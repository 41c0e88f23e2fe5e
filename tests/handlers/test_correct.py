"""Moderators correct what is known for their community: before and after, asked once more, undone."""

import pytest

from bot.chat import Answer, Channel, Request
from bot.knowledge.dossier import Dossier
from bot.knowledge.match import Score, Status
from bot.knowledge.ratings import Mark
from bot.knowledge.team_news import AbsenceStatus
from storage import audit, dossiers
from tests.handlers.matchday import LEADING, LONDON, MARKED, REDS, Matchday, at
from tests.handlers.press import MATCH, labels, moderate, press, words


async def known(told: Matchday, scope: int | None = 1) -> Dossier:
    async with told.database.read() as conn:
        return await dossiers.load(conn, MATCH, scope)


async def correct(told: Matchday, what: str, value: str) -> Answer:
    return await moderate(told, "correct", what=what, value=value)


async def corrected(told: Matchday, what: str, value: str) -> Answer:
    return await press(told, await correct(told, what, value), "Yes, correct it")


async def test_before_and_after_are_shown_and_nothing_changes_until_yes(told: Matchday) -> None:
    asked = await correct(told, "kickoff", "tomorrow 20:15")
    assert asked.private
    assert "~Thu 18 Apr, 20:00 BST~ → Thu 18 Apr, 20:15 BST" in words(asked)
    assert (await known(told)).kickoff_at == at(18, "19:00")
    await press(told, asked, "Yes, correct it")
    assert (await known(told)).kickoff_at == at(18, "19:15")
    assert (await known(told, None)).kickoff_at == at(18, "19:00")


async def test_yes_twice_is_one_correction(told: Matchday) -> None:
    asked = await correct(told, "kickoff", "20:15")
    await press(told, asked, "Yes, correct it")
    assert (await press(told, asked, "Yes, correct it")).post.title == "That button is used up"
    async with told.database.read() as conn:
        assert len(await audit.entries(conn, 1)) == 1


async def test_undo_takes_the_last_one_back_and_shows_it_and_again_says_it_again(told: Matchday) -> None:
    await corrected(told, "kickoff", "20:15")
    done = await corrected(told, "kickoff", "20:30")
    undone = await press(told, done, "Undo")
    assert "~Thu 18 Apr, 20:30 BST~ → Thu 18 Apr, 20:15 BST" in words(undone)
    assert (await known(told)).kickoff_at == at(18, "19:15")
    await press(told, undone, "Undo one more")
    assert (await known(told)).kickoff_at == at(18, "19:00")
    assert (await moderate(told, "undo")).post.title == "Nothing to take back"
    await press(told, undone, "Correct it again")
    assert (await known(told)).kickoff_at == at(18, "19:30")


async def test_the_audit_says_who_what_before_after_and_what_was_undone(told: Matchday) -> None:
    asked = await correct(told, "kickoff", "postponed")
    yes = Request("correct", dict(asked.post.actions[0].arguments), REDS, "ann", LONDON, True, name="Ann")
    await told.desk.answer(yes)
    await moderate(told, "undo", REDS, "bob")
    async with told.database.read() as conn:
        undo, correction = await audit.entries(conn, 1)
    assert (correction.entry.who, correction.entry.name, correction.undone) == ("web:ann", "Ann", undo.id)
    assert correction.entry.before == {"is": "scheduled"}
    assert isinstance(correction.entry.after, dict)
    assert correction.entry.after["is"] == "postponed"
    assert (undo.entry.what, undo.entry.who, undo.entry.after) == ("undo", "web:bob", {"is": "scheduled"})


async def test_whether_it_is_played(told: Matchday) -> None:
    await corrected(told, "kickoff", "postponed")
    assert (await known(told)).status is Status.POSTPONED
    await corrected(told, "kickoff", "Sat 20 April 17:30")
    after = await known(told)
    assert (after.status, after.kickoff_at) == (Status.SCHEDULED, at(20, "16:30"))


async def test_one_player_for_another_and_a_formation(told: Matchday) -> None:
    before = (await known(told)).predicted["liverpool"].value  # type: ignore[index]  # the key is a text
    place = before.starters.index("Luis Díaz")
    await corrected(told, "line-up", "Gakpo for Diaz")
    await corrected(told, "lineup", "Liverpool 4-4-2")
    after = (await known(told)).predicted["liverpool"].value  # type: ignore[index]
    assert (after.starters[place], after.formation, len(set(after.starters))) == ("Cody Gakpo", "4-4-2", 11)


async def test_a_whole_eleven(told: Matchday) -> None:
    eleven = (
        "4-2-3-1 Kelleher, Gomez, Konate, Van Dijk, Robertson, Endo, Jones, Elliott, Gakpo, Szoboszlai, Salah"
    )
    await corrected(told, "lineup", eleven)
    after = (await known(told)).predicted["liverpool"].value  # type: ignore[index]
    assert (after.starters[0], after.formation) == ("Caoimhin Kelleher", "4-2-3-1")


async def test_a_final_score_keeps_all_else_about_the_result(ended: Matchday) -> None:
    asked = await correct(ended, "score", "0-2")
    assert "~0–1" in words(asked)
    await press(ended, asked, "Yes, correct it")
    final = (await known(ended)).final
    assert final is not None
    assert final.score == Score(0, 2)


async def test_a_papers_mark_stays_the_papers(ended: Matchday) -> None:
    await ended.come_to(MARKED)
    before = await known(ended)
    [paper] = [source for source, marks in before.marks.items() if ("liverpool", "Mohamed Salah") in marks][
        :1
    ]
    await corrected(ended, "mark", f"Salah 8.5 {paper.name}")
    after = await known(ended)
    about = next(key for key in after.marks[paper] if key[1] == "Mohamed Salah")
    assert after.marks[paper][about] == Mark(8.5)
    assert set(after.marks) == set(before.marks)
    assert (await known(ended, None)).marks[paper][about] != Mark(8.5)


async def test_who_is_out_until_when(told: Matchday) -> None:
    await corrected(told, "absence", "Gakpo out knee until 8 May")
    absent = {one.player: one.absence.value for one in (await known(told)).absentees}
    assert (absent["Cody Gakpo"].status, absent["Cody Gakpo"].reason) == (AbsenceStatus.OUT, "knee")
    await moderate(told, "undo")
    assert "Cody Gakpo" not in {one.player for one in (await known(told)).absentees}


@pytest.mark.parametrize(
    ("what", "value", "title"),
    [
        ("", "", "How to correct something"),
        ("weather", "sunny", "How to correct something"),
        ("kickoff", "when it suits", "When is kickoff? “when it suits”"),
        ("kickoff", "16 April 2024 20:00", "That has passed"),
        ("kickoff", "18 April 2034 20:00", "That is far away"),
        ("kickoff", "20:00", "Nothing to change: the kickoff"),
        ("score", "three", "What is the score? “three”"),
        ("lineup", "Gakpo", "Who plays? “Gakpo”"),
        ("lineup", "Haaland for Salah", "Which “Haaland”?"),
        ("lineup", "Salah for Diaz", "Already in the line-up: “Mohamed Salah”"),
        ("lineup", "Salah, Diaz", "That is not an eleven"),
        ("mark", "Salah", "Which mark? “Salah”"),
        ("mark", "Salah 6", "No mark to correct: “Salah”"),
        ("absence", "Salah", "What about the player? “Salah”"),
        ("absence", "Salah out until whenever", "Until “whenever”?"),
        ("kickoff", "20:15 against Nowhere Rovers", "No team called “Nowhere Rovers”"),
    ],
)
async def test_what_makes_no_sense_is_explained_kindly(
    told: Matchday, what: str, value: str, title: str
) -> None:
    assert (await correct(told, what, value)).post.title == title


async def test_a_running_match_is_not_moved_and_has_no_final_score(told: Matchday) -> None:
    await told.come_to(LEADING)
    assert (
        await correct(told, "kickoff", "21:00 against Atalanta")
    ).post.title == "It has kicked off already"
    assert (await correct(told, "score", "3-1")).post.title == "It is not over yet"


async def test_another_communitys_buttons_do_nothing_here(told: Matchday) -> None:
    asked = await correct(told, "kickoff", "20:15")
    elsewhere = Channel("web", "nowhere")
    for arguments in (dict(asked.post.actions[0].arguments), {"again": "1"}):
        answer = await moderate(told, "correct", elsewhere, **arguments)
        assert answer.post.title == "This channel is not set up"
    assert (await moderate(told, "correct", kept="f" * 18)).post.title == "That button is used up"
    assert (await moderate(told, "correct", again="²")).post.title == "That button is used up"
    assert (await known(told)).kickoff_at == at(18, "19:00")


async def test_a_fan_cannot_press_yes(told: Matchday) -> None:
    asked = await correct(told, "kickoff", "20:15")
    button = asked.post.actions[0]
    request = Request(button.command, dict(button.arguments), REDS, "fan", LONDON)
    assert (await told.desk.answer(request)).post.title == "That is for moderators"
    assert (await known(told)).kickoff_at == at(18, "19:00")
    assert labels(await press(told, asked, "Yes, correct it")) == ["Undo"]
