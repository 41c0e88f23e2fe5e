"""Where cards become pictures: off the event loop, one at a time, each of them once.

The digest of a picture is that of what is on it and of how pictures are drawn, so that it is known before
anything is drawn, in every process alike.
"""

import asyncio
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from bot.cards import (
    Card,
    FormCard,
    LineupCard,
    PredictionCard,
    RatingsCard,
    TableCard,
    TeamNewsCard,
    TieCard,
)
from bot.pictures import form, lineup, prediction, ratings, table, team_news, tie
from bot.pictures.canvas import Canvas
from bot.pictures.colours import DARK, LIGHT, Theme
from bot.pictures.kept import Kept

BOUND = 256 * 1024 * 1024
"""Bytes of pictures kept on the disk: some three thousand of them."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture, and the digest by which it is known."""

    digest: str
    png: bytes


class Studio:
    """Draws cards; keeps them in `folder`, at most `bound` bytes, or nowhere if there is no folder."""

    def __init__(self, folder: Path | None, bound: int = BOUND) -> None:
        self._kept = Kept(folder, bound) if folder is not None else None
        self._pen = asyncio.Lock()
        self._under_way: dict[str, asyncio.Task[Drawn]] = {}
        _way_of_drawing()  # reads files: now, and not while something waits

    async def drawn(self, card: Card, dark: bool = False) -> Drawn:
        """The picture of a card. However many ask for it at a time, it is drawn once."""
        known_as = digest(card, dark)
        task = self._under_way.get(known_as)
        if task is None:
            task = asyncio.create_task(self._made(known_as, card, dark))
            self._under_way[known_as] = task
            task.add_done_callback(lambda _: self._under_way.pop(known_as, None))
        return await asyncio.shield(task)

    async def _made(self, known_as: str, card: Card, dark: bool) -> Drawn:
        if self._kept is not None and (png := await asyncio.to_thread(self._kept.read, known_as)):
            return Drawn(known_as, png)
        async with self._pen:  # fonts are no business of two threads at a time
            png = await asyncio.to_thread(png_of, card, dark)
        if self._kept is not None:
            await asyncio.to_thread(self._kept.write, known_as, png)
        return Drawn(known_as, png)


def digest(card: Card, dark: bool = False) -> str:
    """By what a picture is known: 32 hexadecimal digits, the same wherever the same would be drawn."""
    shown = replace(card, alt="")
    return blake2b(repr((shown, dark, _way_of_drawing())).encode(), digest_size=16).hexdigest()


def png_of(card: Card, dark: bool = False) -> bytes:
    """Draws a card here and now."""
    return _canvas(card, DARK if dark else LIGHT).png()


def _canvas(card: Card, theme: Theme) -> Canvas:
    match card:
        case LineupCard():
            return lineup.canvas(card, theme)
        case RatingsCard():
            return ratings.canvas(card, theme)
        case TeamNewsCard():
            return team_news.canvas(card, theme)
        case TieCard():
            return tie.canvas(card, theme)
        case FormCard():
            return form.canvas(card, theme)
        case TableCard():
            return table.canvas(card, theme)
        case PredictionCard():
            return prediction.canvas(card, theme)


@cache
def _way_of_drawing() -> str:
    """Changes with the code that draws and with the fonts: an old picture is never taken for a new one."""
    code = blake2b(digest_size=16)
    for module in sorted(files("bot.pictures").iterdir(), key=lambda entry: entry.name):
        if module.name.endswith(".py"):
            code.update(module.read_bytes())
    packages = ("pillow", "fontpkg-open-sans", "manimgx-fonts", "manimgx-fonts-cjk")
    return " ".join([code.hexdigest(), *(version(package) for package in packages)])
