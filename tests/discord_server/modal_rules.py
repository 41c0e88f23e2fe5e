"""What Discord accepts as a modal: a title, one to five fields."""

from collections.abc import Iterator
from typing import Any

from tests.discord_server.component_rules import LABEL, ROW, TEXT, TEXT_INPUT
from tests.discord_server.message import walk
from tests.discord_server.refusals import Problem
from tests.discord_server.texts import too_long

Json = dict[str, Any]


def problems(modal: Json) -> Iterator[Problem]:
    yield from too_long(("data", "title"), modal.get("title") or "", 45, least=1)
    yield from too_long(("data", "custom_id"), modal.get("custom_id") or "", 100, least=1)
    fields = modal.get("components") or ()
    if not 1 <= len(fields) <= 5:
        yield Problem(("data", "components"), "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")
    for place, field in enumerate(fields):
        path = ("data", "components", str(place))
        if field.get("type") not in (ROW, TEXT, LABEL):
            yield Problem((*path, "type"), "UNION_TYPE_CHOICES", "A modal takes labels, texts and rows.")
        yield from too_long((*path, "label"), field.get("label"), 45)
        yield from too_long((*path, "description"), field.get("description"), 100)
    named = [c["custom_id"] for c in walk(fields) if c.get("custom_id")]
    if len(set(named)) < len(named):
        yield Problem(("data", "components"), "COMPONENT_CUSTOM_ID_DUPLICATED", "A custom_id is there twice.")
    for component in walk(fields):
        if component.get("type") == TEXT_INPUT:
            yield from _text_input(component)


def _text_input(field: Json) -> Iterator[Problem]:
    path = ("data", "components", str(field.get("custom_id")))
    yield from too_long((*path, "custom_id"), field.get("custom_id") or "", 100, least=1)
    yield from too_long((*path, "label"), field.get("label"), 45)
    yield from too_long((*path, "placeholder"), field.get("placeholder"), 100)
    yield from too_long((*path, "value"), field.get("value"), 4000)
    if field.get("style") not in (1, 2):
        yield Problem((*path, "style"), "BASE_TYPE_CHOICES", "Must be one of (1, 2).")
