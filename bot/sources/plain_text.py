"""An article that comes as plain text or Markdown."""

import re
import unicodedata

from bot.reading.article import Article
from bot.reading.page import LONGEST
from bot.sources.page_facts import host_of

_HEADING = re.compile(r"^ {0,3}#{1,6} +(.*)$")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)([^\n]{1,300}?\S)\1")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{0,500}\)")
_RULE = re.compile(r"[\s:|-]*")
_TITLE = 300


def plain_article(text: str, url: str | None) -> Article:
    """The same text; its first line is the title. Markdown's marks are taken away where they stand alone."""
    text = unicodedata.normalize("NFC", text[:LONGEST].replace("\r\n", "\n").replace("\r", "\n"))
    lines = [_plain(line) for line in text.split("\n") if not _is_rule(line)]
    text = "\n".join(lines).strip("\n")
    title = next((line.strip() for line in lines if line.strip()), "")
    return Article(text, url, host_of(url), title[:_TITLE])


def _is_rule(line: str) -> bool:
    return "--" in line and _RULE.fullmatch(line) is not None


def _unclosed(heading: str) -> str:
    """Without the marks that may close it ("# Ratings #")."""
    bare = heading.rstrip().rstrip("#")
    return bare if bare.endswith(" ") else heading


def _plain(line: str) -> str:
    if heading := _HEADING.match(line):
        line = _unclosed(heading[1])
    line = _LINK.sub(r"\1", _EMPHASIS.sub(r"\2", line))
    if line.lstrip().startswith("|") and line.rstrip().endswith("|") and line.count("|") > 2:
        line = " | ".join(cell.strip() for cell in line.strip().strip("|").split("|"))
    return line.rstrip()
