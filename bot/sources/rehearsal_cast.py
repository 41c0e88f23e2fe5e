"""Who takes part in the packaged tie: clubs, squads, matches, and those who report on it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, TypeAlias

from bot.knowledge.claims import Source, SourceKind
from bot.knowledge.match import (
    Competition,
    CompetitionKey,
    Leg,
    Match,
    MatchKey,
    Player,
    Team,
    TeamKey,
    TieKey,
)
from bot.knowledge.tie import Tie, rules

Facts: TypeAlias = Mapping[str, Any]
"""A part of the packaged file: names to facts."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Everyone and everything that the facts speak of. Matches are named by their part in the story."""

    sources: Mapping[str, Source]
    teams: Mapping[str, Team]
    players: tuple[Player, ...]
    competitions: Mapping[str, Competition]
    tie: Tie
    matches: Mapping[str, Match]


def packaged() -> Facts:
    """The facts as they are packaged; `about` in the file says how to read them."""
    text = files("bot.sources").joinpath("atalanta-liverpool-2024.json").read_text(encoding="utf-8")
    facts: Facts = json.loads(text)
    return facts


def cast(facts: Facts) -> Cast:
    """Everyone in the packaged facts."""
    teams = {key: _team(key, team) for key, team in facts["teams"].items()}
    competitions = {
        key: Competition(CompetitionKey(key), told["name"], tuple(told["aliases"]))
        for key, told in facts["competitions"].items()
    }
    tie = _tie(facts["tie"], teams)
    return Cast(
        sources={key: _source(key, source) for key, source in facts["sources"].items()},
        teams=teams,
        players=tuple(
            Player(name, TeamKey(team), tuple(aliases))
            for team, squad in facts["squads"].items()
            for name, aliases in squad.items()
        ),
        competitions=competitions,
        tie=tie,
        matches={
            part: _match(match, teams, competitions, tie.key) for part, match in facts["matches"].items()
        },
    )


def _team(key: str, team: Facts) -> Team:
    return Team(TeamKey(key), team["name"], tuple(team["aliases"]), team["colour"])


def _source(key: str, source: Facts) -> Source:
    return Source(key, source["name"], SourceKind(source["kind"]))


def _tie(tie: Facts, teams: Mapping[str, Team]) -> Tie:
    return Tie(
        key=TieKey(tie["key"]),
        first_home=teams[tie["first_home"]],
        first_away=teams[tie["first_away"]],
        rules=rules(CompetitionKey(tie["competition"]), tie["season"]),
        winner_meets=tie["winner_meets"],
    )


def _match(
    match: Facts, teams: Mapping[str, Team], competitions: Mapping[str, Competition], tie: TieKey
) -> Match:
    return Match(
        key=MatchKey(match["key"]),
        competition=competitions[match["competition"]],
        season=match["season"],
        home=teams[match["home"]],
        away=teams[match["away"]],
        stage=match.get("stage"),
        leg=Leg(tie, match["leg"]) if "leg" in match else None,
    )
