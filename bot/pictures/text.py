"""Text of any script, measured and fitted before it is drawn.

A line is cut into graphemes (UAX #29), each is given the first font that shows it, and neighbours of one
font and direction make a run. What no font shows is spelled in Latin letters rather than drawn as a box.
"""

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, groupby

import regex
from anyascii import anyascii
from PIL import Image, ImageDraw

from bot.pictures.bidi import levels, right_to_left, visual
from bot.pictures.colours import RGB
from bot.pictures.fonts import EMOJI, INVISIBLE, LATIN, Weight, face, face_of, font, shaping

ELLIPSIS = "…"
MASKS = 1024
"""Drawn runs that are kept, a few kilobytes each: the same names and numbers come again in other pictures."""
CONTROLS = regex.compile(
    r"[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\p{Cc}\p{Cs}\p{Co}\p{Cn}]"
)
"""Characters that would reorder or hide text around them, and those that mean nothing anywhere."""
ISOLATES = regex.compile(r"[\u2066-\u2069]")
LEFT_TO_RIGHT, RIGHT_TO_LEFT = "\u200e", "\u200f"
"""The marks that hold a place in a line as an invisible letter of their direction does."""
GRAPHEME = regex.compile(r"\X")
NO_SPACES = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
"""Scripts that are written without a space between words: a line may end after any grapheme."""


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbours of one font and direction, in reading order; `advance` in pixels."""

    text: str
    path: str
    rtl: bool
    advance: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line ready to be drawn: its runs from left to right. Sizes are in pixels."""

    runs: tuple[Run, ...]
    size: int
    weight: int
    narrow: bool = False

    @property
    def width(self) -> int:
        return math.ceil(sum(run.advance for run in self.runs))

    @property
    def height(self) -> int:
        """From the highest accent to the lowest tail."""
        return self.above + self.below

    @property
    def above(self) -> int:
        """From the highest accent down to the baseline."""
        return math.ceil(self.size * 1.07)

    @property
    def below(self) -> int:
        return math.ceil(self.size * 0.3)

    @property
    def capital(self) -> int:
        """The height of a capital letter: what is centred when a line is centred."""
        return round(self.size * 0.714)


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is set: the size of its letters in pixels, their weight and width.

    `rtl` is the direction of the paragraph; None where the line itself tells it.
    """

    size: int
    weight: int = Weight.REGULAR
    narrow: bool = False
    rtl: bool | None = None


def lay(text: str, size: int, weight: int = Weight.REGULAR) -> Line:
    """`text` on one line, however wide that is."""
    return _laid(text, Style(size, weight))


def fit(text: str, width: int, size: int, weight: int = Weight.REGULAR, least: int | None = None) -> Line:
    """`text` within `width`: a little smaller, then in narrower letters down to `least`, then cut.

    `least` is seven tenths of `size` by default. A line is cut between graphemes, with an ellipsis; nothing
    is left of it where not even that fits.
    """
    return _fitted(text, width, Style(size, weight), round(size * 0.7) if least is None else least)


def wrap(text: str, width: int, size: int, weight: int = Weight.REGULAR, lines: int = 2) -> tuple[Line, ...]:
    """`text` on at most `lines` lines of `width`; the last one ends in an ellipsis where there is more."""
    style = Style(size, weight, rtl=right_to_left(text))
    done: list[Line] = []
    words = _breakable(text, width, style)
    while words and len(done) < lines - 1:
        taken = 1
        while taken < len(words) and _laid("".join(words[: taken + 1]).strip(), style).width <= width:
            taken += 1
        done.append(_fitted("".join(words[:taken]).strip(), width, style, size))
        words = words[taken:]
    rest = "".join(words).strip()
    return (*done, _fitted(rest, width, style, size)) if rest else tuple(done)


def cut(text: str, line: Line) -> bool:
    """Whether `line` shows less than all of `text`."""
    shown = "".join(run.text for run in line.runs)
    return ELLIPSIS in shown and ELLIPSIS not in text


def draw(image: Image.Image, line: Line, x: int, baseline: int, colour: RGB) -> None:
    """Draws a line with its left end at `x`."""
    at = float(x)
    for run in line.runs:
        left, top, mask = _mask(run, line.size, line.weight)
        image.paste(colour, (round(at) + left, baseline + top), mask)
        at += run.advance


@lru_cache(maxsize=MASKS)
def _mask(run: Run, size: int, weight: int) -> tuple[int, int, Image.Image]:
    """How much of each pixel a run covers, and where that begins from the left end of its baseline."""
    drawn = font(run.path, size, weight)
    text, way = _as_shaped(run)
    room, above = size, round(size * 1.5)  # for what reaches beyond the line: tails, stacked accents
    mask = Image.new("L", (math.ceil(run.advance) + 2 * room, above + size))
    ImageDraw.Draw(mask).text((room, above), text, 255, drawn, "ls", direction=way)
    left, top, right, bottom = mask.getbbox() or (0, 0, 1, 1)
    return left - room, top - above, mask.crop((left, top, right, bottom))


@lru_cache(maxsize=4096)
def graphemes(text: str) -> tuple[str, ...]:
    """What a reader takes for one sign each; white space becomes single spaces, controls go."""
    plain = CONTROLS.sub("", " ".join(text.split()))
    return tuple(GRAPHEME.findall(plain))


@lru_cache(maxsize=4096)
def _laid(text: str, style: Style) -> Line:
    rtl = right_to_left(text) if style.rtl is None else style.rtl
    shown = _settled(_marked(text, style.narrow, RIGHT_TO_LEFT if rtl else LEFT_TO_RIGHT))
    depths = levels("".join(grapheme for grapheme, _ in shown), rtl)
    starts = accumulate((len(grapheme) for grapheme, _ in shown), initial=0)
    parts = [
        (path, depths[at], grapheme) for (grapheme, path), at in zip(shown, starts, strict=False) if path
    ]
    runs = []
    for (path, depth), group in groupby(parts, key=lambda part: part[:2]):
        runs.append((depth, _run("".join(part[2] for part in group), path, depth % 2 == 1, style)))
    return Line(tuple(visual(runs)), style.size, style.weight, style.narrow)


def _fitted(text: str, width: int, style: Style, least: int) -> Line:
    line = _laid(text, style)
    if line.width <= width:
        return line
    least = min(style.size, least)
    gently = max(least, round(style.size * 0.86))
    for narrow, smallest in ((False, gently), (True, least)):
        smaller = _largest(text, width, replace(style, narrow=narrow), smallest)
        if smaller is not None:
            return smaller
    return _cut(text, width, replace(style, size=least, narrow=True))


def _largest(text: str, width: int, style: Style, least: int) -> Line | None:
    """In the largest size down to `least` in which it fits; widths grow almost in step with sizes."""
    full = _laid(text, style).width
    begin = min(style.size, width * style.size // max(1, full) + 1)
    for size in range(begin, least - 1, -1):
        line = _laid(text, replace(style, size=size))
        if line.width <= width:
            return line
    return None


def _faced(grapheme: str, narrow: bool) -> list[tuple[str, str]]:
    """The grapheme with its font's path, or its Latin spelling; nothing where it has no sound."""
    if not INVISIBLE.sub("", grapheme):
        return []
    found = face_of(grapheme, narrow)
    if found is not None:
        return [(grapheme, str(found.path))]
    if len(grapheme) > 1:  # a letter under more marks than a font has: as much of it as can be shown
        return [pair for character in grapheme for pair in _faced(character, narrow)][:4]
    latin = str(face(LATIN).path)
    return [(letter, latin) for letter in anyascii(grapheme) if letter.isprintable()]


def _marked(text: str, narrow: bool, mark: str) -> list[tuple[str, str]]:
    """The graphemes with their fonts' paths. Where a name stands in isolates (UAX #9, 6.3), the paragraph's
    `mark` without a font holds each of their places, so that the signs around it keep to the paragraph."""
    shown: list[tuple[str, str]] = []
    for part in regex.splititer(f"({ISOLATES.pattern})", " ".join(text.split())):
        if ISOLATES.match(part):
            shown.append((mark, ""))
            continue
        for grapheme in GRAPHEME.findall(CONTROLS.sub("", part)):
            shown += _faced(grapheme, narrow)
    return shown


def _settled(shown: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Spaces stay with the font before them: fewer runs, better kerning. Those of emoji are too wide."""
    settled: list[tuple[str, str]] = []
    for grapheme, path in shown:
        before = settled[-1][1] if settled else ""
        if grapheme == " " and before and not before.endswith(EMOJI):
            path = before
        settled.append((grapheme, path))
    return settled


def _run(part: str, path: str, rtl: bool, style: Style) -> Run:
    run = Run(part, path, rtl, 0.0)
    measured = font(path, style.size, style.weight)
    text, way = _as_shaped(run)
    return replace(run, advance=measured.getlength(text, direction=way))


def _as_shaped(run: Run) -> tuple[str, str | None]:
    """What Pillow is given: the text and its direction, or without shaping the letters in their order."""
    if shaping():
        return run.text, "rtl" if run.rtl else "ltr"
    parts = reversed(graphemes(run.text)) if run.rtl else graphemes(run.text)
    return INVISIBLE.sub("", "".join(parts)), None


def _cut(text: str, width: int, style: Style) -> Line:
    parts = graphemes(text)
    low, high = 0, len(parts)
    while low < high:
        middle = (low + high + 1) // 2
        if _laid("".join(parts[:middle]).rstrip() + ELLIPSIS, style).width <= width:
            low = middle
        else:
            high = middle - 1
    line = _laid("".join(parts[:low]).rstrip() + ELLIPSIS, style)
    return line if line.width <= width else _laid("", style)


def _breakable(text: str, width: int, style: Style) -> list[str]:
    """Pieces after each of which a line may end, spaces at their ends."""
    pieces: list[str] = []
    for word in regex.findall(r"\S+\s*", " ".join(text.split())):
        whole = _laid(word.strip(), style).width <= width and not NO_SPACES.search(word)
        pieces += [word] if whole else GRAPHEME.findall(word)
    return pieces
