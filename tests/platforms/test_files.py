"""What is read of a file that somebody attached."""

import pytest

from bot.platforms.files import decoded, holds_text


@pytest.mark.parametrize(
    ("name", "kind", "is_one"),
    [
        ("preview.txt", "", True),
        ("Preview.HTML", "application/octet-stream", True),
        ("article", "text/plain; charset=utf-8", True),
        ("page", "application/xhtml+xml", True),
        ("preview.pdf", "application/pdf", False),
        ("preview.docx", "", False),
        ("fixtures.ics", "text/calendar", False),
        ("txt", "", False),
    ],
)
def test_texts_and_pages_are_read(name: str, kind: str, is_one: bool) -> None:
    assert holds_text(name, kind) is is_one


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_the_same_in_every_encoding(encoding: str) -> None:
    words = "Núñez – “out”\nDíaz: doubt"
    assert decoded(words.encode(encoding)) == words


def test_no_bytes_break_it() -> None:
    assert "\ufffd" in decoded(b"\xff\xfe\x00\xd8")
    assert decoded(b"\x81\x8d") == "\ufffd\ufffd"


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("iso-8859-2", "iso-8859-2"), ("cp1251", "windows-1251"), ("cp1252", "iso-8859-1"), ("cp1252", "zip")],
)
def test_a_page_names_its_encoding(encoding: str, named: str) -> None:
    words = {"iso-8859-2": "Łukasz Đorđević", "cp1251": "Ливерпуль"}.get(encoding, "Díaz – “out”")
    page = f'<!DOCTYPE html><html><head><meta charset="{named}"></head><body>{words}</body></html>'
    assert decoded(page.encode(encoding)) == page
