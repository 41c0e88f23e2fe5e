"""The calendar: what comes and why, each post as every platform will show it, what is decided on it."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from storage import audit, channel_options, channels
from storage.channels import Quiet
from storage.tables import rules, teams
from tests.handlers.matchday import LEADING, NOBODY, REDS
from tests.platforms.web.dashboard.looking import GROUP, MEANS, ROOM, a_follower, press, seen, words
from tests.platforms.web.dashboard.posted import post
from tests.platforms.web.dashboard.stage import DashboardStage, Signed, a_dashboard
from tests.platforms.web.gallery import DARK, LIGHT, a_png

PAGES = ("calendar", "log", "review", "health", "audit")


@pytest.fixture
async def desk(tmp_path: Path, matchday: Path) -> AsyncIterator[DashboardStage]:
    async with a_dashboard(tmp_path, matchday, means=MEANS) as stage:
        yield stage


async def a_code(ann: Signed, number: int, kind: str) -> str:
    """The code of the first post of a kind in a channel's calendar."""
    page = await seen(ann, f"{number}/calendar")
    found = re.search(rf'/calendar/([0-9a-f]+)"[^>]*><span class="kind-name">{kind}<', page)
    assert found is not None
    return found[1]


async def test_posts_stand_under_their_day_with_their_time_and_why_they_come(
    desk: DashboardStage, ann: Signed
) -> None:
    said = words(await seen(ann, f"{(await desk.kept()).id}/calendar"))
    assert "Times are in Europe/London (BST)." in said
    assert (
        "Wednesday 17 April 14:00 team news Atalanta v Liverpool liverpool follows Liverpool. at once" in said
    )
    assert "Thursday 18 April 18:00 reminder Atalanta v Liverpool 2 hours before kickoff · liverpool" in said
    assert "about ≈ 19:00 line-ups Atalanta v Liverpool" in said
    assert "about an hour before kickoff" in said
    assert "Whenever there is something to tell: goal, change of kickoff." in said


async def test_it_tells_what_quiet_hours_do(desk: DashboardStage, ann: Signed) -> None:
    known = await desk.kept()
    async with desk.joined.database.write() as conn:
        await channels.set_quiet(conn, known.id, Quiet("19:30", "22:00"))
    said = words(await seen(ann, f"{known.id}/calendar"))
    assert "22:00 preview Atalanta v Liverpool liverpool follows Liverpool. after quiet hours" in said
    assert "not posted: quiet hours" in said


async def test_a_day_is_a_day_where_the_channel_is(desk: DashboardStage, ann: Signed) -> None:
    known = await desk.kept()
    async with desk.joined.database.write() as conn:
        await channel_options.set_zone(conn, known.id, "Asia/Tokyo")
    said = words(await seen(ann, f"{known.id}/calendar"))
    assert "Times are in Asia/Tokyo (JST)." in said
    assert "Friday 19 April 02:00 reminder" in said


async def test_it_is_read_in_the_channels_language(desk: DashboardStage, ann: Signed) -> None:
    known = await desk.kept()
    days = {"it": "giovedì 18 aprile", "de": "Donnerstag, 18. April", "tlh": "Thursday 18 April"}
    for language, day in days.items():
        async with desk.joined.database.write() as conn:
            await channel_options.set_language(conn, known.id, language)
        page = await seen(ann, f"{known.id}/calendar")
        assert day in words(page)
        code = re.search(rf'/dashboard/{known.id}/calendar/([0-9a-f]+)"', page)
        assert code is not None
        for path in (f"calendar/{code[1]}", *PAGES):
            assert words(await seen(ann, f"{known.id}/{path}"))


async def test_a_channel_that_follows_nothing_is_led_to_what_it_may_follow(
    desk: DashboardStage, ann: Signed
) -> None:
    number = (await desk.kept(NOBODY)).id
    page = await seen(ann, f"{number}/calendar")
    assert "neutral follows nothing yet." in words(page)
    assert f'href="/dashboard/{number}/settings/follow"' in page


async def test_a_post_is_seen_as_each_platform_will_show_it(desk: DashboardStage, ann: Signed) -> None:
    number = await a_follower(desk.joined, ROOM)
    page = await seen(ann, f"{number}/calendar/{await a_code(ann, number, 'preview')}")
    order = [page.index(f'class="preview on-{name}"') for name in ("discord", "telegram", "web")]
    assert order == sorted(order)
    discord, telegram, web = page[order[0] : order[1]], page[order[1] : order[2]], page[order[2] :]
    assert "this channel" in discord
    assert "<p><strong>Preview: Atalanta v Liverpool</strong></p>" in discord
    assert ">Thursday, 18 April 2024 20:00</time>" in discord
    assert "<strong>Preview: Atalanta v Liverpool</strong>\n" in telegram
    assert "<time>Thu 18 Apr, 20:00 BST</time>" in telegram
    assert '<h3 dir="auto">Preview: Atalanta v Liverpool</h3>' in web
    for shown in (discord, telegram, web):
        assert "Predict the score</li>" in shown
        assert "light.png" in shown


async def test_its_picture_is_drawn_light_and_dark_for_who_may_see_it(
    desk: DashboardStage, ann: Signed
) -> None:
    number = (await desk.kept()).id
    here = f"/dashboard/{number}/calendar/{await a_code(ann, number, 'preview')}"
    light, dark = await ann.client.get(f"{here}/light.png"), await ann.client.get(f"{here}/dark.png")
    assert (light.content, dark.content) == (a_png(grey=LIGHT), a_png(grey=DARK))
    assert light.headers["cache-control"] == "no-store"
    assert (await ann.client.get(f"{here}/purple.png")).status_code == 404
    assert (await ann.client.get(here.replace("calendar/", "calendar/0") + "/light.png")).status_code == 404
    async with desk.visitor() as stranger:
        assert (await stranger.get(f"{here}/light.png")).status_code == 401


async def test_the_channels_own_words_and_role_are_in_what_is_shown(
    desk: DashboardStage, ann: Signed
) -> None:
    number = await a_follower(desk.joined, ROOM)
    async with desk.joined.database.write() as conn:
        of_two_hours = (rules.c.channel == number) & (rules.c.lead == "PT7200S")
        await conn.execute(
            rules.update().where(of_two_hours).values(text="<b>Scarves on</b>, @everyone!", role="991")
        )
    page = await seen(ann, f"{number}/calendar/{await a_code(ann, number, 'reminder')}")
    assert '<span class="mention" title="991">@role</span>' in page
    assert page.count("&lt;b&gt;Scarves on") == 3
    assert "<b>Scarves on</b>" not in page


async def test_no_name_becomes_markup(desk: DashboardStage, ann: Signed) -> None:
    number = await a_follower(desk.joined, ROOM, name="<i>room</i>")
    hostile = "<script>alert(1)</script> ||x|| **y**"
    async with desk.joined.database.write() as conn:
        await conn.execute(teams.update().where(teams.c.key == "atalanta").values(name=hostile))
    code = await a_code(ann, number, "reminder")
    for path in ("calendar", f"calendar/{code}", "log"):
        page = await seen(ann, f"{number}/{path}")
        assert "<script>alert" not in page
        assert "<i>room" not in page
        assert "<strong>y</strong>" not in page
        assert path == "log" or "&lt;script&gt;alert(1)&lt;/script&gt; ||x|| **y**" in page
    shown = await seen(ann, f"{number}/calendar/{code}")
    assert 'class="covered">x' not in shown


async def test_what_is_not_known_yet_cannot_be_seen_and_not_be_sent(
    desk: DashboardStage, ann: Signed
) -> None:
    number = (await desk.kept()).id
    page = await seen(ann, f"{number}/calendar/{await a_code(ann, number, 'line-ups')}")
    assert "It tells what will be known then, so it cannot be shown yet." in words(page)
    assert "Send it now" not in page
    assert "Skip this one" in page


async def test_a_post_is_skipped_and_wanted_again(desk: DashboardStage, ann: Signed) -> None:
    number = (await desk.kept()).id
    code = await a_code(ann, number, "preview")
    answer = await press(ann, await seen(ann, f"{number}/calendar"), "Skip", among=code)
    assert "Skipped: preview" in words(answer.text)
    assert "skipped by moderators" in words(answer.text)
    async with desk.joined.database.read() as conn:
        noted = [one.entry.what for one in await audit.entries(conn, (await desk.kept()).community)]
    assert noted[0] == "skip"
    page = await seen(ann, f"{number}/calendar/{code}")
    assert "Send it now" not in page
    answer = await press(ann, page, "Post it after all")
    assert "Skip this one" in answer.text


async def test_a_post_is_sent_now_and_not_offered_twice(desk: DashboardStage, ann: Signed) -> None:
    number = (await desk.kept()).id
    code = await a_code(ann, number, "preview")
    answer = await press(ann, await seen(ann, f"{number}/calendar/{code}"), "Send it now")
    assert "It appears in liverpool in a moment" in words(answer.text)
    assert ">Send it now<" not in answer.text
    await post(desk.joined, desk.clock, instants=[desk.clock.now() + timedelta(seconds=1)])
    assert "is not among the next posts" in words(await seen(ann, f"{number}/calendar/{code}", 404))
    assert "preview" in words((await ann.client.get("/rooms/liverpool")).text).lower()


async def test_no_more_of_a_match_and_taking_that_back(desk: DashboardStage, ann: Signed) -> None:
    number = (await desk.kept()).id
    page = await seen(ann, f"{number}/calendar/{await a_code(ann, number, 'preview')}")
    answer = await press(ann, page, "No more of this match")
    assert "Stopped: Atalanta v Liverpool" in words(answer.text)
    assert "Stopped matches" in words(answer.text)
    answer = await press(ann, answer.text, "Let it go on")
    assert "18:00 reminder" in words(answer.text)


async def test_a_stale_page_sends_nothing(desk: DashboardStage, ann: Signed) -> None:
    number = await a_follower(desk.joined, GROUP, "-1001234567")
    page = await seen(ann, f"{number}/calendar/{await a_code(ann, number, 'preview')}")
    desk.clock.instant = LEADING
    answer = await press(ann, page, "Send it now")
    assert "That is not among the next posts" in words(answer.text)


async def test_a_post_far_off_can_be_skipped_too(desk: DashboardStage, ann: Signed) -> None:
    """The calendar looks further than the ten posts of /upcoming."""
    known = await desk.kept()
    async with desk.joined.database.write() as conn:
        await conn.execute(
            rules.insert(),
            [
                {"channel": known.id, "kind": "kickoff_reminder", "lead": f"PT{minutes * 60}S"}
                for minutes in range(20, 32)
            ],
        )
    page = await seen(ann, f"{known.id}/calendar")
    last = re.findall(r'aria-describedby="about-([0-9a-f]+)"><span class="kind-name">ratings<', page)[0]
    answer = await press(ann, page, "Skip", among=last)
    assert "Skipped: ratings" in words(answer.text)


async def test_forms_from_elsewhere_do_nothing(desk: DashboardStage, ann: Signed) -> None:
    number = (await desk.kept()).id
    code = await a_code(ann, number, "preview")
    sent = {"command": "upcoming", "arg.post": code, "arg.do": "skip"}
    here = f"/dashboard/{number}/calendar"
    assert (await ann.client.post(here, data=sent)).status_code == 403
    assert (await ann.client.post(here, data={**sent, "csrf": "0" * 64})).status_code == 403
    foreign = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    answer = await ann.client.post(here, data={**sent, "csrf": ann.csrf}, headers=foreign)
    assert answer.status_code == 403
    async with desk.visitor() as stranger:
        assert (await stranger.post(here, data=sent)).status_code == 401
    assert "skipped by moderators" not in await seen(ann, f"{number}/calendar")
    answer = await ann.client.post(here, data={"csrf": ann.csrf, "command": "dashboard"})
    assert "Nothing was changed." in words(answer.text)


async def test_a_channel_that_is_not_theirs_is_not_there(desk: DashboardStage, ann: Signed) -> None:
    for number in ("999", "0", "x", "9" * 30):
        for page in (*PAGES, "calendar/abc", "review/1"):
            await seen(ann, f"{number}/{page}", 404)


async def test_nobody_reads_anything_without_a_session(desk: DashboardStage) -> None:
    number = (await desk.kept(REDS)).id
    async with desk.visitor() as stranger:
        for page in PAGES:
            answer = await stranger.get(f"/dashboard/{number}/{page}")
            assert answer.status_code == 401
            assert "Liverpool" not in words(answer.text)
