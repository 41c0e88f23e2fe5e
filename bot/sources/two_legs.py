"""Ties of two legs, where a provider lists the matches and says no more of it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.knowledge.match import Leg, Match, MatchKey, TieKey
from bot.knowledge.tie import Tie, rules

_WITH_REPLAYS = frozenset({"fa-cup"})
"""Cups without legs, in which a second match of the same two sides is a replay."""


def in_ties(
    provider: str, matches: Sequence[Match], knockout: Collection[MatchKey], days: Mapping[MatchKey, date]
) -> tuple[tuple[Match, ...], tuple[Tie, ...]]:
    """The same matches, with their legs, and the ties they make up.

    Two matches are one tie where the same two meet in one knock-out round of a season, once at either's
    ground, on days that are known. `knockout` are the matches of rounds in which a loser goes out.
    """
    met: dict[tuple[object, ...], list[Match]] = {}
    for match in matches:
        may_be = match.competition.key not in _WITH_REPLAYS
        if may_be and match.key in knockout and match.key in days:
            sides = frozenset({match.home.key, match.away.key})
            met.setdefault((match.competition.key, match.season, match.stage, sides), []).append(match)
    legs: dict[MatchKey, Leg] = {}
    ties: list[Tie] = []
    for pair in met.values():
        first, *rest = sorted(pair, key=lambda match: days[match.key])
        if len(rest) == 1 and rest[0].home.key == first.away.key and days[first.key] < days[rest[0].key]:
            tie = _tie(provider, first)
            ties.append(tie)
            legs |= {first.key: Leg(tie.key, 1), rest[0].key: Leg(tie.key, 2)}
    return tuple(replace(one, leg=legs.get(one.key, one.leg)) for one in matches), tuple(ties)


def _tie(provider: str, first: Match) -> Tie:
    home, away = (side.key.removeprefix(f"{provider}:") for side in (first.home, first.away))
    competition = first.competition.key
    key = TieKey(f"{provider}:{competition}/{first.season}/{home}-{away}")
    return Tie(key, first.home, first.away, rules(competition, first.season))
