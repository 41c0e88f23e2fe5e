"""What a reader of a report has to remember from sentence to sentence."""

import re
from dataclasses import dataclass, field

from bot.knowledge.spelling import plain
from bot.reading.facts import Span
from bot.reading.mentions import Mention
from bot.reading.minutes import Said
from bot.reading.page import Page
from bot.reading.people import listed
from bot.reading.sentences import Sentence
from bot.reading.shapes import Shape
from bot.reading.teams import Sides

PATIENCE = 3
"""Sentences within which the scorer of an announced goal is named."""
_OF_TEAM = re.compile(
    r"(?:'s?)? (?:(?:[\w-]+ ){0,3}?(?:keeper|goalkeeper|defender|midfielder|winger"
    r"|forward|striker"
    r"|captain|skipper|substitute|teenager|centre-back|centre-half|full-back"
    r"|left-back|right-back) )?"
)
_DEBUT = re.compile(r"\b(?:debut|start|appearance|goal) for (?:the )?$")
_NOT_THEIRS = re.compile(r"\b(?:former|ex-?|loan|on-loan|from|old|one-time) (?:the )?$")
_IF = re.compile(r"\b(?:should|if|could|would)\b")
_MET = re.compile(r"\b(?:over|against|with|at|to|by|from) (?:the )?$")
_IN_WHICH = re.compile(r",? (?:when|where|in which|during which)\b")
_ELSEWHERE = re.compile(r"\d ?- ?\d|\bmeanwhile\b|\belsewhere\b|\bother (?:match|game|tie|fixture)")


@dataclass(frozen=True, slots=True)
class Announced:
    """A goal that was told of a team, whose scorer is still to be named."""

    said: Said
    at: Span
    team: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Telling:
    """One sentence with all that is known of it. `following` is the next one, in lower case."""

    sentence: Sentence
    form: Shape
    people: list[Mention]
    moments: list[Said]
    following: str


@dataclass(slots=True)
class Memory:
    sides: Sides | None
    shootout: bool = False
    """Whether the match was decided by penalties."""
    names: dict[str, str] = field(default_factory=dict)
    """The longest form of each name, by its last word."""
    teams: dict[str, str] = field(default_factory=dict)
    """Whom somebody plays for, by the last word of the name."""
    latest: int | None = None
    second_half: bool = False
    announced: Announced | None = None
    loose: tuple[Said, int] | None = None
    """A moment that nothing is known to have happened at, and the sentence that told it."""
    last_person: str = ""
    count: int = 0
    elsewhere: bool = False
    """Whether the sentences are about another match."""

    def begin(self, telling: Telling) -> None:
        """Takes in who is named in a sentence, and for whom they play."""
        self.count += 1
        self._look_around(telling)
        if self.elsewhere:
            return
        for one in telling.people:
            key = one.text.split(" ")[-1]
            if len(one.text) > len(self.names.get(key, "")):
                self.names[key] = one.text
        if self.sides:
            self._learn(telling.form, telling.people, self.sides)

    def end(self, telling: Telling, used: bool) -> None:
        if telling.people:
            self.last_person = telling.people[-1].text
        if telling.moments:
            self.latest = telling.moments[-1].minute
            self.second_half = self.second_half or self.latest > 45
            self.loose = None if used else (telling.moments[-1], self.count)

    def learn_lineups(self, page: Page) -> None:
        """ "Liverpool: Kelleher; Gomez, ..." tells whom each of them plays for."""
        if not self.sides:
            return
        for line in page.lines[:400]:
            if line.text.count(",") + line.text.count(";") < 8:
                continue
            head = re.match(r"([^:(\d]{3,30}?) ?(?:\([\d-]{5,9}[^)]*\))? ?:", line.text)
            if head and (side := self.sides.which(head[1].strip())):
                for name, _ in listed(line.text[head.end() : head.end() + 900]):
                    self.teams.setdefault(plain(name.split(" ")[-1]), side)

    def speaks_of_another(self, telling: Telling) -> bool:
        """Whether a sentence goes on about what happened in another match: "the win over Leeds, when"."""
        text = telling.form.text
        return self.sides is not None and any(
            _IN_WHICH.match(text, team.end)
            and _MET.search(text[max(0, team.start - 16) : team.start])
            and not self.sides.which(team.text)
            for team in telling.form.teams
        )

    def whole(self, name: str) -> str:
        return self.names.get(name, name)

    def team_of(self, name: str) -> str:
        return self.teams.get(plain(name.split(" ")[-1]), "")

    def other(self, team: str) -> str:
        return self.sides.other(team) if self.sides and team else ""

    def _learn(self, form: Shape, people: list[Mention], sides: Sides) -> None:
        for team in form.teams:
            self._learn_debut(form, people, team, sides)
            one = next((one for one in people if one.start >= team.end), None)
            if one is None or one.boss or _NOT_THEIRS.search(form.text[max(0, team.start - 16) : team.start]):
                continue
            if _OF_TEAM.fullmatch(form.text[team.end : one.start]) and (side := sides.which(team.text)):
                self.teams.setdefault(plain(one.text.split(" ")[-1]), side)

    def _learn_debut(self, form: Shape, people: list[Mention], team: Mention, sides: Sides) -> None:
        """ "scored on his debut for Palace"."""
        if _DEBUT.search(form.text[: team.start]) and (side := sides.which(team.text)):
            before = [one for one in people if one.end < team.start]
            if before:
                self.teams.setdefault(plain(before[-1].text.split(" ")[-1]), side)

    def _look_around(self, telling: Telling) -> None:
        """Whether this sentence leaves the match for another one, or comes back to it."""
        if not self.sides:
            return
        ours = [one for one in telling.form.teams if self.sides.which(one.text)]
        others = {one.text for one in telling.form.teams} - {one.text for one in ours}
        if ours or any(one.text.split(" ")[-1] in self.names for one in telling.people):
            self.elsewhere = False
        elif len(others) > 1 or (others and _ELSEWHERE.search(telling.form.text)):
            if _IF.search(telling.form.text):
                return
            self.elsewhere = True
