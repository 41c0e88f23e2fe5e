"""Inputs for fuzzing without a guide: grown from the grammar, then damaged."""

import random
from collections.abc import Callable

from bench.fuzz_grammar import GRAMMAR, grown

LARGEST = 60_000
"""Bytes of the few inputs that are made of one thing over and over: they find what takes long."""
_LARGE = 0.004
_WHOLE = 0.3
"""The part of the inputs that is left as it was grown."""
_DAMAGES = 4

Damage = Callable[[str, random.Random], str]


def made(target: str, seed: int, number: int) -> bytes:
    """Input `number` of a run; the same for the same seed."""
    chance = random.Random(f"{target} {seed} {number}")
    text = grown(target, chance)
    if chance.random() < _LARGE:
        text = _many(text, chance)
    if chance.random() > _WHOLE:
        for _ in range(chance.randint(1, _DAMAGES)):
            text = chance.choice(_ALL)(text, chance)
    body = text.encode("utf-8", "replace")
    return _damaged(body, chance) if chance.random() < 0.05 else body


def _many(text: str, chance: random.Random) -> str:
    """A piece of it, repeated."""
    start = chance.randrange(len(text) + 1)
    piece = chance.choice((text[start : start + chance.choice((1, 2, 5, 20, 100))], " ", "\n")) or " "
    times = chance.randint(1, LARGEST // (4 * len(piece)))
    return text[:start] + piece * times + text[start:]


def _without(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text) + 1)
    return text[:start] + text[start + chance.randint(1, 20) :]


def _twice(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text) + 1)
    end = start + chance.randint(1, 40)
    return text[:end] + text[start:end] * chance.randint(1, 4) + text[end:]


def _with(text: str, chance: random.Random) -> str:
    """Something that belongs elsewhere, put in."""
    start = chance.randrange(len(text) + 1)
    return text[:start] + grown(chance.choice(_SYMBOLS), chance, depth=6) + text[start:]


def _moved(text: str, chance: random.Random) -> str:
    start, to = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    return text[to:] + text[start:to] + text[:start]


def _odd(text: str, chance: random.Random) -> str:
    """Any character in the place of one."""
    start = chance.randrange(len(text) + 1)
    odd = chr(chance.choice((chance.randrange(0x80), chance.randrange(0x3000), chance.randrange(0x110000))))
    return text[:start] + odd + text[start + 1 :]


def _cut(text: str, chance: random.Random) -> str:
    return text[: chance.randrange(len(text) + 1)]


def _cased(text: str, chance: random.Random) -> str:
    return chance.choice((str.upper, str.lower, str.title, str.swapcase))(text)


def _flat(text: str, chance: random.Random) -> str:
    return text.replace("\n", chance.choice((" ", "", "\r", "\r\n", "\t")))


_ALL: tuple[Damage, ...] = (_without, _twice, _with, _moved, _odd, _cut, _cased, _flat)
_SYMBOLS = tuple(GRAMMAR)


def _damaged(body: bytes, chance: random.Random) -> bytes:
    """Bytes that are no characters any more, or all of another encoding."""
    if chance.random() < 0.3:
        return body.decode().encode(
            chance.choice(("utf-16", "utf-16-le", "utf-32", "cp1252", "utf-7")), "replace"
        )
    damaged = bytearray(body)
    for _ in range(min(5, len(damaged))):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)
