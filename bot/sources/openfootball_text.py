"""Football.TXT, the form of openfootball's match schedules: headings, rounds, days and matches.

See https://openfootball.github.io/spec; older seasons have the score between the teams, dates in square
brackets and rounds without a mark in front.
"""

import re
from dataclasses import replace
from datetime import date

from bot.sources import json_payload
from bot.sources.openfootball_dates import date_at
from bot.sources.openfootball_goals import goals, looks_like_goals
from bot.sources.openfootball_lines import match_line, names_a_match
from bot.sources.openfootball_listed import Clock, Listed, Listing, Season
from bot.sources.openfootball_rounds import is_round

LONGEST_LINE = 500
"""Letters; the longest lines of real files have two hundred."""
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_HEADING = re.compile(r"^(=+)\s*([^=].*?)\s*=*$")
_SEASON = re.compile(r"\s*\(?\b((?:18|19|20)\d\d)(?:\s*[/–-]\s*(\d{4}|\d\d))?\b\)?\s*")
_MARKED = re.compile(r"^[»▪›▸•]\s*(.+)$")
_PROPERTY = re.compile(r"^[^\W\d][^:@]*:\s+\S")
"""Line-ups, referees and the like: "Germany:  Neuer - Kimmich, …"."""


def heading_of(text: str) -> tuple[str, Season | None]:
    """The name of a heading, and its season: "UEFA Europa League 2023/24", "Euro 2024"."""
    met = _SEASON.search(text)
    if met is None:
        return text.strip(), None
    name = f"{text[: met.start()]} {text[met.end() :]}".strip(" ,-–")
    return name, Season(int(met[1]), split=met[2] is not None)


def listings(text: str, fallback: Season | None, problems: list[str]) -> list[Listing]:
    """What each heading of a file has below it; `fallback` is the season where a heading names none. A line
    that is not understood is left out and told."""
    reader = _Reader(fallback, problems)
    for number, raw in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        if len(line := _COMMENT.sub("", raw).rstrip()) > LONGEST_LINE:
            json_payload.add(problems, f"line {number}: longer than {LONGEST_LINE} letters")
        else:
            reader.read(number, line)
    return reader.finished()


class _Reader:
    """Goes through a file line by line, and knows what the lines above said."""

    def __init__(self, fallback: Season | None, problems: list[str]) -> None:
        self._fallback, self._problems = fallback, problems
        self._done: list[Listing] = []
        self._name: str | None = None
        self._season: Season | None = None
        self._matches: list[Listed] = []
        self._clear()

    def _clear(self) -> None:
        self._round: str | None = None
        self._day: date | None = None
        self._reliable = True
        self._clock: Clock | None = None
        self._goals: str | None = None
        self._listed = False  # whether the last match that was met is among the matches
        self._property: int | None = None

    def finished(self) -> list[Listing]:
        if self._name is not None:
            season = self._season or self._fallback
            self._done.append(Listing(self._name, season, tuple(self._matches)))
        self._name, self._matches = None, []
        return self._done

    def read(self, number: int, line: str) -> None:
        stripped = line.strip()
        if not stripped.strip("="):
            self._property = self._goals = None
        elif self._goals is not None or (self._matches and self._begins_goals(stripped)):
            self._goal_line(stripped)
        elif heading := _HEADING.match(stripped):
            self._head(len(heading[1]), heading[2])
        elif not self._is_property(line) and not self._is_header(number, stripped):
            self._match(number, stripped)

    def _begins_goals(self, line: str) -> bool:
        return looks_like_goals(line) and date_at(line[1:], self._season or self._fallback) is None

    def _head(self, level: int, text: str) -> None:
        if level > 1 and self._name is not None:
            self._begin(text)
            return
        self.finished()
        self._clear()
        self._name, self._season = heading_of(text)

    def _is_property(self, line: str) -> bool:
        """Whether a line is a property, or goes on with the one above: it is set further in then."""
        indent = len(line) - len(line.lstrip())
        if self._property is not None and indent > self._property:
            return True
        self._property = indent if _PROPERTY.match(line.strip()) and not is_round(line) else None
        return self._property is not None

    def _is_header(self, number: int, line: str) -> bool:
        if marked := _MARKED.match(line):
            self._begin(marked[1])
            return True
        if " | " in line or line.startswith("//"):
            return True  # which teams are in a group, and when a round is
        dated = date_at(line.strip("[]"), self._season or self._fallback)
        if dated and not line.strip("[]")[dated.end :].strip(" ]"):
            self._day, self._clock, self._reliable = dated.day, None, dated.odd is None
            if dated.odd:
                self._tell(number, dated.odd)
            return True
        if is_round(line) and not names_a_match(line.partition("//")[0]):
            self._begin(line)
            return True
        return False

    def _begin(self, heading: str) -> None:
        """A round begins, and what was above says nothing of its days."""
        self._round, self._day, self._clock = heading, None, None

    def _match(self, number: int, text: str) -> None:
        line = match_line(text, self._season or self._fallback)
        self._listed = line is not None and line.known
        if line is None:
            self._tell(number, "not understood")
            return
        for odd in line.odd:
            self._tell(number, odd)
        if line.dated:
            self._day, self._clock, self._reliable = line.dated.day, None, line.dated.odd is None
        self._clock = line.clock or self._clock
        if not line.known:
            return
        clock = self._clock if self._reliable else None
        self._matches.append(
            Listed(
                f"line {number}", line.home, line.away, self._round, self._day, clock,
                line.result, line.note, line.venue,
            )
        )  # fmt: skip

    def _goal_line(self, text: str) -> None:
        """A list of goals, which ends where its bracket does."""
        self._goals = f"{self._goals} {text}" if self._goals else text
        if len(re.findall(r"[\[(]", self._goals)) > len(re.findall(r"[\])]", self._goals)):
            return
        last = self._matches[-1]
        if last.result is not None and self._listed:
            found = goals(self._goals, last.result.score)
            self._matches[-1] = replace(last, goals=found)
        self._goals = None

    def _tell(self, number: int, problem: str) -> None:
        json_payload.add(self._problems, f"line {number}: {problem}")
