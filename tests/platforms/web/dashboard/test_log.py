"""The delivery log: what was posted, what was not and why, what to do; by match, kind, state and days."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest

from bot.app import dashboard_log
from storage import delivery_log, muted
from storage.delivery_log import Wanted
from tests.handlers.matchday import DEA, NOBODY
from tests.handlers.press import MATCH
from tests.platforms.web.dashboard.looking import GROUP, MEANS, ROOM, press, seen, words
from tests.platforms.web.dashboard.posted import EVENING, FORBIDDEN, LOST, Post, post, write_evening
from tests.platforms.web.dashboard.stage import DashboardStage, Signed, a_dashboard


@pytest.fixture(scope="session")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store once the evening was posted, to be copied."""
    path = tmp_path_factory.mktemp("posted") / "matchday.sqlite"
    asyncio.run(write_evening(path))
    return path


@pytest.fixture
async def desk(tmp_path: Path, evening: Path) -> AsyncIterator[DashboardStage]:
    async with a_dashboard(tmp_path, evening, EVENING[-1], MEANS) as stage:
        yield stage


async def test_each_line_says_what_became_of_it_and_what_to_do(desk: DashboardStage, ann: Signed) -> None:
    room, group = (await desk.kept(ROOM)).id, (await desk.kept(GROUP)).id
    page = await seen(ann, f"{room}/log")
    said = words(page)
    lost, forbidden = LOST[0].upper() + LOST[1:], FORBIDDEN[0].upper() + FORBIDDEN[1:]
    assert f"line-ups Atalanta v Liverpool {lost} Look whether it stands in the channel" in said
    assert f"live message Atalanta v Liverpool {forbidden} Mend that first, then post it again." in said
    listed = said.partition("Show")[2]
    order = [
        listed.index(kind) for kind in ("live message", "reminder (15 minutes before kickoff)", "preview")
    ]
    assert order == sorted(order)
    assert 'href="https://discord.com/channels/7/42/101"' in page
    assert 'href="https://t.me/c/1234567/101"' in await seen(ann, f"{group}/log")
    web = await seen(ann, f"{(await desk.kept()).id}/log")
    assert re.search(r'href="/rooms/liverpool#m-[0-9a-f]+"', web)
    assert "Nothing was posted here yet." in words(await seen(ann, f"{(await desk.kept(NOBODY)).id}/log"))


async def test_what_perhaps_did_not_arrive_is_posted_again(desk: DashboardStage, ann: Signed) -> None:
    room = (await desk.kept(ROOM)).id
    answer = await press(ann, await seen(ann, f"{room}/log?state=failed"), "Post it again")
    assert "It will be posted in matchday in a moment" in words(answer.text)
    assert str(answer.url).endswith("state=failed")
    assert "Nothing fits that." in words(answer.text)
    later = [EVENING[-1] + timedelta(seconds=2)]
    await post(desk.joined, desk.clock, Post("discord", ROOM.address), instants=later)
    assert "live message" in words(await seen(ann, f"{room}/log?state=sent&kind=live"))


async def test_it_is_filtered_by_plain_addresses(desk: DashboardStage, ann: Signed) -> None:
    room = (await desk.kept(ROOM)).id
    assert "See the message" in words(await seen(ann, f"{room}/log?kind=goal&state=sent&days=1"))
    assert "Nothing fits that." in words(await seen(ann, f"{room}/log?kind=ratings&state=sent"))
    page = await seen(ann, f"{room}/log?kind=goal&days=3")
    assert '<option value="goal" selected>' in page
    assert '<option value="3" selected>the last 3 days</option>' in page
    nines = "9" * 40
    for odd in (
        "kind=nonsense",
        "state=%3Cscript%3E",
        "days=0",
        f"days={nines}",
        "before=x",
        f"before={nines}",
    ):
        assert "preview Atalanta v Liverpool" in words(await seen(ann, f"{room}/log?{odd}"))


async def test_of_one_match_it_tells_what_never_came_here_too(desk: DashboardStage, ann: Signed) -> None:
    known = await desk.kept(DEA)
    page = await seen(ann, f"{known.id}/log?match={quote(str(MATCH))}")
    assert "preview Atalanta v Liverpool Not posted: that kind is switched off here" in words(page)
    assert f'<option value="{MATCH}" selected>' in page
    async with desk.joined.database.write() as conn:
        await muted.mute(conn, known.id, MATCH, desk.clock.now())
    said = words(await seen(ann, f"{known.id}/log?match={quote(str(MATCH))}"))
    assert "Not posted: moderators stopped this match here" in said
    for nonsense in ("nonsense", "%3Cscript%3Ealert(1)%3C/script%3E"):
        page = await seen(ann, f"{known.id}/log?match={nonsense}")
        assert "Nothing fits that." in words(page)
        assert "<script>alert" not in page


async def test_pages_follow_each_other(
    desk: DashboardStage, ann: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dashboard_log, "PAGE", 3)
    number, found = (await desk.kept(ROOM)).id, 0
    path: str | None = f"{number}/log?days=30"
    while path is not None:
        page = await seen(ann, path)
        found += page.count('<p class="at">')
        assert ("The newest" in page) == ("before=" in path)
        older = re.search(r'href="/dashboard/([^"]+)" rel="next"', page)
        path = older[1].replace("&amp;", "&") if older else None
        assert path is None or "days=30" in path
    async with desk.joined.database.read() as conn:
        assert found == len(await delivery_log.in_channel(conn, number, Wanted(), 100)) > 6
