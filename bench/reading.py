"""How long it takes to read an article, and what is no article.

The processor's time is measured: reading waits for nothing, and the machine may be busy with something else.
Reads the packaged preview and, where MATCHDAY_SHARED names a folder of articles, all of them.
"""

import os
import time
from pathlib import Path
from statistics import median, quantiles

from bench import noise
from bench.figure import Figure
from bot.reading import calendar, headings, mentions, sentences, shapes
from bot.reading.read import read
from bot.sources.rehearsal import story

ROUNDS = 3
"""Each text is read so often, and its fastest time counts."""
SLOWEST = 200.0
REMEMBERED = (
    calendar.days, headings.is_day, headings.pair_heading, mentions.is_team, sentences.sentences,
    shapes.shape,
)  # fmt: skip
"""What is kept of one article, so that its finders of facts share it: forgotten before it is read again."""


async def measure() -> list[Figure]:
    texts = _articles()
    read(texts[0])  # what is made for the first article only
    took = [_milliseconds(text) for text in texts]
    articles = "article" if len(texts) == 1 else f"{len(texts)} articles"
    figures = [
        Figure(f"{articles} read, p50", median(took), "ms", 10),
        Figure(f"{articles} read, p95", quantiles(took, n=20)[-1] if len(took) > 1 else took[0], "ms"),
        Figure(f"{articles} read, slowest", max(took), "ms", SLOWEST),
    ]
    for kind, text in noise.kinds().items():
        figures.append(Figure(f"1 MB read: {kind}", _milliseconds(text), "ms", SLOWEST))
    return figures


def _articles() -> list[str]:
    texts = [article.text for _, article in story().articles]
    if shared := os.environ.get("MATCHDAY_SHARED"):
        folder = Path(shared) / "articles"
        texts += [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    return texts


def _milliseconds(text: str) -> float:
    rounds = []
    for _ in range(ROUNDS):
        for cache in REMEMBERED:
            cache.cache_clear()
        begin = time.process_time()
        read(text)
        rounds.append((time.process_time() - begin) * 1000)
    return min(rounds)
