"""How reports say at which minute something happened, one pattern for each way of counting."""

import itertools
import re

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


def _p(source: str) -> "re.Pattern[str]":
    """A pattern whose numbers are called n, n1, n2 ...: a group's name may stand only once."""
    count = itertools.count()
    return re.compile(re.sub(r"\(\?P<n\d?>", lambda _: f"(?P<n{next(count)}>", source))


RULES: tuple[tuple[str, "re.Pattern[str]"], ...] = (
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


ANY = _p(
    r"min|\dth\b|\dst\b|\dnd\b|\drd\b|hour|half|time|seconds|later|death|moments|restart|break|\d'"
    r"|\+\d|\(\d|kick"
)

_HALVES = ("half", "break", "interval", "turnaround")
_ADDED = ("stoppage", "injury", "added", "additional")
KEYS: dict[str, tuple[str, ...]] = {
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
OF_MINUTES = frozenset(
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
