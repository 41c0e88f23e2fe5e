"""Buttons and deep links that still work after a restart: all they ask is in their code, or kept under it."""

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import OrderedDict
from collections.abc import Mapping
from hashlib import blake2b
from typing import NamedTuple
from urllib.parse import unquote

from bot.platforms.memory import Memory

WRITTEN, SHEETS, KEPT = "1", "s", "k"
"""Versions of the form: arguments in the code itself, the same for a sheet's key, or in the store. A later
form gets another letter, and these go on being read."""
LONGEST = 64
"""Bytes of a button's callback data, and characters of what a deep link may say."""
REMEMBERED = 4_096
"""Codes of which this process knows that they are kept."""

_COMMAND = re.compile(r"[A-Za-z0-9]{1,32}")
_CODE = re.compile(r"([A-Za-z0-9]{1,32})_([1sk])([A-Za-z0-9_-]*)")
_OTHER = "x"
"""Stands for a command whose own name a code cannot bear."""


class Pressed(NamedTuple):
    """A button, or a deep link, as a command."""

    command: str
    arguments: dict[str, str]


class Codes:
    """Writes codes and reads them: the same for the same question, in every process."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._kept: OrderedDict[str, None] = OrderedDict()

    async def code(self, command: str, arguments: Mapping[str, str], *, sheet: bool = False) -> str:
        """For example "help_1" or "rate_1cGxheWVyPVNhbGFo": letters, digits, - and _, at most 64. That of a
        `sheet`'s key asks the same, and tells what it stands on."""
        written = _written(command, arguments, SHEETS if sheet else WRITTEN)
        return written if written is not None else await self._keep(command, arguments)

    async def read(self, code: str) -> Pressed | None:
        """What `code` wrote; None for what is of another version, is not known or never was ours."""
        found = _CODE.fullmatch(code)
        if found is None or len(code) > LONGEST:
            return None
        command, version, rest = found.groups()
        if version != KEPT:
            return _read(command, rest)
        asked = json.loads(await self._memory.recall(_name(rest)) or "null")
        return Pressed(asked[0], dict(asked[1])) if asked else None

    async def _keep(self, command: str, arguments: Mapping[str, str]) -> str:
        asked = json.dumps([command, dict(arguments)])
        digest = hashed(asked)
        if digest not in self._kept:
            await self._memory.remember(_name(digest), asked)
            self._kept[digest] = None
            if len(self._kept) > REMEMBERED:
                self._kept.popitem(last=False)
        return f"{command if _COMMAND.fullmatch(command) else _OTHER}_{KEPT}{digest}"


def is_sheets(code: str) -> bool:
    """Whether it is that of a sheet's key."""
    found = _CODE.fullmatch(code)
    return found is not None and found[2] == SHEETS


def hashed(text: str) -> str:
    """Sixteen letters that stand for a text: 96 bits of its hash."""
    return _base64(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).digest())


def _written(command: str, arguments: Mapping[str, str], version: str) -> str | None:
    """The code with all in it; None where that is too long, or not to be written so."""
    given = "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in arguments.items())
    try:
        code = f"{command}_{version}{_base64(given.encode())}"
    except UnicodeEncodeError:
        return None
    return code if _COMMAND.fullmatch(command) and len(code) <= LONGEST else None


def _read(command: str, rest: str) -> Pressed | None:
    try:
        given = urlsafe_b64decode(rest + "=" * (-len(rest) % 4)).decode()
    except ValueError:
        return None
    if _base64(given.encode()) != rest:
        return None  # the same question has one code only
    pairs = (pair.partition("=") for pair in given.split("&") if pair)
    return Pressed(command, {unquote(name): unquote(value) for name, _, value in pairs})


def _name(digest: str) -> str:
    return f"telegram button {digest}"


def _base64(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def _quoted(part: str) -> str:
    """Three characters only: anything else is shorter as it is."""
    for character in "%=&":
        part = part.replace(character, f"%{ord(character):02X}")
    return part
