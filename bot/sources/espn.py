"""ESPN's site API: fixtures, line-ups, key events, officials and broadcasts of most competitions.

It is what ESPN's own pages ask. Nobody has documented or promised it, and it may change or vanish any day: it
is asked only where the operator says so, politely, and whatever is missing is simply not known.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from bot.knowledge.claims import Claim, Source
from bot.knowledge.given import Given
from bot.knowledge.match import Team
from bot.knowledge.standings import Standings
from bot.sources import espn_around, espn_match, espn_tables
from bot.sources.espn_match import SOURCE
from bot.sources.espn_payload import Game, Season, Slug, TableGroup
from bot.sources.espn_summary import summary
from bot.sources.json_payload import an_object, items, parsed, valid
from bot.sources.leagues import League, by_name
from bot.sources.provider import Call, Gives, Limits, PayloadError, Quota, Want

_OF_ONE_MATCH = frozenset({Gives.OFFICIALS, Gives.BROADCASTS, Gives.LINEUPS, Gives.EVENTS, Gives.MEETINGS})
_OF_A_DAY = frozenset({Gives.FIXTURES, Gives.RESULTS})


class Espn:
    """A `Provider`. `base` is the address below which both of its parts lie ("/site/v2" and "/v2")."""

    source: Source = SOURCE
    gives: frozenset[Gives] = _OF_ONE_MATCH | _OF_A_DAY | {Gives.TABLE, Gives.SQUADS}
    limits: Limits = Limits(
        per_minute=20,
        calm=timedelta(hours=12),
        lineups=timedelta(minutes=3),
        live=timedelta(seconds=60),
        days=7,
    )
    """ESPN names no limits; these are what somebody who has the match open in a browser asks."""

    def __init__(self, base: str = "https://site.api.espn.com/apis") -> None:
        self.base = base

    @property
    def headers(self) -> Mapping[str, str]:
        return {"Accept": "application/json"}

    def knows(self, league: League) -> bool:
        return "espn" in league.codes

    def calls(self, wants: Sequence[Want]) -> list[Call]:
        """A summary for each match of which more than the score is wanted, a list for each day, a table.

        A list without a day is the one ESPN shows by itself: today's, or the next day on which there is play.
        """
        found: dict[str, Call] = {}
        for want in wants:
            if self.knows(want.league):
                for call in _calls(want):
                    found.setdefault(call.name, call)
        return list(found.values())

    def given(self, payload: bytes, now: datetime, call: Call | None = None) -> Given:
        answer = an_object(parsed(payload))
        if "header" in answer:
            return summary(answer, now)
        if "events" in answer:
            return _day(answer, now)
        if "children" in answer or "standings" in answer:
            return _tables(answer, call)
        if "code" in answer:
            raise PayloadError("ESPN says that it has no such page")
        raise PayloadError("this is no summary, no list of matches and no table of ESPN's")

    def quota(self, headers: Mapping[str, str], now: datetime) -> Quota | None:
        return None


def _calls(want: Want) -> Iterable[Call]:
    code, key = want.league.codes["espn"], want.league.key
    site = f"/site/v2/sports/soccer/{code}"
    if want.what & _OF_ONE_MATCH:
        for ref in want.refs:
            yield Call(f"match {ref}", f"{site}/summary", (("event", ref),), want)
    if want.what & _OF_A_DAY and not (want.refs and want.what & _OF_ONE_MATCH):
        dates = (("dates", f"{want.day:%Y%m%d}"),) if want.day else ()
        day = f" {want.day.isoformat()}" if want.day else ""
        yield Call(f"day {key}{day}", f"{site}/scoreboard", dates, want)
    if Gives.TABLE in want.what:
        season = (("season", str(want.season)),)
        yield Call(f"table {key} {want.season}", f"/v2/sports/soccer/{code}/standings", season, want)


def _day(answer: Mapping[str, object], now: datetime) -> Given:
    """The matches of one day of one competition."""
    problems: list[str] = []
    first = next(iter(items(answer.get("leagues"))), None)
    league = (valid(Slug, first, "leagues", problems) if first is not None else None) or Slug()
    found = [
        seen
        for raw in items(answer.get("events"))
        if isinstance(raw, dict)
        for seen in [_match(raw, league, now, problems)]
        if seen is not None
    ]
    teams = {side.key: side for seen, _ in found for side in (seen.match.home, seen.match.away)}
    return Given(
        SOURCE,
        competitions=tuple(
            {seen.match.competition.key: seen.match.competition for seen, _ in found}.values()
        ),
        teams=tuple(teams.values()),
        ties=tuple(seen.tie for seen, _ in found if seen.tie),
        matches=tuple(seen.match for seen, _ in found),
        claims=tuple(claim for _, claims in found for claim in claims),
        problems=tuple(problems),
    )


def _match(
    raw: Mapping[str, object], league: Slug, now: datetime, problems: list[str]
) -> tuple[espn_match.Seen, list[Claim]] | None:
    label = f"match {raw.get('id')}"
    game = valid(Game, next(iter(items(raw.get("competitions"))), None), label, problems)
    season = valid(Season, raw.get("season", {}), f"{label}: season", problems) or Season()
    seen = espn_match.seen(game, league, season, now, problems) if game else None
    if game is None or seen is None:
        return None
    place = [espn_around.venue(seen.match, game.venue, now)] if game.venue else []
    return seen, [*seen.claims, *place]


def _tables(answer: Mapping[str, object], call: Call | None) -> Given:
    """A league's table, or one for each group of it. ESPN names the competition in words alone."""
    problems: list[str] = []
    name = answer.get("name")
    asked = call.want.league if call and call.want else None
    league = asked or (by_name(name) if isinstance(name, str) else None)
    if league is None:
        raise PayloadError("this is a table of a competition that is not known")
    children: list[object] = items(answer.get("children")) or [answer]
    tables: list[Standings] = []
    teams: list[Team] = []
    for child in children:
        group = valid(TableGroup, child, "table", problems)
        if group is None or not group.standings.entries:
            continue
        year = group.standings.season or (call.want.season if call and call.want else None)
        if year is None:
            problems.append(f"table {group.name}: its season is not told")
            continue
        several = group.name if len(children) > 1 else None
        try:
            table, sides = espn_tables.table(
                group.standings.entries, league.key, league.season(year), several
            )
        except ValueError as error:
            problems.append(f"table {group.name}: {error}")
            continue
        tables.append(table)
        teams += sides
    return Given(
        SOURCE,
        competitions=(league.competition,),
        teams=tuple(teams),
        tables=tuple(tables),
        problems=tuple(problems),
    )
