"""The words between a subject and what is said of it: "is", "will probably not be"."""

import re
from dataclasses import dataclass

from bot.reading.mentions import TEAM


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PAST = _words("was were did had wasn't weren't didn't hadn't")
_PRESENT = _words(
    "is are 's 're remains remain stays stay looks look appears appear seems seem isn't aren't be am"
)
_WILL = _words("will won't 'll shall would wouldn't going")
_MAY = _words("may might could possibly perhaps maybe")
_PERFECT = _words("has have 've hasn't haven't having being")
_NO = _words("not n't never unable no neither nor cannot can't yet-to")
_UNLIKELY = _words("unlikely doubtful-to")
_HEDGE = _words("""
a again aiming aims all almost already also another as at back-up been believed both bound can
certain certainly classed clearly confirmed consequently considered continue continues continuing
course currently declared deemed definitely described destined do does doesn't don't due duly each
effectively either even expected expecting forced going highly hope hoped hopeful hopes hoping
however in inevitably join joins just least left likely likewise line listed long looking meanwhile
more must named nearly needs now obviously of officially on once only probably rated really regarded
reported reportedly sadly scheduled set should sidelined-and simply slated so still sure surely then
therefore this thought time to today tomorrow tonight too understandably understood unfortunately
very yet
    """)
"""Words that leave the meaning of a predicate as it is."""
_VERBS = _PAST | _PRESENT | _WILL | _MAY | _PERFECT
_WORD = re.compile(rf"\s*([\w'-]+|{TEAM}+(?:'s?)?) *")


@dataclass(slots=True)
class VerbPhrase:
    """What the words before a predicate say: time, doubt and denial."""

    no: bool = False
    past: bool = False
    may: bool = False
    will: bool = False
    verb: bool = False
    perfect: bool = False
    unlikely: bool = False
    last: str = ""

    def take(self, text: str, position: int) -> int | None:
        """Adds the word at `position`, and gives where the next begins; None where it belongs to no verb."""
        found = _WORD.match(text, position)
        if not found or not self._add(found[1]):
            return None
        return found.end()

    def _add(self, word: str) -> bool:
        if word[0] == TEAM:  # "are Chelsea's latest absentees"
            return self.verb and "'" in word
        known = word in _VERBS or word in _NO or word in _HEDGE or word in _UNLIKELY
        if not known and not (word == "longer" and self.no):
            return False
        self.last = word
        self.past |= word in _PAST
        self.may |= word in _MAY
        self.will |= word in _WILL
        self.verb |= word in _VERBS
        self.perfect |= word in _PERFECT
        self.unlikely |= word in _UNLIKELY
        self.no |= word in _NO or word.endswith("n't")
        return True
