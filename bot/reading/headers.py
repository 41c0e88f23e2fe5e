"""Which match an article is about: the two teams, the competition and, when it is over, the score."""

import re
from dataclasses import replace

from bot.reading.address import slug
from bot.reading.clubs import club
from bot.reading.competitions import Named, competition, stage
from bot.reading.facts import Kind, Pairing, Span
from bot.reading.hosts import at_home
from bot.reading.named_teams import all_teams
from bot.reading.page import Line, Page
from bot.reading.possible_pairings import (
    OPENING_LINES,
    PossiblePairing,
    headed_team,
    lonely_result,
    possible_pairings,
    rated_team,
    result_between,
)
from bot.reading.teams import same_team


def pairing(page: Page, kind: Kind) -> Pairing | None:
    """The match, from the clearest thing that names it: a line of its own, a title, the address, the teams'
    headings, a sentence. None where nothing names two teams."""
    over = kind in (Kind.RATINGS, Kind.REPORT)
    found = next(possible_pairings(page, over), None)
    if found is None:
        return None
    first, second = _as_written(page, found, found.first), _as_written(page, found, found.second)
    goals, placed = found.goals, found.placed
    if over and goals is None and (result := result_between(page, first, second)):
        goals, placed = result.goals, found.placed and not result.placed
        if not same_team(result.first, first) and goals:
            goals = (goals[1], goals[0])
    if over and goals is None and (lonely := lonely_result(page)) and (rated := rated_team(page)):
        goals = (
            lonely
            if same_team(rated, first)
            else (lonely[1], lonely[0])
            if same_team(rated, second)
            else None
        )
    if not placed:
        host = at_home(page, first, second)
        if host == second:
            first, second = second, first
            goals = (goals[1], goals[0]) if goals else None
    named = _competition(page, found.at)
    return Pairing(
        first, second, found.at,
        competition=named.name if named else None,
        stage=_stage(page, found.at),
        score=goals if over else None,
        sure=found.sure and club(first) is not None and club(second) is not None,
    )  # fmt: skip


def _as_written(page: Page, found: PossiblePairing, name: str) -> str:
    """A team under the longest name that a heading gives it; one out of the address as the text writes it."""
    if name not in page.text[slice(*found.at)]:
        name = next(
            (team for line in page.lines[:40] for team in all_teams(line.text) if same_team(team, name)),
            name,
        )
    best = name
    for line in page.lines if len(name.split()) == 1 else ():
        team = headed_team(line)
        if (
            team
            and club(team) == club(name)
            and len(team) > len(best)
            and team.lower().startswith(name.lower())
        ):
            best = team
    return best.title() if best.isupper() and len(best) > 4 else best


_LABEL = re.compile(
    r"(?:competition|tournament|wettbewerb|competizione|competición|competição|what)\b ?:", re.IGNORECASE
)


def _competition(page: Page, at: Span) -> Named | None:
    """The competition of a label, of the lines about the heading, of the address or of the opening."""
    lines = page.lines
    for line in lines:
        if _LABEL.match(line.text) and (named := competition(line.text, line.start)):
            return named
    place = next((number for number, line in enumerate(lines) if line.start <= at[0] <= line.end), 0)
    for line in lines[max(0, place - 1) : place + 3]:
        if len(line.text) < 120 and (named := _of_this_match(line)):
            return named
    if named := competition(slug(page.address)) or competition(_sections(page.address)):
        return Named(named.name, named.country, at)
    return next((named for line in lines[:OPENING_LINES] if (named := _of_this_match(line))), None)


def _of_this_match(line: Line) -> Named | None:
    """The competition of the first sentence that speaks of no other match."""
    for sentence in _SENTENCE.finditer(line.text[:1000]):
        if not _ANOTHER_MATCH.search(sentence[0]) and (
            named := competition(sentence[0], line.start + sentence.start())
        ):
            return named
    return None


def _sections(address: str | None) -> str:
    """The folders of an address as words: "/football/premier-league/leeds-burnley" tells the league."""
    return re.sub(r"[/_-]+", " ", re.sub(r"^https?://[^/]*", "", (address or "")[:500]))


_SENTENCE = re.compile(r"(?:[^.!?]|[.!?](?!\s))+")
_ANOTHER_MATCH = re.compile(
    r"\b(?:last (?:season|week|year|time|month|term)|next (?:week|month|season)|coming up|"
    r"look(?:ing)? forward|previous\w*|"
    r"qualif(?:y|ied|ication)|tras|(?:dopo|après) l[ae']|após a|zona|nach (?:dem|der)|"
    r"eliminat\w+|knocked out|midweek|after the|before the|following|returned|(?:win|victory|draw|defeat|"
    r"loss) "
    r"(?:at|over|against|in|to)|won|lost|beat|in (?:19|20)\d\d|d[eoa]l? (?:19|20)\d\d|since|attentions?|"
    r"holders?|winners? of|champions of)\b",
    re.IGNORECASE,
)
"""Sentences with these may name the competition of some other match."""


def _stage(page: Page, at: Span) -> str | None:
    place = next((number for number, line in enumerate(page.lines) if line.start <= at[0] <= line.end), 0)
    for line in [*page.lines[place : place + 3], *page.lines[:3]]:
        if len(line.text) < 220 and (found := stage(line.text)):
            return found
    return None


def with_competition(of: Pairing | None, whole: Page) -> Pairing | None:
    """A match of a round-up takes the competition of the round-up's opening where it has none of its own."""
    if of is None or of.competition:
        return of
    named = _competition(whole, of.at)
    return replace(of, competition=named.name) if named else of
