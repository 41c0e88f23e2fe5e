"""A megabyte of everything that is no article, and that a careless grammar takes seconds for."""

import random
from collections.abc import Callable

SIZE = 1_000_000
"""Characters of each kind."""

_FIRST = ("Mohamed", "Ibrahima", "Joe", "Trent", "Andrew", "Darwin", "Luis", "Cody", "Wataru", "Alexis")
_LAST = (
    "Salah", "van Dijk", "Konaté", "Gómez", "Alexander-Arnold", "Robertson", "Núñez", "Díaz", "Mac Allister",
    "O'Brien",
)  # fmt: skip
_TEAMS = ("Liverpool", "Chelsea", "Arsenal", "Everton", "Atalanta", "Real Madrid")
_WORDS = (
    "the a of match goal goalkeeper is out doubt injured against after before when minute first half final "
    "whistle knee ankle return until week on in to will could without"
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MARKS = "()[]{}.,;:-'\"!?/|* "


def kinds() -> dict[str, str]:
    """Each kind under its name; the same at every call."""
    dice = random.Random(1)
    words = _WORDS.split()

    def word() -> str:
        return "".join(dice.choices(_LETTERS, k=dice.randint(2, 10)))

    def name() -> str:
        return f"{dice.choice(_FIRST)} {dice.choice(_LAST)}"

    def team() -> str:
        return dice.choice(_TEAMS)

    def some(make: Callable[[], str], count: int, between: str) -> str:
        return between.join(make() for _ in range(count))

    def mark() -> int:
        return dice.randint(1, 10)

    return {
        "random words": _filled(lambda: some(word, 12, " "), "\n"),
        "capitalised words": _filled(lambda: some(word, 12, " ").title(), "\n"),
        "capitalised words on one line": _filled(lambda: word().title(), " "),
        "words of football": _filled(lambda: some(lambda: dice.choice(words), 14, " ") + ".", "\n"),
        "numbers": _filled(lambda: str(dice.randint(0, 99_999)), "\n"),
        "scores": _filled(lambda: f"{mark()}-{mark()}", " "),
        "one endless word": "a" * SIZE,
        "short lines": _filled(lambda: dice.choice(("a", "Salah", "7", "-", "v", "Liverpool")), "\n"),
        "names with marks": _filled(lambda: f"{name()} - {mark()}", "\n"),
        "names with marks on one line": _filled(lambda: f"{name()} ({mark()})", ", "),
        "names with marks and words": _filled(
            lambda: f"{name()} {mark()}/10: {some(lambda: dice.choice(words), 20, ' ')}.", "\n"
        ),
        "line-ups": _filled(
            lambda: (
                f"{team()} (4-3-3): {some(name, 1, '')}; {some(name, 4, ', ')}; {some(name, 3, ', ')}; "
                f"{some(name, 3, ', ')}. Subs: {some(name, 7, ', ')}"
            ),
            "\n",
        ),
        "a line-up of thousands": "Liverpool (4-3-3): " + _filled(name, ", "),
        "a list of who is out": "Team news: " + _filled(lambda: f"{name()} out, {name()} doubtful", ", "),
        "lines of who is out": _filled(
            lambda: f"Out: {name()} (knee), {name()} (ankle). Doubtful: {name()}", "\n"
        ),
        "previews of many matches": _filled(
            lambda: (
                f"{team()} v {team()}\nSaturday 3pm Venue {word().title()} Park\nReferee {name()}\n"
                f"Doubtful {name()} (knee)"
            ),
            "\n",
        ),
        "results": _filled(lambda: f"{team()} {mark()}-{mark()} {team()} ({name()} {mark()}')", "\n"),
        "minutes told": _filled(lambda: f"In the {mark()}th minute {name()} scored from a corner.", " "),
        "punctuation": _filled(lambda: some(lambda: dice.choice(_MARKS), 60, ""), "\n"),
        "brackets that never close": "(" * SIZE,
        "half a note after each name": "Mohamed Salah (knee, " * (SIZE // 21),
        "half a name": "van der " * (SIZE // 8),
        "initials": "J.-P. " * (SIZE // 6),
        "letters with accents": "e\u0301" * (SIZE // 2),
    }


def _filled(make: Callable[[], str], between: str) -> str:
    pieces: list[str] = []
    length = 0
    while length < SIZE:
        pieces.append(make())
        length += len(pieces[-1]) + len(between)
    return between.join(pieces)[:SIZE]
