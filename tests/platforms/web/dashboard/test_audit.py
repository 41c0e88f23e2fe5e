"""Who changed what: before and after in words, page after page, and of one community only."""

import re

import pytest

from bot.app import dashboard_audit
from storage import audit
from storage.audit import Entry, Json
from tests.platforms.web.dashboard.looking import ROOM, a_follower, seen, words
from tests.platforms.web.dashboard.stage import DashboardStage, Signed

HOSTILE = "<script>alert(1)</script>"


async def test_a_change_is_told_with_how_it_was_and_how_it_is(desk: DashboardStage, ann: Signed) -> None:
    known, other = await desk.kept(), await a_follower(desk.joined, ROOM)
    async with desk.joined.database.write() as conn:
        was: Json = {"spoiler": False, "zone": "UTC"}
        now: Json = {"spoiler": True, "zone": "UTC"}
        entry = Entry(known.community, known.id, "web:1", HOSTILE, "options", was, now)
        first = await audit.note(conn, entry, desk.clock.now())
        undo = await audit.note(
            conn, Entry(known.community, None, "web:1", "", "pause", None, HOSTILE), desk.clock.now()
        )
        await audit.took_back(conn, first, undo)
    page = await seen(ann, f"{known.id}/audit")
    said = words(page)
    assert f"options {HOSTILE} (1) · liverpool What Before After Hide spoilers off → on taken back" in said
    assert f"pause 1 What Before After pause – → {HOSTILE}" in said
    assert HOSTILE not in page
    assert "Time zone" not in said
    assert "Hide spoilers" not in words(await seen(ann, f"{other}/audit"))


async def test_pages_follow_each_other(
    desk: DashboardStage, ann: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dashboard_audit, "PAGE", 2)
    known = await desk.kept()
    async with desk.joined.database.write() as conn:
        for n in range(4):
            await audit.note(
                conn,
                Entry(known.community, known.id, "web:1", f"Ann{n}", "pause", n, n + 1),
                desk.clock.now(),
            )
    page = await seen(ann, f"{known.id}/audit")
    names = re.findall(r"<bdi>(Ann\d) \(1\)</bdi>", page)
    older = re.search(r'href="/dashboard/([^"]+)" rel="next"', page)
    assert older is not None
    page = await seen(ann, older[1])
    assert [*names, *re.findall(r"<bdi>(Ann\d) \(1\)</bdi>", page)] == ["Ann3", "Ann2", "Ann1", "Ann0"]
    assert "The newest" in words(page)
    assert "Nothing is older than that." in words(await seen(ann, f"{known.id}/audit?before=1"))
