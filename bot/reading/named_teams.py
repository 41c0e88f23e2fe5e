"""The teams that a text names."""

import re
from collections import Counter
from collections.abc import Sequence

from bot.reading.page import Line
from bot.reading.pairs import team_beginning
from bot.reading.teams import same_team

_TWICE = 2


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


def named_most(lines: Sequence[Line]) -> tuple[str, str] | None:
    """The two teams that more lines name than name any other; None where there are no such two."""
    counted: Counter[str] = Counter()
    for line in lines:
        for team in all_teams(line.text):
            known = next((other for other in counted if same_team(team, other)), team)
            counted[known] += 1
    ranked = [*counted.most_common(3), ("", 0), ("", 0), ("", 0)]
    (first, _), (second, times), (_, next_times) = ranked[:3]
    return (first, second) if times >= _TWICE and times > next_times else None
