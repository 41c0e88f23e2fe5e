"""Absences told in sentences: who, what of him, why and until when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.reading import absence_foreign as foreign
from bot.reading import absence_grammar as grammar
from bot.reading import absence_words as words
from bot.reading.absence_grammar import Said
from bot.reading.absence_words import Sense
from bot.reading.context import Part
from bot.reading.facts import AbsenceSaid, Span, Standing
from bot.reading.mentions import PERSON, TEAM, Group, Member, Shape, shape
from bot.reading.sentences import Sentence, of_paragraph, paragraphs
from bot.reading.sides_in_prose import Speaking

_LONGEST = 1200
"""Characters of a sentence: what is longer is a table without full stops."""

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
    r"|between) (?:(?:the|his|fellow|their|injured|manager|boss|captain|young|striker|midfielder"
    r"|defender) ){0,2}$"
)
"""What stands before a name that is no subject: what follows is said of somebody else."""
_WORTH_READING = re.compile(
    r"out\b|injur|miss|doubt|suspen|ban\b|bann|absen|sidelin|availab|\bfit|return|back|without|lack|recover"
    r"|knock"
    r"|surgery|operation|feature|risk|train|ready|list|assess|ill|strain|problem|issue|spell|concern|worr"
    r"|test\b|same"
    r"|not so|soon|except|barring|apart|other than|involved|join|ineligib|duty|lose|lost|minus|shorn|hurt"
    r"|week|month"
    r"|boost|welcom|play|quest|certain|touch|struggl|nurs|sweat|wait|fehl|aus\b|gesperrt|verletzt|fraglich"
    r"|verzicht|ohne"
    r"|zurück|squalific|infortun|indispon|dubbio|assen|fuori|senza|rinunc|meno|salt|torna|rientr|baja"
    r"|lesion|sanc|duda"
    r"|perder|sin |contar|desfal|fora|sem |dúvida|forfait|bless|priv|sans|incert|valut|forma|box|rehab"
    r"|comeback|shelf|table"
)
"""Without one of these a sentence says nothing of who can play."""
_NEITHER = re.compile(r"\b(?:neither|none of) (?:[\w-]+ ){0,3}$")
_AND_ANOTHER = re.compile(r"^,? (?:who|whose)\b[^,;]{3,80},? (?:and|plus|while also) $")
_IF = re.compile(r"\b(?:if|should|unless|were|whether|even if|had) \W*$")
_ABSOLUTE = re.compile(r"\bwith (?:(?:both|the|[\w-]+|" + TEAM + r"+(?:'s)?) ){0,4}?$")
_PAST_CLAUSE = re.compile(
    r"\b(?:was|were|had|played|won|lost|beat|drew|started|coped|managed|went|did|finished|faced|travelled"
    r"|began)\b"
)
_NOW_CLAUSE = re.compile(
    r"\b(?:will|'ll|are|is|be|must|have to|has to|likely|again|has|have|can|could|may|might|faces?|remains?"
    r"|still|hopes?)\b"
)
_OBLIGED = re.compile(r"\b(?:may|might|could|possibly|perhaps)\b")
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
_LOST_TO = re.compile(rf"{words.INJURY}|suspen|banned|\bban\b|until|for the")


@dataclass(frozen=True, slots=True)
class Told:
    """One absence with what decides between several of the same player."""

    absence: AbsenceSaid | None
    player: str
    at: Span
    sense: Sense
    weak: bool = False
    sure: bool = True


def told(part: Part) -> Iterator[Told]:
    """Everything that the sentences say of who can play, contradictions and repetitions included."""
    speaking = Speaking(part)
    earlier: Said | None = None
    for paragraph in paragraphs(part.page):
        before: Group | None = None
        speaking.begin(paragraph)
        for sentence in of_paragraph(paragraph):
            if len(sentence.text) > _LONGEST:
                continue
            form = shape(sentence.text, part.sides)
            speaking.hear(form)
            if not _WORTH_READING.search(form.text):
                before, earlier = _main(form) or before, None
                continue
            reader = _Reader(sentence, form, speaking, earlier)
            yield from reader.read(before)
            earlier = reader.latest
            if form.groups:
                before = form.groups[-1] if len(form.groups) < 3 else None
                before = _main(form) or before


def _main(form: Shape) -> Group | None:
    """Whom the next sentence's "he" means: the first who is named at the sentence's beginning."""
    return form.groups[0] if form.groups and len(form.groups[0].members) == 1 else None


class _Reader:
    """Reads one sentence."""

    def __init__(self, sentence: Sentence, form: Shape, speaking: Speaking, earlier: Said | None) -> None:
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
            if said := _settled(grammar.predicates(text[met.end() : end])):
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
            if said or not words.LIKEWISE.search(ahead):
                last = said

    def _of(
        self, group: Group, ahead: str, behind: str, previous: Group | None, last: Said | None
    ) -> Said | None:
        """What the sentence says of one group, all clauses considered."""
        if _IF.search(ahead) or _GONE.match(behind):
            return None
        if _SAME.search(ahead) and self._earlier:
            return replace(self._earlier, words=behind)
        if foreign.read(ahead, behind):
            return foreign.read(ahead, behind)
        told = [said for said in (self._as_object(ahead, behind, last, previous),) if said]
        if told or not _OBJECT.search(ahead) or re.match(r"\s*,? (?:who|whose)\b", behind):
            told += grammar.predicates(f" neither {behind}" if _NEITHER.search(ahead) else behind)
        if _ABSOLUTE.search(ahead) and (said := grammar.bare(_first_words(behind))):
            told.append(said)
        if words.JOINS.match(ahead) and words.ABSENT_PLACE.search(behind) and previous:
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

    def _as_object(self, ahead: str, behind: str, last: Said | None, previous: Group | None) -> Said | None:
        """What a verb before the names says of them: "will be without A", "doubts over A"."""
        clause = ahead + " "
        if words.EXCEPTED.search(ahead) and words.WHOLE_SQUAD.search(behind):
            return Said(Sense.OUT, behind)
        if words.BANNED_BEFORE.search(ahead):
            return None if re.search(r"back|return|avail", ahead) else Said(Sense.BANNED, behind)
        if met := words.LACKED.search(ahead):
            return self._lacked(met, ahead, behind, previous)
        if words.DOUBTED.search(ahead) and not re.search(r"\bno (?:\w+ ){0,2}?(?:doubt|concern|worr)", ahead):
            return Said(Sense.DOUBT, behind)
        if words.WELCOMED.search(clause) and not re.search(
            r"\b(?:not|without|await\w*|until|before)\b", ahead
        ):
            return Said(Sense.BACK, behind, weak=True)
        if last and (words.LIKEWISE.search(ahead) or words.JOINED_BY.search(ahead)):
            liked = re.search(
                r"\b(?:as|so) (?:is|are|will|do|does)\b|joined|along|in addition|alongside|together|likewise",
                ahead,
            )
            if liked:
                return Said(last.sense, behind, weak=last.weak)
        if last and words.JOINED_BY.search(ahead):
            return Said(last.sense, behind)
        if re.search(r"\babsentees? (?:\S+ )?$", ahead):
            return Said(Sense.OUT, behind, weak=True)
        return None

    def _lacked(self, met: "re.Match[str]", ahead: str, behind: str, previous: Group | None) -> Said | None:
        verb, clause = met["verb"], ahead[: met.start()]
        if re.search(
            r"\b(?:not|no longer|never|n't|avoid\w*)\s(?:\w+\s){0,2}$", clause
        ) and not verb.startswith("not"):
            return None
        if verb in ("has lost", "have lost", "lost", "lose", "loses", "losing") and not _LOST_TO.search(
            behind
        ):
            return None
        recent = re.split(r"[;:]|, but |, while | and (?=\S+ (?:will|are|is)\b)", clause)[-1]
        if _PAST_CLAUSE.search(recent) and not _NOW_CLAUSE.search(recent):
            return None
        if (
            verb in ("miss", "misses", "lose", "lacks", "lack")
            and not previous
            and not re.search(rf"[{TEAM}{PERSON}]|\b(?:they|he|we|side|will|also)\b", recent)
        ):
            return None
        why = re.split(r"[,;]", behind)[0]
        banned = re.search(
            r"suspen|\bban(?:ned)?\b|red card", why + (" " + behind if verb == "without" else "")
        )
        if banned and not re.search(r"return|available|back", why):
            return Said(Sense.BANNED, behind)
        if verb.startswith(("not so", "absentee")):
            return Said(Sense.OUT, behind, weak=True)
        return Said(Sense.DOUBT if _OBLIGED.search(recent) else Sense.OUT, behind)

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
        why, end = self._original(grammar.reason(said.words)), self._original(grammar.until(said.words))
        if standing is Standing.SUSPENDED:
            why = self._original(grammar.ban(said.words)) or "suspended"
        note, until = note_of(member.note)
        if re.search(r"suspen|ban\b|banned", note) and standing is Standing.OUT:
            standing = Standing.SUSPENDED
        team = self._speaking.team_of(None if pronoun else group, self._form)
        name = member.name
        at = self._sentence.at if pronoun else self._sentence.span(name.start, name.end)
        certain = sure and said.sense is not Sense.HURT and not said.weak
        end = "" if standing is Standing.RETURNING else end
        return AbsenceSaid(name.text, team, standing, at, note or why, until or end, certain)

    def _original(self, lowered: str) -> str:
        """The same words with the capitals of the article."""
        start = self._form.text.find(lowered) if lowered else -1
        return self._sentence.text[start : start + len(lowered)] if start >= 0 else lowered


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
            if (
                now
                and said.sense in (Sense.OUT, Sense.BANNED, Sense.DOUBT)
                and not grammar.reason(said.words)
            ):
                said = replace(said, words=f"{said.words} {now.words}")
            now = said
        elif said.sense is Sense.BANNED:
            now = said
    return now
