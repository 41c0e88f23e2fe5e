"""The table of a league, worked out from results."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.knowledge.balance import Balance
from bot.knowledge.dossier import Played
from bot.knowledge.match import CompetitionKey, Match, TeamKey
from bot.knowledge.standings import Row, Standings

WIN, DRAW = 3, 1
"""Points."""
FEWEST_SIDES = 4
"""Of a table: a group of a World Cup has as many."""
HEAD_TO_HEAD_FIRST = frozenset(
    CompetitionKey(key)
    for key in ("laliga", "serie-a", "primeira-liga", "super-lig", "european-championship")
)
"""Sides that are level on points are put by the matches between them, before goal difference."""
HEAD_TO_HEAD_IN_GROUPS = frozenset(
    CompetitionKey(key)
    for key in ("uefa-champions-league", "uefa-europa-league", "uefa-conference-league", "nations-league")
)
"""The same, while there were groups; a single table goes by goal difference."""
WINS_FIRST = frozenset(CompetitionKey(key) for key in ("pro-league", "mls", "brasileirao"))
"""Sides that are level on points are put by matches won, before goal difference."""

_GROUP = re.compile(r"\b(?:group|gruppe|groupe|grupo|gruppo|groep)\s+([a-p]|\d{1,2})\b", re.IGNORECASE)
_OF_A_LEAGUE = re.compile(
    r"\b(?:match\s?day|match\s?week|spieltag|regular season|league (?:phase|stage)|journ[ée]e|jornada"
    r"|giornata|speelronde|rodada)\b",
    re.IGNORECASE,
)
_ROUND = re.compile(r"(?:round|week)\s+\d{1,2}", re.IGNORECASE)
"""What leagues and cups alike call a round."""


def league_tables(
    competition: CompetitionKey, season: str, played: Sequence[Played], others: Sequence[Match] = ()
) -> tuple[Standings, ...]:
    """The tables that finished matches of a season add up to: one, or one for each group. `others` are the
    matches without a result, whose sides stand in the table too.

    Three points for a win; level sides are put by goal difference, then goals scored, and share a rank where
    both are equal. Knock-out rounds do not count. None where nothing tells that it is a league, or where too
    few of its results are known. Points that a league has taken away are not known here.
    """
    counts: dict[str | None, dict[TeamKey, Balance]] = {}
    for one in counted(played):
        match, score = one.match, one.result.score
        group = counts.setdefault(_group(match), {})
        group[match.home.key] = group.get(match.home.key, Balance()).plus(score.home, score.away)
        group[match.away.key] = group.get(match.away.key, Balance()).plus(score.away, score.home)
    for match in (match for match in others if match.leg is None and _tells(match)):
        for side in (match.home.key, match.away.key):
            counts.get(_group(match), {}).setdefault(side, Balance())
    if len(counts) > 1:
        counts.pop(None, None)  # the rest of a competition with groups is no league
    return tuple(
        Standings(competition, season, _ranked(counts[group], wins_first=competition in WINS_FIRST), group)
        for group in sorted(counts, key=lambda name: name or "")
        if _enough(counts[group].values())
    )


def may_differ(table: Standings) -> bool:
    """Whether sides are level on points that the league itself puts by the matches between them."""
    points = [row.points for row in table.rows if row.played]
    by_group = table.group is not None and table.competition in HEAD_TO_HEAD_IN_GROUPS
    return (by_group or table.competition in HEAD_TO_HEAD_FIRST) and len(set(points)) < len(points)


def counted(played: Sequence[Played]) -> list[Played]:
    """The matches that count for a table: those of a league or a group."""
    sure = [one for one in played if one.match.leg is None and _tells(one.match)]
    if sure:
        return sure
    rounds = [one for one in played if one.match.leg is None and _ROUND.fullmatch(one.match.stage or "")]
    return rounds if _losers_play_on(rounds) else []


def _tells(match: Match) -> bool:
    """Whether its round is one of a league or a group, by its name."""
    stage = match.stage or ""
    return bool(_OF_A_LEAGUE.search(stage) or _GROUP.search(stage))


def _group(match: Match) -> str | None:
    """ "Group C"."""
    found = _GROUP.search(match.stage or "")
    return f"Group {found[1].upper()}" if found else None


def _losers_play_on(played: Iterable[Played]) -> bool:
    """Whether somebody who lost played again: in a cup nobody does."""
    lost: set[TeamKey] = set()
    for one in sorted(played, key=lambda one: one.on or date.max):
        home, away = one.match.home.key, one.match.away.key
        if home in lost or away in lost:
            return True
        score = one.result.score
        if score.home != score.away:
            lost.add(away if score.home > score.away else home)
    return False


def _row(team: TeamKey, total: Balance) -> Row:
    return Row(
        rank=0,
        team=team,
        played=total.played,
        won=total.won,
        drawn=total.drawn,
        lost=total.lost,
        goals_for=total.goals_for,
        goals_against=total.goals_against,
        points=WIN * total.won + DRAW * total.drawn,
    )


def _enough(counts: Iterable[Balance]) -> bool:
    """Whether this is a league's table and not the results of one club, of which its opponents have one or
    two each."""
    matches = [count.played for count in counts]
    return len(matches) >= FEWEST_SIDES and max(matches) <= 2 * sum(matches) / len(matches) + 1


def _ranked(counts: Mapping[TeamKey, Balance], *, wins_first: bool) -> tuple[Row, ...]:
    def worth(row: Row) -> tuple[int, ...]:
        return (-row.points, -row.won if wins_first else 0, -row.difference, -row.goals_for)

    rows = sorted(
        (_row(team, total) for team, total in counts.items()), key=lambda row: (worth(row), row.team)
    )
    ranked: list[Row] = []
    for place, row in enumerate(rows, start=1):
        equal = bool(ranked) and worth(ranked[-1]) == worth(row)
        ranked.append(replace(row, rank=ranked[-1].rank if equal else place))
    return tuple(ranked)
