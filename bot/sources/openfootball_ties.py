"""Which rounds of a season are played over two legs: the files do not say so, but for some headings."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.knowledge.match import Match, MatchKey, Result, TeamKey


@dataclass(frozen=True, slots=True)
class Played:
    """A match of a season; `leg` is 1 or 2 where the heading of its round says which it is."""

    match: Match
    day: date | None
    result: Result | None
    leg: int | None


def two_legged(played: Sequence[Played]) -> frozenset[MatchKey]:
    """The matches that may be legs of a tie, of one season of one competition.

    Where a heading says which leg it is, that counts. Otherwise everybody meets one other only in such a
    round (a group is none), and it is no round of replays: all pairs of it meet twice, or one did although
    the first match was no draw.
    """
    rounds: dict[str, list[Played]] = defaultdict(list)
    for one in played:
        rounds[one.match.stage or ""].append(one)
    found = {one.match.key for one in played if one.leg is not None}
    for stage, in_round in rounds.items():
        if stage and _is_two_legged(in_round):
            found |= {one.match.key for one in in_round}
    return frozenset(found)


def _is_two_legged(in_round: Sequence[Played]) -> bool:
    pairs: dict[frozenset[TeamKey], list[Played]] = defaultdict(list)
    for one in in_round:
        pairs[frozenset((one.match.home.key, one.match.away.key))].append(one)
    teams = [team for pair in pairs for team in pair]
    if len(teams) != len(set(teams)):
        return False
    twice = [pair for pair in pairs.values() if len(pair) == 2]
    if len(twice) == len(pairs) > 1:
        return True
    return any(_decided(min(pair, key=lambda one: one.day or date.max)) for pair in twice)


def _decided(played: Played) -> bool:
    return played.result is not None and played.result.score.home != played.result.score.away
