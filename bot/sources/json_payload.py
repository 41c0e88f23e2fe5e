"""The edge where a provider's JSON comes in: what is checked before anybody looks at what it says."""

import json
import math
import re
from datetime import UTC, datetime
from typing import Annotated, NoReturn, TypeVar

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from bot.sources.provider import PayloadError

LARGEST = 16 * 1024 * 1024
"""Bytes. A whole season of a league is below two million; what is larger is none of what was asked for."""
DEEPEST = 40
"""Lists and objects within each other. The deepest answer of any provider has ten."""
TOLD = 50
"""Problems of one payload that are told one by one."""

_NO_TEXT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\s]+")
_BIGGEST = 2**53
"""From here on JSON's numbers are not exact, so no id and no count is as large."""

M = TypeVar("M", bound=BaseModel)


def _instant(value: datetime) -> datetime:
    if not 1850 < value.year < 2200:
        raise ValueError("is in no year of football")
    return value.astimezone(UTC)


def _line(value: str) -> str:
    """One line without control characters."""
    return _NO_TEXT.sub(" ", value).strip()


Whole = Annotated[int, Field(ge=0, lt=_BIGGEST)]
"""An id."""
Count = Annotated[int, Field(ge=0, le=1_000_000)]
"""Goals, minutes, points, people."""
Words = Annotated[str, Field(max_length=1000), AfterValidator(_line)]
"""One line of text, which may be empty."""
Name = Annotated[str, Field(max_length=200), AfterValidator(_line), Field(min_length=1)]
"""What somebody or something is called: one line that is not empty."""
Instant = Annotated[AwareDatetime, AfterValidator(_instant)]
"""An instant in UTC."""


class Part(BaseModel):
    """A part of an answer; what is not known to us is ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True)


def parsed(payload: bytes) -> object:
    """The payload as lists, dictionaries and values. Raises PayloadError if it is too large, no UTF-8, no
    JSON (NaN is none), or nested without sense."""
    if len(payload) > LARGEST:
        raise PayloadError(f"the answer has more than {LARGEST // 1024 // 1024} MB")
    try:
        value = json.loads(payload.decode("utf-8-sig"), parse_constant=_no_number, parse_float=_float)
    except UnicodeDecodeError:
        raise PayloadError("the answer is no UTF-8") from None
    except RecursionError:
        raise PayloadError("the answer is nested too deeply") from None
    except ValueError:
        raise PayloadError("the answer is no JSON: it is cut off, or something else altogether") from None
    _check_depth(value)
    return value


def an_object(value: object) -> dict[str, object]:
    """The same, if it is an object. Raises PayloadError if it is not."""
    if not isinstance(value, dict):
        raise PayloadError("the answer is JSON, but no object")
    return value


def items(value: object) -> list[object]:
    """The members of a list; none where there is no list."""
    return value if isinstance(value, list) else []


def valid(model: type[M], raw: object, what: str, problems: list[str]) -> M | None:
    """One item, validated by itself; None if it is wrong, which is added to the problems as
    "match 4711: goals.2.minute: input should be a valid integer"."""
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        said = first["msg"][:1].lower() + first["msg"][1:]
        add(problems, f"{what}: {place}: {said}" if place else f"{what}: {said}")
        return None


def add(problems: list[str], problem: str) -> None:
    """One problem more; past a number of them, only that there are more."""
    if len(problems) < TOLD:
        problems.append(_line(problem)[:300])
    elif len(problems) == TOLD:
        problems.append("there are more problems of this kind")


def recorded(payload: bytes) -> bytes:
    """The answer itself where a file holds a recording of it, {"status": …, "headers": …, "body": "…"};
    any other payload as it is."""
    try:
        value = json.loads(payload)
    except (ValueError, RecursionError):
        return payload
    if isinstance(value, dict) and {"status", "headers", "body"} <= value.keys():
        body = value["body"]
        return body.encode() if isinstance(body, str) else json.dumps(body).encode()
    return payload


def _no_number(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _float(written: str) -> float:
    number = float(written)
    if not math.isfinite(number):
        raise ValueError("a number is beyond all bounds")
    return number


def _check_depth(value: object) -> None:
    level = [value]
    for _ in range(DEEPEST):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return
    raise PayloadError("the answer is nested too deeply")
