"""The pages, and what they tell a browser."""

import httpx
import pytest

from bot.chat import Action, Paragraph, Post, Text
from bot.knowledge.occasion import Kind
from bot.platforms.web.pages import SHOWN
from storage.database import Database
from storage.tables import channels
from tests.platforms.web.stage import Stage, a_stage


async def test_the_front_door_leads_to_the_first_room(anna: httpx.AsyncClient) -> None:
    response = await anna.get("/")
    assert response.is_redirect
    assert response.headers["location"] == "/rooms/liverpool"


async def test_without_a_room_the_front_door_says_so(store: Database, anna: httpx.AsyncClient) -> None:
    async with store.write() as conn:
        await conn.execute(channels.delete())
    response = await anna.get("/")
    assert response.status_code == 200
    assert "No rooms yet" in response.text


async def test_a_room_shows_what_stands_in_it(stage: Stage, anna: httpx.AsyncClient) -> None:
    await stage.say(
        Post(
            "Salah scores",
            (Paragraph((Text("1–3 on aggregate"),)),),
            (Text("ESPN"),),
            (Action("The tie now", "tie", {"team": "Liverpool"}),),
            "#c8102e",
        )
    )
    page = (await anna.get("/rooms/liverpool")).text
    assert "Salah scores" in page
    assert "1–3 on aggregate" in page
    assert '<rect width="1" height="1" fill="#c8102e"/>' in page
    assert 'name="arg.team" value="Liverpool"' in page


async def test_a_post_cannot_write_the_page(stage: Stage, anna: httpx.AsyncClient) -> None:
    hostile = '"><script>alert(1)</script>'
    await stage.say(
        Post(hostile, (Paragraph((Text(hostile),)),), actions=(Action(hostile, hostile, {hostile: hostile}),))
    )
    page = (await anna.get("/rooms/liverpool")).text
    assert page.count("<script") == page.count('<script src="/static/')
    assert "alert(1)</script>" not in page


async def test_a_correction_is_marked(stage: Stage, anna: httpx.AsyncClient) -> None:
    await stage.say("Goal!")
    await stage.say("No goal", revision=2)
    page = (await anna.get("/rooms/liverpool")).text
    assert "Goal!" not in page
    assert "No goal" in page
    assert "edited" in page
    assert "version 2" in page


async def test_what_counts_on_is_no_correction(stage: Stage, anna: httpx.AsyncClient) -> None:
    await stage.say("1 ballot", kind=Kind.BALLOT)
    await stage.say("2 ballots", kind=Kind.BALLOT, revision=2)
    page = (await anna.get("/rooms/liverpool")).text
    assert "updated" in page
    assert "version" not in page


async def test_one_room_does_not_show_the_other(stage: Stage, anna: httpx.AsyncClient) -> None:
    await stage.say("For Bergamo", room="atalanta")
    assert "For Bergamo" not in (await anna.get("/rooms/liverpool")).text
    assert "For Bergamo" in (await anna.get("/rooms/atalanta")).text


async def test_a_long_history_is_read_page_by_page(stage: Stage, anna: httpx.AsyncClient) -> None:
    for n in range(SHOWN + 5):
        await stage.say(f"Post {n:03}", key=f"k{n}")
    newest = (await anna.get("/rooms/liverpool")).text
    assert "Post 004" not in newest
    assert "Post 005" in newest
    link = newest.partition("/rooms/liverpool?before=")[2].partition('"')[0]
    older = (await anna.get(f"/rooms/liverpool?before={link}")).text
    assert "Post 004" in older
    assert "Post 005" not in older
    assert "Back to now" in older


async def test_help_lists_what_a_fan_can_ask(anna: httpx.AsyncClient) -> None:
    page = (await anna.get("/rooms/liverpool")).text
    assert "The aggregate, and what each side needs" in page
    assert "Stop posting here" not in page


@pytest.mark.parametrize(
    "path", ["/rooms/nowhere", "/nothing", "/rooms/nowhere/events", "/static/../site.py"]
)
async def test_what_is_not_there_is_said_kindly(anna: httpx.AsyncClient, path: str) -> None:
    response = await anna.get(path)
    assert response.status_code == 404
    assert "There is no such page or room." in response.text


async def test_a_visitor_is_a_long_number_out_of_a_scripts_reach(anna: httpx.AsyncClient) -> None:
    cookie = (await anna.get("/rooms/liverpool")).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert len(cookie.partition("=")[2].partition(";")[0]) == 32


async def test_a_visitor_keeps_their_number(anna: httpx.AsyncClient) -> None:
    await anna.get("/rooms/liverpool")
    first = anna.cookies["matchday_visitor"]
    await anna.get("/rooms/atalanta")
    assert anna.cookies["matchday_visitor"] == first


async def test_a_number_that_we_never_gave_out_is_replaced(stage: Stage) -> None:
    async with httpx.AsyncClient(cookies={"matchday_visitor": "x"}, trust_env=False) as client:
        response = await client.get(f"{stage.url}/rooms/liverpool")
    assert len(response.cookies["matchday_visitor"]) == 32


async def test_a_browser_is_told_what_never_happens_here(anna: httpx.AsyncClient) -> None:
    for path in ("/rooms/liverpool", "/nothing", "/static/room.js", "/healthz"):
        headers = (await anna.get(path)).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


async def test_only_a_named_site_may_frame_a_room(store: Database) -> None:
    async with (
        a_stage(store, ["https://club.example"]) as stage,
        httpx.AsyncClient(trust_env=False) as client,
    ):
        headers = (await client.get(f"{stage.url}/rooms/liverpool")).headers
    assert headers["content-security-policy"].endswith("frame-ancestors https://club.example")
    assert "x-frame-options" not in headers


async def test_the_page_runs_one_script_of_our_own(anna: httpx.AsyncClient) -> None:
    page = (await anna.get("/rooms/liverpool")).text
    assert "//" not in page.replace("http://www.w3.org", "")
    assert "style=" not in page
    assert " on" not in page.partition("<script")[2].partition(">")[0]


async def test_static_files_may_be_kept(anna: httpx.AsyncClient) -> None:
    page = (await anna.get("/rooms/liverpool")).text
    address = page.partition('<script src="')[2].partition('"')[0]
    response = await anna.get(address)
    assert response.status_code == 200
    assert "immutable" in response.headers["cache-control"]


async def test_health(anna: httpx.AsyncClient) -> None:
    response = await anna.get("/healthz")
    assert response.json() == {"status": "ok", "rooms": 2}


async def test_health_when_the_store_is_gone(store: Database, anna: httpx.AsyncClient) -> None:
    async with store.write() as conn:
        await conn.exec_driver_sql("ALTER TABLE channels RENAME TO lost")
    response = await anna.get("/healthz")
    assert response.status_code == 503
    assert (await anna.get("/rooms/liverpool")).status_code == 500


async def test_metrics(anna: httpx.AsyncClient) -> None:
    text = (await anna.get("/metrics")).text
    assert "matchday_web_streams" in text
    assert "matchday_web_commands" in text
