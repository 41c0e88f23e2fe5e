"""docs/first-steps.md, and whether what it says one sees was seen."""

import re
from collections.abc import Iterable
from pathlib import Path

DOCUMENT = Path(__file__).parents[2] / "docs" / "first-steps.md"
OURS = {"Liverpool": "Riverside Reds", "Everton": "Hill Greens"}
"""The document speaks of clubs that everybody knows."""
GAP = "…"
"""Stands in the document for what is other each time: a day, an hour."""


def quoted(section: str) -> list[str]:
    """The lines that the document quotes under a heading."""
    [text] = re.findall(rf"^## {section}\n(.*?)(?=^## |\Z)", DOCUMENT.read_text("utf-8"), re.M | re.S)
    return [line.removeprefix("> ").strip() for line in text.splitlines() if line.startswith("> ")]


def plain(text: str) -> str:
    """Without the marks of any of the platforms, and on one line."""
    words = " ".join(re.sub(r"[*_`]|\\(?=\W)|<t:\d+:\w>|^[-•] |#", " ", text, flags=re.M).split())
    return re.sub(r" (?=[.,;:])", "", words)


def not_shown(section: str, shown: Iterable[str]) -> list[str]:
    """What the document says one sees, and nobody saw."""
    everything = plain("\n".join(shown))
    for ours, theirs in OURS.items():
        everything = everything.replace(theirs, ours)
    lines = quoted(section)
    assert len(lines) > 5
    return [
        line
        for line in lines
        if not re.search(".*?".join(map(re.escape, map(str.strip, plain(line).split(GAP)))), everything)
    ]
