"""The settings pages: they show how a channel is set up, give commands, and show what became of them."""

import json
import logging
import re

import pytest

from bot.chat import Answer, Request
from storage import audit
from tests.handlers.matchday import DEA
from tests.platforms.web.dashboard.stage import DashboardStage, Signed


async def page(ann: Signed, number: int, path: str = "") -> str:
    answer = await ann.client.get(f"/dashboard/{number}{path}")
    assert answer.status_code == 200, answer.text
    return answer.text


async def test_the_channels_are_listed_by_community(desk: DashboardStage, ann: Signed) -> None:
    shown = (await ann.client.get("/dashboard")).text
    assert set(re.findall(r"<bdi>([a-z-]+)</bdi></a>", shown)) == {
        "liverpool", "atalanta", "europa-league", "neutral"
    }  # fmt: skip
    assert "The site" in shown


async def test_a_section_shows_how_it_stands(desk: DashboardStage, ann: Signed) -> None:
    shown = await page(ann, (await desk.kept()).id, "/settings/reminders")
    assert "2 hours before kickoff" in shown
    assert "/reminders add" not in shown  # a form does that here
    assert 'name="part.lead"' in shown


async def test_an_unknown_section_is_not_there(desk: DashboardStage, ann: Signed) -> None:
    answer = await ann.client.get(f"/dashboard/{(await desk.kept()).id}/settings/narnia")
    assert answer.status_code == 404


async def test_a_change_is_saved_noted_and_said(desk: DashboardStage, ann: Signed) -> None:
    known = await desk.kept()
    sent = {"form": "quiet-hours", "part_from": "23:00", "part_until": "08:00"}
    answer = await ann.give(known.id, "quiet", **sent)
    assert 'id="answer" class="answer saved"' in answer.text
    assert "<title>Saved: Quiet hours" in answer.text
    assert (await desk.kept()).quiet == ("23:00", "08:00")
    async with desk.joined.database.read() as conn:
        [entry] = [one for one in await audit.entries(conn, known.community) if one.entry.what == "quiet"]
    assert entry.entry.channel == known.id


async def test_what_was_not_understood_is_said_and_what_was_written_stays(
    desk: DashboardStage, ann: Signed
) -> None:
    answer = await ann.give((await desk.kept()).id, "follow", form="follow", arg_what="Narnia")
    assert 'class="answer said"' in answer.text
    assert "I know no “Narnia”" in answer.text
    assert 'value="Narnia"' in answer.text
    assert await desk.followed() == ["team:liverpool"]


async def test_a_question_shows_itself_and_no_forms(desk: DashboardStage, ann: Signed) -> None:
    number = (await desk.kept()).id
    answer = await ann.give(number, "pause", form="pause", arg_until="2h")
    assert 'class="answer question"' in answer.text
    assert 'name="arg.sure" value="1"' in answer.text
    assert 'name="arg.until" value=""' not in answer.text
    assert (await desk.kept()).paused_reason is None


async def test_a_question_can_be_left_as_it_is(desk: DashboardStage, ann: Signed) -> None:
    number = (await desk.kept()).id
    answer = await ann.give(number, "correct", arg_what="kickoff", arg_value="tomorrow 21:00")
    assert 'class="answer question"' in answer.text
    left = f'<a class="button" href="/dashboard/{number}/settings/correct">No, leave it</a>'
    assert answer.text.count(left) == 1
    paused = await ann.give(number, "pause")  # that question has such a button of its own
    assert paused.text.count("No, leave it") == 1


async def test_a_pause_is_told_on_every_page(desk: DashboardStage, ann: Signed) -> None:
    number = (await desk.kept()).id
    answer = await ann.give(number, "pause", arg_sure="1")
    assert "Nothing is posted in this channel now." in answer.text
    assert "Nothing is posted in this channel now." in await page(ann, number, "/settings/options")


async def test_another_language_is_the_pages_too(desk: DashboardStage, ann: Signed) -> None:
    answer = await ann.give((await desk.kept()).id, "options", arg_option="language", arg_value="German")
    assert '<html lang="de">' in answer.text


async def test_an_export_is_a_download_and_an_import_asks_first(desk: DashboardStage, ann: Signed) -> None:
    number = (await desk.kept()).id
    export = await ann.give(number, "settings", arg_do="export")
    assert export.headers["content-disposition"].endswith("matchday-settings.json")
    settings = json.loads(export.content)
    settings["zone"] = "Europe/Rome"
    answer = await ann.client.post(
        f"/dashboard/{number}/command",
        data={"csrf": ann.csrf, "command": "settings", "arg.do": "import", "arg.settings": ""},
        files={"file.settings": ("mine.json", json.dumps(settings).encode(), "application/json")},
    )
    assert 'class="answer question"' in answer.text
    assert "Europe/London → Europe/Rome" in answer.text
    assert (await desk.kept()).look.zone == "Europe/London"


async def test_settings_are_copied_within_the_community(desk: DashboardStage, ann: Signed) -> None:
    number, other = (await desk.kept()).id, (await desk.kept(DEA)).id
    assert f'<option value="{other}">atalanta</option>' in await page(ann, number, "/settings/file")
    await ann.give(number, "settings", arg_do="copy", arg_to=str(other), arg_sure="1")
    assert await desk.followed(DEA) == ["team:liverpool"]


async def test_a_file_that_is_no_text_is_refused_in_words(desk: DashboardStage, ann: Signed) -> None:
    answer = await ann.client.post(
        f"/dashboard/{(await desk.kept()).id}/command",
        data={"csrf": ann.csrf, "command": "settings", "arg.do": "import"},
        files={"file.settings": ("photo.png", b"\x89PNG\r\n\xff\xfe", "image/png")},
    )
    assert answer.status_code == 422
    assert "That file is no text." in answer.text


async def test_a_command_that_is_not_there_changes_nothing(desk: DashboardStage, ann: Signed) -> None:
    answer = await ann.give((await desk.kept()).id, "narnia")
    assert "That button is from an older page. Nothing was changed." in answer.text


async def test_a_desk_that_fails_is_told_kindly_and_logged(
    desk: DashboardStage, ann: Signed, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    answers = desk.joined.desk.answer

    async def fails(request: Request) -> Answer:
        if request.arguments.get("hours"):
            raise RuntimeError("the store is on fire")
        return await answers(request)

    monkeypatch.setattr(desk.joined.desk, "answer", fails)
    with caplog.at_level(logging.ERROR):
        answer = await ann.give((await desk.kept()).id, "quiet", arg_hours="off")
    assert "That did not work just now. Try again in a moment." in answer.text
    assert "on fire" not in answer.text
    assert "on fire" in caplog.text


async def test_an_answer_without_a_section_leads_back(desk: DashboardStage, ann: Signed) -> None:
    number = (await desk.kept()).id
    answer = await ann.give(number, "upcoming", arg_post="nothing", back="calendar/x1")
    assert f'<a href="/dashboard/{number}/calendar/x1">' in answer.text
    forged = await ann.give(number, "upcoming", arg_post="nothing", back="//evil.example")
    assert f'<a href="/dashboard/{number}/calendar">' in forged.text


async def test_a_form_of_another_session_is_refused(desk: DashboardStage, ann: Signed) -> None:
    ann.csrf = "0" * 64
    answer = await ann.give((await desk.kept()).id, "quiet", arg_hours="23:00 8:00")
    assert answer.status_code == 403
    assert (await desk.kept()).quiet is None


async def test_names_are_escaped(desk: DashboardStage, ann: Signed) -> None:
    answer = await ann.give((await desk.kept()).id, "follow", arg_what="<script>alert(1)</script>")
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert" in answer.text


async def test_an_argument_completes(desk: DashboardStage, ann: Signed) -> None:
    number = (await desk.kept()).id

    async def proposed(of: str, typed: str) -> list[str]:
        found = await ann.client.get(f"/dashboard/{number}/complete", params={"of": of, "typed": typed})
        return [one["value"] for one in found.json()["choices"]]

    assert "Atalanta" in await proposed("follow what", "atal")
    assert "Europe/Rome" in await proposed("options value zone", "rome")
    assert "Deutsch" in await proposed("options value language", "germ")
    assert await proposed("narnia what", "a") == []
    assert await proposed("", "") == []


async def test_an_answers_address_leads_to_the_settings(desk: DashboardStage, ann: Signed) -> None:
    number = (await desk.kept()).id
    answer = await ann.client.get(f"/dashboard/{number}/command")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/dashboard/{number}")


async def test_nobody_sees_a_page_without_a_session(desk: DashboardStage) -> None:
    number = (await desk.kept()).id
    async with desk.visitor() as stranger:
        for path in ("", f"/{number}", f"/{number}/settings/quiet", f"/{number}/complete"):
            assert (await stranger.get(f"/dashboard{path}")).status_code == 401, path
        sent = {"command": "quiet", "arg.hours": "23:00 8:00"}
        assert (await stranger.post(f"/dashboard/{number}/command", data=sent)).status_code == 401
    assert (await desk.kept()).quiet is None
