"""A link to the moderators' page for whoever runs the bot: on the command line, and beside a rehearsal."""

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.app.dashboard_link import address, for_the_operator, one_link
from bot.app.errors import NoAddressError, NotBegunError, TooManyLinksError
from bot.app.rehearsing import RehearsalOptions, rehearse
from bot.settings import Settings
from storage.database import connect
from storage.sign_ins import LINKS_AN_HOUR
from tests.moderators_page import press
from tests.stores import copied, store_url


def settings(store: Path | None = None, **changed: Any) -> Settings:
    where = {"database": store_url(store)} if store else {}
    return Settings(_env_file=None).model_copy(update={**where, **changed})


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "http://127.0.0.1:8080"),
        ({"web_host": "0.0.0.0", "web_port": 80}, "http://127.0.0.1:80"),
        ({"web_host": "::"}, "http://[::1]:8080"),
        ({"web_url": "https://bot.example.org"}, "https://bot.example.org"),
        ({"web_port": 0}, None),
        ({"web": False}, None),
    ],
)
def test_where_the_page_is(changed: dict[str, Any], expected: str | None) -> None:
    assert address(settings(**changed)) == expected


async def test_a_link_for_the_operator(tmp_path: Path, migrated: Path) -> None:
    store = copied(migrated, tmp_path)
    link = await one_link(settings(store))
    assert link.startswith("http://127.0.0.1:8080/dashboard/sign-in/")
    database = connect(store_url(store))
    more = {await for_the_operator(database, "http://a.example") for _ in range(LINKS_AN_HOUR - 1)}
    await database.close()
    assert len(more) == LINKS_AN_HOUR - 1
    with pytest.raises(TooManyLinksError):
        await one_link(settings(store))


async def test_without_a_page_or_a_store_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoAddressError, match="MATCHDAY_WEB_URL"):
        await one_link(settings(web=False))
    with pytest.raises(NotBegunError, match="matchday run"):
        await one_link(settings(tmp_path / "none.sqlite"))


async def test_a_rehearsal_brings_a_link_of_its_own() -> None:
    told: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    options, nothing = RehearsalOptions(speed=1.0), (lambda _: None)
    playing = asyncio.create_task(
        rehearse(settings(web_port=0), options, nothing, nothing, dashboard=told.set_result)
    )
    try:
        link = await told
        async with httpx.AsyncClient(trust_env=False, timeout=10, follow_redirects=True) as browser:
            page = await press(browser, link)
            assert page.status_code == 200
            assert "Liverpool fans" in page.text
    finally:
        playing.cancel()
        await asyncio.gather(playing, return_exceptions=True)
