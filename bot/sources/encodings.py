"""Bytes of a page as text: its byte order mark, the server's word, its own word, and what it looks like."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_FAMILIES = re.compile(
    r"utf-?(?:8|16|16-?le|16-?be)|(?:iso|latin|windows|cp|koi8|mac|us-?ascii|ascii)[\w.:-]{0,20}"
    r"|gb(?:2312|k|18030)|big5(?:-hkscs)?|(?:shift[_-]?jis|sjis)|euc-?(?:jp|kr)|iso-2022-jp|tis-620",
    re.IGNORECASE,
)
"""Those of pages. Python knows others that unpack, decrypt or take long."""
_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
"""What is written, and what every browser takes it for."""
_UNSEEN = dict.fromkeys(
    [*range(9), 0x0B, *range(0x0E, 0x20), 0x7F, *range(0x80, 0xA0), 0xFEFF, 0xFFFE, 0xFFFF]
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_HEAD = 4_096
_FEW = 500
"""One character that cannot be read among this many is a slip; more are another encoding."""


def decoded(body: bytes, content_type: str = "") -> str:
    """The text of a page, without the characters that nobody sees. It never fails: what cannot be read
    becomes U+FFFD."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return visible(body[len(mark) :].decode(encoding, "replace"))
    said = [_known(name) for name in (_of_header(content_type), *_of_page(body[:_HEAD]))]
    return visible(_first_fit(body, [name for name in said if name]))


def _first_fit(body: bytes, said: list[str]) -> str:
    # What is UTF-8 from end to end is no other encoding by chance, whatever the page says.
    for encoding in ("utf-8", *said):
        try:
            return body.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    text = body.decode(said[0] if said else "utf-8", "replace")
    return text if text.count("\ufffd") * _FEW <= len(text) else body.decode("cp1252", "replace")


def _of_header(content_type: str) -> str:
    met = _CHARSET.search(content_type[:300])
    return met[1] if met else ""


def _of_page(head: bytes) -> list[str]:
    return [met[1].decode("ascii", "replace") for met in (_XML.match(head), _META.search(head)) if met]


def _known(name: str) -> str | None:
    """Python's name of an encoding, None of one that no page should be in."""
    if not _FAMILIES.fullmatch(name):
        return None
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return None
    return _BROWSERS.get(known, known)


def visible(text: str) -> str:
    """The same without what nobody sees: control characters and halves of pairs, which a page can still name
    in its JSON, and which neither a database nor a platform takes."""
    return _SURROGATES.sub("", text.translate(_UNSEEN))
