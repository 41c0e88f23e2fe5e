"""A command from the box or a button, with the script and without it."""

import logging
import re
from typing import Any

import httpx
import pytest

from bot.chat import Answer, Post, Request
from bot.platforms.web.commands import COMMANDS_EACH
from bot.platforms.web.forms import LARGEST, LONGEST_TEXT
from storage import rooms
from tests.platforms.web.stage import Stage

DOOR = "/rooms/liverpool/commands"
SCRIPT = {"Accept": "application/json"}


async def ask(client: httpx.AsyncClient, **form: str) -> httpx.Response:
    return await client.post(DOOR, data=form, headers=SCRIPT)


async def room(client: httpx.AsyncClient) -> str:
    return (await client.get("/rooms/liverpool")).text


async def test_a_typed_command_reaches_the_handler(stage: Stage, anna: httpx.AsyncClient) -> None:
    await room(anna)
    answer = (await ask(anna, typed="/rate Mohamed Salah 7")).json()
    assert "player=Mohamed Salah mark=7" in answer["html"]
    [request] = stage.asked
    assert (request.command, request.arguments) == ("rate", {"player": "Mohamed Salah", "mark": "7"})
    assert (request.channel.platform, request.channel.address) == ("web", "liverpool")
    assert request.person == anna.cookies["matchday_visitor"]
    assert request.look.zone == "Europe/London"
    assert not request.may_moderate


async def test_a_button_reaches_the_handler(stage: Stage, anna: httpx.AsyncClient) -> None:
    await ask(anna, **{"command": "tie", "arg.team": "West Ham United", "from": "k1"})
    [request] = stage.asked
    assert (request.command, request.arguments) == ("tie", {"team": "West Ham United"})
    assert "/tie &#34;West Ham United&#34;" in await room(anna)


async def test_without_a_script_one_comes_back_to_the_answer(anna: httpx.AsyncClient) -> None:
    response = await anna.post(DOOR, data={"typed": "/tie Liverpool"}, follow_redirects=True)
    assert response.history[0].status_code == 303
    key = response.history[0].headers["location"].partition("#")[2]
    assert f'id="{key}"' in response.text
    assert "tie for you" in response.text
    assert "Only you see this" in response.text


async def test_an_answer_is_there_after_a_reload_and_for_nobody_else(
    anna: httpx.AsyncClient, ben: httpx.AsyncClient
) -> None:
    await ask(anna, typed="/tie Liverpool")
    assert "tie for you" in await room(anna)
    assert "tie for you" not in await room(ben)


async def test_an_answer_that_replaces_stands_where_the_button_was(anna: httpx.AsyncClient) -> None:
    first = (await ask(anna, typed="/next Liverpool")).json()
    again = (await ask(anna, **{"command": "next", "arg.team": "Atalanta", "from": first["key"]})).json()
    assert again["key"] == first["key"]
    page = await room(anna)
    assert "team=Atalanta" in page
    assert "team=Liverpool" not in page
    assert page.count("<article") == 1


async def test_what_everybody_sees_is_never_replaced(stage: Stage, anna: httpx.AsyncClient) -> None:
    await stage.say("Goal!", key="k1")
    await ask(anna, **{"command": "next", "from": "k1"})
    assert "Goal!" in await room(anna)


async def test_nobody_replaces_the_answer_of_another(anna: httpx.AsyncClient, ben: httpx.AsyncClient) -> None:
    hers = (await ask(anna, typed="/next Liverpool")).json()["key"]
    await ask(ben, **{"command": "next", "arg.team": "Atalanta", "from": hers})
    assert "team=Liverpool" in await room(anna)


async def test_an_unknown_command_is_answered_with_the_nearest(anna: httpx.AsyncClient, stage: Stage) -> None:
    html = (await ask(anna, typed="/tye Liverpool")).json()["html"]
    assert "There is no /tye here" in html
    assert ">/tie Liverpool</button>" in html
    assert stage.asked == []


async def test_a_handler_that_fails_is_answered_for_kindly(
    anna: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        response = await ask(anna, typed="/sources")
    assert response.status_code == 200
    assert "That did not work just now" in response.json()["html"]
    assert "on fire" not in response.text
    assert "on fire" in caplog.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_another_site_cannot_ask(
    stage: Stage, anna: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    response = await anna.post(DOOR, data={"typed": "/tie"}, headers=headers)
    assert response.status_code == 403
    assert stage.asked == []


async def test_our_own_page_can_ask(stage: Stage, anna: httpx.AsyncClient) -> None:
    headers = {"Origin": stage.url, "Sec-Fetch-Site": "same-origin", **SCRIPT}
    assert (await anna.post(DOOR, data={"typed": "/tie"}, headers=headers)).status_code == 200


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ({"data": {"typed": "/tie " + "a" * 400}}, 422),
        ({"data": {"typed": "a" * LARGEST}}, 413),
        ({"content": b"typed=%ff%fe", "headers": {"Content-Type": "application/x-www-form-urlencoded"}}, 422),
        ({"data": {f"arg.{n}": "x" for n in range(100)}}, 422),
        ({"json": {"typed": "/tie"}}, 415),
        ({"files": {"typed": b"x"}}, 415),
    ],
    ids=["long line", "large body", "not UTF-8", "many fields", "JSON", "a file"],
)
async def test_what_is_too_much_is_refused(
    stage: Stage, anna: httpx.AsyncClient, request_: dict[str, Any], code: int
) -> None:
    assert (await anna.post(DOOR, **request_)).status_code == code
    assert stage.asked == []


async def test_a_line_break_or_a_zero_byte_does_no_harm(stage: Stage, anna: httpx.AsyncClient) -> None:
    assert (await ask(anna, typed="/tie\x00 Liver\npool")).status_code == 200
    assert stage.asked[0].arguments == {"team": "Liver pool"}


async def test_an_impatient_visitor_is_asked_to_wait(anna: httpx.AsyncClient, ben: httpx.AsyncClient) -> None:
    await room(anna)
    for _ in range(COMMANDS_EACH.at_once):
        assert (await ask(anna, typed="/tie")).status_code == 200
    refused = await ask(anna, typed="/tie")
    assert refused.status_code == 429
    assert "One moment, please" in refused.json()["error"]
    assert int(refused.headers["retry-after"]) >= 1
    page = await anna.post(DOOR, data={"typed": "/tie"})
    assert page.status_code == 429
    assert "Back to Liverpool fans" in page.text
    assert (await ask(ben, typed="/tie")).status_code == 200


async def test_completion_offers_whole_lines(anna: httpx.AsyncClient) -> None:
    choices = (await anna.get("/rooms/liverpool/complete", params={"typed": "/tie li"})).json()["choices"]
    assert choices == [{"label": "Liverpool", "value": "/tie Liverpool", "detail": "Whose match"}]


async def test_completion_does_not_offer_what_moderators_do(anna: httpx.AsyncClient) -> None:
    choices = (await anna.get("/rooms/liverpool/complete", params={"typed": "/pau"})).json()["choices"]
    assert choices == []


ARTICLE = "Atalanta v Liverpool\n\nOut: Jota (knee)\nDoubt: “Salah”"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
async def test_an_article_keeps_its_lines(stage: Stage, anna: httpx.AsyncClient, ends: str) -> None:
    """A browser sends each line break as two characters."""
    html = (await ask(anna, typed=f"/read\n{ARTICLE}".replace("\n", ends))).json()["html"]
    assert stage.asked[0].arguments == {"article": ARTICLE}
    assert "/read Atalanta v Liverpool Out: Jota" in html


async def test_a_long_article_is_taken_and_not_shown_again(stage: Stage, anna: httpx.AsyncClient) -> None:
    article = "\n".join(["Núñez is out, and so is Díaz. 😀"] * 700)
    await ask(anna, typed=f"/read {article}")
    assert stage.asked[0].arguments == {"article": article}
    assert re.search(r"<bdi>/read [^<]{200,292}…</bdi>", await room(anna))


async def test_an_article_can_be_too_long(stage: Stage, anna: httpx.AsyncClient) -> None:
    answer = await ask(anna, typed="/read " + "a" * LONGEST_TEXT)
    assert (answer.status_code, stage.asked) == (422, [])
    assert "25,000 characters at most" in answer.json()["error"]


async def forgotten(stage: Stage, client: httpx.AsyncClient) -> dict[str, Any]:
    """Has a visitor ask to be forgotten, by a button of an answer; gives what the script is told."""

    async def forget(request: Request) -> Answer:
        async with stage.history.store.write() as conn:
            await rooms.forget(conn, [request.person])
        return Answer(Post("You are forgotten"), private=True, replaces=True)

    await room(client)
    pressed = (await ask(client, typed="/tie Liverpool")).json()["key"]
    stage.answers["me"] = forget
    said: dict[str, Any] = (await ask(client, **{"command": "me", "from": pressed})).json()
    return said


async def test_who_is_forgotten_is_somebody_new(stage: Stage, anna: httpx.AsyncClient) -> None:
    await room(anna)
    before = anna.cookies["matchday_visitor"]
    assert (await forgotten(stage, anna))["anew"]
    assert anna.cookies["matchday_visitor"] != before
    page = await room(anna)
    assert "tie for you" not in page
    assert "You are forgotten" in page


async def test_who_presses_a_button_stays_who_they_are(stage: Stage, anna: httpx.AsyncClient) -> None:
    pressed = (await ask(anna, typed="/next Liverpool")).json()
    before = anna.cookies["matchday_visitor"]
    again = (await ask(anna, **{"command": "next", "from": pressed["key"]})).json()
    assert (pressed["anew"], again["anew"]) == (False, False)
    assert anna.cookies["matchday_visitor"] == before
