import unicodedata
from pathlib import Path

import pytest

from bot.pictures.coverage import Coverage, coverage
from bot.pictures.fonts import CJK, EMOJI, LATIN, face, font


@pytest.mark.parametrize("name", [LATIN, EMOJI, CJK, "NotoSansArabic[wght].ttf"])
def test_a_font_shows_what_it_covers_and_nothing_else(name: str) -> None:
    drawn = font(str(face(name).path), 24, 400)
    box = bytes(drawn.getmask("\U0010fffe"))
    covers = face(name).covers
    for code in (*range(0x20, 0x3000, 97), *range(0x3041, 0xD7A4, 1999), *range(0x1F300, 0x1F600, 61)):
        mask = bytes(drawn.getmask(chr(code)))
        if unicodedata.category(chr(code))[0] not in "LNS" or unicodedata.decomposition(chr(code)):
            continue  # marks are drawn with a circle to sit on, and accented letters may be put together
        if chr(code) not in covers:
            assert mask in (box, b""), hex(code)
        elif chr(code).isalpha():
            assert mask != box, hex(code)


def test_the_ends_of_a_range_belong_to_it() -> None:
    letters = Coverage((65, 97), (90, 122))
    assert all(character in letters for character in "AZaz")
    assert not any(character in letters for character in "@[`{ é")


def test_what_is_no_font_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "words.ttf"
    path.write_bytes(b"\x00\x01\x00\x00\x00\x01" + b"\x00" * 6 + b"name" + b"\x00" * 12)
    with pytest.raises(ValueError, match="no cmap"):
        coverage(path)
