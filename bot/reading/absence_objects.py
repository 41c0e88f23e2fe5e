"""What a verb before names says of them: "will be without A and B", "doubts over A"."""

import re

from bot.reading.absence_senses import Said, Sense
from bot.reading.absence_words import INJURY
from bot.reading.groups import Group
from bot.reading.mentions import PERSON, TEAM

_BEFORE_NAMES = (
    r"(?:(?!(?:following|after|despite|during|until|to|and|but|is|are|was|were|will|for|from|against|at|in"
    r"|on|by|as|manager|boss|coach|because"
    r"|when|where|who|while|if"
    r"|then|so|win|goals?|penalty|since|with|has|have|had|that|it|could|should|would|may|might)\b)(?:[\w'-]+|"
    + TEAM
    + r"+(?:'s)?) ){0,5}?$"
)
"""The words between what is said and the first name: "the injured Brazil defender"."""
LACKED = re.compile(
    r"\b(?P<verb>(?:miss|missing|out|absent|sidelined|unavailable|ruled out|list|injured|absentees?"
    r"|injuries)\b[^.;]{0,40}\binclud(?:e|es|ing)|without|minus|missing|lack|lacks|lacking|lose|loses"
    r"|losing|shorn of|deprived of|miss|misses"
    r"|doing without|do without|bereft of|robbed of|not have|still missing|also missing|missing will be"
    r"|missing are"
    r"|(?:missing|out|absent|unavailable|sidelined|injured|ruled out|absentees?)"
    r"(?: (?:with|through|due to|because of|by|for|from|at) [^.;,]{1,40})? (?:is|are"
    r"|will be)(?: likely to be)?"
    r"|missing is|out are|out is|out will be|sidelined are|absent are|(?:absence|absences|loss"
    r"|unavailability) of"
    r"|cannot call (?:up)?on|unable to call (?:up)?on|unable to select|rule[sd]? out|ruling out"
    r"|(?:has|have) lost|(?:absentees?|missing men)(?: are| include| is| will be|,)?|not so,?"
    r"|too (?:soon|early) for(?: both)?"
    r"|the (?:injured|absent|sidelined|unavailable|missing|stricken|crocked)|(?:injured|sidelined|absent)"
    r"|(?:injur(?:y|ies)|setbacks?) (?:to|for)(?: both)?) " + _BEFORE_NAMES
)
BANNED_BEFORE = re.compile(
    r"\b(?:suspended|banned|(?:suspended|banned) (?:is|are|will be)|suspensions? (?:to|of|for)(?: both)?"
    r"|bans? (?:to|for)(?: both)?) " + _BEFORE_NAMES
)
DOUBTED = re.compile(
    r"\b(?:doubts? (?:\w+ ){0,2}?(?:over|about|surrounding|regarding|concerning|is|are|for|remains?|whether"
    r"|as to whether)"
    r"|(?:unsure|uncertain|unclear|to be seen|not (?:yet )?know|undecided|yet to decide|discover|find out"
    r"|learn)"
    r" (?:about|on|over|if|whether)"
    r"|question[- ]marks? (?:\w+ ){0,2}?(?:over|about|around|surrounding|against)"
    r"|concerns? (?:\w+ )?(?:over|about|for|is|are"
    r"|surrounding)|worr(?:y|ies) (?:over|about|is|are)|sweat(?:s|ing)? (?:on|over)|(?:unlikely"
    r"|reluctant) to risk|not (?:want to )?risk|hop(?:e|es|ing|eful) (?:\w+ )?(?:to have|of having)"
    r"|(?:decision|call|check|checks|update|test|tests|news)"
    r" (?:\w+ ){0,3}?(?:on|over|for|about)|wait(?:s|ing)? (?:to see (?:if|whether)|on|for)|assess(?:es|ing)?"
    r"|monitor(?:s|ing)?|check(?:s|ing)? on|run the rule over"
    r"|(?<!return to )(?<!back to )(?<!to full )fitness of(?: both)?|fitness tests? (?:for|on)"
    r"|(?:injury |fitness )?(?:doubt|concern|worry)|doubtful|struggling|doubts) " + _BEFORE_NAMES
)
WELCOMED = re.compile(
    r"\b(?:returns? (?:to (?:full |match )?fitness )?(?:of|for|from)(?: both)?|returning|welcom(?:e|es|ed"
    r"|ing) back|back (?:is|are|come|in)"
    r"|boosted by|(?:key|first-team|injured) players back|have back|get back|getting)\b"
    r"(?: (?!(?:but|is|are|was|were|has|had|as|while|because|when|who|against|until)\b)[^\s.;]+){0,8} *$"
)
EXCEPTED = re.compile(
    r"^\W*(?:except for|apart from|barring|bar|other than|aside from|with the exception of) " + _BEFORE_NAMES
)
WHOLE_SQUAD = re.compile(
    r"\b(?:available|fit|clean bill|full(?:y|-strength)?|at (?:his|their) disposal|no (?:fresh|new|other"
    r"|injur)|ready"
    r"|healthy|choose from|pick from)\b"
)
JOINS = re.compile(
    r"(?:^\W*|\b(?:also|now|will|has|have|could|and|to|they|he) )join(?:s|ed"
    r"|ing)?\s" + _BEFORE_NAMES
)
JOINED_BY = re.compile(r"\bjoin(?:s|ed)\b[^.;]{0,50}?\bby " + _BEFORE_NAMES)
ABSENT_PLACE = re.compile(r"\b(?:list|sidelines|treatment|absentee|injured|casualt|absence|out\b|miss)")
LIKEWISE = re.compile(
    r"\b(?:as (?:is|are|will|do|does)|so (?:is|are|will)|along with|together with|alongside|as well as|like"
    r"|in addition to"
    r"|while|and|plus|likewise|joining) " + _BEFORE_NAMES
)
_PAST_CLAUSE = re.compile(
    r"\b(?:was|were|had|played|won|lost|beat|drew|started|coped|managed|went|did|finished|faced|travelled"
    r"|began)\b"
)
_NOW_CLAUSE = re.compile(
    r"\b(?:will|'ll|are|is|be|must|have to|has to|likely|again|has|have|can|could|may|might|faces?|remains?"
    r"|still|hopes?)\b"
)
_NO_MORE = re.compile(r"\bwould have\b|\b(?:had been|was|were) (?:set|due|going) to\b")
"""What was to be, had the match been played."""
_NO_DOUBT = re.compile(r"\bno (?:\w+ ){0,2}?(?:doubt|concern|worr)")
_OWN_DOUBT = re.compile(r"\W*(?:is|are|remains?|both|all)\b.*\b(?:doubts?|concerns?|worr(?:y|ies)) for ")
"""It is theirs who stand before it: "A and B are concerns for C"."""
_HAS_BACK = re.compile(r"\b(?:have|has|welcom(?:e|es|ed|ing)) (?:[\w-]+ ){0,3}?$")
_BACK_AGAIN = re.compile(
    r" (?:back\b(?! to his best)|(?:available|fit) (?:again|after|following|once more)\b)"
)
_NOT_WELCOMED = re.compile(r"\b(?:not|without|await\w*|until|before)\b")
_IN_HIS = re.compile(r"\b(?:in|during|covering|cover) (?:the )?(?:[\w-]+ ){0,2}$")
_ABSENCE_OF = re.compile(r"'s? (?:\w+ )?absence\b")
_LIKE = re.compile(
    r"\b(?:as|so) (?:is|are|will|do|does)\b|joined|along|in addition|alongside|together|likewise"
)
_OBLIGED = re.compile(r"\b(?:may|might|could|possibly|perhaps)\b")
_LOST_TO = re.compile(rf"{INJURY}|suspen|banned|\bban\b|until|for the")


def as_object(ahead: str, behind: str, last: Said | None, previous: Group | None) -> Said | None:
    """What a verb before the names says of them: "will be without A", "doubts over A"."""
    if EXCEPTED.search(ahead) and WHOLE_SQUAD.search(behind):
        return Said(Sense.OUT, behind)
    if BANNED_BEFORE.search(ahead):
        return None if re.search(r"back|return|avail", ahead) else Said(Sense.BANNED, behind)
    if met := LACKED.search(ahead):
        return _lacked(met, ahead, behind, previous)
    doubted = DOUBTED.search(ahead)
    if doubted and not _NO_DOUBT.search(ahead) and not _OWN_DOUBT.match(ahead[: doubted.end()]):
        return Said(Sense.DOUBT, behind)
    if _HAS_BACK.search(ahead) and _BACK_AGAIN.match(behind):
        return Said(Sense.BACK, behind, weak=True)
    if WELCOMED.search(ahead + " ") and not _NOT_WELCOMED.search(ahead):
        return Said(Sense.BACK, behind, weak=True)
    if _IN_HIS.search(ahead) and _ABSENCE_OF.match(behind) and not _PAST_CLAUSE.search(behind):
        return Said(Sense.OUT, behind, weak=True)
    if joined := _joined(ahead, behind, last):
        return joined
    return Said(Sense.OUT, behind, weak=True) if re.search(r"\babsentees? (?:\S+ )?$", ahead) else None


def _joined(ahead: str, behind: str, last: Said | None) -> Said | None:
    """The same as of those before: "as is A", "are joined on the sidelines by B"."""
    by = JOINED_BY.search(ahead)
    if by and (last or ABSENT_PLACE.search(by[0])):
        sense = last.sense if last else Sense.OUT
        may = sense is Sense.OUT and _OBLIGED.search(ahead[: by.start()])
        return Said(Sense.DOUBT if may else sense, behind)
    if last and LIKEWISE.search(ahead) and _LIKE.search(ahead):
        return Said(last.sense, behind, weak=last.weak)
    return None


def _lacked(met: "re.Match[str]", ahead: str, behind: str, previous: Group | None) -> Said | None:
    verb, clause = met["verb"], ahead[: met.start()]
    if re.search(
        r"(?:\b(?:not|no longer|never|avoid\w*)|n't)\s(?:\w+\s){0,2}$", clause
    ) and not verb.startswith("not"):
        return None
    if verb in ("has lost", "have lost", "lost", "lose", "loses", "losing") and not _LOST_TO.search(behind):
        return None
    recent = re.split(r"[;:]|, but |, while | and (?=\S+ (?:will|are|is)\b)", clause)[-1]
    if (_PAST_CLAUSE.search(recent) and not _NOW_CLAUSE.search(recent)) or _NO_MORE.search(recent):
        return None
    if (
        verb in ("miss", "misses", "lose", "lacks", "lack")
        and not previous
        and not re.search(rf"[{TEAM}{PERSON}]|\b(?:they|he|we|side|will|also)\b", recent)
    ):
        return None
    why = re.split(r"[,;]", behind)[0]
    banned = re.search(r"suspen|\bban(?:ned)?\b|red card", why + (" " + behind if verb == "without" else ""))
    if banned and not re.search(r"return|available|back", why):
        return Said(Sense.BANNED, behind)
    if verb.startswith(("not so", "absentee")):
        return Said(Sense.OUT, behind, weak=True)
    return Said(Sense.DOUBT if _OBLIGED.search(recent) else Sense.OUT, behind)
