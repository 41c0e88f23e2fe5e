"""What Discord accepts as components: rows of the first kind, and components V2."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.discord_server.message import walk
from tests.discord_server.refusals import Problem
from tests.discord_server.texts import media_problems, too_long, url_problems

Json = dict[str, Any]
Path = tuple[str, ...]

ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER, LABEL = 9, 10, 11, 12, 13, 14, 17, 18
SELECTS = frozenset({3, 5, 6, 7, 8})
TOP_LEVEL = frozenset({ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER})
IN_CONTAINER = TOP_LEVEL - {CONTAINER}

ROWS = 5
TOTAL = 40
TEXT_TOTAL = 4000
LINK = 5
PREMIUM = 6


def problems(components: Sequence[Json], *, v2: bool, filenames: Sequence[str]) -> Iterator[Problem]:
    """Everything wrong with a message's components."""
    yield from _whole(components, v2=v2)
    for place, component in enumerate(components):
        path = ("components", str(place))
        if v2:
            yield from _v2(path, component, TOP_LEVEL, filenames)
        elif component.get("type") == ROW:
            yield from _row(path, component)
        else:
            words = "Without the flag for components V2 only action rows stand at the top."
            yield Problem((*path, "type"), "UNION_TYPE_CHOICES", words)


def _whole(components: Sequence[Json], *, v2: bool) -> Iterator[Problem]:
    every = list(walk(components))
    if v2 and len(every) > TOTAL:
        words = f"Must be {TOTAL} or fewer components in total, nested ones included (is {len(every)})."
        yield Problem(("components",), "BASE_TYPE_BAD_LENGTH", words)
    if not v2 and len(components) > ROWS:
        yield Problem(("components",), "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {ROWS} in length.")
    letters = sum(len(str(c.get("content") or "")) for c in every if c.get("type") == TEXT)
    if letters > TEXT_TOTAL:
        words = f"The displayable text exceeds {TEXT_TOTAL} characters (is {letters})."
        yield Problem(("components",), "COMPONENT_MAX_TOTAL_TEXT_EXCEEDED", words)
    for key in ("custom_id", "id"):
        seen: set[object] = set()
        for component in every:
            value = component.get(key)
            if value and value in seen:
                code = "COMPONENT_CUSTOM_ID_DUPLICATED" if key == "custom_id" else "COMPONENT_ID_DUPLICATED"
                yield Problem(("components",), code, f"Component {key} cannot be duplicated: {value!r}")
            seen.add(value)


def _row(path: Path, row: Json) -> Iterator[Problem]:
    inside = row.get("components") or ()
    if not 1 <= len(inside) <= 5:
        yield Problem((*path, "components"), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")
    kinds = {c.get("type") for c in inside}
    if kinds & SELECTS and len(inside) > 1:
        yield Problem((*path, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "A select fills its row.")
    for place, component in enumerate(inside):
        where = (*path, "components", str(place))
        if component.get("type") == BUTTON:
            yield from _button(where, component)
        elif component.get("type") in SELECTS:
            yield from _select(where, component)
        else:
            yield Problem((*where, "type"), "UNION_TYPE_CHOICES", "A row takes buttons or one select.")


def _button(path: Path, button: Json) -> Iterator[Problem]:
    yield from too_long((*path, "label"), button.get("label"), 80)
    style = button.get("style")
    if style in (LINK, PREMIUM):
        if button.get("custom_id"):
            yield Problem(
                (*path, "custom_id"), "BUTTON_COMPONENT_CUSTOM_ID", "Not on a link or premium button."
            )
        if style == LINK:
            yield from too_long((*path, "url"), button.get("url") or "", 512, least=1)
            yield from url_problems((*path, "url"), button.get("url"))
    elif style in (1, 2, 3, 4):
        yield from _custom_id(path, button)
        if button.get("url"):
            yield Problem((*path, "url"), "BUTTON_COMPONENT_URL", "Only on a link button.")
    else:
        yield Problem((*path, "style"), "BASE_TYPE_CHOICES", "Must be one of (1, 2, 3, 4, 5, 6).")
    if style != PREMIUM and not button.get("label") and not button.get("emoji"):
        yield Problem((*path, "label"), "BUTTON_COMPONENT_LABEL", "A button needs a label or an emoji.")


def _custom_id(path: Path, component: Json) -> Iterator[Problem]:
    yield from too_long((*path, "custom_id"), component.get("custom_id") or "", 100, least=1)


def _select(path: Path, select: Json) -> Iterator[Problem]:
    yield from _custom_id(path, select)
    yield from too_long((*path, "placeholder"), select.get("placeholder"), 150)
    options = select.get("options") or ()
    least, most = select.get("min_values"), select.get("max_values")
    least, most = 1 if least is None else least, 1 if most is None else most
    if not 0 <= least <= 25 or not 1 <= most <= 25 or least > most:
        yield Problem(
            (*path, "min_values"), "SELECT_COMPONENT_VALUES", f"Cannot choose {least} to {most} values."
        )
    if select.get("type") != STRING_SELECT:
        return
    if not 1 <= len(options) <= 25:
        yield Problem((*path, "options"), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 25 in length.")
    if most > len(options):
        words = f"More values ({most}) than options ({len(options)})."
        yield Problem((*path, "max_values"), "SELECT_COMPONENT_MAX_VALUES", words)
    if sum(bool(option.get("default")) for option in options) > most:
        yield Problem((*path, "options"), "SELECT_COMPONENT_DEFAULTS", "More defaults than max_values.")
    values = [option.get("value") for option in options]
    if len(set(values)) < len(values):
        yield Problem(
            (*path, "options"),
            "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
            "An option's value is there twice.",
        )
    for place, option in enumerate(options):
        where = (*path, "options", str(place))
        for name, least_long in (("label", 1), ("value", 1), ("description", 0)):
            text = option.get(name) if name == "description" else option.get(name) or ""
            yield from too_long((*where, name), text, 100, least=least_long)


def _v2(path: Path, component: Json, allowed: frozenset[int], filenames: Sequence[str]) -> Iterator[Problem]:
    kind = component.get("type")
    if kind not in allowed:
        yield Problem((*path, "type"), "UNION_TYPE_CHOICES", f"Component {kind} cannot stand here.")
    elif kind == ROW:
        yield from _row(path, component)
    elif kind == TEXT:
        yield from too_long((*path, "content"), component.get("content") or "", 4000, least=1)
    elif kind == SECTION:
        yield from _section(path, component, filenames)
    elif kind == GALLERY:
        yield from _gallery(path, component, filenames)
    elif kind == FILE:
        yield from _file(path, component, filenames)
    elif kind == SEPARATOR and component.get("spacing") not in (None, 1, 2):
        yield Problem((*path, "spacing"), "BASE_TYPE_CHOICES", "Must be one of (1, 2).")
    elif kind == CONTAINER:
        yield from _container(path, component, filenames)


def _container(path: Path, container: Json, filenames: Sequence[str]) -> Iterator[Problem]:
    colour = container.get("accent_color")
    if colour is not None and not 0 <= colour <= 0xFFFFFF:
        yield Problem((*path, "accent_color"), "NUMBER_TYPE_MAX", "Must be between 0 and 16777215.")
    inside = container.get("components") or ()
    if not inside:
        yield Problem((*path, "components"), "BASE_TYPE_REQUIRED", "A container holds something.")
    for place, child in enumerate(inside):
        yield from _v2((*path, "components", str(place)), child, IN_CONTAINER, filenames)


def _section(path: Path, section: Json, filenames: Sequence[str]) -> Iterator[Problem]:
    texts = section.get("components") or ()
    if not 1 <= len(texts) <= 3:
        yield Problem((*path, "components"), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 3 in length.")
    for place, text in enumerate(texts):
        yield from _v2((*path, "components", str(place)), text, frozenset({TEXT}), filenames)
    accessory = section.get("accessory") or {}
    where = (*path, "accessory")
    if accessory.get("type") == BUTTON:
        yield from _button(where, accessory)
    elif accessory.get("type") == THUMBNAIL:
        yield from _media(where, accessory, "media", filenames)
    else:
        yield Problem(where, "BASE_TYPE_REQUIRED", "A section needs a button or a thumbnail beside it.")


def _gallery(path: Path, gallery: Json, filenames: Sequence[str]) -> Iterator[Problem]:
    items = gallery.get("items") or ()
    if not 1 <= len(items) <= 10:
        yield Problem((*path, "items"), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 10 in length.")
    for place, item in enumerate(items):
        yield from _media((*path, "items", str(place)), item, "media", filenames)


def _media(path: Path, holder: Mapping[str, Any], key: str, filenames: Sequence[str]) -> Iterator[Problem]:
    yield from too_long((*path, "description"), holder.get("description"), 1024)
    url = (holder.get(key) or {}).get("url")
    if not url:
        yield Problem((*path, key, "url"), "BASE_TYPE_REQUIRED", "This field is required")
    yield from media_problems((*path, key, "url"), url, filenames)


def _file(path: Path, component: Json, filenames: Sequence[str]) -> Iterator[Problem]:
    url = str((component.get("file") or {}).get("url") or "")
    if not url.startswith("attachment://"):
        yield Problem(
            (*path, "file", "url"), "URL_TYPE_INVALID_SCHEME", "A file component shows an attachment."
        )
    else:
        yield from media_problems((*path, "file", "url"), url, filenames)
