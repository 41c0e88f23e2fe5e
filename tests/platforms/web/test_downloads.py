"""A file that an answer brings."""

from base64 import b64decode

import httpx
import pytest

from bot.chat import File
from bot.platforms.web.downloads import attachment
from tests.platforms.web.ballot_desk import export
from tests.platforms.web.stage import Stage

DOOR = "/rooms/liverpool/commands"


@pytest.fixture(autouse=True)
def exporting(stage: Stage) -> None:
    stage.answers["me"] = export


async def test_without_a_script_the_answer_is_the_file(anna: httpx.AsyncClient) -> None:
    response = await anna.post(DOOR, data={"typed": "/me"})
    assert response.content == b'{"marks": [7]}'
    assert response.headers["content-type"] == "application/json"
    assert response.headers["content-disposition"].startswith("attachment;")
    assert "matchday.json" in response.headers["content-disposition"]
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["cache-control"] == "no-store"


async def test_the_script_has_it_with_the_answer(anna: httpx.AsyncClient) -> None:
    answer = (await anna.post(DOOR, data={"typed": "/me"}, headers={"Accept": "application/json"})).json()
    assert "What is kept of you" in answer["html"]
    assert answer["file"]["name"] == "matchday.json"
    assert b64decode(answer["file"]["content"]) == b'{"marks": [7]}'


async def test_it_is_not_kept(anna: httpx.AsyncClient) -> None:
    await anna.post(DOOR, data={"typed": "/me"})
    html = (await anna.get("/rooms/liverpool")).text
    assert "What is kept of you" in html
    assert "marks&#34;: [7]" not in html


def test_a_name_cannot_add_a_header() -> None:
    headers = attachment(File('a"\r\nX-Evil: 1.json', "application/json", b"{}")).headers
    assert "x-evil" not in headers
    assert "\n" not in headers["content-disposition"]
