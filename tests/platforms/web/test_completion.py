"""What a half-typed line could become."""

from collections.abc import Sequence
from gettext import NullTranslations

import pytest

from bot.chat import Channel, Choice, Look, Unfinished
from bot.platforms.web.completion import suggestions
from tests.platforms.web.stage import COMMANDS, TEAMS


async def lines(typed: str) -> list[str]:
    async def complete(unfinished: Unfinished) -> Sequence[Choice]:
        names = ("Mohamed Salah",) if unfinished.argument == "player" else TEAMS
        return [
            Choice(name, name) for name in names if name.casefold().startswith(unfinished.typed.casefold())
        ]

    found = await suggestions(
        typed, COMMANDS, complete, Channel("web", "liverpool"), Look(), NullTranslations()
    )
    return [suggestion.value for suggestion in found]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("/ti", ["/tie "]),
        ("ti", ["/tie "]),
        ("/sou", ["/sources"]),
        ("/tie li", ["/tie Liverpool"]),
        ("/tie west h", ["/tie West Ham United"]),
        ("/rate moh", ["/rate Mohamed Salah "]),
        ("/rate Mohamed Salah 7", []),
        ("/h2h west h", ['/h2h "West Ham United" ']),
        ("/h2h liv", ["/h2h Liverpool "]),
        ("/h2h Liverpool at", ["/h2h Liverpool Atalanta"]),
        ('/h2h "West Ham United" liv', ['/h2h "West Ham United" Liverpool']),
        ("/help /ti", ["/help tie"]),
        ("/sources ", []),
        ("/nonsense li", []),
    ],
)
async def test_a_half_typed_line_could_become(typed: str, expected: list[str]) -> None:
    assert await lines(typed) == expected


async def test_an_empty_argument_offers_everything() -> None:
    assert await lines("/tie ") == [f"/tie {team}" for team in TEAMS]
