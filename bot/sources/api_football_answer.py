"""The frame around every answer of API-Football, and what is gathered out of one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.knowledge.claims import About, Claim, Source, SourceKind
from bot.knowledge.given import Given
from bot.knowledge.match import Competition, Match, MatchKey, Player, Team, TeamKey
from bot.knowledge.standings import Standings
from bot.knowledge.tie import Tie
from bot.sources.api_football_payload import Person, TeamPart
from bot.sources.json_payload import add, an_object, items, parsed, recorded
from bot.sources.provider import PayloadError

SOURCE = Source(
    key="api-football", name="API-Football", kind=SourceKind.PROVIDER, url="https://www.api-football.com/"
)
_LASTING = re.compile(
    r"token|access|plan|requests|subscri|suspended|api.?key|limit for the day", re.IGNORECASE
)
"""Errors that are about the account: its key, what its plan allows, the calls of the day. `rateLimit` is
about the minute, and any other about the question."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`get` says what was asked ("fixtures/events"), `parameters` with what."""

    get: str
    parameters: Mapping[str, str]
    response: list[object]
    pages: int

    def only(self, *parameters: str) -> bool:
        """Whether nothing narrows the question but these."""
        return self.pages <= 1 and self.parameters.keys() <= {*parameters, "timezone"}


def opened(payload: bytes, key: str) -> Answer:
    """What is in the frame. Raises PayloadError where there is none, or where it tells of an error: errors
    come with the status 200 and an `errors` that is not empty. The `key` is never part of the message."""
    frame = an_object(parsed(recorded(payload)))
    if errors := frame.get("errors"):
        raise _error(errors, key)
    if not isinstance(get := frame.get("get"), str) or not isinstance(frame.get("response"), list):
        if isinstance(message := frame.get("message"), str):
            raise _error({"message": message}, key)
        raise PayloadError("the answer is none of API-Football's: it lacks `get` or `response`")
    parameters, paging = frame.get("parameters"), frame.get("paging")
    total = paging.get("total") if isinstance(paging, dict) else None
    return Answer(
        get.strip("/"),
        {str(k): str(v) for k, v in parameters.items()} if isinstance(parameters, dict) else {},
        items(frame["response"]),
        total if isinstance(total, int) else 1,
    )


def _error(errors: object, key: str) -> PayloadError:
    """`errors` is an object by the kind of error, or a list."""
    pairs = errors.items() if isinstance(errors, dict) else enumerate(items(errors) or [errors])
    said = [f"{kind}: {text}" if isinstance(kind, str) else str(text) for kind, text in pairs]
    words = re.sub(r"\s+", " ", "; ".join(said))
    words = words.replace(key, "…") if key else words
    lasting = any(_LASTING.search(one) and not one.startswith("rateLimit") for one in said)
    return PayloadError(f"API-Football answers with an error: {words[:300]}", lasting=lasting)


def team_key(team: int) -> TeamKey:
    return TeamKey(f"{SOURCE.key}:{team}")


def match_key(fixture: int | str) -> MatchKey:
    return MatchKey(f"{SOURCE.key}:{fixture}")


def plays(part: TeamPart, sides: Sequence[TeamKey], what: str, found: "Gathered") -> bool:
    """Whether a team is one of the sides, or these are not known; if it is neither, that is a problem."""
    if not sides or team_key(part.id) in sides:
        return True
    add(found.problems, f"{what}: team {part.id} does not play in it")
    return False


@dataclass(slots=True)
class Gathered:
    """What one answer gives, as far as it is read."""

    competitions: dict[str, Competition] = field(default_factory=dict)
    teams: dict[TeamKey, Team] = field(default_factory=dict)
    players: dict[tuple[TeamKey, str], Player] = field(default_factory=dict)
    player_ids: dict[tuple[TeamKey, str], str] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)
    matches: list[Match] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    tables: list[Standings] = field(default_factory=list)
    whole: set[tuple[MatchKey, type[About]]] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)
    """The longest name of a player by his id: events have "K. Walker" where the line-up has him whole."""

    def team(self, part: TeamPart, country: str | None = None) -> Team:
        made = Team(team_key(part.id), part.name, country=country)
        return self.teams.setdefault(made.key, made)

    def heard_of(self, person: Person) -> None:
        if person.id is not None and person.name is not None:
            self.names[person.id] = max(self.names.get(person.id, ""), person.name, key=len)

    def name(self, team: TeamKey | None, person: Person) -> str | None:
        """What somebody is called throughout this answer. `team` is his own, None where that is not known."""
        name = self.names.get(person.id, person.name) if person.id is not None else person.name
        if name is not None and team is not None and person.id is not None:
            self.player_ids[team, name] = str(person.id)
        return name

    def member(self, team: TeamKey, person: Person) -> str | None:
        """The same, of somebody who is known to belong to the squad."""
        name = self.name(team, person)
        if name is not None:
            self.players.setdefault((team, name), Player(name, team))
        return name

    def given(self) -> Given:
        return Given(
            SOURCE,
            tuple(self.competitions.values()),
            tuple(self.teams.values()),
            tuple(self.players.values()),
            self.player_ids,
            tuple(self.ties),
            tuple(self.matches),
            tuple(self.claims),
            tuple(self.tables),
            frozenset(self.whole),
            tuple(self.problems),
        )
