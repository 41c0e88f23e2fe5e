"""Events out of a report's sentences: who did what in which minute."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.reading import report_words as words
from bot.reading.context import Part
from bot.reading.facts import Event, Happening, Kind, Span
from bot.reading.mentions import PERSON, Mention, Shape, shape
from bot.reading.minutes import Said, minutes
from bot.reading.page import Line
from bot.reading.people import NAME
from bot.reading.sentences import Sentence, of_paragraph, paragraphs

_LONGEST = 900
_PATIENCE = 3
"""Sentences within which the scorer of an announced goal is named."""
_MARK = re.compile(
    rf"^(?:\d{{1,2}} ?[.):]? ?)?{NAME}[^a-z\d]{{0,6}}(?:\(?out of 10\)?)?[^a-z\d]{{0,6}}\d{{1,2}}(?:[.,]\d"
    rf")?\b|^\d{{1,2}} {NAME}:"
)
_SECOND_HALF = re.compile(
    r"\b(?:second[- ](?:half|period)|restart|after the (?:break|interval)|half[- ]time (?:change|substitut"
    r"|introduc)|emerged from the|resumption)\b"
)
_OBJECT_OF = re.compile(
    r"\b(?:past|beyond|over|under|beneath|round|rounded|rounding|beat|beating|beaten|from|off|by|with"
    r"|against|leaving|giving|gave|denied|denying|after|of|than|for|between|keeper|goalkeeper|defender"
    r"|behind"
    r"|dispossessed|robbed|bypassed|outpaced|outmuscled|fouled|tripped|and substitute|on|onto|met|meeting"
    r"|with)(?: (?:the|substitute|keeper|goalkeeper|defender|striker|\w+'s|visiting|home|helpless"
    r"|stranded)){0,2} $"
)
_BREAKS = re.compile(r"(?:[;:]| - |, but |, only | but |, while | while |, as | after | when )")
_LIST_OF_SCORERS = re.compile(
    r"\b(?:goals? (?:from|by)|strikes? from|headers? from|(?:first|second)[- ]half (?:goals?|strikes?) from"
    r"|efforts? from|penalt(?:y|ies) from|braces? from) (?:[\w'-]+ ){0,3}$"
)
_HISTORY = re.compile(
    r"\b(?:last (?:season|year|month|weekend|week)|earlier (?:this|in the) (?:season|campaign|month)"
    r"|previous(?:ly)?|in \d{4}|\d{4}/\d\d|career|so far this|this season(?!')|reverse fixture"
    r"|first leg)\b"
)


@dataclass(frozen=True, slots=True)
class _Pending:
    """A goal that was told of a team, whose scorer is still to be named."""

    minute: int | None
    added: int | None
    at: Span
    team: str
    sentence: int
    sure: bool


def told_events(part: Part) -> Iterator[Event]:
    """All events in the order of the text; the same goal may be told twice."""
    yield from _Report(part).events()


class _Report:
    def __init__(self, part: Part) -> None:
        self._part = part
        self._names: dict[str, str] = {}
        self._latest: int | None = None
        self._second_half = False
        self._pending: _Pending | None = None
        self._last_person = ""
        self._count = 0

    def events(self) -> Iterator[Event]:
        page = self._part.page
        if self._part.kind is Kind.RATINGS:
            page = page.part(_before_the_marks(page.lines))
        for paragraph in paragraphs(page):
            if len(paragraph.text) < 40:
                continue
            for sentence in of_paragraph(paragraph):
                if len(sentence.text) <= _LONGEST:
                    yield from self._sentence(sentence)

    def _sentence(self, sentence: Sentence) -> Iterator[Event]:
        self._count += 1
        form = shape(sentence.text, self._part.sides)
        people = [member.name for group in form.groups for member in group.members]
        for one in people:
            self._names.setdefault(one.text.split(" ")[-1], one.text)
            if len(one.text) > len(self._names[one.text.split(" ")[-1]]):
                self._names[one.text.split(" ")[-1]] = one.text
        if _SECOND_HALF.search(form.text):
            self._second_half = True
        moments = minutes(
            sentence.text, self._latest, first_half=not self._second_half and (self._latest or 0) <= 45
        )
        found = list(self._events_of(sentence, form, people, moments))
        yield from found
        if moments:
            self._latest = moments[-1].minute
            self._second_half = self._second_half or self._latest > 45
        if people:
            self._last_person = people[-1].text

    def _events_of(
        self, sentence: Sentence, form: Shape, people: list[Mention], moments: list[Said]
    ) -> Iterator[Event]:
        goals = list(self._goals(sentence, form, people, moments))
        yield from goals
        yield from self._cards(sentence, form, people, moments)
        yield from self._changes(sentence, form, moments)
        if not goals and not self._announced(sentence, form, people, moments):
            yield from self._chances(sentence, form, people, moments)

    def _goals(
        self, sentence: Sentence, form: Shape, people: list[Mention], moments: list[Said]
    ) -> Iterator[Event]:
        text = form.text
        told: set[str] = set()
        for met in words.GOAL.finditer(text):
            if self._denied(text, met.start(), met.end()) or _HISTORY.search(
                text[max(0, met.start() - 60) : met.end() + 60]
            ):
                continue
            scorer = self._doer(text, met.start(), people)
            if not scorer or scorer.text in told:
                continue
            told.add(scorer.text)
            goal = self._goal(sentence, form, scorer, met.start(), moments)
            moments = [one for one in moments if one.minute != goal.minute]
            yield goal
        if not told:
            yield from self._through(sentence, form, moments)

    def _goal(
        self, sentence: Sentence, form: Shape, scorer: Mention, where: int, moments: list[Said]
    ) -> Event:
        said = _nearest(moments, where, form.text)
        minute, added, sure = (said.minute, said.added, said.sure) if said else (None, None, True)
        pending = self._pending
        if minute is None and pending and self._count - pending.sentence <= _PATIENCE:
            minute, added, sure = pending.minute, pending.added, pending.sure
            self._latest = minute
        team = pending.team if pending and pending.minute == minute else ""
        self._pending = None
        if minute is None:
            self._latest = None  # "a minute later" would count from a goal whose minute is not told
        kind = self._kind(form.text, where)
        at = sentence.span(scorer.start, scorer.end) if scorer.end else sentence.at
        return Event(kind, self._whole(scorer.text), at, minute, added, team, sure=sure)

    def _kind(self, text: str, where: int) -> Happening:
        near = text[max(0, where - 70) : where + 90]
        if words.OWN_GOAL.search(near):
            return Happening.OWN_GOAL
        close = re.split(r"[.;]", text[max(0, where - 45) : where + 70])
        if any(
            words.PENALTY.search(piece) and not re.search(r"penalty (?:area|box|spot to|appeal|shout)", piece)
            for piece in close
        ):
            return Happening.PENALTY_GOAL
        return Happening.GOAL

    def _through(self, sentence: Sentence, form: Shape, moments: list[Said]) -> Iterator[Event]:
        """ "took the lead through Salah", "goals from Salah and Mane"."""
        text = form.text
        for index, group in enumerate(form.groups):
            start = form.groups[index - 1].end if index else 0
            ahead = text[start : group.start]
            if text[group.end : group.end + 1] == "'" and not re.match(
                r"'s (?:[\w-]+ ){0,3}(?:goal|header"
                r"|strike|penalty|equaliser|opener|winner)",
                text[group.end :],
            ):
                continue
            if _LIST_OF_SCORERS.search(ahead) and not self._denied(text, start, group.start):
                for member in group.members:
                    yield self._goal(
                        sentence, form, member.name, group.start, moments if len(group.members) == 1 else []
                    )
                return
            met = words.SAID_OF_TEAM.search(ahead)
            if (
                met
                and met["won"]
                and words.THROUGH.search(ahead)
                and not self._denied(text, start + met.start(), group.start)
            ):
                goal = self._goal(sentence, form, group.members[0].name, group.start, moments)
                moments = [one for one in moments if one.minute != goal.minute]
                yield goal
            if re.match(
                r"'s (?:[\w-]+ ){0,4}?(?:equaliser|opener|winner|header|strike|penalty|goal|effort|finish"
                r"|volley|free-kick)\b",
                text[group.end :],
            ):
                follows = text[group.end : group.end + 90]
                if re.search(
                    r"\b(?:gave|put|made|sealed|won|earned|levelled|opened|handed|doubled|secured|rescued"
                    r"|settled|broke)\b",
                    follows,
                ) and not words.MISSED.search(follows):
                    yield self._goal(sentence, form, group.members[-1].name, group.end, moments)
                    return

    def _announced(self, sentence: Sentence, form: Shape, people: list[Mention], moments: list[Said]) -> bool:
        """Whether a goal is told of a team; who scored may come in the next sentences."""
        met = words.SAID_OF_TEAM.search(form.text)
        if not met or self._denied(form.text, met.start(), met.end()) or _HISTORY.search(form.text):
            return False
        said = _nearest(moments, met.start(), form.text)
        if not said:
            return False
        team = self._team(form, met.start())
        sides = self._part.sides
        if team and met["lost"] and sides:
            team = sides.other(team)
        self._pending = _Pending(said.minute, said.added, sentence.at, team, self._count, said.sure)
        return True

    def _team(self, form: Shape, where: int) -> str:
        before = [one for one in form.teams if one.end <= where]
        if not before or not self._part.sides:
            return ""
        return self._part.sides.which(before[-1].text) or ""

    def _cards(
        self, sentence: Sentence, form: Shape, people: list[Mention], moments: list[Said]
    ) -> Iterator[Event]:
        for kind, pattern in ((Happening.RED_CARD, words.RED), (Happening.YELLOW_CARD, words.YELLOW)):
            for met in pattern.finditer(form.text):
                ahead = form.text[max(0, met.start() - 40) : met.start()]
                if re.search(
                    r"\b(?:could|should|might|lucky|fortunate|not|nearly|almost|escaped?|avoid\w*|without"
                    r"|if|already|having|who had|had been)\b",
                    ahead,
                ):
                    continue
                who = self._doer(form.text, met.start(), people)
                if not who or who.boss:
                    continue
                said = _nearest(moments, met.start(), form.text)
                at = sentence.span(who.start, who.end) if who.end else sentence.at
                yield Event(
                    kind,
                    self._whole(who.text),
                    at,
                    said.minute if said else None,
                    said.added if said else None,
                    sure=said is None or said.sure,
                )
                if kind is Happening.RED_CARD:
                    return

    def _changes(self, sentence: Sentence, form: Shape, moments: list[Said]) -> Iterator[Event]:
        for one, other in zip(form.groups, form.groups[1:], strict=False):
            between = form.text[one.end : other.start]
            on = words.ON_FOR.match(between)
            if not on and not words.OFF_FOR.match(between):
                continue
            if len(one.members) != len(other.members):
                continue
            said = _nearest(moments, one.start, form.text)
            for here, there in zip(one.members, other.members, strict=True):
                came, went = (here.name, there.name) if on else (there.name, here.name)
                yield Event(
                    Happening.SUBSTITUTION,
                    self._whole(came.text),
                    sentence.span(came.start, came.end),
                    said.minute if said else None,
                    said.added if said else None,
                    also=self._whole(went.text),
                    sure=said is None or said.sure,
                )

    def _chances(
        self, sentence: Sentence, form: Shape, people: list[Mention], moments: list[Said]
    ) -> Iterator[Event]:
        seen: set[str] = set()
        for met in words.CHANCE.finditer(form.text):
            if met[0].startswith(("den", "forced")):
                who = (
                    next(
                        (one for one in people if one.start >= met.end() - 40 and one.end > met.start() + 6),
                        None,
                    )
                    if met[0].startswith("den")
                    else self._doer(form.text, met.start(), people)
                )
            else:
                who = self._doer(form.text, met.start(), people)
            if not who or who.boss or who.text in seen or not self._missed_by(form.text, who):
                continue
            seen.add(who.text)
            said = _nearest(moments, met.start(), form.text)
            kind = Happening.GOAL_DISALLOWED if words.DISALLOWED.search(form.text) else Happening.CHANCE
            if words.PENALTY_MISSED.search(form.text):
                kind = Happening.PENALTY_MISSED
            at = sentence.span(who.start, who.end) if who.end else sentence.at
            yield Event(
                kind,
                self._whole(who.text),
                at,
                said.minute if said else None,
                said.added if said else None,
                sure=said is None or said.sure,
            )

    @staticmethod
    def _missed_by(text: str, who: Mention) -> bool:
        """A keeper who saves is not who had the chance."""
        return (
            not re.match(
                r" (?:made|to make|produced|saved|to (?:save|deny)|denied|kept out|tipped|pulled off)",
                text[who.end :],
            )
            if who.end
            else True
        )

    def _denied(self, text: str, start: int, end: int) -> bool:
        """Whether what looks like a goal was none: "almost", "only for Kelleher to save"."""
        clause = text[start:end]
        before = _BREAKS.split(text[max(0, start - 90) : start])[-1]
        after = re.split(
            r"[.;]|, (?:and|as|after|who|while|although)\b| (?:after|when|while) ", text[end : end + 110]
        )[0]
        return bool(
            words.MISSED.search(before)
            or words.MISSED.search(after)
            or words.DISALLOWED.search(text)
            or re.search(r"\bto score\b|\bhaving scored\b", clause)
        )

    def _doer(self, text: str, where: int, people: list[Mention]) -> Mention | None:
        """Who does what stands at `where`: the subject before it, a pronoun's meaning included."""
        before = [one for one in people if one.end <= where]
        pronoun = _last(re.compile(r"\b(?:he|who|whose|him)\b"), text[:where])
        if pronoun is not None and (not before or pronoun > before[-1].start):
            nearest = [one for one in before if one.end <= pronoun]
            if nearest:
                return nearest[-1]
            return Mention(self._last_person, 0, 0) if self._last_person else None
        for one in reversed(before):
            follows = text[one.end : where]
            if not follows.strip() and not one.boss:
                return one
            if re.search(r"[;]|\. ", follows) or len(follows) > 160:
                return None
            if follows.startswith((" to ", ", who", " who")) or not _OBJECT_OF.search(text[: one.start]):
                if PERSON in follows and not re.search(r"\b(?:and|before|to|then|as|by)\b", follows):
                    continue
                if follows.startswith(("'s side", "'s men", "'s team", "'s keeper")) or one.boss:
                    continue
                return one
        if pronoun is not None and self._last_person:
            return Mention(self._last_person, 0, 0)
        return None

    def _whole(self, name: str) -> str:
        return self._names.get(name, name)


def _last(pattern: "re.Pattern[str]", text: str) -> int | None:
    found = [met.start() for met in pattern.finditer(text)]
    return found[-1] if found else None


def _nearest(moments: list[Said], where: int, text: str) -> Said | None:
    """The moment of a clause: within it if it tells one, else the last before it, else the next."""
    if not moments:
        return None
    start = max(
        (met.end() for met in re.finditer(r"[;]|\bbefore\b|\bbut\b|\bthen\b|\bonly for\b", text[:where])),
        default=0,
    )
    ending = re.search(
        r"[;]|\bbefore (?!half|the (?:break|interval|half|end)|time)|\bbut\b|\bonly for\b", text[where:]
    )
    end = where + ending.start() if ending else len(text)
    inside = [one for one in moments if start <= one.start < end]
    if inside:
        return min(inside, key=lambda one: abs(one.start - where))
    earlier = [one for one in moments if one.end <= where]
    return earlier[-1] if earlier else None


def _before_the_marks(lines: tuple[Line, ...]) -> list[Line]:
    """A report above player ratings: the lines before the first two marks."""
    marks = [index for index, line in enumerate(lines) if _MARK.match(line.text)]
    return list(lines[: marks[0]]) if marks else list(lines)


__all__ = ["replace", "told_events"]
