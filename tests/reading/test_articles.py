"""The reader against articles with an answer key, where a folder of them is at hand."""

import importlib.util
import json
import os
from pathlib import Path
from types import ModuleType

import pytest

from bot.reading.as_json import as_json
from bot.reading.read import read

SHARED = os.environ.get("MATCHDAY_SHARED")
pytestmark = pytest.mark.skipif(not SHARED, reason="MATCHDAY_SHARED names no folder of articles")


def the_scorer() -> ModuleType:
    """The script that lies beside the articles; as a program it would start a process for each of them."""
    script = Path(SHARED or "") / "checks" / "score_reading.py"
    spec = importlib.util.spec_from_file_location("score_reading", script)
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def test_what_is_read_is_what_the_articles_say() -> None:
    folder, scorer = Path(SHARED or "") / "articles", the_scorer()
    key = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    table = scorer.Table()
    for name, expected in key.items():
        text = (folder / name).read_text(encoding="utf-8")
        scorer.score(table, name, expected, json.loads(json.dumps(as_json(read(text), text))))
    expected, found, right = (sum(row[place] for row in table.rows.values()) for place in range(3))
    assert expected > 500
    assert 2 * right / (expected + found) >= 0.95, table.misses
