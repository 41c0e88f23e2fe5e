"""The fonts that pictures are set in, and which of them can show a grapheme.

All are of the Noto family under the SIL Open Font License, from packages: Noto Sans and its sisters, whose
weights fit each other, Noto Sans CJK, and Noto Emoji, whose signs take the colour of the text around them.
"""

from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

import regex
from PIL import ImageFont, features

from bot.pictures.coverage import Coverage, coverage

LATIN, NARROW_LATIN = "NotoSans[wght].ttf", "OpenSans[wdth,wght].ttf"
"""Noto Sans, and its nearest kin with an axis for the width of letters."""
EMOJI, CJK = "NotoEmoji[wght].ttf", "NotoSansCJK-VF.otf.ttc"
SISTERS_IN = "manimgx_fonts"
FOLDERS = {NARROW_LATIN: ("fontpkg_open_sans", "files"), CJK: ("manimgx_fonts_cjk",)}
"""Where the large ones lie: the package, and the folder in it."""
SISTERS = (
    *("Arabic", "Hebrew", "Thai", "Devanagari", "Georgian", "Armenian", "Bengali", "Tamil", "Telugu"),
    *("Gujarati", "Gurmukhi", "Kannada", "Malayalam", "Oriya", "Sinhala", "Khmer", "Lao", "Myanmar"),
    *("Ethiopic", "Symbols"),
)
"""Tried in this order after Noto Sans itself: Latin, Greek and Cyrillic with Vietnamese."""

EMOJI_SEQUENCE = regex.compile(r"\p{Emoji_Presentation}|\p{RI}|\uFE0F|\u20E3|\p{Extended_Pictographic}\u200D")
INVISIBLE = regex.compile(r"[\p{Default_Ignorable_Code_Point}\p{Cc}\U000E0000-\U000E007F]")

NARROW = 75
"""Width of narrow letters in percent."""


class Weight(IntEnum):
    """As fonts count it, 400 being that of running text."""

    REGULAR = 400
    MEDIUM = 500
    SEMIBOLD = 600
    BOLD = 700
    BLACK = 800


@dataclass(frozen=True, slots=True)
class Face:
    """A font file and what it holds."""

    path: Path
    covers: Coverage

    def holds(self, grapheme: str) -> bool:
        """Whether it shows each character that is to be seen."""
        return all(character in self.covers for character in INVISIBLE.sub("", grapheme))


@cache
def shaping() -> bool:
    """Whether letters can be joined and set from right to left: needs libfribidi on this machine."""
    return bool(features.check("raqm"))


@cache
def face(name: str) -> Face:
    """The face of a file's name. Raises ModuleNotFoundError where the package of fonts is not installed."""
    package, *folders = FOLDERS.get(name, (SISTERS_IN,))
    path = Path(str(files(package).joinpath(*folders, name)))
    return Face(path, coverage(path))


@lru_cache(maxsize=4096)
def face_of(grapheme: str, narrow: bool = False) -> Face | None:
    """The first face that shows all of `grapheme`; None where there is no such face.

    Emoji come from the emoji font even where a text font has a sign of that number. The large files are
    opened when they are first needed.
    """
    order = [LATIN, *(f"NotoSans{sister}[wght].ttf" for sister in SISTERS), CJK, EMOJI]
    if narrow:
        order.insert(0, NARROW_LATIN)
    if EMOJI_SEQUENCE.search(grapheme):
        order = [EMOJI, *order[:-1]]
    return next((found for found in map(face, order) if found.holds(grapheme)), None)


@lru_cache(maxsize=96)
def font(path: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    """A font ready to draw with; `size` in pixels an em. Not to be used by two threads at a time.

    Where the width of the letters can be chosen at all, they are narrow.
    """
    engine = ImageFont.Layout.RAQM if shaping() else ImageFont.Layout.BASIC
    loaded = ImageFont.truetype(path, size, layout_engine=engine)
    wanted = {b"Weight": weight, b"Width": NARROW}
    loaded.set_variation_by_axes([_within(axis, wanted) for axis in loaded.get_variation_axes()])
    return loaded


def _within(axis: ImageFont.Axis, wanted: dict[bytes, int]) -> int:
    least, most = int(axis["minimum"] or 0), int(axis["maximum"] or 0)
    return max(least, min(most, wanted.get(axis["name"] or b"", int(axis["default"] or 0))))
