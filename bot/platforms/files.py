"""A file that somebody attached, as the text that is in it."""

import codecs
import re

LARGEST = 1_000_000
"""Bytes. An article has a hundredth of it; a page that a browser saved can have most."""

_ENDINGS = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".json")
_KINDS = ("text/plain", "text/html", "text/markdown", "application/xhtml+xml", "application/json")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*((?:iso-8859-(?!1\b)|windows-)\d{1,4})(?![\w-])", re.IGNORECASE
)
"""Encodings of one byte a character, in which pages outside Western Europe were written."""
_HEAD = 4_096
_OLD = "cp1252"


def holds_text(name: str, kind: str) -> bool:
    """Whether a file is a text or a page, by its name or by the media type that it came with."""
    return name.casefold().endswith(_ENDINGS) or kind.partition(";")[0].strip().casefold() in _KINDS


def decoded(data: bytes) -> str:
    """The text. What is not UTF-8 is in the encoding that a page names, or else in that of older programs on
    Windows."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        named = _NAMED.search(data[:_HEAD])
        return data.decode(_known(named[1].decode()) if named else _OLD, "replace")


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return _OLD
