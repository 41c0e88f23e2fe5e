"""Links that open the moderators' page: once, for a while, in one browser."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, redirect_stderr
from datetime import timedelta
from http.cookies import SimpleCookie
from io import StringIO
from pathlib import Path

import httpx
import pytest
import structlog
from sqlalchemy import select

from bot import logs
from bot.platforms.web.dashboard.sign_in import TRIES_PER_ADDRESS
from bot.platforms.web.dashboard.visits import PAGES_EACH
from storage import audit, channels, sign_ins
from storage.all_tables import metadata
from tests.moderators_page import ANN, BEN, REDS, ROOM, Clubhouse, clubhouse, gives, hidden, press, sessions
from tests.stores import copied

CLOSED = "This link does not open the page"
SECURE = {"X-Forwarded-Proto": "https"}
"""As a server with HTTPS in front says it, which is on this machine."""


@pytest.fixture
async def house(tmp_path: Path, migrated: Path) -> AsyncIterator[Clubhouse]:
    async with clubhouse(copied(migrated, tmp_path)) as house:
        yield house


@contextmanager
def all_said() -> Iterator[StringIO]:
    """The program's log as it is when everything is said."""
    root, written = logging.getLogger(), StringIO()
    handlers, level = root.handlers[:], root.level
    with redirect_stderr(written):
        logs.set_up("debug")
        yield written
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def cookies(response: httpx.Response) -> SimpleCookie:
    found = SimpleCookie()
    for header in response.headers.get_list("set-cookie"):
        found.load(header)
    return found


async def test_a_link_signs_a_browser_in(house: Clubhouse) -> None:
    browser = house.browser()
    response = await press(browser, await house.link())
    assert (response.status_code, response.headers["location"]) == (303, "/dashboard")
    page = await browser.get("/dashboard", follow_redirects=True)
    assert page.status_code == 200
    assert "Ann" in page.text
    assert "matchday" in page.text
    async with house.joined.database.read() as conn:
        known = await channels.settings(conn, REDS)
        assert known is not None
        [noted] = await audit.entries(conn, known.community)
    assert (noted.entry.who, noted.entry.name, noted.entry.what) == ("discord:5", "Ann", "sign in")


async def test_looking_at_a_link_uses_nothing_up(house: Clubhouse) -> None:
    """As the previews of chats do, and scanners of mail, which keep no cookies."""
    link = await house.link()
    for method in ("GET", "HEAD", "GET"):
        crawler = house.browser()
        assert (await crawler.request(method, link)).status_code == 200
    assert await sessions(house) == 0
    browser = house.browser()
    assert "sent to Ann on Discord" in (await browser.get(link)).text
    assert (await press(browser, link)).status_code == 303


async def test_a_link_that_was_used_opens_nothing(house: Clubhouse) -> None:
    link = await house.link()
    browser = house.browser()
    other = house.browser()
    early = hidden(await other.get(link), "key")
    await press(browser, link)
    for again, key in ((browser, "x"), (other, early)):
        response = await again.post(link, data={"key": key})
        assert response.status_code in (403, 404)
    assert CLOSED in (await other.post(link, data={"key": early})).text
    assert CLOSED in (await other.get(link)).text
    assert (await other.get("/dashboard")).status_code == 401
    inside = await browser.get(link)
    assert "You are signed in already" in inside.text
    assert await sessions(house) == 1


async def test_of_two_who_press_at_once_one_is_let_in(house: Clubhouse) -> None:
    link = await house.link()
    one = house.browser()
    other = house.browser()
    keys = [hidden(await browser.get(link), "key") for browser in (one, other)]
    both = [browser.post(link, data={"key": key}) for browser, key in zip((one, other), keys, strict=True)]
    assert sorted(one.status_code for one in await asyncio.gather(*both)) == [303, 404]
    assert await sessions(house) == 1


async def test_an_old_link_opens_nothing(house: Clubhouse) -> None:
    link = await house.link()
    browser = house.browser()
    key = hidden(await browser.get(link), "key")
    house.time.pass_(sign_ins.LINK)
    assert CLOSED in (await browser.get(link)).text
    assert (await browser.post(link, data={"key": key})).status_code == 404
    assert await sessions(house) == 0


async def test_a_forged_link_is_answered_like_an_old_one(house: Clubhouse) -> None:
    browser = house.browser()
    for forged in ("a" * 43, "a" * 42, "a" * 500, "%00", "..%2f..%2fetc", "ä" * 43, "' OR 1=1"):
        response = await browser.get(f"/dashboard/sign-in/{forged}")
        assert response.status_code == 404
        assert "set-cookie" not in response.headers
    for key in ("", "0" * 64, "ä"):
        assert (await press(browser, await house.link(), key=key)).status_code == 403
    assert await sessions(house) == 0


async def test_the_browser_that_opened_a_link_is_the_one_that_may_press(house: Clubhouse) -> None:
    link = await house.link()
    browser = house.browser()
    other = house.browser()
    bare = house.browser()
    key = hidden(await browser.get(link), "key")
    await other.get(link)
    for somebody in (other, bare):
        response = await somebody.post(link, data={"key": key})
        assert (response.status_code, "Open the link here again" in response.text) == (403, True)
    assert await sessions(house) == 0
    assert (await browser.post(link, data={"key": key})).status_code == 303


async def test_another_site_signs_nobody_in(house: Clubhouse) -> None:
    link, browser = await house.link(), house.browser()
    key = hidden(await browser.get(link), "key")
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        response = await browser.post(link, data={"key": key}, headers=headers)
        assert response.status_code == 403
    assert (await browser.post(link, data={"key": key})).status_code == 303


async def test_whoever_signs_in_anew_leaves_the_session_before(house: Clubhouse) -> None:
    browser = await house.signed_in(ANN)
    before = dict(browser.cookies)
    await press(browser, await house.link(BEN))
    assert await sessions(house, ANN) == 0
    assert await sessions(house, BEN) == 1
    assert browser.cookies["matchday_session"] != before["matchday_session"]


async def test_cookies_without_https(house: Clubhouse) -> None:
    browser = house.browser()
    link = await house.link()
    opened, pressed = cookies(await browser.get(link)), cookies(await press(browser, link))
    [tie], session = opened.values(), pressed["matchday_session"]
    assert (tie.key, tie["httponly"], tie["samesite"], tie["path"]) == (
        "matchday_sign_in",
        True,
        "strict",
        "/",
    )
    assert (session["httponly"], session["samesite"], session["path"]) == (True, "lax", "/")
    assert (session["secure"], session["domain"], int(session["max-age"])) == ("", "", 7 * 24 * 3600)
    assert pressed["matchday_sign_in"]["max-age"] == "0"


async def test_cookies_with_https_are_for_this_host_alone(house: Clubhouse) -> None:
    browser = house.browser(**SECURE)
    link = await house.link()
    page = await browser.get(link)
    tie = cookies(page)["__Host-matchday_sign_in"]
    headers = {"Cookie": f"__Host-matchday_sign_in={tie.value}"}
    pressed = await browser.post(link, data={"key": hidden(page, "key")}, headers=headers)
    session = cookies(pressed)["__Host-matchday_session"]
    for one in (tie, session):
        assert (one["secure"], one["httponly"], one["path"], one["domain"]) == (True, True, "/", "")
    for name, code in (("__Host-matchday_session", 303), ("matchday_session", 401)):
        there = await browser.get("/dashboard", headers={"Cookie": f"{name}={session.value}"})
        assert there.status_code == code


async def test_what_the_operator_says_of_the_address_makes_cookies_secure(
    tmp_path: Path, migrated: Path
) -> None:
    store = copied(migrated, tmp_path)
    async with clubhouse(store, public="https://bot.example.org") as house:
        link = await house.link()
        browser = house.browser(Host="bot.example.org")
        assert list(cookies(await browser.get(link))) == ["__Host-matchday_sign_in"]
        on_this_machine = house.browser()
        assert list(cookies(await on_this_machine.get(link))) == ["matchday_sign_in"]


async def test_one_signs_out(house: Clubhouse) -> None:
    browser, other = await house.signed_in(), await house.signed_in()
    csrf = hidden(await browser.get("/dashboard", follow_redirects=True), "csrf")
    secret = browser.cookies["matchday_session"]
    assert (await browser.post("/dashboard/sign-out", data={"csrf": "0" * 64})).status_code == 403
    assert "You are signed out" in (await browser.post("/dashboard/sign-out", data={"csrf": csrf})).text
    assert "matchday_session" not in browser.cookies
    kept = await browser.get("/dashboard", headers={"Cookie": f"matchday_session={secret}"})
    assert kept.status_code == 401
    assert (await other.get("/dashboard")).status_code == 303


async def test_one_signs_out_everywhere(house: Clubhouse) -> None:
    browser, other = await house.signed_in(), await house.signed_in()
    third = house.browser()
    link = await house.link()
    csrf = hidden(await browser.get("/dashboard", follow_redirects=True), "csrf")
    await browser.post("/dashboard/sign-out", data={"csrf": csrf, "everywhere": "1"})
    assert (await other.get("/dashboard")).status_code == 401
    assert CLOSED in (await third.get(link)).text
    assert await sessions(house) == 0


async def test_nobody_else_can_keep_one_from_signing_out(house: Clubhouse) -> None:
    """Whoever found a link and asks without end uses up what its owner may ask."""
    thief, owner = await house.signed_in(), await house.signed_in()
    csrf = hidden(await owner.get("/dashboard", follow_redirects=True), "csrf")
    for _ in range(PAGES_EACH.at_once + 20):
        if (await thief.get("/dashboard")).status_code == 429:
            break
    answer = await owner.post("/dashboard/sign-out", data={"csrf": csrf, "everywhere": "1"})
    assert answer.status_code == 200
    assert await sessions(house) == 0


async def test_a_session_ends_by_itself(house: Clubhouse) -> None:
    used, left = await house.signed_in(), await house.signed_in()
    house.time.pass_(timedelta(hours=11))
    assert (await used.get("/dashboard")).status_code == 303
    house.time.pass_(timedelta(hours=1))
    assert (await left.get("/dashboard")).status_code == 401
    await used.get("/dashboard")
    for _ in range(14):
        house.time.pass_(timedelta(hours=11))
        assert (await used.get("/dashboard")).status_code == 303
    house.time.pass_(timedelta(hours=2))
    assert (await used.get("/dashboard")).status_code == 401


async def test_nobody_tries_links_without_end(house: Clubhouse) -> None:
    browser, most, codes = house.browser(), TRIES_PER_ADDRESS.at_once, [0]
    while codes[-1] != 429 and len(codes) < 3 * most:  # on a slow machine some tries are free again meanwhile
        codes.append((await browser.get(f"/dashboard/sign-in/{'a' * 43}")).status_code)
    assert codes[1 : most + 1] == [404] * most
    assert codes[-1] == 429


async def test_no_secret_is_in_a_log_or_in_the_store(house: Clubhouse, tmp_path: Path) -> None:
    with all_said() as log:
        link = await house.link()
        browser = await house.signed_in()
        await browser.get(link)
        await gives(house, browser, REDS)
        await browser.get(f"{link}x")
    secrets = [link.rpartition("/")[2], browser.cookies["matchday_session"]]
    async with house.joined.database.read() as conn:
        rows = [str((await conn.execute(select(table))).all()) for table in metadata.sorted_tables]
    await house.joined.database.engine.dispose()
    files = [file.read_bytes() for file in tmp_path.iterdir() if file.is_file()]
    kept = b"".join(files) + "".join(rows).encode()
    written = log.getvalue()
    assert b"discord:5" in kept
    assert "dashboard_signed_in" in written
    for secret in secrets:
        assert secret.encode() not in kept
        assert secret not in written


async def test_a_hostile_name_is_shown_as_it_is(house: Clubhouse) -> None:
    mallory = sign_ins.Person("discord", "5", "<script>alert(1)</script>\u202e")
    browser = house.browser()
    page = (await browser.get(await house.link(mallory))).text
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
    assert "\u202e" not in page


async def test_what_is_said_is_said_in_the_readers_language(house: Clubhouse) -> None:
    browser = house.browser(**{"Accept-Language": "de"})
    assert '<html lang="de">' in (await browser.get("/dashboard")).text


async def test_the_room_itself_needs_no_session(house: Clubhouse) -> None:
    browser = house.browser()
    assert (await browser.get(f"/rooms/{ROOM.address}")).status_code == 200
