"""What a clause says of its subject: out, in doubt, banned, back, or nothing of the kind."""

import re

from bot.reading.absence_auxiliaries import VerbPhrase
from bot.reading.absence_senses import Said, Sense
from bot.reading.absence_words import CORES
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
LATER = re.compile(
    r"\b(?:next (?:month|year|season|week)|in the (?:new year|next (?:month|few weeks|two|three))"
    r"|in (?:january"
    r"|february|march|april|may|june|july|august|september|october|november|december)|after the"
    r" (?:international|winter|world cup) break|later this (?:month|year|season)|by the end of"
    r"|(?:early|mid|late)-\w+|by christmas)\b"
)
"""The part of it that cannot be the match itself."""
_TO_COME = re.compile(r"(?:return|back|come back|rejoin|available again|fit again)\b")
_NEEDS_A_VERB = re.compile(
    r"(?:out|absent|missing|sidelined|unavailable|injured|ineligible|suspended|banned|back|on|in|a|an|the"
    r"|doubtful|doubt|doubts|concern|concerns|worries|worry|fit|hurt|available|ready|returned|missed"
    r"|question|no|injury|free|training|train|over|recovering)(?= |$)"
)
"""What is no predicate without "is": "scored on his return" says nothing of who can play."""
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
_HIS_SEASON = re.compile(r"'s? (?:season|campaign|year) (?:is|looks|appears|could be)[\w ]{0,12} over\b")
_HIS_FITNESS = re.compile(
    r"'s? (?:fitness|availability|participation|involvement|inclusion|condition) (?=is\b|are\b|rem)"
)
_POSSESSIVE = re.compile(
    r"'s (?:[\w-]+ ){1,6}?(?:is|are|was|were|has|have|had|will|remains?|could|may|might|means?)\b"
)
"""Not "is": "Klopp's only absentee is"."""
_WHILE_HURT = re.compile(r"(?:shak|shrug|over|recover|train|resum|came)")
_INVOLVED = re.compile(r"(?:be )?(?:involved|feature|start|play\b|make (?:his|their)|in contention)")


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


def predicate(piece: str, whole: str = "") -> Said | None:
    """What one clause without its subject says: "is still out with a knee injury"."""
    whole = whole or piece
    if _TOO_SOON.match(piece):
        return Said(Sense.OUT, whole)
    if kept := _KEPT_OUT.search(piece):
        return Said(Sense.DOUBT if kept[0].startswith(("could", "may")) else Sense.OUT, whole)
    if _HIS_SEASON.match(piece):
        return Said(Sense.OUT, whole)
    if of_his := _HIS_FITNESS.match(piece):
        piece = whole = piece[of_his.end() :]
    elif _POSSESSIVE.match(piece):
        return None
    subject = _SUBJECT.match(piece)
    position = subject.end() if subject else 0
    phrase = VerbPhrase(no=subject is not None and subject[0].startswith(("neither", "none")))
    for _ in range(12):
        if core := _core(piece[position:], phrase.verb or bool(subject)):
            sense, length = core
            if sense in (Sense.OUT, Sense.HURT) and piece.startswith("no ", position):
                return None
            return _judged(sense, whole[position:], phrase, length)
        following = phrase.take(piece, position)
        if following is None:
            return None
        position = following
    return None


def bare(piece: str) -> Said | None:
    """What words without a verb say: "(with Salah) still sidelined"."""
    return predicate("is " + piece.strip())


def _core(text: str, verb: bool) -> tuple[Sense, int] | None:
    for sense, pattern in CORES:
        if met := pattern.match(text):
            if not verb and sense is Sense.FIT and not _WHILE_HURT.match(text):
                return None
            if not verb and _NEEDS_A_VERB.match(met[0]):
                return None
            return sense, met.end()
    return None


_TOLD = re.compile(r"(?:missed|returned|train(?:ed|ing)|played|featured|came back|went|broke|tore|hurt)\b")
_BACK_AT_A_CLUB = re.compile(
    r"return(?:s|ed|ing)? to (?:the (?:ground|club)|\ue001)|return(?:s|ed|ing)? from (?:\ue001|loan|a loan)"
    r"|return(?:s|ed) (?:a|the) "
)
_HAVE = ("has", "have", "had", "having")
_HIS_PLAYERS = re.compile(
    r"\b(?:absentees?|absences|casualt(?:y|ies)|non-starters?|doubts|concerns"
    r"|worries)$"
)
"""Those of a team or its manager, who has them."""
_BY_NOW = re.compile(r"ruled|with|pulled|confirmed|sidelined un")


def _judged(sense: Sense, words: str, phrase: VerbPhrase, length: int) -> Said | None:
    """The predicate `words`, whose core is `length` long, under the verbs that stand before it."""
    past = phrase.past and not phrase.perfect
    perfect = phrase.perfect and not phrase.will
    if sense in (Sense.BACK, Sense.FIT, Sense.PLAYS):
        return _able(sense, words, phrase, length)
    if phrase.no:
        firm = words.startswith(("ruled out", "certain"))
        return Said(Sense.DOUBT, words, weak=True) if firm else None
    if past or (phrase.last in _HAVE and _HIS_PLAYERS.search(words[:length])):
        return None
    if sense is Sense.OUT and (phrase.may or phrase.unlikely):
        return Said(Sense.DOUBT, words)
    return Said(sense, words, weak=sense is Sense.HURT or (perfect and not _BY_NOW.match(words)))


def _able(sense: Sense, words: str, phrase: VerbPhrase, length: int) -> Said | None:
    """The same of somebody who plays, can play or is back, which may be denied."""
    past = phrase.past and not phrase.perfect
    perfect = phrase.perfect and not phrase.will
    told = _TOLD.match(words)
    if past or (told and not perfect and (phrase.no or sense is Sense.PLAYS)):
        return None
    if phrase.no and perfect and told:
        return Said(Sense.HURT, words, weak=True)
    if phrase.no:
        if words.startswith(("start", "play the", "play every")):
            return None
        return Said(Sense.DOUBT if phrase.may else Sense.OUT, words)
    if phrase.unlikely:
        return Said(Sense.OUT if FAR.search(words) else Sense.DOUBT, words)
    if sense is Sense.PLAYS:
        return Said(Sense.FIT, words, weak=True) if _INVOLVED.match(words) else None
    if sense is Sense.BACK and _BACK_AT_A_CLUB.match(words):
        return None
    if FAR.search(words[: length + 45]):
        later = sense is Sense.BACK and LATER.search(words[: length + 45]) and _TO_COME.match(words)
        return Said(Sense.OUT, words, weak=True) if later and not phrase.perfect else None
    return Said(sense, words, weak=phrase.may)
