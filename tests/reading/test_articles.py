"""The reader against articles with an answer key, where a folder of them is at hand."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

from bot.reading.read import read

SHARED = os.environ.get("MATCHDAY_SHARED")
pytestmark = pytest.mark.skipif(not SHARED, reason="MATCHDAY_SHARED names no folder of articles")
SLOWEST = 0.2
"""Seconds for one article."""


def _articles() -> Path:
    return Path(SHARED or "") / "articles"


def test_what_is_read_is_what_the_articles_say() -> None:
    scorer = Path(SHARED or "") / "checks" / "score_reading.py"
    command = f"{sys.executable} -m bot.reading"
    told = subprocess.run(
        [sys.executable, str(scorer), str(_articles()), "--command", command, "--show"],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
    ).stdout  # fmt: skip
    score = re.search(r"^F1 ([\d.]+)", told, re.MULTILINE)
    assert score is not None
    assert float(score[1]) >= 0.95, told


def test_no_article_takes_long() -> None:
    names = json.loads((_articles() / "expected.json").read_text(encoding="utf-8"))
    texts = [(_articles() / name).read_text(encoding="utf-8") for name in names]
    read(texts[0])
    for text in texts:
        begin = perf_counter()
        read(text)
        assert perf_counter() - begin < SLOWEST * 3
