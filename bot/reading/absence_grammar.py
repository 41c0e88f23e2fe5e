"""What a clause says of its subject: out, in doubt, banned, back, or nothing of the kind."""

import re
from dataclasses import dataclass

from bot.reading.absence_words import CORES, INJURY, Sense
from bot.reading.mentions import PERSON, TEAM

_SPLIT = re.compile(
    r"\s*(?:[,;:]| - |\.\.\.)\s*(?:but|and|or|yet|although|though|while|whereas|as|so|because|since"
    r"|however)?\s*"
    r"|\s+(?:but|and|or|although|though|while|whereas|as|because|so)\s+"
)
_SUBJECT = re.compile(
    r"(?:(?:neither(?: of them| player| man)?|none(?: of (?:them|the \w+))?|who|which|he|they|that|it|she"
    r"|both|all|each|himself|the (?:pair|duo|trio|quartet|latter|former|two|three"
    r"|\d\d-year-old|(?:[\w-]+ )?(?:international|midfielder|defender|striker|forward|winger|goalkeeper"
    r"|keeper|"
    r"full-back|left-back|right-back|centre-back|playmaker|skipper|captain|man|star))|(?:he|they)(?:'s|'re"
    r"|'ll))\b\s*)+"
)
_PAST = frozenset(["was", "were", "did", "had", "wasn't", "weren't", "didn't", "hadn't"])
_PRESENT = frozenset(
    [
        "is",
        "are",
        "'s",
        "'re",
        "remains",
        "remain",
        "stays",
        "stay",
        "looks",
        "look",
        "appears",
        "appear",
        "seems",
        "seem",
        "isn't",
        "aren't",
        "be",
        "am",
    ]
)
_WILL = frozenset(["will", "won't", "'ll", "shall", "would", "wouldn't", "going"])
_MAY = frozenset(["may", "might", "could", "possibly", "perhaps", "maybe"])
_PERFECT = frozenset(["has", "have", "'ve", "hasn't", "haven't", "having", "being"])
_NO = frozenset(["not", "n't", "never", "unable", "no", "neither", "nor", "cannot", "can't", "yet-to"])
_HEDGE = frozenset(
    [
        "been",
        "expected",
        "set",
        "likely",
        "due",
        "certain",
        "sure",
        "bound",
        "believed",
        "thought",
        "understood",
        "reported",
        "confirmed",
        "to",
        "do",
        "does",
        "doesn't",
        "don't",
        "can",
        "should",
        "must",
        "needs",
        "going",
        "also",
        "still",
        "again",
        "now",
        "currently",
        "already",
        "all",
        "both",
        "either",
        "once",
        "more",
        "likewise",
        "definitely",
        "certainly",
        "probably",
        "almost",
        "reportedly",
        "another",
        "only",
        "too",
        "each",
        "however",
        "yet",
        "therefore",
        "meanwhile",
        "now",
        "hoping",
        "hopes",
        "hope",
        "hopeful",
        "hoped",
        "looking",
        "aiming",
        "aims",
        "on",
        "course",
        "line",
        "of",
        "a",
        "in",
        "continue",
        "continues",
        "continuing",
        "once",
        "rated",
        "listed",
        "considered",
        "deemed",
        "declared",
        "named",
        "classed",
        "described",
        "regarded",
        "as",
        "set",
        "joins",
        "join",
        "very",
        "highly",
        "nearly",
        "surely",
        "officially",
        "unfortunately",
        "sadly",
        "effectively",
        "long",
        "just",
        "back-up",
        "sidelined-and",
        "expecting",
        "destined",
        "slated",
        "scheduled",
        "forced",
        "left",
        "simply",
        "really",
        "so",
        "this",
        "time",
        "yet",
        "again",
        "at",
        "least",
        "even",
        "then",
        "duly",
        "understandably",
        "obviously",
        "clearly",
        "inevitably",
        "consequently",
        "tonight",
        "today",
        "tomorrow",
    ]
)
_UNLIKELY = frozenset(["unlikely", "doubtful-to"])
_WORD = re.compile(r"\s*([\w'-]+)")
_SKIPPED = re.compile(r"\s*(?:\([^()]{0,90}\))?[\s,]*")

FAR = re.compile(
    r"\b(?:until|before (?:the|next|\w+uary|march|april|may|june|july|august|\w+ember|october)"
    r"|next (?:month|year|season|week"
    r"|weekend|round)|in (?:the )?(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december|new year"
    r"|next (?:month|few|two|three|couple)|mid-\w+|early|late|a (?:few|couple)|two|three|four|five|six|\d+"
    r"|several)|after (?:the )?"
    r"(?:international|winter|world cup|break|next)|later this|within (?:the next|\w+ weeks)|(?:early|mid"
    r"|late)-\w+|soon"
    r"|for (?:the )?(?:second leg|next|weekend|sunday|boxing day)|by (?:the end|christmas|january|february"
    r"|march))\b"
)
"""A return that is told for later than the match."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a clause says. `weak`: something stronger said of the same player counts. `words` is what follows:
    reason and time."""

    sense: Sense
    words: str
    weak: bool = False


def predicates(after: str) -> list[Said]:
    """What is said of those named just before `after`, a part of a shape: one for each clause about them."""
    found: list[Said] = []
    start = 0
    cuts = [*((met.start(), met.end()) for met in _SPLIT.finditer(after)), (len(after), len(after))]
    for end, following in cuts:
        piece = after[start:end].strip()
        if piece and piece[0] not in (PERSON, TEAM):
            said = predicate(piece, after[start:].strip())
            if said:
                found.append(said)
        start = following
        if len(found) > 5:
            break
    return found


_TOO_SOON = re.compile(
    r"(?:(?:this|the|that|\ue001+(?:'s)?|[a-z]+day's) )?(?:[\w-]+ ){0,3}?(?:will |may |might |could "
    r"|is likely to |is expected to )?"
    r"(?:probably )?(?:come|comes|coming|is|be) (?:\w+ )?too (?:soon|early)\b(?! for$| for (?!him|them|both"
    r"|either|the (?:pair|duo|trio|\w+er)\b))"
)
_KEPT_OUT = re.compile(
    r"\b(?:will|likely to|set to|expected to|continues to|still|could|may|to) (?:keep|rule|sideline) (?:him"
    r"|them|both)"
    r"|\b(?:keeps|keeping|rules|sidelines) (?:him|them|both) (?:out|sidelined|on the)"
)


def predicate(piece: str, whole: str = "") -> Said | None:
    """What one clause without its subject says: "is still out with a knee injury"."""
    if _TOO_SOON.match(piece):
        return Said(Sense.OUT, whole or piece)
    if kept := _KEPT_OUT.search(piece):
        return Said(Sense.DOUBT if re.match(r"(?:could|may)", kept[0]) else Sense.OUT, whole or piece)
    position = met.end() if (met := _SUBJECT.match(piece)) else 0
    past = may = will = verb = perfect = unlikely = False
    no = met is not None and met[0].startswith(("neither", "none"))
    for _ in range(12):
        if core := _core(piece[position:], verb or bool(met)):
            sense, length = core
            if sense in (Sense.OUT, Sense.HURT) and piece.startswith("no ", position):
                return None
            words = (whole or piece)[position:]
            return _judged(
                sense,
                words,
                past=past and not perfect,
                no=no,
                may=may,
                unlikely=unlikely,
                perfect=perfect and not will,
                length=length,
            )
        word = _WORD.match(piece, position)
        if not word:
            return None
        text = word[1]
        known = text in _PAST | _PRESENT | _WILL | _MAY | _PERFECT | _NO | _HEDGE | _UNLIKELY
        negated = text.endswith("n't")
        if text in ("longer",) and no:
            known = True
        if not known:
            return None
        past, will, may = past or text in _PAST, will or text in _WILL, may or text in _MAY
        perfect, no = perfect or text in _PERFECT, no or negated or text in _NO
        unlikely = unlikely or text in _UNLIKELY
        verb = verb or text in _PAST | _PRESENT | _WILL | _MAY | _PERFECT
        position = word.end()
        while position < len(piece) and piece[position] == " ":
            position += 1
    return None


def bare(piece: str) -> Said | None:
    """What words without a verb say: "(with Salah) still sidelined"."""
    return predicate("is " + piece.strip())


def _core(text: str, verb: bool) -> tuple[Sense, int] | None:
    for sense, pattern in CORES:
        if met := pattern.match(text):
            if (
                not verb
                and sense in (Sense.FIT,)
                and not re.match(r"(?:shak|shrug|over|recover|train|resum|came)", text)
            ):
                return None
            if not verb and met[0].split(" ")[0] in _NEEDS_A_VERB:
                return None
            return sense, met.end()
    return None


_NEEDS_A_VERB = frozenset(
    [
        "out",
        "absent",
        "missing",
        "sidelined",
        "unavailable",
        "injured",
        "ineligible",
        "suspended",
        "banned",
        "back",
        "on",
        "in",
        "a",
        "an",
        "the",
        "doubtful",
        "doubt",
        "doubts",
        "concern",
        "concerns",
        "worries",
        "worry",
        "fit",
        "hurt",
        "available",
        "ready",
        "returned",
        "missed",
        "question",
        "no",
        "injury",
        "free",
        "training",
        "train",
        "over",
        "recovering",
        "in",
    ]
)
"""What is no predicate without "is": "scored on his return" says nothing of who can play."""


_INVOLVED = re.compile(r"(?:be )?(?:involved|feature|start|play\b|make (?:his|their)|in contention)")


def _judged(
    sense: Sense, words: str, *, past: bool, no: bool, may: bool, unlikely: bool, perfect: bool, length: int
) -> Said | None:
    told = re.match(
        r"(?:missed|returned|train(?:ed|ing)|played|featured|came back|went|broke|tore|hurt)\b", words
    )
    if sense in (Sense.BACK, Sense.FIT, Sense.PLAYS):
        if past or (told and not perfect and (no or sense is Sense.PLAYS)):
            return None
        if no and perfect and told:
            return Said(Sense.HURT, words, weak=True)
        if no:
            if words.startswith(("start", "play the", "play every")):
                return None
            return Said(Sense.DOUBT if may else Sense.OUT, words)
        if unlikely:
            return Said(Sense.OUT if FAR.search(words) else Sense.DOUBT, words)
        if sense is Sense.PLAYS:
            return Said(Sense.FIT, words, weak=True) if _INVOLVED.match(words) else None
        if FAR.search(words[: length + 45]):
            return None
        if sense is Sense.BACK and re.match(
            r"return(?:s|ed|ing)? to (?:the (?:ground|club)|\ue001)|return(?:s|ed|ing)? from (?:\ue001|loan"
            r"|a loan)|return(?:s|ed) (?:a|the) ",
            words,
        ):
            return None
        return Said(sense, words, weak=may)
    if no:
        return Said(Sense.DOUBT, words, weak=True) if words.startswith(("ruled out", "certain")) else None
    if past:
        return None
    if sense is Sense.OUT and (may or unlikely):
        return Said(Sense.DOUBT, words)
    return Said(
        sense,
        words,
        weak=sense is Sense.HURT
        or (perfect and not re.match(r"ruled|with|pulled|confirmed|sidelined un", words)),
    )


_REASON = re.compile(
    rf"(?:\b(?:with|by|from|following|after|due to|because of|owing to|through|suffering|has|have|nursing"
    rf"|carrying|of"
    rf"|sustained|suffered|picked up|on|hurt|broke|having had|had|having|is|are|having undergone|undergone"
    rf"|recent|requires?|against|whose)\b) "
    rf"(?:(?:an|a|his|their|the|recent|having|another) )?((?:(?!(?:with|and|but|of|from|in|for|to|by|on"
    rf"|after|until|due|that|as|the|an?|his|because|which|who|at"
    rf"|against)\b)[a-z'/-]+ ){{0,5}}?{INJURY}(?: (?:injury|problem|strain|"
    rf"issue|surgery|operation|tear|complaint|knock|lesion|rupture|ligament injury|ligament damage"
    rf"|tendon injury|tendon|damage|fracture|strain))?)\b"
)
_BAN_REASON = re.compile(
    r"\b((?:(?:one|two|three|four|five|six|\d+)-(?:match|game)|accumulated|first|second|third|final"
    r"|automatic)? ?"
    r"(?:suspension|ban|red card|yellow cards?|bookings|dismissal))\b"
)
_UNTIL = re.compile(
    r"\b(until (?:at least )?(?:after )?(?:the )?[\w' -]{2,30}?(?=$|[,;.]|\s(?:with|after|because|and|but"
    r"|due|following|having)\b)"
    r"|for (?:the (?:rest|remainder) of (?:the|this) (?:season|campaign|year)|the season"
    r"|the foreseeable future"
    r"|(?:at least |about |around |up to |another |the next |the best part of |roughly |approximately "
    r"|between |as long as |a further |a |an |several )*"
    r"(?:[\w-]+ (?:to|or|and) )?(?:[\w-]+ )?(?:days?|weeks?|months?|fortnight|games?|matches))\b"
    r"|(?:next|this) (?:month|week|season)|another (?:month|week|fortnight)(?: at least)?|(?:early|mid"
    r"|late)-?\s?(?:january|february"
    r"|march|april|may|june|july|august|september|october|november|december|\w+ember)"
    r"|(?:in|to) (?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|after the (?:international break|break)|long[- ]term|a (?:number|couple) of (?:weeks|months|games)"
    r"|(?:two|three|four|five|six|seven|eight|nine|\d+)(?: (?:to|or) \w+)? (?:weeks|months)|the season)"
)


_ANOTHER = re.compile(
    r"\s*(?:[;:]|,? (?:in addition|as well as|alongside|along with|so|but|while|although|whereas|as (?:are"
    r"|is|do|does))\b"
    r"|, (?:with|and|as|leaving|meaning|having|after)\b).*$"
)
"""Where another clause begins, and with it another's reason."""


def reason(words: str) -> str:
    """Why, out of the words behind a predicate: "hamstring injury"; empty where they do not tell."""
    words = _ANOTHER.sub("", words)
    met = _REASON.search(" " + words)
    return _trimmed(met[1]) if met else ""


def ban(words: str) -> str:
    """The kind of ban: "three-match ban", "red card", or "suspended"."""
    met = _BAN_REASON.search(words)
    return met[1].strip() if met else "suspended"


def until(words: str) -> str:
    """Until when or for how long, in the article's words."""
    met = _UNTIL.search(_ANOTHER.sub("", words))
    return re.sub(r"^(?:until|for) ", "", met[1]).strip() if met else ""


def _trimmed(text: str) -> str:
    text = re.split(r"[\ue000\ue001]", text)[-1]
    text = re.sub(
        r"^(?:(?:an?|his|their|the|recent|having|had|is|are|of|with|to|and|own|minor|nursing|carrying"
        r"|respective|suffering) )+",
        "",
        text.strip(),
    )
    return "" if text in ("injury", "injuries", "problem", "problems", "issue", "issues", "setback") else text
