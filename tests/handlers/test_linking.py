"""One fan, two accounts."""

import re

from bot.chat import Channel, Request
from tests.handlers.matchday import LONDON, REDS, Matchday

ELSEWHERE = Channel("telegram", "1")


async def a_code(told: Matchday, person: str) -> str:
    answer = await told.ask("link", REDS, person)
    assert answer.private
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", answer.post.title)
    assert code is not None
    return code[0]


async def from_elsewhere(told: Matchday, command: str, **arguments: str) -> str:
    request = Request(command, arguments, ELSEWHERE, "their other self", LONDON)
    return (await told.desk.answer(request)).post.title


async def test_a_code_shown_on_one_account_and_typed_on_the_other_makes_them_one_fan(ended: Matchday) -> None:
    await ended.ask("rate", REDS, "me", player="salah", mark="9")
    assert await from_elsewhere(ended, "link", code=await a_code(ended, "me")) == "Your accounts are linked"
    assert await from_elsewhere(ended, "rate", player="salah", mark="4") == "4 for Mohamed Salah"
    said = await ended.read("rate", REDS, "me")
    assert "Mohamed Salah 4" in said
    assert "1 ballot so far" in await ended.read("ratings")


async def test_a_wrong_code_says_what_may_be_wrong(ended: Matchday) -> None:
    assert await from_elsewhere(ended, "link", code="AAAA-BBBB") == "That code does not work"


async def test_a_code_works_once(ended: Matchday) -> None:
    code = await a_code(ended, "me")
    await from_elsewhere(ended, "link", code=code)
    assert (await ended.ask("link", REDS, "a third", code=code)).post.title == "That code does not work"


async def test_ones_own_code_links_nothing(ended: Matchday) -> None:
    code = await a_code(ended, "me")
    assert (await ended.ask("link", REDS, "me", code=code)).post.title == "These accounts are one already"
