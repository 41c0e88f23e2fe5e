"""Colours: the two themes, and a club's colour made readable.

Contrast is that of the Web Content Accessibility Guidelines 2.2 (1.4.3, level AA): 4.5 : 1 for text. What
looks alike is told by distance in OKLab (Björn Ottosson, "A perceptual color space for image processing").
"""

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

RGB: TypeAlias = tuple[int, int, int]

AA = 4.5
"""The least contrast of text and what is behind it."""
SHAPE = 1.6
"""The least contrast of a filled shape and the ground it lies on: enough to see its edge."""
APART = 0.17
"""The least distance in OKLab of two clubs' colours: below it two discs are taken for one another."""

HEX = re.compile(r"#[0-9a-fA-F]{6}")

WHITE: RGB = (255, 255, 255)
BLACK: RGB = (17, 20, 24)


@dataclass(frozen=True, slots=True)
class Theme:
    """`ground` is the page and `panel` a box on it; `ink` is read first and `quiet` second, both AA on both.

    `good`, `fair` and `bad` are words and signs (AA on both), `accent` marks what counts.
    """

    name: str
    ground: RGB
    panel: RGB
    raised: RGB
    line: RGB
    ink: RGB
    quiet: RGB
    accent: RGB
    good: RGB
    fair: RGB
    bad: RGB
    pitch: RGB
    pitch_stripe: RGB
    pitch_line: RGB
    home: RGB
    away: RGB


LIGHT = Theme(
    name="light",
    ground=(246, 246, 243),
    panel=(255, 255, 255),
    raised=(236, 237, 233),
    line=(221, 223, 218),
    ink=(20, 24, 29),
    quiet=(91, 99, 108),
    accent=(150, 92, 0),
    good=(17, 120, 66),
    fair=(142, 92, 0),
    bad=(190, 32, 46),
    pitch=(33, 100, 66),
    pitch_stripe=(39, 110, 74),
    pitch_line=(128, 178, 150),
    home=(28, 63, 148),
    away=(224, 226, 230),
)
DARK = Theme(
    name="dark",
    ground=(17, 20, 24),
    panel=(27, 31, 37),
    raised=(40, 45, 53),
    line=(52, 58, 67),
    ink=(241, 243, 245),
    quiet=(164, 172, 182),
    accent=(245, 190, 80),
    good=(94, 206, 140),
    fair=(240, 186, 84),
    bad=(255, 122, 122),
    pitch=(22, 66, 45),
    pitch_stripe=(27, 75, 52),
    pitch_line=(84, 128, 106),
    home=(88, 128, 222),
    away=(214, 218, 224),
)


@dataclass(frozen=True, slots=True)
class Livery:
    """A club's colours on a card: `fill` of its shapes, `text` on them (AA), `words` on the page (AA)."""

    fill: RGB
    text: RGB
    words: RGB


def parsed(colour: str | None) -> RGB | None:
    """`#rrggbb` as three numbers; None for anything else."""
    if colour is None or not HEX.fullmatch(colour):
        return None
    value = int(colour[1:], 16)
    return value >> 16, value >> 8 & 255, value & 255


def contrast(one: RGB, other: RGB) -> float:
    """1 to 21, as WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_on(background: RGB) -> RGB:
    """White as long as it is AA, as on shirts; else black. No colour is too middling for both."""
    return next(ink for ink in (WHITE, BLACK, (0, 0, 0)) if contrast(ink, background) >= AA)


def mixed(one: RGB, other: RGB, share: float) -> RGB:
    """`share` of `other` in `one`, 0 to 1."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def readable(colour: RGB, *grounds: RGB, least: float = AA) -> RGB:
    """`colour`, moved towards white or black just as far as `least` on every one of `grounds` asks for."""
    target = max(WHITE, (0, 0, 0), key=lambda end: min(contrast(end, ground) for ground in grounds))
    for step in range(101):
        moved = mixed(colour, target, step / 100)
        if all(contrast(moved, ground) >= least for ground in grounds):
            return moved
    return target


def distance(one: RGB, other: RGB) -> float:
    """How far apart two colours look: 0 for the same, 1 for black and white."""
    return math.dist(_oklab(one), _oklab(other))


@lru_cache(maxsize=512)
def livery(colour: str | None, theme: Theme, *, on_pitch: bool = False, instead: RGB | None = None) -> Livery:
    """The colours of one club. `instead` is taken where its own is not known."""
    own = parsed(colour) or instead or theme.home
    return _livery(own, theme, on_pitch)


@lru_cache(maxsize=512)
def liveries(
    home: str | None, away: str | None, theme: Theme, *, on_pitch: bool = False
) -> tuple[Livery, Livery]:
    """Both clubs' colours, told apart: where they are alike the away side changes, as on the pitch."""
    first = livery(home, theme, on_pitch=on_pitch)
    own = parsed(away) or theme.away
    change = (own, theme.away, BLACK, WHITE, theme.home, (240, 196, 25))
    worn = [_livery(colour, theme, on_pitch) for colour in change]
    apart = [kit for kit in worn if distance(kit.fill, first.fill) >= APART]
    return first, max(worn, key=lambda kit: distance(kit.fill, first.fill)) if not apart else apart[0]


def _livery(own: RGB, theme: Theme, on_pitch: bool) -> Livery:
    if on_pitch:  # a ring of white or grey sets it off: only grass on grass has to change
        near = distance(own, theme.pitch) < APART / 2
        fill = mixed(own, WHITE, 0.55) if near else own
    else:
        fill = readable(own, theme.panel, theme.ground, least=SHAPE)
    return Livery(fill, text_on(fill), readable(own, theme.panel, theme.ground, theme.raised))


@lru_cache(maxsize=1024)
def _luminance(colour: RGB) -> float:
    red, green, blue = (_linear(channel) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _oklab(colour: RGB) -> tuple[float, float, float]:
    red, green, blue = (_linear(channel) for channel in colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )
