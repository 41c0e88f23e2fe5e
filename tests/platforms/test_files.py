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
