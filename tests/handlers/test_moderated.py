"""What is for moderators is for nobody else, in words or by buttons that somebody made."""

from dataclasses import replace

import pytest

from bot.chat import Mention, MentionKind
from handlers.settings_table import SETTINGS
from storage import audit, channels, kept_settings, moderators
from tests.handlers.matchday import Matchday
from tests.handlers.moderating import ROOM, Moderating

ROLE = Mention(MentionKind.ROLE, "99", "Stewards")
FORGED: dict[str, list[dict[str, str]]] = {
    "follow": [{"what": "atalanta"}, {"what": "team:atalanta"}],
    "unfollow": [{"what": "team:liverpool", "sure": "1"}],
    "posts": [{"kind": "goal", "to": "off"}],
    "options": [{"option": "spoiler", "value": "on"}, {"option": "role", "value": "99"}],
    "pause": [{"sure": "1"}, {"until": "2h", "sure": "1"}],
    "resume": [{}],
    "moderators": [{"do": "add", "who": "<@&99>"}, {"do": "remove", "who": "role:98", "sure": "1"}],
    "audit": [{"page": "1"}],
    "settings": [
        {"do": "export"},
        {"do": "import", "settings": '{"matchday": 1}'},
        {"do": "copy", "to": "1"},
    ],
    "dashboard": [{"do": "out"}],
}


@pytest.fixture
async def mod(told: Matchday) -> Moderating:
    moderator = Moderating(told)
    await moderator.gives("follow", what="liverpool")
    await moderator.gives("moderators", replace(ROLE, ref="98"), do="add", who="<@&98>")
    return moderator


async def state(mod: Moderating) -> tuple[object, ...]:
    async with mod.told.database.read() as conn:
        known = await channels.settings(conn, ROOM)
        assert known is not None
        return (
            known,
            await kept_settings.take(conn, known),
            await moderators.of_community(conn, known.community),
            await audit.entries(conn, known.community),
        )


def test_every_command_is_tried() -> None:
    assert {entry.command.name for entry in SETTINGS} == set(FORGED)
    assert all(entry.command.moderators_only for entry in SETTINGS)


@pytest.mark.parametrize("command", FORGED)
async def test_nobody_else_sees_or_changes_anything(mod: Moderating, command: str) -> None:
    before = await state(mod)
    fan = replace(mod, person="fan", may_moderate=False, administers=False)
    for arguments in ({}, *FORGED[command]):
        answer = await fan.gives(command, ROLE, **arguments)
        assert answer.post.title == "That is for moderators"
        assert answer.file is None
    assert await state(mod) == before


async def test_a_button_of_a_moderators_page_does_nothing_for_a_fan(mod: Moderating) -> None:
    pages = [
        await mod.gives(name) for name in ("follow", "posts", "options", "pause", "settings", "moderators")
    ]
    fan = replace(mod, person="fan", may_moderate=False, administers=False)
    before = await state(mod)
    names = set(FORGED)
    for page in pages:
        for action in page.post.actions:
            if action.command in names:
                answer = await fan.gives(action.command, **action.arguments)
                assert answer.post.title == "That is for moderators"
    assert await state(mod) == before


async def test_the_application_hears_of_changes_and_of_nothing_else(mod: Moderating) -> None:
    heard: list[str] = []
    mod.told.desk.changed = lambda: heard.append("changed")
    await mod.gives("posts")
    await mod.told.ask("next")
    assert heard == []
    await mod.gives("posts", kind="goal", to="off")
    await mod.gives("follow", what="atalanta")
    assert heard == ["changed"] * 2
