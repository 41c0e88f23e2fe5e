"""Every way in which an article may name its two teams, the clearest first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.reading.address import slug
from bot.reading.clubs import club
from bot.reading.facts import Span
from bot.reading.headings import is_countdown, pair_heading
from bot.reading.page import Line, Page
from bot.reading.pairs import pairs, team_beginning, team_ending
from bot.reading.results import Told, first_team, told, told_alone
from bot.reading.teams import same_team

_TITLE_LINES = 8
OPENING_LINES = 25
_LONGEST_TITLE = 220

_PAST = re.compile(
    r"\b(?:last (?:season|time|five|six|meetings?|game|match|week)|h2h|head[- ]to[- ]head|previous|form|odds|"
    r"prediction|predicts?|says|earlier|results?|recent|read(?: more)?|more|related|next|reverse|"
    r"fixtures?:.*,)\b",
    re.IGNORECASE,
)
"""Lines with these tell of other matches."""
_SUBJECT = re.compile(
    r"\b(?:xi|line-?ups?|team|team news|squad|side|player ratings|ratings|starting|men|line up|start|teams?|"
    r"changes|injur\w+|formation|options|preview|rated)\b[^.;:!?]{0,30}? "
    r"(?:v|vs\.?|versus|against|to face|for|ahead of|after|in|at|gegen|contro|contra|contre|for the "
    r"(?:clash|game|match|trip|visit)"
    r" (?:with|against|to|of)) (?:the |(?:champions league|premier league|fa cup|carabao cup|europa league) "
    r"(?:clash|game|tie|match|trip|win|defeat|draw) (?:with|against|v|vs|at|to|over|by) )?",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?P<word>hosts?|hosting|welcomes?|welcoming|entertains?|faces?|facing|face|take on|takes on|taking "
    r"on|play|"
    r"plays|travels? to|travelling to|traveling to|travel|make the trip to|visits?|head to|heads to|go to|"
    r"goes to|"
    r"meets?|clash with|up against|away (?:at|to)|trip to|visit (?:to|of|from)|at home to|"
    r"square off against|battle|lock horns with|against|(?:win|victory|defeat|loss|draw) (?:over|against|by|"
    r"to|at|with)) "
    r"(?=(?:the )?[A-Z])"
)
_BETWEEN = re.compile(r"\b(?:between|zwischen|tra|fra|entre) (?=[A-Z])")
_AND = re.compile(r" (?:and|und|e|y|et) ")
_TEAM_LINE = re.compile(
    r"(?:[^\w]*(?:(?:pagelle|voti|ratings|possible|predicted|probable|expected|confirmed|likely|starting|"
    r"potential) |the )?)"
    r"(?P<team>.{2,32}?)"
    r"(?: ?\((?:\d{1,2}(?:st|nd|rd|th)?)\))?"
    r"(?P<rest> ?[:(]| \d-\d| (?:(?:predicted|possible|probable|expected|confirmed|likely|starting|first)[ "
    r"-])*"
    r"(?:xi|line-?up|team|eleven|side|team news|squad|player ratings|ratings|formation|subs(?:titutes)?)\b| "
    r"?$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PossiblePairing:
    """Two teams; `placed`: the first is known to play at home."""

    first: str
    second: str
    at: Span
    placed: bool = True
    goals: tuple[int, int] | None = None
    sure: bool = True


def possible_pairings(page: Page, over: bool) -> Iterator[PossiblePairing]:
    headed, titles = list(_headings(page, over)), list(_titles(page, over))
    yield from (one for one in (*headed, *titles) if one.sure)
    yield from _in_address(page)
    yield from _subjects(page)
    if over:
        yield from _results(page)
    yield from _team_lines(page)
    yield from headed
    yield from _beside_each_other(page)
    yield from _meetings(page)
    yield from titles


def _headings(page: Page, over: bool) -> Iterator[PossiblePairing]:
    """Lines that are the name of a match and nothing else."""
    for number, line in enumerate(page.lines[:400]):
        pair = pair_heading(line, results=over)
        if pair and not (number and _PAST.search(page.lines[number - 1].text[:60]) and pair.score):
            first, second = (pair.second, pair.first) if pair.swapped else (pair.first, pair.second)
            yield PossiblePairing(
                first, second, (line.start + pair.start, line.start + pair.end), True, pair.score, pair.known
            )


def _titles(page: Page, over: bool) -> Iterator[PossiblePairing]:
    for line in page.lines[:_TITLE_LINES]:
        if len(line.text) > _LONGEST_TITLE or is_countdown(line.text):
            continue
        for pair in pairs(line.text):
            if (pair.score and not over) or _PAST.search(line.text[: pair.start]):
                continue
            first, second = (pair.second, pair.first) if pair.swapped else (pair.first, pair.second)
            at = (line.start + pair.start, line.start + pair.end)
            yield PossiblePairing(first, second, at, True, pair.score, pair.known)


def _in_address(page: Page) -> Iterator[PossiblePairing]:
    """The address has no characters in the text: what is read there stands at its beginning."""
    words = slug(page.address).split()
    shown = " ".join(word if word in ("v", "vs", "x") else word.capitalize() for word in words)
    at = page.lines[0].at if page.lines else (0, 0)
    for pair in pairs(re.sub(r"(\d) (\d)", r"\1-\2", shown)):
        if pair.known or (pair.start == 0 and club(pair.second)):
            yield PossiblePairing(pair.first, pair.second, at, True, pair.score)


def _beside_each_other(page: Page) -> Iterator[PossiblePairing]:
    """ "manchester-city-chelsea-live-stream": two teams in the address, and no word between them."""
    shown = slug(page.address).title()
    at = page.lines[0].at if page.lines else (0, 0)
    teams = all_teams(shown)
    if len(teams) == 2:
        yield PossiblePairing(teams[0], teams[1], at, False, sure=False)


def all_teams(text: str) -> list[str]:
    """The different teams of the tables that the text names, in order."""
    found: list[str] = []
    end = 0
    for met in re.finditer(r"(?<![\w'-])[A-Z0-9][\w'.&/-]*", text[:600]):
        if met.start() < end:
            continue
        team = team_beginning(text[:600], met.start())
        if team and team[2]:
            end = team[1]
            if not any(same_team(team[0], other) for other in found):
                found.append(team[0])
    return found


def _subjects(page: Page) -> Iterator[PossiblePairing]:
    """ "Predicted Liverpool XI vs Leipzig": whose line-up it is does not tell who plays at home."""
    for line in page.lines[:OPENING_LINES]:
        if len(line.text) > _LONGEST_TITLE:
            continue
        for met in _SUBJECT.finditer(line.text):
            second = team_beginning(line.text, met.end())
            first = first_team(line.text[: met.start() + 1]) or first_team(line.text[: met.end()])
            if first and second and second[2] and not same_team(first, second[0]):
                yield PossiblePairing(first, second[0], (line.start, line.start + second[1]), False)


def _results(page: Page) -> Iterator[PossiblePairing]:
    for line in page.lines[:OPENING_LINES]:
        for one in told(line):
            if found := _from(page, one):
                yield found


def _from(page: Page, one: Told) -> PossiblePairing | None:
    first = one.first or rated_team(page) or ""
    if not first or same_team(first, one.second):
        rated = rated_team(page)
        if not rated or same_team(rated, one.second):
            return None
        first = rated
    if one.first_at_home is False:
        goals = (one.goals[1], one.goals[0]) if one.goals else None
        return PossiblePairing(one.second, first, one.at, True, goals)
    return PossiblePairing(first, one.second, one.at, one.first_at_home is True, one.goals)


def rated_team(page: Page) -> str | None:
    """Whose players a heading says are rated, or else the first team that is named."""
    for line in page.lines[:60]:
        rated = len(line.text) < 70 and re.search(r"rating|rated", line.text, re.IGNORECASE)
        if rated and (team := first_team(line.text)):
            return team
    return first_team(" ".join([slug(page.address).title(), *(line.text for line in page.lines[:4])]))


def result_between(page: Page, first: str, second: str) -> PossiblePairing | None:
    for found in _results(page):
        names = (found.first, found.second)
        if (
            found.goals
            and any(same_team(first, name) for name in names)
            and any(same_team(second, name) for name in names)
        ):
            return found
    return None


def lonely_result(page: Page) -> tuple[int, int] | None:
    """ "the 2-1 victory at Stamford Bridge": of those who are rated, as no opponent is named with it."""
    return next((goals for line in page.lines[:OPENING_LINES] for goals in told_alone(line)), None)


def _team_lines(page: Page) -> Iterator[PossiblePairing]:
    """Two teams that each have a heading over what is told of them."""
    found: list[tuple[str, Line]] = []
    for line in page.lines:
        team = headed_team(line)
        if team and not any(same_team(team, other) for other, _ in found):
            found.append((team, line))
    if len(found) == 2:
        yield PossiblePairing(found[0][0], found[1][0], found[0][1].at, True)


def headed_team(line: Line) -> str | None:
    met = _TEAM_LINE.match(line.text)
    team = met["team"].strip() if met else ""
    return team if team and team[0].isalnum() and not team[0].islower() and club(team) else None


def _meetings(page: Page) -> Iterator[PossiblePairing]:
    """Sentences: "Liverpool host Man United", "the meeting between Real Madrid and Dortmund"."""
    for line in page.lines[:OPENING_LINES]:
        text = line.text[:1200]
        for met in _BETWEEN.finditer(text):
            if (first := team_beginning(text, met.end())) and (link := _AND.match(text, first[1])):
                second = team_beginning(text, link.end())
                if second and first[2] and second[2]:
                    yield PossiblePairing(
                        first[0], second[0], (line.start + met.start(), line.start + second[1]), True
                    )
        for met in _MEETING.finditer(text):
            second = team_beginning(text, met.end())
            before = team_ending(
                re.sub(r"(?: (?:will|to|are|is|have|must|can|side))+ ?$", "", text[: met.start()].rstrip())
            )
            first_name = before[0] if before and before[2] else first_team(text[: met.start()])
            first_name = first_name or rated_team(page)
            if second and second[2] and first_name and not same_team(first_name, second[0]):
                yield _placed(first_name, second[0], met["word"], (line.start, line.start + second[1]))


def _placed(first: str, second: str, word: str, at: Span) -> PossiblePairing:
    if re.match(r"host|welcom|entertain|at home", word):
        return PossiblePairing(first, second, at)
    if re.match(r"travel|make|visits?$|head|go|away|trip|visit to", word):
        return PossiblePairing(second, first, at)
    return PossiblePairing(first, second, at, False)
