"""Why a player is absent and until when, out of an article's words and what stands in brackets."""

import re

from bot.reading.absence_words import INJURY

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
        r"^(?:(?:both|each|an?|his|their|the|recent|having|had|is|are|of|with|to|and|own|minor|nursing|carrying"
        r"|respective|suffering) )+",
        "",
        text.strip(),
    )
    return "" if text in ("injury", "injuries", "problem", "problems", "issue", "issues", "setback") else text


_MONTH = (
    r"(?:jan(?:uary|uar|vier|eiro)?|feb(?:ruary|ruar|braio|rero)?|f[eé]v(?:rier|ereiro)?|mar(?:ch|zo|s|ço)?"
    r"|märz|apr(?:il|ile)?|abr(?:il)?"
    r"|avr(?:il)?|may|mai|maggio|mayo|maio|june?|juni|giugno|junio|junho|juin|july?|juli|luglio|julio|julho"
    r"|juillet|aug(?:ust)?|agosto|ago"
    r"|août|sept?(?:ember|tembre|tiembre)?|set(?:tembre|embro)?|o[ck]t(?:ober|obre|ubre)?|ott(?:obre)?"
    r"|out(?:ubro)?|nov(?:ember|embre|iembre|embro)?"
    r"|de[cz](?:ember|embre|iembre|embro)?|dic(?:embre|iembre)?|dezembro|déc(?:embre)?|ene(?:ro)?"
    r"|gen(?:naio)?)"
)
_DATE = re.compile(
    rf"^(?:until |bis |fino a |hasta |até |jusqu'à |back |return |expected |due )?(?:(?:early |mid-?|late "
    rf"|end of )?(?:\d\d?(?:st|nd|rd|th)? )?{_MONTH}\.?(?: \d{{2,4}})?"
    r"|unknown|unspecified return|tbc|season|rest of (?:the )?season|(?:\d+(?:-\d+)?|\w+) (?:weeks?|months?"
    r"|days?)|next (?:week|month|season)|long[- ]term)$",
    re.IGNORECASE,
)
_ENDS_WITH_DATE = re.compile(rf"^(.*?)[ ,;-]+((?:\d\d?(?:st|nd|rd|th)? ){_MONTH})$", re.IGNORECASE)


def note_of(note: str) -> tuple[str, str]:
    """Reason and end out of what stands in brackets: "ankle, Oct", "illness 28 Aug", "18 Sep"."""
    reasons, ends = [], []
    for piece in (part.strip() for part in re.split(r"[,;]| - ", note)):
        if not piece:
            continue
        if _DATE.match(piece):
            ends.append(piece)
        elif met := _ENDS_WITH_DATE.match(piece):
            reasons.append(met[1])
            ends.append(met[2])
        else:
            reasons.append(piece)
    end = "" if [one.lower() for one in ends] in (["unknown"], ["tbc"]) else ", ".join(ends)
    return ", ".join(reasons), re.sub(r"^(?:until|bis|back|expected) ", "", end)
