"""Reading what was posted: from our own pages only, and not too much of it."""

import re
from collections.abc import AsyncGenerator, Collection
from gettext import NullTranslations
from urllib.parse import parse_qsl, urlsplit

from babel.numbers import format_decimal
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
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

_ = str  # marks words for translation; they are translated where they are written out

_CONTROLS = re.compile("[\x00-\x1f\x7f]")
_CONTROLS_IN_LINES = re.compile("[\x00-\x09\x0b-\x1f\x7f]")


class NotTaken(HTTPException):
    """What was posted is not taken. `detail` says why, in English; `most` is the number in it."""

    def __init__(self, status_code: int, why: str, most: int | None = None) -> None:
        self._why, self._most = why, most
        super().__init__(status_code, self.words(NullTranslations()))

    def words(self, translations: NullTranslations) -> str:
        said = translations.gettext(self._why)
        if self._most is None:
            return said
        return said % {"most": format_decimal(self._most, locale=translations.info().get("language", "en"))}


def from_our_own_page(request: Request) -> bool:
    """Whether a POST was made by a page of this site, as the browser tells.

    Browsers send Sec-Fetch-Site (on https and loopback) and Origin with every POST; what sends neither is no
    browser, and carries nobody's cookie but its own.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    try:
        return origin is None or urlsplit(origin).netloc == request.headers.get("host")
    except ValueError:  # no address at all, such as "http://["
        return False


async def fields(
    request: Request, texts: Collection[str] = (TYPED,), *, files: bool = False
) -> dict[str, str]:
    """The form's fields; those named in `texts` keep their lines. With `files`, a field may be a file of
    text, whose content is the field's. Raises NotTaken."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if files and kind == "multipart/form-data":
        pairs = await _parts(request, await _body(request))
        return {_short(name): _lines(value) if name in texts else _short(value) for name, value in pairs}
    if kind != "application/x-www-form-urlencoded":
        raise NotTaken(415, _("This site reads forms only."))
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
        raise NotTaken(422, _("That form cannot be read.")) from None
    return {_short(name): _lines(value) if name in texts else _short(value) for name, value in pairs}


async def _parts(request: Request, body: bytes) -> list[tuple[str, str]]:
    """The fields of a form with files, as browsers send one."""

    async def whole() -> AsyncGenerator[bytes, None]:
        yield body

    parser = MultiPartParser(
        request.headers, whole(), max_files=1, max_fields=MOST_FIELDS, max_part_size=LARGEST
    )
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError):
        raise NotTaken(422, _("That form cannot be read.")) from None
    try:
        return [(name, await _text(value)) for name, value in form.multi_items()]
    finally:
        await form.close()


async def _text(value: str | UploadFile) -> str:
    """What a field says; of a file, the words in it."""
    if isinstance(value, str):
        return value
    try:
        return (await value.read()).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotTaken(422, _("That file is no text.")) from None


def _short(value: str) -> str:
    if len(value) > LONGEST_VALUE:
        raise too_long(LONGEST_VALUE)
    return _CONTROLS.sub(" ", value).strip()


def too_long(most: int) -> NotTaken:
    return NotTaken(422, _("That is too long: %(most)s characters at most."), most)


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
                raise NotTaken(413, _("That is too much at once."))
    except ClientDisconnect:
        raise NotTaken(400, _("The connection ended too early.")) from None
    return bytes(body)
