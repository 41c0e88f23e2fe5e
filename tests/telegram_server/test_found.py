"""What the service makes of plain text by itself, which hostile names may try to use."""

import pytest

from tests.telegram_server.entities import Entity
from tests.telegram_server.found import found_in
from tests.telegram_server.texts import cut


def kinds(text: str) -> list[tuple[str, str]]:
    return [(one.type, cut(text, one.offset, one.length)) for one in found_in(text, ())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("😀 @everyone!", [("mention", "@everyone")]),
        ("/next liverpool", [("bot_command", "/next")]),
        ("/next@matchday_bot x", [("bot_command", "/next@matchday_bot")]),
        ("#LIVEVE and #2026", [("hashtag", "#LIVEVE")]),
        ("$USD", [("cashtag", "$USD")]),
        ("see https://evil.example/x, now", [("url", "https://evil.example/x")]),
        ("FC t.me/evil", [("url", "t.me/evil")]),
        ("evil.com.", [("url", "evil.com")]),
        ("mail a.b@evil.com", [("email", "a.b@evil.com")]),
        ("tg://join?invite=x", [("url", "tg://join?invite=x")]),
    ],
)
def test_what_is_found(text: str, found: list[tuple[str, str]]) -> None:
    assert kinds(text) == found


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1. FC Köln 2-1 St. Pauli",
            "90+3'",
            "2/1",
            "and/or",
            "a@b",
            "@ab",
            "C# #1",
            "1.2.3",
            "20.45",
            "№ 7",
        ),
        *("@\u200beveryone", "/\u200bstart", "e.g. this", "U.S. Lecce v 1.FC", "kick-off:20.45"),
    ],
)
def test_what_is_not(text: str) -> None:
    assert kinds(text) == []


def test_nothing_is_found_in_code_or_links() -> None:
    assert found_in("@everyone", [Entity("code", 0, 9)]) == []
    assert found_in("@everyone", [Entity("text_link", 0, 9, url="https://a.com/")]) == []
    assert len(found_in("@everyone", [Entity("bold", 0, 9)])) == 1
