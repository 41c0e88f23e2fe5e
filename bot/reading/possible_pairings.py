"""Every way in which an article may name its two teams, the clearest first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.reading.address import slug
from bot.reading.clubs import club
from bot.reading.facts import Span
from bot.reading.headings import is_countdown, pair_heading
from bot.reading.named_teams import all_teams, named_most
from bot.reading.page import Line, Page
from bot.reading.pairs import pairs, team_beginning, team_ending
from bot.reading.result_headings import on_two_lines, result_behind
from bot.reading.results import Told, first_team, told, told_alone
from bot.reading.results_foreign import told_abroad, told_alone_abroad
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
_FINAL = re.compile(r"(?:final |the )?(?:result|score)\W*$|full[- ]?time\W*$", re.IGNORECASE)
"""A heading over this match's score."""
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
    r"(?:get|got) the better of|meets?|clash with|up against|away (?:at|to)|trip to|visit (?:to|of|from)|"
    r"at home to|"
    r"square off against|battle|lock horns with|against|(?:win|victory|defeat|loss|draw) (?:over|against|by|"
    r"to|at|with)) "
    r"(?=(?:the )?[A-Z])"
)
_BETWEEN = re.compile(r"\b(?:between|zwischen|tra|fra|entre) (?=[A-Z])")
_AND = re.compile(r" (?:and|und|e|y|et) ")
_TOGETHER = re.compile(
    r" (?:(?:will|are (?:set|due|ready|preparing) to|both|again|go) )*(?:meet|clash|face off|head-to-head|"
    r"lock horns|"
    r"do battle|renew|square off|se enfrentan|se enfrentarán|se enfrentaran|se miden|se citan|"
    r"se enfrentam|duelam|"
    r"si affrontano|si affronteranno|si sfidano|s'affrontent|treffen)\b",
    re.IGNORECASE,
)
"""What two teams that a sentence names side by side do together."""
_TEAM_LINE = re.compile(
    r"(?:[^\w]*(?:(?:pagelle|voti|ratings|possible|predicted|probable|expected|confirmed|likely|starting|"
    r"potential|(?:voraus(?:\.|sichtliche) |mögliche )?aufstellung(?: des| der)?|(?:xi|once) del?) |"
    r"the )?)"
    r"(?P<team>.{2,32}?)"
    r"(?: ?\((?:\d{1,2}(?:st|nd|rd|th)?)\))?"
    r"(?P<rest> ?[:(]| \d-\d| (?:(?:predicted|possible|probable|expected|confirmed|likely|starting|first)[ "
    r"-])*"
    r"(?:xi|line-?up|team|eleven|side|team news|squad|player ratings|ratings|formation|subs(?:titutes)?)\b| "
    r"?$)",
    re.IGNORECASE,
)
_CUP = re.compile(r"\b(?:copa|coppa|coupe|taça)(?: d[aeo]l?)? $", re.IGNORECASE)
"""Before it, America, Italia or France is a cup's name and no team."""
_CUP_NAME = re.compile(r"\b(?:Copa|Coppa|Coupe|Taca)(?: D[aeo]l?| De La)? \w+")


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
    if over and (named := named_most(page.lines[:OPENING_LINES])):
        yield PossiblePairing(*named, page.lines[0].at, False, sure=False)


def _headings(page: Page, over: bool) -> Iterator[PossiblePairing]:
    """Lines that are the name of a match and nothing else."""
    for number, line in enumerate(page.lines[:400]):
        pair = pair_heading(line, results=over)
        if pair and not (
            number
            and not _FINAL.match(page.lines[number - 1].text)
            and _PAST.search(page.lines[number - 1].text[:60])
            and pair.score
        ):
            first, second = (pair.second, pair.first) if pair.swapped else (pair.first, pair.second)
            goals = pair.score or (result_behind(line.text, pair.end) if over else None)
            yield PossiblePairing(
                first, second, (line.start + pair.start, line.start + pair.end), True, goals, pair.known
            )
        elif over and number + 1 < len(page.lines) and (two := on_two_lines(line, page.lines[number + 1])):
            at = (line.start, page.lines[number + 1].end)
            yield PossiblePairing(two.first, two.second, at, True, two.score)


def _titles(page: Page, over: bool) -> Iterator[PossiblePairing]:
    for line in page.lines[:_TITLE_LINES]:
        long = len(line.text) > _LONGEST_TITLE
        if is_countdown(line.text):
            continue
        for pair in pairs(line.text[:_LONGEST_TITLE]):
            if long and (pair.start or not pair.known):
                continue  # a sentence, unless it begins with the match
            if (pair.score and not over) or _PAST.search(line.text[: pair.start]):
                continue
            first, second = (pair.second, pair.first) if pair.swapped else (pair.first, pair.second)
            at = (line.start + pair.start, line.start + pair.end)
            goals = pair.score or (result_behind(line.text, pair.end) if over else None)
            if not _CUP.search(line.text[: line.text.find(second)]):
                yield PossiblePairing(first, second, at, True, goals, pair.known)


def _in_address(page: Page) -> Iterator[PossiblePairing]:
    """The address has no characters in the text: what is read there stands at its beginning."""
    words = slug(page.address).split()
    shown = " ".join(word if word in ("v", "vs", "x") else word.capitalize() for word in words)
    at = page.lines[0].at if page.lines else (0, 0)
    for pair in pairs(re.sub(r"(\d) (?:x )?(\d)", r"\1-\2", shown)):
        first = pair.first
        if not pair.known and len(inner := all_teams(first)) == 1:
            first = inner[0]  # "BVB Profis Enttaeuschen gegen Hoffenheim"
        if pair.known or (pair.start == 0 and club(pair.second)):
            yield PossiblePairing(first, pair.second, at, first == pair.first, pair.score)


def _beside_each_other(page: Page) -> Iterator[PossiblePairing]:
    """ "manchester-city-chelsea-live-stream": two teams in the address, and no word between them."""
    shown = _CUP_NAME.sub("", slug(page.address).title())
    at = page.lines[0].at if page.lines else (0, 0)
    teams = all_teams(shown)
    if len(teams) == 2:
        yield PossiblePairing(teams[0], teams[1], at, False, sure=False)


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
        for one in (*told(line), *told_abroad(line)):
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
    for line in page.lines[:OPENING_LINES]:
        for goals in (*told_alone(line), *told_alone_abroad(line)):
            return goals
    return None


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
        for met in _TOGETHER.finditer(text):
            if found := _side_by_side(text, met.start(), line):
                yield found
        for met in _MEETING.finditer(text):
            second = team_beginning(text, met.end())
            before = team_ending(
                re.sub(r"(?: (?:will|to|are|is|have|must|can|side))+ ?$", "", text[: met.start()].rstrip())
            )
            beside = before[0] if before and before[2] else None
            first_name = beside or first_team(text[: met.start()]) or rated_team(page)
            if second and second[2] and first_name and not same_team(first_name, second[0]):
                found = _placed(first_name, second[0], met["word"], (line.start, line.start + second[1]))
                yield (
                    found if beside or len(all_teams(text[: met.start()])) < 2 else replace(found, sure=False)
                )


def _side_by_side(text: str, end: int, line: Line) -> PossiblePairing | None:
    """ "Brentford and Arsenal" in front of a word for meeting; it does not tell who plays at home."""
    second = team_ending(text[:end])
    link = re.search(r" (?:and|und|e|y|et) $", text[: second[1]]) if second else None
    first = team_ending(text[: link.start()]) if link else None
    if not (first and second and first[2] and second[2]) or same_team(first[0], second[0]):
        return None
    return PossiblePairing(first[0], second[0], (line.start + first[1], line.start + end), False)


def _placed(first: str, second: str, word: str, at: Span) -> PossiblePairing:
    if re.match(r"host|welcom|entertain|at home", word):
        return PossiblePairing(first, second, at)
    if re.match(r"travel|make|visits?$|head|go|away|trip|visit to", word):
        return PossiblePairing(second, first, at)
    return PossiblePairing(first, second, at, False)
