"""How long a picture takes, how large it is, and for how long nothing else is done meanwhile.

Every card is drawn in many versions of which no word is like another, since text that was drawn before is
kept. The first picture of a process, which has to open the fonts, is drawn in a process of its own.
"""

import asyncio
import string
import subprocess
import sys
import time
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from bench.figure import Figure
from bot.cards import Card, LineupCard, Spot
from bot.pictures.studio import Studio, png_of
from tests.pictures import samples
from tests.pictures.test_lineup import AWAY, CARD, HOME

T = TypeVar("T")
VERSIONS = 11
AT_ONCE = 20
TICK = 0.001
"""Seconds between two looks at the clock by what stands for everything else that the bot does."""


def other_words(value: T, version: int) -> T:
    """The same with every letter from a to z moved on by `version`: as wide, and new."""
    moved = str.maketrans(
        string.ascii_lowercase, string.ascii_lowercase[version:] + string.ascii_lowercase[:version]
    )
    changed: Any = value
    if type(changed) is str and not changed.startswith("#"):
        changed = changed.translate(moved)
    elif isinstance(value, tuple):
        changed = tuple(other_words(part, version) for part in value)
    elif is_dataclass(value) and not isinstance(value, type):
        parts = {field.name: other_words(getattr(value, field.name), version) for field in fields(value)}
        changed = replace(value, **parts)
    return changed  # type: ignore[no-any-return]


def _lineup() -> LineupCard:
    """Two sides and their benches, forty players of as many names."""
    home, away = (replace(side, bench=tuple(map(Spot, samples.NAMES[:9]))) for side in (HOME, AWAY))
    return replace(CARD, sides=(home, other_words(away, 13)))


CARDS: dict[str, Card] = {
    "line-up": _lineup(),
    "ratings": samples.RATINGS,
    "team news": samples.TEAM_NEWS,
    "tie": samples.TIE,
    "form": samples.FORM,
    "table": samples.TABLE,
    "prediction": samples.PREDICTION,
}


async def measure() -> list[Figure]:
    figures = []
    for name, card in CARDS.items():
        drawn, sizes = [], []
        for version in range(1, VERSIONS + 1):
            begin = time.perf_counter()
            png = png_of(other_words(card, version), dark=version % 2 == 0)
            drawn.append((time.perf_counter() - begin) * 1000)
            sizes.append(len(png) / 1024)
        figures += [
            Figure(f"picture: {name}, p50", median(drawn), "ms", 60),
            Figure(f"picture: {name}, first of a process", _first(name), "ms"),
            Figure(f"picture: {name}, largest", max(sizes), "KiB", 150),
        ]
    return [*figures, *await _studio()]


def _first(name: str) -> float:
    """Milliseconds for the first picture of a process that has just begun and imported what it needs."""
    program = (
        "import time; from bench.pictures import CARDS, png_of; begin = time.perf_counter();"
        f"png_of(CARDS[{name!r}]); print((time.perf_counter() - begin) * 1000)"
    )
    rounds = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, check=True) for _ in range(3)
    ]
    return median(float(done.stdout) for done in rounds)


async def _studio() -> list[Figure]:
    wanted = [other_words(card, version) for version in range(20, 20 + AT_ONCE) for card in CARDS.values()][
        :AT_ONCE
    ]
    with TemporaryDirectory() as folder:
        begin = time.perf_counter()
        room = Studio(Path(folder))
        stalled = await _longest_stall(*(room.drawn(card) for card in wanted))
        took = time.perf_counter() - begin
        idle = await _longest_stall(asyncio.sleep(took))
        read = []
        for card in wanted:
            begin = time.perf_counter()
            await room.drawn(card)
            read.append((time.perf_counter() - begin) * 1000)
    return [
        Figure("picture: kept on the disk, p50", median(read), "ms", 60),
        Figure(f"event loop, longest stall while {AT_ONCE} are drawn", stalled, "ms", 20),
        Figure("the same while nothing is drawn", idle, "ms"),
    ]


async def _longest_stall(*work: Any) -> float:
    """The longest time in milliseconds by which a tick came late while `work` was done."""
    late: list[float] = []

    async def tick() -> None:
        while True:
            begin = time.perf_counter()
            await asyncio.sleep(TICK)
            late.append((time.perf_counter() - begin - TICK) * 1000)

    ticking = asyncio.create_task(tick())
    await asyncio.gather(*work)
    ticking.cancel()
    return max(late)
