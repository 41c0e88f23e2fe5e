"""Checks calls, and our own answers, against Telegram's published methods and types."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from tests.telegram_server.calls import Call

Json = dict[str, Any]

FILE = Path("contracts") / "telegram-bot-api.json"
LIST = "Array of "
NO_OBJECTS = frozenset({"Integer", "String", "Boolean", "Float", "InputFile"})
TRUTH = frozenset({"true", "false", "1", "0", "True", "False"})


@cache
def contract_in(folder: Path) -> "Contract":
    """The contract below this folder, read once."""
    return Contract(json.loads((folder / FILE).read_text()))


class Contract:
    """The methods with their parameters, and the types with their fields."""

    def __init__(self, document: Json) -> None:
        self.methods: Json = document["methods"]
        self._types: Json = document["types"]
        self._fields = {name: _fields(facts) for name, facts in (self.methods | self._types).items()}

    def problems(self, call: Call) -> Iterator[str]:
        """What is wrong with a call: names, types, what is missing."""
        fields = self._fields[call.method]
        uploaded = {name for name, file in call.files.items() if name in fields}
        for name in fields:
            if fields[name]["required"] and name not in call.params and name not in uploaded:
                yield f"{name} is missing"
        for name, value in call.params.items():
            if name not in fields:
                yield f"{name} is no parameter"
            elif problem := self._mismatch(_typed(value, fields[name]["types"]), fields[name]["types"], name):
                yield problem

    def answer_problem(self, method: str, result: Any) -> str | None:
        """What is wrong with an answer of ours; None if nothing is."""
        return self._mismatch(result, self.methods[method]["returns"], "result")

    def _mismatch(self, value: Any, types: list[str], where: str) -> str | None:
        """The complaint of the type that fits best; None where one fits."""
        found = [self._one(value, name, where) for name in types]
        return None if None in found else min((one for one in found if one), key=_shallow)

    def _one(self, value: Any, name: str, where: str) -> str | None:
        if name.startswith(LIST):
            if not isinstance(value, list):
                return f"{where} is no list"
            inner = [name.removeprefix(LIST)]
            return next(
                (p for n, each in enumerate(value) if (p := self._mismatch(each, inner, f"{where}[{n}]"))),
                None,
            )
        if name in NO_OBJECTS:
            return None if _is(value, name) else f"{where} is no {name}"
        if subtypes := self._types[name].get("subtypes"):
            return self._mismatch(value, self._meant(value, subtypes), where)
        return self._object(value, name, where)

    def _meant(self, value: Any, subtypes: list[str]) -> list[str]:
        """Those of the kinds that the value's own `type` or `status` names, else all."""
        told = (value.get("type") or value.get("status")) if isinstance(value, dict) else None
        named = [one for one in subtypes if told and _says(self._fields[one], str(told))]
        return named or subtypes

    def _object(self, value: Any, name: str, where: str) -> str | None:
        if not isinstance(value, dict):
            return f"{where} is no {name}"
        fields = self._fields[name]
        for field, facts in fields.items():
            if facts["required"] and field not in value:
                return f"{where}.{field} is missing ({name})"
        for field, inner in value.items():
            if field not in fields:
                return f"{where}.{field} is unknown ({name})"
            if problem := self._mismatch(inner, fields[field]["types"], f"{where}.{field}"):
                return problem
        return None


def _fields(facts: Json) -> dict[str, Json]:
    return {field["name"]: field for field in facts.get("fields", ())}


def _says(fields: dict[str, Json], told: str) -> bool:
    """Whether a kind's description says that its `type` or `status` is this."""
    words = fields.get("type", fields.get("status", {})).get("description", "")
    return f'"{told}"' in words or f"must be {told}" in words or f"“{told}”" in words


def _shallow(problem: str) -> int:
    return -problem.count(".")


def _is(value: Any, name: str) -> bool:
    if name == "Integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if name == "Float":
        return isinstance(value, int | float) and not isinstance(value, bool)
    if name == "Boolean":
        return isinstance(value, bool)
    return isinstance(value, str)


def _typed(value: Any, types: list[str]) -> Any:
    """A form's text as what its field says it is; text that reads as nothing of the kind stays text."""
    if not isinstance(value, str):
        return value
    for name in types:
        if name == "Integer" and value.removeprefix("-").isdigit():
            return int(value)
        if name == "Boolean" and value in TRUTH:
            return value.lower() in ("true", "1")
        if name not in NO_OBJECTS or name == "Float":
            try:
                return json.loads(value)
            except ValueError:
                continue
    return value
