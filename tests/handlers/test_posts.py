"""Which kinds of post a channel gets."""

import pytest

from bot.chat import Detail
from bot.knowledge.occasion import DEFAULT_RULES, Kind, Rule
from bot.posts.kinds import GROUPS
from storage import channels
from tests.handlers.matchday import Matchday
from tests.handlers.moderating import ROOM, Moderating, written


@pytest.fixture
async def mod(told: Matchday) -> Moderating:
    moderator = Moderating(told)
    await moderator.gives("follow", what="liverpool")
    return moderator


async def wanted(mod: Moderating) -> tuple[frozenset[Rule], Detail]:
    async with mod.told.database.read() as conn:
        known = await channels.settings(conn, ROOM)
        assert known is not None
        return await channels.rules_of(conn, known.id), known.detail


def test_every_kind_but_notices_is_in_one_group() -> None:
    kinds = [kind for group in GROUPS.values() for kind in group]
    assert sorted(kinds) == sorted(set(Kind) - {Kind.NOTICE})


async def test_each_kind_is_switched_off_and_on_by_its_button(mod: Moderating) -> None:
    for group, kinds in GROUPS.items():
        for kind in kinds:
            for _twice in range(2):
                before = {rule.kind for rule in (await wanted(mod))[0]}
                page = await mod.gives("posts", group=group)
                action = next(one for one in page.post.actions if one.arguments.get("kind") == kind)
                await mod.gives(action.command, **action.arguments)
                after = {rule.kind for rule in (await wanted(mod))[0]}
                assert before ^ after == {kind}


async def test_a_button_pressed_twice_does_not_switch_back(mod: Moderating) -> None:
    page = await mod.gives("posts", group="live")
    for _press in range(2):
        await mod.press(page, "☑ Goals")
    assert Rule(Kind.GOAL) not in (await wanted(mod))[0]


async def test_reminders_come_back_at_the_usual_times(mod: Moderating) -> None:
    await mod.gives("posts", kind="reminders", to="off")
    await mod.gives("posts", kind="reminders", to="on")
    usual = {rule for rule in DEFAULT_RULES if rule.kind is Kind.KICKOFF_REMINDER}
    assert {rule for rule in (await wanted(mod))[0] if rule.kind is Kind.KICKOFF_REMINDER} == usual


async def test_the_live_message_can_be_of_goals_only_or_not_at_all(mod: Moderating) -> None:
    await mod.gives("posts", kind="live", to="goals")
    assert (await wanted(mod))[1] is Detail.GOALS
    assert "Live message (goals only)" in await mod.reads("posts")
    await mod.gives("posts", kind="live", to="none")
    assert Rule(Kind.LIVE) not in (await wanted(mod))[0]
    await mod.gives("posts", kind="live", to="everything")
    rules, detail = await wanted(mod)
    assert Rule(Kind.LIVE) in rules
    assert detail is Detail.EVERYTHING


@pytest.mark.parametrize(("kind", "to"), [("zzz", "on"), ("goal", "goals"), ("goal", ""), ("notice", "off")])
async def test_what_makes_no_sense_changes_nothing(mod: Moderating, kind: str, to: str) -> None:
    before = await wanted(mod)
    assert (await mod.gives("posts", kind=kind, to=to)).post.title == "Which posts?"
    assert await wanted(mod) == before


async def test_the_page_says_what_each_is(mod: Moderating) -> None:
    said = written(await mod.gives("posts", group="after"))
    assert "☑ Ballot – fans rate the players, right after the match" in said
    assert "☐ Ratings so far" in said


async def test_completion_offers_kinds_and_what_they_can_be(told: Matchday) -> None:
    assert (await told.complete("posts", "kind", "go"))[0].value == "Goals"
    assert "on" in [one.value for one in await told.complete("posts", "to", "")]
