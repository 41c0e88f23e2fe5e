"""Numbers out of words: "seven", "26th", "forty-third", "quarter of an hour"."""

_ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
FIRSTS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_NINEFIRSTS = tuple(enumerate(FIRSTS[:9], 1))
_NUMBERS: dict[str, int] = {
    **{word: number for number, word in enumerate(_ONES, 1)},
    **{word: number for number, word in enumerate(FIRSTS, 1)},
    **{word: 20 + 10 * number for number, word in enumerate(TENS)},
    **{word[:-1] + "ieth": 20 + 10 * number for number, word in enumerate(TENS)},
    **{f"{ten}-{one}": 20 + 10 * t + o for t, ten in enumerate(TENS) for o, one in enumerate(_ONES[:9], 1)},
    **{f"{ten}-{nth}": 20 + 10 * t + o for t, ten in enumerate(TENS) for o, nth in _NINEFIRSTS},
    "a": 1, "an": 1, "opening": 1, "a couple of": 2, "half a dozen": 6,
    "a quarter of an hour": 15, "quarter of an hour": 15, "half an hour": 30, "half-an-hour": 30,
}  # fmt: skip


def number(text: str) -> int | None:
    """ "seven", "26th" or "quarter of an hour" as a number."""
    text = text.lower().strip()
    digits = text.rstrip("stndrh")
    return int(digits) if digits.isdigit() else _NUMBERS.get(text)


def is_ordinal(word: str) -> bool:
    """Whether a word or figure says which of several: "26th", "forty-third", "opening"."""
    return word[0].isdigit() or word.split("-")[-1] in _ORDINALS


_ORDINALS = frozenset([*FIRSTS, *(word[:-1] + "ieth" for word in TENS), "opening"])
