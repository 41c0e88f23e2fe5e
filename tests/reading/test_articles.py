"""The reader against articles with an answer key, where a folder of them is at hand."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = os.environ.get("MATCHDAY_SHARED")
pytestmark = pytest.mark.skipif(not SHARED, reason="MATCHDAY_SHARED names no folder of articles")
PROGRAM = """
import json, pathlib, sys
from bot.reading.as_json import as_json
from bot.reading.read import read
text = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
print(json.dumps(as_json(read(text), text)))
"""
"""What `matchday read --json` prints, without all that the command line brings along for each article."""


def _articles() -> Path:
    return Path(SHARED or "") / "articles"


def test_what_is_read_is_what_the_articles_say() -> None:
    scorer = Path(SHARED or "") / "checks" / "score_reading.py"
    command = shlex.join([sys.executable, "-c", PROGRAM])
    told = subprocess.run(
        [sys.executable, str(scorer), str(_articles()), "--command", command, "--show"],
        capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2],
    ).stdout  # fmt: skip
    score = re.search(r"^F1 ([\d.]+)", told, re.MULTILINE)
    assert score is not None
    assert float(score[1]) >= 0.95, told
