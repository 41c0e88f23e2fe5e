"""Minutes of a match out of words: "seven minutes before half-time" is the 38th."""

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

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
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_FIRSTS = [
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
_NINE_FIRSTS = tuple(enumerate(_FIRSTS[:9], 1))
_NUMBERS: dict[str, int] = {
    **{word: number for number, word in enumerate(_ONES, 1)},
    **{word: number for number, word in enumerate(_FIRSTS, 1)},
    **{word: 20 + 10 * number for number, word in enumerate(_TENS)},
    **{word[:-1] + "ieth": 20 + 10 * number for number, word in enumerate(_TENS)},
    **{f"{ten}-{one}": 20 + 10 * t + o for t, ten in enumerate(_TENS) for o, one in enumerate(_ONES[:9], 1)},
    **{f"{ten}-{nth}": 20 + 10 * t + o for t, ten in enumerate(_TENS) for o, nth in _NINE_FIRSTS},
    "a": 1, "an": 1, "opening": 1, "a couple of": 2, "half a dozen": 6,
    "a quarter of an hour": 15, "quarter of an hour": 15, "half an hour": 30, "half-an-hour": 30,
}  # fmt: skip
_N = r"(?P<n>\d{1,3}(?!\d)|a couple of|half a dozen|[a-z]+(?:-[a-z]+)?)"
"""A number, or a word that may be one: `number` tells."""
_NTH = _N + r"(?:st|nd|rd|th)?"
_MIN = r"[ -]?min(?:ute)?s?"
_FEW = r"(?:just |only |barely |around |about |some |exactly |less than |little more than |the first )?"
_BREAK = (
    r"(?:half[- ]?time|the break|the interval|the half-time (?:break|interval|whistle)"
    r"|the end of the (?:first|opening) half|the turnaround)"
)
_RESTART = (
    r"(?:the restart|the break|half[- ]?time|the interval|the (?:second half"
    r"|second period)(?: (?:restart|had started|began))?|the resumption|coming out"
    r"|kick-off in the second half)"
)
_END = (
    r"(?:time\b|full[- ]?time|the end(?! of the (?:first|half))|the final whistle|normal time"
    r"|regulation time|the full-time whistle)"
)
_EXTRA = r"(?:stoppage|injury|added|additional)[ -]time"
_OF_THE_GAME = r"(?: of (?:the (?:game|match|contest|tie|encounter)|play))?"


@dataclass(frozen=True, slots=True)
class Said:
    """A moment of a match, told at [start, end) of a sentence. "Midway through the half" is not `sure`."""

    minute: int
    start: int
    end: int
    added: int | None = None
    sure: bool = True


def _p(source: str) -> "re.Pattern[str]":
    """A pattern whose numbers are called n, n1, n2 ...: a group's name may stand only once."""
    count = itertools.count()
    return re.compile(re.sub(r"\(\?P<n\d?>", lambda _: f"(?P<n{next(count)}>", source))


_RULES: tuple[tuple[str, "re.Pattern[str]"], ...] = (
    ("plus", _p(r"(?<![\d.])(?P<n>45|90|105|120)(?: ?'|th)? ?\+ ?(?P<plus>\d{1,2})(?:'|th)?")),
    ("first added nth", _p(rf"\b{_NTH}{_MIN} of (?:first[- ]half {_EXTRA}|{_EXTRA} (?:at the end of|in"
                           rf"|before|of) (?:the )?(?:first[- ]half|opening half|{_BREAK}))")),
    ("added nth", _p(rf"\b{_NTH}{_MIN} (?:of|into) (?:second[- ]half )?{_EXTRA}"
                     rf"|\b{_FEW}{_N}{_MIN} into (?:second[- ]half )?{_EXTRA}")),
    ("before half", _p(rf"\b{_FEW}{_N}{_MIN} (?:before|from|prior to|ahead of|shy of) {_BREAK}")),
    ("left half", _p(rf"\bwith {_FEW}{_N}{_MIN} (?:of the (?:first|opening) half )?(?:remaining|left|to go"
                     rf"|to play)(?: (?:in|of|before|until|to) (?:the (?:first|opening) half|{_BREAK}))")),
    ("after half", _p(rf"\b{_FEW}{_N}{_MIN} (?:after|following|from|into) {_RESTART}"
                      rf"|\b{_FEW}{_N}{_MIN} into the second (?:half|period|45)"
                      rf"|\bwithin {_N}{_MIN} of {_RESTART}")),
    ("into extra", _p(rf"\b{_FEW}{_N}{_MIN} into extra[- ]time")),
    ("before end", _p(rf"\b{_FEW}{_N}{_MIN} (?:from|before|shy of) {_END}|\bwith {_FEW}(?:the (?:last"
                      rf"|final) )?{_N}{_MIN}(?: (?:of (?:normal|regulation) time|still|just"
                      rf"|or so))? (?:remaining|left|to go|to play|to spare|on the clock|from time)")),
    ("quarter left", _p(rf"\bwith (?:just )?(?P<n>a quarter of an hour|half an hour|half-an-hour"
                        rf"|quarter of an hour) (?:remaining|left|to go|to play)"
                        rf"|(?P<n2>a quarter of an hour|half an hour) from {_END}")),
    ("stroke", _p(rf"\b(?:on|at) the stroke of {_BREAK}|\bin the (?:final|last) minute of the (?:first"
                  rf"|opening) half|\bin the last minute before {_BREAK}")),
    ("first added", _p(rf"\bfirst[- ]half {_EXTRA}|\b{_EXTRA} (?:at the end of|in|before"
                       rf"|of) (?:the )?(?:first[- ]half|opening half|opening period|{_BREAK})")),
    ("half hour", _p(r"\bhalf[- ]hour mark|\b(?:on|just on) the half[- ]hour|\b(?:after|inside"
                     r"|in) (?:just )?(?:half an hour|half-an-hour)|\bhalf an hour (?:in|gone|into)")),
    ("hour", _p(r"\b(?:on|at) (?:around |about )?the hour(?: mark)?(?![- ]and)"
                r"|\b(?<!half-)(?<!half )hour[- ]mark|\bafter (?:an|one) hour\b|\ban hour (?:in|gone"
                r"|into)\b")),
    ("midway first", _p(r"\b(?:midway|halfway|half-way) through (?:the |an? )?(?:\w+ )?(?:first"
                        r"|opening)[- ](?:half|period|45)")),
    ("midway second", _p(r"\b(?:midway|halfway|half-way) through (?:the |an? )?(?:\w+ )?second[- ](?:half"
                         r"|period|45)")),
    ("seconds", _p(r"\b(?:after|inside|within) (?:just |only |barely )?(?P<n>\d{1,2}"
                   r"|[a-z]+) seconds\b(?! (?:later|of))")),
    ("seconds half", _p(r"\b(?:(?:just |only )?(?:[\w-]+ )?seconds (?:after|into) (?:the restart"
                        r"|the second (?:half|period)))|\bstraight (?:after|from) the (?:restart|break)")),
    ("nth", _p(r"\b(?P<n>\d{1,3}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)[ -]minutes?(?:[ -]mark)?\b"
               r"|\b(?P<n>\d{1,3})[ -]minute mark\b")),
    ("in the nth", _p(r"\b(?:in|on|by) the (?P<n>\d{1,3}(?:st|nd|rd|th))(?= (?:when|after|through|from|as"
                      r"|with|and|but|before|to)\b|[,.]|$)")),
    ("on minutes", _p(rf"\b(?:on|after|with|inside|within|around|approaching|by"
                      rf"|at) {_FEW}(?:the opening )?{_N}{_MIN}\b(?! (?:later|after|before|from"
                      rf"|into the second|of (?:stoppage|injury|added)|remaining|left|to (?:go|play)"
                      rf"|break|of (?:the restart|half)))(?: (?:gone|played|of play|on the clock|in))?")),
    ("minutes in", _p(rf"\b{_FEW}{_N}{_MIN} (?:in\b(?! (?:the second|stoppage|added))|gone\b"
                      rf"|into (?:the (?:game|match|contest|tie|first half|encounter|clash|proceedings)"
                      rf"|play)|of play (?:gone)?|had (?:been played|elapsed|gone))")),
    ("clock", _p(r"(?<![\d.:/-])(?P<n>\d{1,3})(?:'|min\b|mins\b)(?!\w)|(?<=[a-z] )\((?P<n2>\d{1,2})\)"
                 r"|(?<=[a-z] )\((?P<n3>\d{1,3})'\)")),
    ("last minute", _p(r"\b(?:in|with) the (?:final|last|dying) (?:minute|seconds|kick"
                       r"|second)\b(?! of the (?:first|opening))|\bat the death\b")),
    ("added", _p(rf"\b(?:in |deep (?:in)?to |during |into |of )?(?:second[- ]half |the )?{_EXTRA}\b")),
    ("first minute", _p(r"\b(?:in|inside|within) the (?:opening|first) (?:minute|60 seconds)\b(?! of)")),
    ("later", _p(rf"\b{_FEW}{_N}{_MIN} (?:later|afterwards|after that)\b|\b{_N}{_MIN} (?:of|after) (?:his"
                 rf"|the|that|their) (?:first|opener|equaliser|arrival|goal|introduction)\b")),
    ("moments", _p(r"\b(?:moments|seconds|shortly|straight|soon|within a minute|immediately) (?:later"
                   r"|afterwards|after)\b|\bwithin seconds\b|\bfrom the (?:resulting|ensuing) (?:corner"
                   r"|free-kick)")),
)  # fmt: skip


_ANY = _p(
    r"min|\dth\b|\dst\b|\dnd\b|\drd\b|hour|half|time|seconds|later|death|moments|restart|break|\d'"
    r"|\+\d|\(\d|kick"
)


def number(text: str) -> int | None:
    """ "seven", "26th" or "quarter of an hour" as a number."""
    text = text.lower().strip()
    digits = text.rstrip("stndrh")
    return int(digits) if digits.isdigit() else _NUMBERS.get(text)


def minutes(sentence: str, latest: int | None = None, first_half: bool = False) -> list[Said]:
    """Every moment that a sentence tells, in order. `latest` is the last minute told before, from which
    "a minute later" counts; `first_half` says that the second half has not begun."""
    found: list[Said] = []
    lowered = sentence.lower() if len(sentence.lower()) == len(sentence) else sentence
    if not _ANY.search(lowered):
        return found
    taken: list[tuple[int, int]] = []
    first, last = lowered.find("min"), lowered.rfind("min")
    for rule, pattern in _RULES:
        if not any(word in lowered for word in _KEYS.get(rule, ("",))):
            continue
        near = (max(0, first - 45), last + 75) if rule in _OF_MINUTES and first >= 0 else (0, len(lowered))
        for met in pattern.finditer(lowered, *near):
            if any(met.start() < end and start < met.end() for start, end in taken):
                continue
            before = [one for one in found if one.end <= met.start()]
            now = max(before, key=lambda one: one.end).minute if before else latest
            if said := _said(rule, met, lowered, now, first_half):
                if rule == "later" and not before:  # another goal may stand between that was not understood
                    said = replace(said, sure=False)
                taken.append(met.span())
                found.append(said)
    return sorted(found, key=lambda said: said.start)


_HALVES = ("half", "break", "interval", "turnaround")
_ADDED = ("stoppage", "injury", "added", "additional")
_KEYS: dict[str, tuple[str, ...]] = {
    "plus": ("+",),
    "first added nth": _ADDED,
    "added nth": _ADDED,
    "first added": _ADDED,
    "added": _ADDED,
    "before half": _HALVES,
    "left half": _HALVES,
    "stroke": _HALVES,
    "after half": (*_HALVES, "restart", "second", "resumption", "coming out"),
    "into extra": ("extra",),
    "before end": ("time", "end", "whistle", "remain", "left", "to go", "to play", "to spare", "clock"),
    "quarter left": ("hour",),
    "half hour": ("hour",),
    "hour": ("hour",),
    "midway first": ("way through",),
    "midway second": ("way through",),
    "seconds": ("seconds",),
    "seconds half": ("restart", "second", "break"),
    "later": ("later", "after", " of "),
    "moments": ("later", "after", "within", "resulting", "ensuing"),
    "nth": ("minute",),
    "in the nth": (" the ",),
    "on minutes": ("min",),
    "minutes in": ("min",),
    "clock": ("'", "min", "("),
    "last minute": ("minute", "second", "kick", "death"),
    "first minute": ("minute", "seconds"),
}
"""Words without which a rule need not be tried."""
_OF_MINUTES = frozenset(
    {
        "added nth",
        "first added nth",
        "before half",
        "left half",
        "after half",
        "into extra",
        "before end",
        "nth",
    }
    | {"on minutes", "minutes in"}
)
"""Rules that hold the word "minute": tried only around it."""


def _said(
    rule: str, met: "re.Match[str]", sentence: str, latest: int | None, first_half: bool
) -> Said | None:
    groups = {key: value for key, value in met.groupdict().items() if value}
    n = next((number(value) for key, value in groups.items() if key.startswith("n")), None)
    start, end = met.span()
    if rule == "plus":
        return Said(n or 90, start, end, int(groups["plus"]))
    if rule in ("first added nth", "added nth"):
        half = 45 if rule.startswith("first") or _in_first_half(sentence, first_half) else 90
        return Said(half, start, end, n)
    if rule in ("first added", "added"):
        half = 45 if rule.startswith("first") or _in_first_half(sentence, first_half) else 90
        return Said(half, start, end, 0, sure=rule.startswith("first") or half == 90)
    if rule in _FIXED:
        minute, sure = _FIXED[rule]
        return Said(minute, start, end, sure=sure)
    if rule == "moments":
        return Said(latest, start, end, sure=False) if latest else None
    if rule == "seconds":
        return Said(1 + (n or 1) // 60, start, end) if n else None
    if n is None or (rule == "nth" and not _is_ordinal(met[0])):
        return None
    counted = _COUNTED[rule](n, latest) if rule in _COUNTED else n
    minute = counted or 0
    if not 1 <= minute <= 120:
        return None
    return Said(minute, start, end)


def _is_ordinal(text: str) -> bool:
    word = text.lower().split(" min")[0].split("-min")[0]
    return word[0].isdigit() or word.split("-")[-1] in _ORDINALS


_ORDINALS = frozenset([*_FIRSTS, *(word[:-1] + "ieth" for word in _TENS), "opening"])
_FIXED = {
    "stroke": (45, True),
    "half hour": (30, True),
    "hour": (60, True),
    "midway first": (22, False),
    "midway second": (67, False),
    "seconds half": (46, True),
    "last minute": (90, False),
    "first minute": (1, True),
}
_COUNTED: dict[str, Callable[[int, int | None], int | None]] = {
    "before half": lambda n, latest: 45 - n if n < 45 else None,
    "left half": lambda n, latest: 45 - n if n < 45 else None,
    "after half": lambda n, latest: 45 + n if n <= 45 else None,
    "into extra": lambda n, latest: 90 + n if n <= 30 else None,
    "before end": lambda n, latest: 90 - n if n < 60 else None,
    "quarter left": lambda n, latest: 90 - n,
    "later": lambda n, latest: latest + n if latest is not None else None,
}


def _in_first_half(sentence: str, first_half: bool) -> bool:
    if re.search(r"second[- ](?:half|period)|late (?:winner|goal)|at the death", sentence):
        return False
    told = re.search(
        r"half[- ]?time|the interval|the break|first[- ]half|opening half|first period",
        sentence,
        re.IGNORECASE,
    )
    return bool(told) or first_half
