"""Whether two sources say the same, or one of them something else or more."""

from dataclasses import fields
from typing import Any
from zoneinfo import ZoneInfo

from bot.knowledge.claims import Value
from bot.knowledge.match import Kickoff
from bot.knowledge.team_news import Lineup
from bot.knowledge.timeline import Event


def adds_nothing(said: Value, shown: Value) -> bool:
    """Whether `said` tells nothing that `shown` does not tell already.

    What a source leaves out it does not deny: a goal without its assist agrees with the same goal and an
    assist, and a date agrees with an hour on that date. A remark is in everyone's own words and no
    disagreement; nor is the order in which a line-up is printed, nor what stands beside it: shirt numbers,
    and how the coach is spelled.
    """
    if type(said) is not type(shown):
        return False
    if isinstance(said, Kickoff) and isinstance(shown, Kickoff):
        return _same_kickoff(said, shown)
    if isinstance(said, Lineup) and isinstance(shown, Lineup):
        return _same_lineup(said, shown)
    return all(
        _left_out(there) or there == here
        for name, there, here in _parts(said, shown)
        if not (isinstance(said, Event) and name == "note")
    )


def _parts(said: Value, shown: Value) -> list[tuple[str, Any, Any]]:
    return [(part.name, getattr(said, part.name), getattr(shown, part.name)) for part in fields(said)]


def _left_out(part: object) -> bool:
    """Nothing said; a plain False is where a flag stands unless somebody raises it."""
    return part is None or part is False or part == ()


def _same_kickoff(said: Kickoff, shown: Kickoff) -> bool:
    if said.at is not None:
        return said.at == shown.at
    if said.day is None:
        return True
    if shown.at is not None:
        return said.day == shown.at.astimezone(ZoneInfo(shown.zone)).date()
    return said.day == shown.day


def _same_lineup(said: Lineup, shown: Lineup) -> bool:
    return (
        set(said.starters) == set(shown.starters)
        and set(said.bench) <= set(shown.bench)
        and said.formation in (None, shown.formation)
        and said.captain in (None, shown.captain)
    )
