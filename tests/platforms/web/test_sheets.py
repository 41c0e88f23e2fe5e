"""A sheet as a form, and what a form brings back."""

import re

import httpx
import pytest

from bot.chat import Blank, Choice, Sheet
from bot.platforms.web import sheets
from tests.platforms.web.ballot_desk import BallotDesk
from tests.platforms.web.stage import Stage

DOOR = "/rooms/liverpool/commands"
SCALE = (Choice("6", "12"), Choice("7", "14"))
SHEET = Sheet(
    "rate",
    {"b": "17"},
    (
        Blank("1", "Kelleher", "Liverpool", value="12"),
        Blank("2", "Salah", "Liverpool"),
        Blank("3", "Musso", "Atalanta", value="13"),
        Blank("pick", "Man of the match", choices=(Choice("Salah", "2"),)),
    ),
    SCALE,
)


@pytest.fixture
def desk(stage: Stage) -> BallotDesk:
    desk = BallotDesk()
    stage.answers["marks"] = desk.marks
    return desk


async def opened(client: httpx.AsyncClient) -> dict[str, str]:
    """Opens a sheet without a script; gives the fields that its form would send."""
    html = (await client.post(DOOR, data={"typed": "/marks"}, follow_redirects=True)).text
    return fields(html)


def fields(html: str) -> dict[str, str]:
    form = html.partition('<form class="sheet"')[2].partition("</form>")[0]
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form))
    selects = re.findall(r'<select [^>]*name="([^"]+)" data-saved="([^"]*)"', form)
    return hidden | dict(selects)


def test_blanks_stand_under_their_headings() -> None:
    form = sheets.form(SHEET)
    assert [(heading, [row.label for row in rows]) for heading, rows in form.groups] == [
        ("Liverpool", ["Kelleher", "Salah"]),
        ("Atalanta", ["Musso"]),
        ("", ["Man of the match"]),
    ]


def test_marks_are_counted_and_what_has_its_own_choices_is_no_mark() -> None:
    form = sheets.form(SHEET)
    assert (form.given, form.marks) == (1, 3)


def test_what_is_filled_in_and_what_is_emptied_is_sent() -> None:
    sent = {"1": "", "2": "14", "pick": "2"}
    assert sheets.filled(SHEET, sent) == sent


def test_what_was_empty_and_is_so_still_is_not_sent() -> None:
    assert sheets.filled(SHEET, {"1": "12", "2": "", "pick": ""}) == {"1": "12"}


def test_a_mark_that_the_form_cannot_show_is_not_taken_away() -> None:
    assert sheets.filled(SHEET, {"3": ""}) == {}


def test_a_form_has_no_blanks_of_its_own_making() -> None:
    assert sheets.filled(SHEET, {"99": "12", "b": "3"}) == {}


def test_of_a_sheet_that_is_gone_only_marks_are_taken() -> None:
    assert sheets.filled(None, {"1": "12", "2": ""}) == {"1": "12"}


async def test_a_fan_rates_without_a_script(stage: Stage, anna: httpx.AsyncClient, desk: BallotDesk) -> None:
    form = await opened(anna)
    form |= {"blank.1": "13", "blank.3": "18", "blank.pick": "3"}
    html = (await anna.post(DOOR, data=form, follow_redirects=True)).text
    assert stage.asked[-1].arguments == {"b": "17", "blank.1": "13", "blank.3": "18", "blank.pick": "3"}
    assert html.count("<article") == 1
    assert '<option value="13" selected>6.5</option>' in html
    assert ">2 of 5</span>" in html


async def test_a_mark_is_taken_back(stage: Stage, anna: httpx.AsyncClient, desk: BallotDesk) -> None:
    desk.saved["1"] = "13"
    form = await opened(anna)
    assert form["blank.1"] == "13"
    await anna.post(DOOR, data=form | {"blank.1": ""})
    assert desk.saved["1"] == ""


async def test_a_form_sent_twice_is_one_sheet(anna: httpx.AsyncClient, desk: BallotDesk) -> None:
    form = await opened(anna) | {"blank.1": "13"}
    await anna.post(DOOR, data=form)
    html = (await anna.post(DOOR, data=form, follow_redirects=True)).text
    assert html.count("<article") == 1
    assert desk.saved == {"1": "13"}


async def test_an_old_page_does_not_take_back_what_was_given_elsewhere(
    anna: httpx.AsyncClient, desk: BallotDesk
) -> None:
    """The form knows which revision of the sheet it was made of."""
    old = await opened(anna)
    await anna.post(DOOR, data=old | {"blank.1": "13"})
    await anna.post(DOOR, data=old | {"blank.2": "16"})
    assert desk.saved == {"1": "13", "2": "16"}


async def test_a_sheet_with_everybody_on_it_can_be_sent(
    stage: Stage, anna: httpx.AsyncClient, desk: BallotDesk
) -> None:
    form = await opened(anna) | {f"blank.{n}": "" for n in range(6, 50)}
    assert (await anna.post(DOOR, data=form)).status_code == 303


async def test_keys_are_for_those_who_have_no_form(anna: httpx.AsyncClient, desk: BallotDesk) -> None:
    html = (await anna.post(DOOR, data={"typed": "/marks"}, follow_redirects=True)).text
    assert html.count("<button", html.index("<article"), html.index("</article>")) == 2
    assert "Same as the press" in html
    assert "Save my marks" in html
