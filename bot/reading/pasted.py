"""A text that somebody pasted, as an article: its first lines may tell where it is from and of which day."""

import re
from datetime import date
from urllib.parse import urlsplit

from bot.reading.address import day_in
from bot.reading.article import Article

_ADDRESS = re.compile(r"\s*(https?://\S{1,2000})\s*(?:\n|$)")
_PAGE = re.compile(
    r"\s*+(?:<\?xml[^>]{0,200}\?>\s*+)?(?:<!--.*?-->\s*+)*+<(?:!doctype\s++html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_STAMP = re.compile(r"\s*date (\d{4}-\d\d-\d\d)\b")
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
"""Characters that no database takes."""
LONGEST_TITLE = 120
"""Characters; a longer line is the article itself."""


def pasted(text: str) -> Article:
    """The article. Its text is as it came, so that spans count right."""
    text = keepable(text)
    address = _ADDRESS.match(text)
    stamp = _STAMP.match(text, address.end() if address else 0)
    body = text[max(met.end() for met in (address, stamp) if met) :] if address or stamp else text
    return Article(
        text,
        title=_title(body),
        address=address[1] if address else None,
        publisher=host(address[1]) if address else "",
        published=(_day(stamp[1]) if stamp else None) or day_in(address[1] if address else None),
    )


def is_page(text: str) -> bool:
    """Whether it is the source of a page, as a browser saves it, and not what a reader sees."""
    return _PAGE.match(text) is not None


def keepable(text: str) -> str:
    """As many characters, each of which can be kept."""
    return _UNKEEPABLE.sub("\ufffd", text)


def host(address: str | None) -> str:
    """Whose page it is, as a name: "thisisanfield.com"; empty where there is none."""
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _title(body: str) -> str:
    """The first line, if it is one that can be a title."""
    first = next((line.strip() for line in body.splitlines()[:20] if line.strip()), "")
    return first if len(first) <= LONGEST_TITLE else ""


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
