"""The line-ups that an article prints: predicted or confirmed, with bench, formation and captain."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.knowledge.spelling import plain
from bot.reading.clubs import club
from bot.reading.context import Part
from bot.reading.eleven import Players, players
from bot.reading.facts import Kind, LineupSaid, Phase, Span
from bot.reading.legible import legible
from bot.reading.lineup_labels import BENCH, Label, label, phase
from bot.reading.lineup_lines import ELEVEN, FEWEST, Printed, list_on, whole
from bot.reading.lineup_prose import by_position, one_a_line
from bot.reading.page import Line
from bot.reading.team_headings import heading, team_in
from bot.reading.teams import Sides

_NEARLY = range(9, 14)
"""How many names a list may have that is called a line-up: newspapers lose a comma, or name twelve."""
_MOST = 12
"""Line-ups after which a page is no article about one match: it is not read to its end."""
_NEAR = 6
"""Lines that a heading reaches."""
_LONGEST_LABEL = 40
"""Characters between a line-up and the substitutes on the same line."""
_CONFIRMED_BY_THEN = (Kind.REPORT, Kind.RATINGS)


@dataclass(slots=True)
class _Reader:
    """Goes through the lines and remembers what was over them."""

    part: Part
    found: list[LineupSaid] = field(default_factory=list)
    above: Label = field(default_factory=Label)
    since: int = 0
    team: str | None = None
    phase: Phase | None = None
    bench_follows: bool = False
    unsaid: set[int] = field(default_factory=set)
    """Where line-ups begin of which nothing says whether they are guessed."""
    elsewhere: bool = False
    """The heading above names a team that does not play this match."""
    announced: bool = False
    """A heading was read since the last line-up."""

    def read(self) -> list[LineupSaid]:
        lines = self.part.page.lines
        self.phase = phase(" ".join(line.text for line in lines[:4] if len(line.text) < 200))
        index = 0
        while index < len(lines) and len(self.found) < _MOST:
            index += self._line(lines, index)
        if any(one.phase is Phase.CONFIRMED for one in self.found):
            # Nobody prints one team as it is and guesses the other without saying so.
            self.found = [
                replace(one, phase=Phase.CONFIRMED) if one.at[0] in self.unsaid else one for one in self.found
            ]
        return self.found

    def _line(self, lines: Sequence[Line], index: int) -> int:
        """Reads from one line on; how many lines that took."""
        line = lines[index]
        self.since += 1
        if self._bench(line):
            return 1
        printed = list_on(line, self.part.sides)
        if printed and self.elsewhere and not printed.label.team and self.since <= _NEAR:
            return 1
        if printed and not printed.label.other and not (printed.label.empty and self.above.other):
            taken = self._collect(lines, index, printed)
            if taken:
                return taken
        elif not printed and self.announced and self._expects() and (column := one_a_line(lines, index)):
            self._add(
                Label(), column.players, column.captain, (line.start, lines[index + column.lines - 1].end)
            )
            return column.lines
        self._heading(line)
        return 1

    def _expects(self) -> bool:
        """Whether a heading just above announces a line-up."""
        told = self.above.eleven or bool(self.above.team and self.above.formation)
        return told and not self.above.other and self.since <= _NEAR

    def _heading(self, line: Line) -> None:
        """Remembers what a line says about the lists below it."""
        if team := heading(line, self.part.sides):
            self.team = team
            self.elsewhere = False
        elif self.part.sides and len(line.text) < 30 and club(line.text.strip(" :*-")):
            self.elsewhere = True
            self.since = 0
            return
        text = line.text
        if len(text) > 110 or (text.endswith((".", "!")) and not text.endswith("...")):
            return
        said = label(text, self.part.sides)
        shape = self.above.formation if said.empty or (not said.eleven and self.since <= 1) else None
        if said.empty:
            return
        keep = self.above if self.since <= _NEAR else Label()
        if said.eleven or said.other:
            self.above = replace(said, team=said.team or keep.team, formation=said.formation or shape)
        else:
            self.above = replace(
                keep,
                team=said.team or keep.team,
                formation=said.formation or (None if said.team else keep.formation),
            )
        self.since = 0
        self.announced = True

    def _collect(self, lines: Sequence[Line], index: int, printed: Printed) -> int:
        """Takes a list that begins on this line, and goes on below it as long as it is not complete."""
        names, last, listed = list(printed.players.names), index, list(printed.players.listed)
        complete = printed.players.end >= len(printed.text.rstrip(" .;,-|"))
        while complete and len(names) < ELEVEN and last + 1 < len(lines) and last - index < ELEVEN:
            more = whole(lines[last + 1])
            if not more or len(names) + len(more.names) > ELEVEN + 1:
                break
            names += more.names
            listed += more.listed
            last += 1
        if not self._plausible(len(names), printed, last + 1 >= len(lines)):
            return 0
        captain = next((one.name for one in listed if one.captain), None)
        end = lines[last].end if last > index else lines[index].start + printed.start + printed.players.end
        self._add(printed.label, tuple(names), captain, (lines[index].start, end))
        if last == index:
            final = printed.players.listed[-1]
            self._rest(lines[index], printed.start + final.start + len(final.name))
        return last - index + 1

    def _plausible(self, count: int, printed: Printed, at_the_end: bool) -> bool:
        called = (
            printed.label.eleven
            or bool(printed.label.formation)
            or self._expects()
            or bool(self.above.formation)
        )
        if count == ELEVEN:
            return called or bool(printed.label.team) or printed.grouped
        if count in _NEARLY:
            return called or (bool(printed.label.team) and printed.grouped)
        return at_the_end and called and FEWEST <= count < ELEVEN

    def _add(self, said: Label, names: tuple[str, ...], captain: str | None, at: Span) -> None:
        near = self.above if self.since <= _NEAR else Label()
        team, sure = self._whose(said, near)
        shape = said.formation or near.formation
        when = said.phase or near.phase or self.phase
        if self.part.kind in _CONFIRMED_BY_THEN and when is None:
            when = Phase.CONFIRMED
        if when is None:
            self.unsaid.add(at[0])
        self.found.append(
            LineupSaid(
                team, when or Phase.PREDICTED, names, at, shape, (), captain, sure and len(names) == ELEVEN
            )
        )
        self.above = replace(near, team=None, formation=None)
        self.team = None
        self.announced = False
        self.since = 0

    def _whose(self, said: Label, near: Label) -> tuple[str, bool]:
        """Whose line-up it is, and whether that is told."""
        sides = self.part.sides
        if team := said.team or near.team or self.team:
            return team, True
        taken = {one.team for one in self.found}
        if sides and len(taken & {sides.home, sides.away}) == 1:
            return sides.other(next(iter(taken & {sides.home, sides.away}))), False
        for line in self.part.page.lines[:8]:
            if phase(line.text) and (team := team_in(line.text[:120], sides)):
                return team, False
        return "", False

    def _bench(self, line: Line) -> bool:
        """Adds the substitutes that a line lists to the line-up before it, or to the named team's."""
        text = line.text.lstrip("(")
        skipped = len(line.text) - len(text)
        met = BENCH.match(text) or BENCH.search(text[:_LONGEST_LABEL])
        team = team_in(text[: met.start()], self.part.sides) if met and met.start() else None
        if met and met.start() and not (team and ":" in met[0]):
            met = None
        if met and len(text) <= met.end() + 2:
            self.bench_follows = True
            return True
        if self.bench_follows:
            more = None if heading(line, self.part.sides) else whole(line)
            self.bench_follows = more is not None and len(more.names) == 1
            return more is not None and self._seated(more, line, join=True)
        return met is not None and self._seated(players(line.text[met.end() + skipped :]), line, team)

    def _rest(self, line: Line, start: int) -> None:
        """What stands behind a line-up on its own line: its substitutes, or the other team's line-up."""
        met = BENCH.search(line.text, start)
        if met and met.start() - start < _LONGEST_LABEL:
            listed = players(line.text[met.end() :])
            self._seated(listed, line)
            start = met.end() + listed.end
        behind = line._replace(text=line.text[start:], start=line.start + start)
        again = list_on(behind, self.part.sides)
        if again and again.start and again.label.team and len(again.players.names) == ELEVEN:
            self._collect([behind], 0, again)

    def _seated(self, bench: Players, line: Line, team: str | None = None, *, join: bool = False) -> bool:
        """Gives the last line-up, or the named team's, its bench; `join`: more of a bench that has begun."""
        if not bench.names:
            return False
        of = [index for index, one in enumerate(self.found) if team in (None, one.team)]
        if of and (join or not self.found[of[-1]].bench) and not bench.marked:
            last = self.found[of[-1]]
            when = Phase.CONFIRMED if self._announces() else last.phase
            self.found[of[-1]] = replace(
                last, bench=last.bench + bench.names, phase=when, at=(last.at[0], line.end)
            )
        return True

    def _announces(self) -> bool:
        """Whether a named bench tells that the line-up is known: nobody calls it a guess."""
        near = self.above.phase or self.phase
        return near is not Phase.PREDICTED


def lineups(part: Part) -> list[LineupSaid]:
    """The line-ups of one match, one for each team and phase; those of other matches, squads and lists of
    the season's best are none."""
    if part.kind is Kind.OTHER:
        return []
    part = replace(part, page=part.page.part(legible(part.page)))
    found = _by_order(_Reader(part).read(), part.sides) or by_position(part)
    kept: list[LineupSaid] = []
    for one in sorted(found, key=lambda said: (len(said.players) != ELEVEN, said.at)):
        if not any(plain(one.team) == plain(other.team) and one.phase is other.phase for other in kept):
            kept.append(one)
    named = [one for one in kept if one.team]
    return sorted(named or kept[:2], key=lambda said: said.at)


def _by_order(found: list[LineupSaid], sides: Sides | None) -> list[LineupSaid]:
    """Two line-ups of which no word says whose they are: the first is the home team's, as everywhere."""
    if sides is None or len(found) != 2 or any(one.team or len(one.players) != ELEVEN for one in found):
        return found
    return [replace(found[0], team=sides.home, sure=False), replace(found[1], team=sides.away, sure=False)]
