"""Reading what was posted: from our own pages only, and not too much of it."""

import re
from urllib.parse import parse_qsl, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

LARGEST = 256 * 1024
"""Bytes of a posted form: a letter can take nine as forms are written."""
MOST_FIELDS = 96
"""Two sides of sixteen, their managers and the referee fill fewer than fifty of a sheet."""
LONGEST_VALUE = 300
"""Characters of one field."""
LONGEST_TEXT = 25_000
"""Characters in the command box, where the command takes a text: three times a long article."""
TYPED = "typed"
"""The field that the command box sends."""

_CONTROLS = re.compile("[\x00-\x1f\x7f]")
_CONTROLS_IN_LINES = re.compile("[\x00-\x09\x0b-\x1f\x7f]")


def from_our_own_page(request: Request) -> bool:
    """Whether a POST was made by a page of this site, as the browser tells.

    Browsers send Sec-Fetch-Site (on https and loopback) and Origin with every POST; what sends neither is no
    browser, and carries nobody's cookie but its own.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


async def fields(request: Request) -> dict[str, str]:
    """The form's fields. Raises HTTPException 413, 415 or 422 with words for the visitor."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise HTTPException(415, "This site reads forms only.")
    body = await _body(request)
    try:
        pairs = parse_qsl(
            body.decode(),
            keep_blank_values=True,
            max_num_fields=MOST_FIELDS,
            encoding="utf-8",
            errors="strict",
        )
    except ValueError:
        raise HTTPException(422, "That form cannot be read.") from None
    return {_short(name): _lines(value) if name == TYPED else _short(value) for name, value in pairs}


def _short(value: str) -> str:
    if len(value) > LONGEST_VALUE:
        raise too_long(LONGEST_VALUE)
    return _CONTROLS.sub(" ", value).strip()


def too_long(most: int) -> HTTPException:
    return HTTPException(422, f"That is too long: {most:,} characters at most.")


def _lines(value: str) -> str:
    """With its line breaks, which browsers send as two characters."""
    if len(value) > LONGEST_TEXT:
        raise too_long(LONGEST_TEXT)
    return _CONTROLS_IN_LINES.sub(" ", value.replace("\r\n", "\n")).strip()


async def _body(request: Request) -> bytes:
    """No more of the body than is allowed is ever held in memory."""
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > LARGEST:
                raise HTTPException(413, "That is too much at once.")
    except ClientDisconnect:
        raise HTTPException(400, "The connection ended too early.") from None
    return bytes(body)
