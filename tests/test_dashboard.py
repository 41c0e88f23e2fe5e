"""Who may decide on the moderators' page: asked anew each time, of the platform."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from time import monotonic

import pytest
from starlette.routing import Route

from bot.app.dashboard import AT_ONCE
from bot.app.dashboard_link import for_the_operator
from bot.app.dashboard_rights import KNOWN_FOR
from bot.platforms.asks import Right
from bot.platforms.web.dashboard.visits import COMMANDS_EACH
from bot.reading.article import Article, CannotRead, Why
from handlers.desk import READERS
from storage import audit, channels, communities, sign_ins
from tests.moderators_page import ANN, BEN, BLUES, REDS, ROOM, Clubhouse, clubhouse, gives, hidden, press
from tests.stores import copied

PLACES = ("", "/settings/pause", "/calendar", "/log", "/review", "/health", "/audit")
AFTER_A_WHILE = timedelta(seconds=KNOWN_FOR)


@pytest.fixture
async def house(tmp_path: Path, migrated: Path) -> AsyncIterator[Clubhouse]:
    async with clubhouse(copied(migrated, tmp_path)) as house:
        yield house


async def test_a_moderator_decides_as_in_the_channel_itself(house: Clubhouse) -> None:
    browser = await house.signed_in()
    assert (await gives(house, browser, REDS)).status_code == 200
    assert await house.paused()
    async with house.joined.database.read() as conn:
        known = await channels.settings(conn, REDS)
        assert known is not None
        noted = (await audit.entries(conn, known.community))[0].entry
    assert (noted.who, noted.name, noted.what, noted.channel) == ("discord:5", "Ann", "pause", known.id)


async def test_one_sees_ones_own_channels_only(house: Clubhouse) -> None:
    async with house.joined.database.write() as conn:
        await audit.note(conn, audit.Entry(2, None, "discord:5", "Ann", "pause"), house.time.now())
    browser = await house.signed_in()
    page = await browser.get("/dashboard", follow_redirects=True)
    assert str(page.url).endswith(house.page(REDS))
    assert "banter" not in page.text
    assert "town square" not in page.text


async def test_anothers_channel_is_like_none_at_all(house: Clubhouse) -> None:
    browser = await house.signed_in()
    answers = [
        await browser.get(f"/dashboard/{number}{place}")
        for number in (house.numbers[BLUES], house.numbers[ROOM], 999, 2**63, "0", "-1", "x")
        for place in PLACES
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1


async def test_nobody_decides_for_anothers_channel(house: Clubhouse) -> None:
    browser = await house.signed_in()
    csrf = hidden(await browser.get(house.page(REDS)), "csrf")
    assert (await gives(house, browser, BLUES, csrf=csrf)).status_code == 404
    found = await browser.get(house.page(BLUES, "/complete"), params={"of": "follow what", "typed": "li"})
    assert found.status_code == 404
    assert not await house.paused(BLUES)


async def test_without_a_session_there_is_nothing(house: Clubhouse) -> None:
    stranger, forger = house.browser(), house.browser(Cookie=f"matchday_session={'a' * 43}")
    for browser in (stranger, forger):
        for place in PLACES:
            response = await browser.get(house.page(REDS, place))
            assert (response.status_code, "Send /dashboard" in response.text) == (401, True)
        assert (await gives(house, browser, REDS)).status_code == 401
        assert (await browser.get("/dashboard")).status_code == 401
    assert not await house.paused()


async def test_every_page_asks_who_comes(house: Clubhouse) -> None:
    """Whatever page is added: none is open to those who have no session, and none to another site's forms."""
    stranger = house.browser()
    browser = await house.signed_in()
    paths = [
        (
            route.path.replace("{number}", str(house.numbers[REDS])),
            sorted((route.methods or {"GET"}) - {"HEAD"}),
        )
        for route in house.routes
        if isinstance(route, Route) and route.path.startswith("/dashboard") and "sign-in" not in route.path
    ]
    assert len(paths) > 5
    for path, methods in paths:
        for method in methods:
            assert (await stranger.request(method, path)).status_code == 401, path
            if method == "POST":
                response = await browser.post(path, data={"csrf": "0" * 64})
                assert response.status_code == 403, path


async def test_who_is_no_moderator_any_more_decides_nothing(house: Clubhouse) -> None:
    browser = await house.signed_in()
    csrf = hidden(await browser.get(house.page(REDS)), "csrf")
    del house.rights["1", "5"]
    house.time.pass_(AFTER_A_WHILE)
    assert (await gives(house, browser, REDS, csrf=csrf)).status_code == 404
    assert (await browser.get(house.page(REDS))).status_code == 404
    assert "There is no channel here that you moderate" in (await browser.get("/dashboard")).text
    assert not await house.paused()


async def test_who_becomes_one_sees_the_channel(house: Clubhouse) -> None:
    browser = await house.signed_in(BEN, REDS)
    assert (await browser.get(house.page(REDS))).status_code == 404
    house.rights["1", "6"] = Right.LISTED
    house.time.pass_(AFTER_A_WHILE)
    assert (await browser.get(house.page(REDS))).status_code == 200


async def test_a_platform_that_does_not_say_lets_nobody_in(house: Clubhouse) -> None:
    browser = await house.signed_in()
    csrf = hidden(await browser.get(house.page(REDS)), "csrf")
    house.silent = True
    house.time.pass_(AFTER_A_WHILE)
    for response in (await browser.get(house.page(REDS)), await gives(house, browser, REDS, csrf=csrf)):
        assert response.status_code == 503
        assert "Discord does not say just now whether you moderate there" in response.text
    assert "Discord did not say just now" in (await browser.get("/dashboard")).text
    assert not await house.paused()


async def test_a_platform_whose_token_is_gone_lets_nobody_in(house: Clubhouse) -> None:
    browser = await house.signed_in()
    house.joined.rights.clear()
    house.time.pass_(AFTER_A_WHILE)
    assert (await browser.get(house.page(REDS))).status_code == 503


async def test_the_platform_is_not_asked_for_every_page(house: Clubhouse) -> None:
    browser = await house.signed_in()
    for _ in range(3):
        await browser.get(house.page(REDS))
    assert house.asked == 1
    house.time.pass_(AFTER_A_WHILE)
    await browser.get(house.page(REDS))
    assert house.asked == 2


async def test_where_the_bot_was_removed_nobody_decides(house: Clubhouse) -> None:
    browser = await house.signed_in()
    async with house.joined.database.write() as conn:
        await communities.left(conn, "discord", "1", house.time.now())
    assert (await browser.get(house.page(REDS))).status_code == 404


async def test_a_form_of_another_session_changes_nothing(house: Clubhouse) -> None:
    browser, other = await house.signed_in(), await house.signed_in()
    anothers = hidden(await other.get(house.page(REDS)), "csrf")
    assert anothers
    for csrf in ("", "0" * 64, "ä", anothers):
        assert (await gives(house, browser, REDS, csrf=csrf)).status_code == 403
    assert not await house.paused()
    assert (await gives(house, other, REDS, csrf=anothers)).status_code == 200


async def test_another_sites_form_changes_nothing(house: Clubhouse) -> None:
    browser = await house.signed_in()
    csrf = hidden(await browser.get(house.page(REDS)), "csrf")
    form = {"csrf": csrf, "command": "pause", "arg.sure": "1"}
    for headers in (
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://["},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ):
        response = await browser.post(house.page(REDS, "/command"), data=form, headers=headers)
        assert response.status_code == 403
    assert not await house.paused()
    ours = {"Origin": house.url, "Sec-Fetch-Site": "same-origin"}
    await browser.post(house.page(REDS, "/command"), data=form, headers=ours)
    assert await house.paused()


async def test_a_link_cannot_change_anything(house: Clubhouse) -> None:
    browser = await house.signed_in()
    await browser.get(house.page(REDS, "/command"), params={"command": "pause", "arg.sure": "1"})
    assert not await house.paused()


async def test_only_moderators_commands_are_given_here(house: Clubhouse) -> None:
    """And never a new link: who finds an open browser must not leave with more than it."""
    browser = await house.signed_in()
    for command in ("dashboard", "rate", "me", "link", "no such", ""):
        page = await gives(house, browser, REDS, command)
        assert "Nothing was changed" in page.text
        assert "/sign-in/" not in page.text
    async with house.joined.database.read() as conn:
        assert len(await sign_ins.sessions_of(conn, ANN, house.time.now())) == 1


async def test_who_was_named_decides_but_names_nobody(house: Clubhouse) -> None:
    browser = await house.signed_in(BEN, BLUES)
    assert (await gives(house, browser, BLUES)).status_code == 200
    assert await house.paused(BLUES)
    page = await gives(house, browser, BLUES, "moderators", **{"arg.do": "add", "arg.who": "<@7>"})
    assert "That is for administrators" in page.text


async def test_whoever_runs_the_bot_decides_everywhere_and_nobody_else_is_that(house: Clubhouse) -> None:
    browser, house.silent = house.browser(), True
    url = await for_the_operator(house.joined.database, house.url)
    assert url.startswith(f"{house.url}/dashboard/sign-in/")
    house.time.at = house.time.at.now(house.time.at.tzinfo)
    assert (await press(browser, url)).status_code == 303
    page = (await browser.get("/dashboard")).text
    assert all(name in page for name in ("matchday", "banter", "town square"))
    assert (await gives(house, browser, BLUES)).status_code == 200
    assert await house.paused(BLUES)


async def test_nobody_decides_without_end(house: Clubhouse) -> None:
    browser = await house.signed_in()
    csrf = hidden(await browser.get(house.page(REDS)), "csrf")
    form = {"csrf": csrf, "command": "no such"}
    given = (browser.post(house.page(REDS, "/command"), data=form) for _ in range(2 * COMMANDS_EACH.at_once))
    began = monotonic()
    codes = [answer.status_code for answer in await asyncio.gather(*given)]
    earned = (monotonic() - began) / COMMANDS_EACH.seconds_each
    assert COMMANDS_EACH.at_once <= codes.count(200) <= COMMANDS_EACH.at_once + earned
    assert set(codes) == {200, 429}


async def test_one_moderator_leaves_room_for_everybody_else(
    house: Clubhouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many slow pages they want to have read: questions that are read at a time are few."""
    browser, under_way, most = await house.signed_in(), 0, 0

    async def slowly(url: str) -> Article:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0.01)
        under_way -= 1
        raise CannotRead(Why.AWAY, "Nobody answers there.")

    monkeypatch.setattr(house.joined.desk, "_fetch", slowly)
    csrf = hidden(await browser.get(house.page(REDS)), "csrf")
    form = {"csrf": csrf, "command": "article", "arg.article": "https://slow.example/"}
    answers = await asyncio.gather(
        *(browser.post(house.page(REDS, "/command"), data=form) for _ in range(READERS))
    )
    assert {answer.status_code for answer in answers} == {200}
    assert 0 < most <= AT_ONCE


async def test_the_page_is_in_nobodys_frame_and_kept_nowhere(tmp_path: Path, migrated: Path) -> None:
    """Not even where a club's site may show a room."""
    store = copied(migrated, tmp_path)
    async with clubhouse(store, frames=("https://club.example",)) as house:
        browser = await house.signed_in()
        link = await house.link()
        for path in (house.page(REDS), "/dashboard", link, "/dashboard/no/such/page"):
            headers = (await browser.get(path)).headers
            assert "frame-ancestors 'none'" in headers["content-security-policy"]
            assert (headers["x-frame-options"], headers["cache-control"]) == ("DENY", "no-store")
            assert headers["referrer-policy"] == "same-origin"
        async with house.joined.database.write() as conn:
            await conn.exec_driver_sql("ALTER TABLE sign_in_sessions RENAME TO gone")
        failed = await browser.get(house.page(REDS))
        assert (failed.status_code, failed.headers["cache-control"]) == (500, "no-store")
        assert "frame-ancestors 'none'" in failed.headers["content-security-policy"]
        room = (await browser.get(f"/rooms/{ROOM.address}")).headers
        assert "frame-ancestors https://club.example" in room["content-security-policy"]
        assert "x-frame-options" not in room
