"""football-data.org v4: fixtures, results, referees, tables and squads; goals and line-ups in paid plans.

Documentation: https://docs.football-data.org/general/v4/index.html.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType

from bot.knowledge.claims import About, Claim, Source
from bot.knowledge.given import Given
from bot.knowledge.match import Match, MatchKey, Player, TeamKey
from bot.sources.countries import country
from bot.sources.football_data_calls import DETAILS, MATCHES, calls
from bot.sources.football_data_fixtures import is_knockout, league_of, match, team, zone
from bot.sources.football_data_match import SOURCE, seen
from bot.sources.football_data_payload import MatchPart, PersonPart, SquadPart
from bot.sources.football_data_tables import table
from bot.sources.json_payload import an_object, items, parsed, valid
from bot.sources.leagues import League
from bot.sources.provider import Call, Gives, Limits, PayloadError, Quota, Want
from bot.sources.two_legs import in_ties

_TOLD_ONCE = ("area", "competition", "season")
"""What a list may tell above its matches, for all of them."""


class FootballData:
    """Its questions and what its answers say. `per_minute` is what the plan allows, and `detailed` whether it
    has line-ups and goals: ten, and none, in the free one."""

    source: Source = SOURCE

    def __init__(
        self,
        key: str,
        base: str = "https://api.football-data.org/v4",
        per_minute: int = 10,
        detailed: bool = False,
    ) -> None:
        self.base = base.rstrip("/")
        self.gives = MATCHES | {Gives.TABLE, Gives.SQUADS, Gives.MEETINGS} | (DETAILS if detailed else set())
        self.limits = Limits(
            per_minute=per_minute,
            lineups=timedelta(minutes=2 if detailed else 10),
            live=timedelta(seconds=60),
        )
        self.headers: Mapping[str, str] = MappingProxyType({"X-Auth-Token": key})
        self._detailed = detailed

    def knows(self, league: League) -> bool:
        return self.source.key in league.codes

    def calls(self, wants: Sequence[Want]) -> list[Call]:
        return calls(self.source.key, wants, self._detailed)

    def given(self, payload: bytes, now: datetime, call: Call | None = None) -> Given:
        value = an_object(parsed(payload))
        _refuse_error(value, self.headers["X-Auth-Token"])
        if "matches" in value:
            return _matches(value, items(value["matches"]), now)
        if "utcDate" in value:
            return _matches({}, [value], now)
        if "standings" in value:
            return table(value)
        if "squad" in value:
            return _squads([value])
        if "teams" in value:
            return _squads(items(value["teams"]))
        raise PayloadError("this is no answer of football-data.org: neither matches, a table nor a team")

    def quota(self, headers: Mapping[str, str], now: datetime) -> Quota | None:
        """Answers have "X-Requests-Available-Minute"; the documentation calls it "X-RequestsAvailable"."""
        named = {name.lower(): text for name, text in headers.items()}
        left = named.get("x-requests-available-minute", named.get("x-requestsavailable", ""))
        reset = named.get("x-requestcounter-reset", "")
        if not left.isdecimal():
            return None
        seconds = int(reset) if reset.isdecimal() and len(reset) < 6 else 60
        return Quota(left_this_minute=int(left[:9]), resets_at=now + timedelta(seconds=seconds))


def _refuse_error(value: Mapping[str, object], key: str) -> None:
    """An error says what is wrong in "message", or in "error", and has a number. Raises PayloadError, which
    does not tell the `key`, whatever they repeat of it."""
    if "matches" in value or "utcDate" in value or not {"message", "error"} & value.keys():
        return
    said = next((text for name in ("message", "error") if isinstance(text := value.get(name), str)), "")
    number = value.get("errorCode", value.get("error"))
    code = number if isinstance(number, int) else None
    if "token" in said.lower():
        advice = "football-data.org does not accept the token; see https://www.football-data.org/client/login"
        raise PayloadError(advice, lasting=True)
    if code == 403:
        raise PayloadError(
            "football-data.org has this in a larger plan only, not in that of this token", True
        )
    if code == 429 or "limit" in said.lower():
        raise PayloadError("football-data.org was asked too often; it answers again within a minute")
    if code == 404:
        raise PayloadError("football-data.org does not have what was asked for", lasting=True)
    said = " ".join((said.replace(key, "…") if key else said).split())
    raise PayloadError(f"football-data.org says: {said[:200] or code}")


def _matches(above: Mapping[str, object], raw: Iterable[object], now: datetime) -> Given:
    problems: list[str] = []
    told_once = {name: above[name] for name in _TOLD_ONCE if above.get(name)}
    matches: dict[MatchKey, Match] = {}
    knockout: set[MatchKey] = set()
    claims: list[Claim] = []
    whole: set[tuple[MatchKey, type[About]]] = set()
    people: dict[tuple[TeamKey, str], str] = {}
    for item in raw:
        part = valid(MatchPart, told_once | item if isinstance(item, dict) else item, _named(item), problems)
        one = match(part) if part is not None else None
        if part is None or one is None or one.key in matches or one.home.key == one.away.key:
            continue
        said = seen(part, one, zone(league_of(part.competition)), now, problems)
        matches[one.key] = one
        knockout |= {one.key} if is_knockout(part) else set()
        claims += said.claims
        whole |= said.whole
        people |= said.people
    days = Given(SOURCE, claims=tuple(claims)).days()
    legs, ties = in_ties(SOURCE.key, list(matches.values()), knockout, days)
    return Given(
        SOURCE,
        competitions=tuple({one.competition.key: one.competition for one in legs}.values()),
        teams=tuple({side.key: side for one in legs for side in (one.home, one.away)}.values()),
        player_ids=people,
        ties=ties,
        matches=legs,
        claims=tuple(claims),
        whole=frozenset(whole),
        problems=tuple(problems),
    )


def _squads(raw: Sequence[object]) -> Given:
    problems: list[str] = []
    read = (valid(SquadPart, one, _named(one, "team"), problems) for one in raw)
    parts = [part for part in read if part is not None]
    teams = {part.id: team(part, country(part.area.code or "") if part.area else None) for part in parts}
    players: dict[tuple[TeamKey, str], str] = {}
    for part in parts:
        for one in part.squad or ():
            person = valid(PersonPart, one, f"team {part.id}: a player", problems)
            if person is not None and person.name and person.id is not None:
                players[teams[part.id].key, person.name] = str(person.id)
    return Given(
        SOURCE,
        teams=tuple(teams.values()),
        players=tuple(Player(name, key) for key, name in players),
        player_ids=players,
        problems=tuple(problems),
    )


def _named(raw: object, what: str = "match") -> str:
    number = raw.get("id") if isinstance(raw, dict) else None
    return f"{what} {number}" if isinstance(number, int) else f"a {what}"
