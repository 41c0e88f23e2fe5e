"""What one sentence tells of who can play: who, what of him, why and until when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.reading import absence_foreign as foreign
from bot.reading.absence_label_words import as_standing
from bot.reading.absence_objects import ABSENT_PLACE, DOUBTED, JOINS, LIKEWISE, as_object
from bot.reading.absence_predicates import bare, predicates
from bot.reading.absence_reasons import ban, note_of, reason, until
from bot.reading.absence_senses import Said, Sense
from bot.reading.facts import AbsenceSaid, Span, Standing
from bot.reading.groups import Group, Member
from bot.reading.mentions import TEAM
from bot.reading.sentences import Sentence
from bot.reading.shapes import Shape
from bot.reading.sides_in_prose import Speaking

_STANDINGS = {
    Sense.OUT: Standing.OUT,
    Sense.BANNED: Standing.SUSPENDED,
    Sense.DOUBT: Standing.DOUBT,
    Sense.HURT: Standing.DOUBT,
    Sense.BACK: Standing.RETURNING,
}
_HE = re.compile(
    r"^(?:he|the (?:[\w-]+ )?(?:international|midfielder|defender|striker|forward|winger|goalkeeper|keeper|"
    r"full-back|left-back|right-back|centre-back|playmaker|skipper|captain|star|man|\d\d-year-old"
    r"|[a-z]+(?:an|ish|ese|man|ch|ard))|they|(?:the|both|neither) ?(?:pair|duo|trio|quartet|players|of them"
    r"|two)?)(?=\s|'s |'ll )"
)
_SAME = re.compile(r"\b(?:the same|ditto|likewise)\b[^.;]{0,40}?\b(?:for|of|about|to|with)(?: \w+)? $")
_OBJECT = re.compile(
    r"\b(?:than|from|by|over|past|behind|ahead of|instead of|in place of|replac(?:e|es|ing)|partners?"
    r"|alongside|beside"
    r"|to|against|cover for|in for|deputise for|understudy to|according to|said|says|told"
    r"|between|in|near|leave|leaving|left) (?:(?:the|his|fellow|their|injured|manager|boss|captain|young"
    r"|striker|midfielder"
    r"|defender) ){0,2}$"
)
"""What stands before a name that is no subject: what follows is said of somebody else."""
_POSSESSED = re.compile(
    r"'s? (?:[\w-]+ ){0,2}?(?:return|comeback|fitness|absence|availability|injury|condition)\b"
)
_NEITHER = re.compile(r"\b(?:neither|none of) (?:[\w-]+ ){0,3}$")
_AND_ANOTHER = re.compile(r"^,? (?:who|whose)\b[^,;]{3,80},? (?:and|plus|while also) $")
_IF = re.compile(r"\b(?:if|should|unless|were|whether|even if|had) \W*$")
_WHETHER = re.compile(r"\b(?:if|whether) (?:[\w-]+ ){0,3}$")
_ABSOLUTE = re.compile(r"\bwith (?:(?:both|the|[\w-]+|" + TEAM + r"+(?:'s)?) ){0,4}?$")
_SAYS_OF_THEM = re.compile(
    r" (?:has |have )?(?:confirm|sa(?:ys|id)|reveal|admit|insist|believ|expect|warn|suggest|report"
    r"|announc)\w*"
    r" (?:that )?(?:he|they|both|the (?:pair|duo|two|trio|\w+er))\b(?= )"
)
"""A manager speaks of those who were named before him."""
_BAN_NOTE = re.compile(
    r"(?:still )?(?:suspended|banned|suspension|ban|gesperrt|gelb-?sperre|gelb-?rot-?sperre|rot-?sperre"
    r"|\d+\. gelbe karte|rote karte|squalificat[oi]|squalifica|sancionad[oa]|sanción|suspendu|suspenso)"
)
_LAST_ALONE = re.compile(
    r"\s*,? who(?:'s| is| has| was| remains| suffered| sustained)\b(?! (?:both|each|all)\b)"
)
"""Of two who are named before it, the last alone: "A and B, who is nursing a knock"."""
_GONE = re.compile(
    r"^\W*(?:who|whose|both|all|each|after|having|following)\b[^.;]{0,50}?\b(?:loan (?:spell|deal|from|move"
    r"|ended|expired)|returned to (?:his parent|"
    + TEAM
    + r")|left (?:for|the club|on|to|"
    + TEAM
    + r")|joined|moved|sold|signed for|departed|departure|switch(?:ed)?|transfer|released|retired"
    r"|retirement|sale|move to)\b"
)
"""He has left the club: no absence."""


@dataclass(frozen=True, slots=True)
class Told:
    """One absence with what decides between several of the same player."""

    absence: AbsenceSaid | None
    player: str
    at: Span
    sense: Sense
    weak: bool = False
    sure: bool = True


class SentenceReader:
    """Reads one sentence. `earlier` is what the one before said; `other` tells that it is not English."""

    def __init__(
        self, sentence: Sentence, form: Shape, speaking: Speaking, earlier: Said | None, other: bool
    ) -> None:
        self._foreign = other
        self._with = False
        self._earlier = earlier
        self.latest: Said | None = None
        self._sentence = sentence
        self._form = form
        self._speaking = speaking

    def read(self, before: Group | None) -> Iterator[Told]:
        text, groups = self._form.text, self._form.groups
        last: Said | None = None
        if before and (met := _HE.match(text)):
            end = groups[0].start if groups else len(text)
            if said := _settled(predicates(text[met.end() : end])):
                yield from self._tell(
                    before, replace(said, weak=True), sure=len(before.members) == 1, pronoun=True
                )
        for index, group in enumerate(groups):
            start = groups[index - 1].end if index else 0
            end = groups[index + 1].start if index + 1 < len(groups) else len(text)
            ahead, behind = text[start : group.start], text[group.end : end]
            said = self._of(group, ahead, behind, groups[index - 1] if index else None, last)
            if said:
                self.latest = said
                yield from self._tell(group, said)
            else:
                yield from self._noted(group)
            if index and (spoken := _of_those_before(group, behind)):
                yield from self._tell(groups[index - 1], spoken)
            if said or not LIKEWISE.search(ahead):
                last = said

    def _of(
        self, group: Group, ahead: str, behind: str, previous: Group | None, last: Said | None
    ) -> Said | None:
        """What the sentence says of one group, all clauses considered."""
        if _GONE.match(behind):
            return None
        if _WHETHER.search(ahead) and DOUBTED.search(ahead):
            return Said(Sense.DOUBT, behind)
        if _IF.search(ahead) or ahead.endswith(", not "):
            return None
        if _SAME.search(ahead) and self._earlier:
            return replace(self._earlier, words=behind)
        if self._foreign and (
            said := self._in_another_language(group, ahead, behind, last if previous else None)
        ):
            return said
        told = [said for said in (as_object(ahead, behind, last, previous),) if said]
        if told and _POSSESSED.match(behind):
            return told[0]
        if told or not _OBJECT.search(ahead) or re.match(r"\s*,? (?:who|whose)\b", behind):
            told += predicates(f" neither {behind}" if _NEITHER.search(ahead) else behind)
        and_with = self._with and re.search(r"\band (?:[\w-]+ ){0,3}$", ahead) is not None
        self._with = and_with or _ABSOLUTE.search(ahead) is not None
        if self._with and (said := bare(_first_words(behind))):
            told.append(said)
        if JOINS.search(ahead) and ABSENT_PLACE.search(behind) and (previous or _HE.match(ahead)):
            told.append(Said(Sense.OUT, ""))
        if behind and _joins_others(behind, self._form.text, group):
            told.append(Said(Sense.OUT, ""))
        said = _settled(told)
        if (
            said
            and said in told[:1]
            and said.sense is Sense.OUT
            and re.search(r"absentees? (?:\S+ )?$", ahead)
        ):
            said = replace(said, weak=False)
        if said and said.sense is Sense.HURT and last and previous and _AND_ANOTHER.match(ahead):
            return replace(said, sense=last.sense, weak=last.weak)
        return said

    def _in_another_language(self, group: Group, ahead: str, behind: str, last: Said | None) -> Said | None:
        before = self._form.text[max(0, group.start - 120) : group.start]
        return foreign.read(before, behind, ahead, last)

    def _noted(self, group: Group) -> Iterator[Told]:
        """Those of whom the words in brackets alone say that they are banned: "for Rodri (suspended)"."""
        for member in group.members:
            if _BAN_NOTE.fullmatch(member.note.lower()):
                yield from self._tell(
                    replace(group, members=(member,)), Said(Sense.BANNED, member.note.lower())
                )

    def _tell(self, group: Group, said: Said, sure: bool = True, pronoun: bool = False) -> Iterator[Told]:
        for member in group.members:
            if member.name.boss:
                continue
            absence = self._absence(group, member, said, sure, pronoun)
            at = self._sentence.span(member.name.start, member.name.end)
            if pronoun:
                at = self._sentence.at
            yield Told(
                absence, member.name.text, at, said.sense, said.weak, sure and said.sense is not Sense.HURT
            )

    def _absence(
        self, group: Group, member: Member, said: Said, sure: bool, pronoun: bool
    ) -> AbsenceSaid | None:
        standing = _STANDINGS.get(said.sense)
        if standing is None:
            return None
        words = "" if member is not group.members[-1] and _LAST_ALONE.match(said.words) else said.words
        why, end = self._original(reason(words)), self._original(until(words))
        if standing is Standing.SUSPENDED:
            why = self._original(ban(words)) or "suspended"
        note, noted_end = note_of(member.note)
        if standing is Standing.OUT and as_standing(note) is Standing.SUSPENDED:
            standing = Standing.SUSPENDED
        team = self._speaking.team_of(None if pronoun else group, self._form)
        name = member.name
        at = self._sentence.at if pronoun else self._sentence.span(name.start, name.end)
        certain = sure and said.sense is not Sense.HURT and not said.weak
        end = "" if standing is Standing.RETURNING else end
        return AbsenceSaid(name.text, team, standing, at, note or why, noted_end or end, certain)

    def _original(self, lowered: str) -> str:
        """The same words with the capitals of the article."""
        start = self._form.text.find(lowered) if lowered else -1
        return self._sentence.text[start : start + len(lowered)] if start >= 0 else lowered


def _of_those_before(group: Group, behind: str) -> Said | None:
    """What a manager says of those who were named before him: "A is hurt, but Slot says he will play"."""
    met = _SAYS_OF_THEM.match(behind) if group.members[0].name.boss else None
    said = _settled(predicates(behind[met.end() :])) if met else None
    return replace(said, weak=True) if said else None


def _first_words(behind: str) -> str:
    return re.split(r"[,;:]| (?:but|and|or|while|although) ", behind.strip(" ,"))[0]


def _joins_others(behind: str, text: str, group: Group) -> bool:
    met = re.match(r"\s*(?:also |now |now also |will |has |have )*join(?:s|ed)?\b", behind)
    return bool(met) and bool(
        re.search(
            r"\b(?:list|sidelines|treatment|absentee|injured|casualt|absent|out\b|missing)", text[group.end :]
        )
    )


def _settled(told: list[Said]) -> Said | None:
    """One out of several things said of the same player in one breath."""
    now: Said | None = None
    for said in told:
        if said.sense is Sense.PLAYS:
            continue
        firm = now and now.sense in (Sense.OUT, Sense.BANNED) and not now.weak
        if now is None or not firm:
            if now and said.sense is Sense.HURT and now.sense is not Sense.FIT:
                continue
            if now and said.sense in (Sense.OUT, Sense.BANNED, Sense.DOUBT) and not reason(said.words):
                said = replace(said, words=f"{said.words} {now.words}")
            now = said
        elif said.sense is Sense.BANNED:
            now = said
    return now
