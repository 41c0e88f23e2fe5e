"""A file that somebody attached, as the text that is in it."""

import codecs

LARGEST = 1_000_000
"""Bytes. An article has a hundredth of it; a page that a browser saved can have most."""

_ENDINGS = (".txt", ".text", ".md", ".html", ".htm", ".xhtml")
_KINDS = ("text/plain", "text/html", "text/markdown", "application/xhtml+xml")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def holds_text(name: str, kind: str) -> bool:
    """Whether a file is a text or a page, by its name or by the media type that it came with."""
    return name.casefold().endswith(_ENDINGS) or kind.partition(";")[0].strip().casefold() in _KINDS


def decoded(data: bytes) -> str:
    """The text. What is not UTF-8 is taken for the encoding of older programs on Windows."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
