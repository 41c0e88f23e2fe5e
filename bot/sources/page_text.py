"""An article's text out of a page: what the page shows, and what it says of itself for machines."""

import re
from configparser import ConfigParser

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import DEFAULT_CONFIG

from bot.sources.furniture import without_furniture
from bot.sources.page_lines import lines_of
from bot.sources.page_tree import parsed

_MUCH = 0.6
"""Of the text for machines: a page that shows less than this shows something else."""
_MARKUP = re.compile(r"<(?:p|br|h\d|div|li|strong|a)\b[^>]{0,300}>", re.IGNORECASE)


def _settings() -> ConfigParser:
    settings = ConfigParser()
    settings.read_dict(DEFAULT_CONFIG)
    settings["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "30"  # team news may be a sentence
    return settings


_SETTINGS = _settings()


def shown_article(tree: HtmlElement) -> str:
    """What trafilatura takes for the article, line by line. Captions, menus, comments and the like are left
    out as far as it knows them."""
    found = bare_extraction(
        tree, fast=True, favor_recall=False, include_comments=False, include_tables=True, config=_SETTINGS
    )
    return (
        without_furniture(lines_of(found.body)) if found is not None and not isinstance(found, dict) else ""
    )


def better(shown: str, told: str) -> str:
    """What is for machines is the article for certain, but often in one line, where the page breaks it as
    its reader sees it: the page, then, as long as it shows that article."""
    told = without_furniture(_plain(told))
    if not told or (len(shown) >= _MUCH * len(told) and _lines(shown) >= _lines(told)):
        return shown
    return told


def _plain(told: str) -> str:
    """The text for machines is plain, says the rule; some put HTML there all the same."""
    if not _MARKUP.search(told):
        return told.strip()
    tree = parsed(f"<html><body><article>{told}</article></body></html>")
    return shown_article(tree) if tree is not None else ""


def _lines(text: str) -> int:
    return sum(1 for line in text.split("\n") if line.strip())
