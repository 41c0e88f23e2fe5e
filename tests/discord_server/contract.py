"""Checks bodies against Discord's own OpenAPI file, where a folder with it is given."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.discord_server.calls import Call
from tests.discord_server.refusals import Problem

Json = dict[str, Any]

FILE = Path("contracts") / "discord-openapi.json"
DOCUMENT = "urn:discord"

NO_BODY = frozenset({"GET", "DELETE"})


@cache
def contract_in(folder: Path) -> "Contract":
    """The contract below this folder, read once."""
    return Contract(json.loads((folder / FILE).read_text()))


class Contract:
    """The OpenAPI document, with the differences that the service and its clients are known for put right."""

    def __init__(self, document: Json) -> None:
        _put_right(document)
        self._paths = document["paths"]
        registry = Registry().with_resource(DOCUMENT, DRAFT202012.create_resource(document))
        self._registry = registry
        self._validators: dict[tuple[str, str, str], Draft202012Validator | None] = {}

    def problems(self, call: Call) -> list[Problem]:
        """What is wrong with the body of a call; nothing where the file says nothing."""
        if call.method in NO_BODY:
            return []
        validator = self._validator(call.template, call.method.lower(), "requestBody")
        return [] if validator is None else _problems(validator, call.body)

    def answer_problems(self, template: str, method: str, status: int, body: Any) -> list[Problem]:
        """What is wrong with an answer of ours."""
        validator = self._validator(template, method.lower(), str(status))
        return [] if validator is None else _problems(validator, body)

    def _validator(self, template: str, method: str, part: str) -> Draft202012Validator | None:
        key = (template, method, part)
        if key not in self._validators:
            self._validators[key] = self._made(template, method, part)
        return self._validators[key]

    def _made(self, template: str, method: str, part: str) -> Draft202012Validator | None:
        operation = self._paths.get(template, {}).get(method)
        if operation is None:
            return None
        steps = ["paths", template, method, *([part] if part == "requestBody" else ["responses", part])]
        holder = operation.get(part) if part == "requestBody" else operation["responses"].get(part)
        if holder is None or "application/json" not in holder.get("content", {}):
            return None
        steps += ["content", "application/json", "schema"]
        pointer = "/".join(
            step.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")
            for step in steps
        )
        return Draft202012Validator({"$ref": f"{DOCUMENT}#/{pointer}"}, registry=self._registry)


def _put_right(document: Json) -> None:
    """Ids may be numbers: discord.py sends attachments[].id and allowed_mentions.roles so."""
    schemas = document["components"]["schemas"]
    text = schemas["SnowflakeType"]
    schemas["SnowflakeType"] = {"anyOf": [text, {"type": "integer", "minimum": 0}]}


def _problems(validator: Draft202012Validator, body: Any) -> list[Problem]:
    error = best_match(validator.iter_errors(body))
    if error is None:
        return []
    error = _meant(error)
    return [Problem(tuple(map(str, error.absolute_path)), "CONTRACT", error.message[:300])]


def _meant(error: ValidationError) -> ValidationError:
    """Inside a union: the complaint of the member that the body's own `type` names, or that fits best."""
    if not error.context:
        return error
    members: dict[Any, list[ValidationError]] = {}
    for inner in error.context:
        members.setdefault(inner.schema_path[0], []).append(inner)
    named = [errors for errors in members.values() if not any(_about_type(inner) for inner in errors)]
    chosen = min(named or members.values(), key=len)
    return _meant(max(chosen, key=lambda inner: len(inner.path)))


def _about_type(error: ValidationError) -> bool:
    return list(error.path) in ([], ["type"]) and error.validator in ("enum", "const", "type")
