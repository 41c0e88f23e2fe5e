"""The way to the moderators' page, as its moderators are told it."""

from dataclasses import replace

import pytest

from bot.chat import Answer, Link
from storage import audit, channels, sign_ins
from storage.sign_ins import LINKS_AN_HOUR, Person
from tests.handlers.matchday import Matchday
from tests.handlers.moderating import GROUP, Moderating, written

AT = "https://bot.example/in/"
ANN = Person("discord", "mod", "Ann")


@pytest.fixture
async def mod(told: Matchday) -> Moderating:
    told.desk.door = lambda secret: f"{AT}{secret}"
    moderator = Moderating(told)
    await moderator.gives("follow", what="liverpool")
    return moderator


def secret(answer: Answer) -> str:
    [url] = [
        span.url
        for block in answer.post.blocks
        for span in getattr(block, "line", ())
        if isinstance(span, Link)
    ]
    assert url.startswith(AT)
    return url.removeprefix(AT)


async def signed_in(mod: Moderating) -> None:
    word = secret(await mod.gives("dashboard"))
    async with mod.told.database.write() as conn:
        assert await sign_ins.begin(conn, word, sign_ins.new_secret(), mod.told.clock.now()) is not None


async def test_a_moderator_gets_a_link_of_their_own_which_nobody_else_sees(mod: Moderating) -> None:
    answer = await mod.gives("dashboard")
    assert answer.private
    async with mod.told.database.read() as conn:
        assert await sign_ins.invited(conn, secret(answer), mod.told.clock.now()) == ANN
        known = await channels.settings(conn, mod.channel)
        assert known is not None
        assert await sign_ins.communities_of(conn, ANN) == [known.community]
    assert secret(await mod.gives("dashboard")) != secret(answer)


async def test_nobody_else_gets_one(mod: Moderating) -> None:
    answer = await replace(mod, may_moderate=False).gives("dashboard")
    assert AT not in repr(answer)
    async with mod.told.database.read() as conn:
        assert await sign_ins.communities_of(conn, ANN) != []  # it is listed in the audit for its /follow
        assert await sign_ins.sessions_of(conn, ANN, mod.told.clock.now()) == []


async def test_where_nothing_was_set_up_the_community_is_met(mod: Moderating) -> None:
    stranger = mod.at(GROUP)
    word = secret(await stranger.gives("dashboard"))
    async with mod.told.database.read() as conn:
        assert await sign_ins.invited(conn, word, mod.told.clock.now()) == Person("telegram", "mod", "Ann")
        assert len(await sign_ins.communities_of(conn, Person("telegram", "mod"))) == 1


async def test_who_writes_in_a_chats_name_gets_none(mod: Moderating) -> None:
    said = await replace(mod.at(GROUP), person="-100").gives("dashboard")
    assert (said.post.title, said.private) == ("Who are you?", True)
    assert AT not in repr(said)


async def test_without_an_address_it_says_what_the_operator_has_to_set(mod: Moderating) -> None:
    mod.told.desk.door = None
    assert "MATCHDAY_WEB_URL" in await mod.reads("dashboard")


async def test_nobody_gets_links_without_end(mod: Moderating) -> None:
    for _ in range(LINKS_AN_HOUR):
        secret(await mod.gives("dashboard"))
    answer = await mod.gives("dashboard")
    assert answer.post.title == "Not another link yet"
    assert AT not in repr(answer)


async def test_it_says_where_one_is_signed_in_and_signs_out_everywhere(mod: Moderating) -> None:
    assert "You are signed in" not in await mod.reads("dashboard")
    await signed_in(mod)
    await signed_in(mod)
    page = await mod.gives("dashboard")
    assert "You are signed in in 2 browsers" in written(page)
    assert "in 2 browsers, and are not any more" in written(await mod.press(page, "Sign out"))
    async with mod.told.database.read() as conn:
        assert await sign_ins.sessions_of(conn, ANN, mod.told.clock.now()) == []
        assert await sign_ins.invited(conn, secret(page), mod.told.clock.now()) is None
        known = await channels.settings(conn, mod.channel)
        assert known is not None
        noted = (await audit.entries(conn, known.community))[0].entry
    assert (noted.what, noted.before, noted.after) == ("sign in", True, None)
    assert "You were not signed in" in await mod.reads("dashboard", do="out")


async def test_who_is_forgotten_is_signed_out(mod: Moderating) -> None:
    await signed_in(mod)
    await mod.gives("predict", match="", score="2-1")
    await mod.gives("me", do="forget", sure="yes")
    async with mod.told.database.read() as conn:
        assert await sign_ins.sessions_of(conn, ANN, mod.told.clock.now()) == []
