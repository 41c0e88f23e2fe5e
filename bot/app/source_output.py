"""Data providers and their answers, as a terminal shows them and as programs read them."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from rich.text import Text

from bot.app.sources import Listed, Tried
from bot.knowledge.claims import Claim
from bot.knowledge.given import Given
from bot.knowledge.match import Kickoff, Match, MatchKey
from bot.knowledge.standings import Standings
from bot.sources.provider import Gives
from storage.codec import about_to_json, value_to_json


def in_list(one: Listed) -> Text:
    """A provider in three lines: whether it is on, what it gives, and how it does."""
    limits, state = one.provider.limits, one.state
    gives = ", ".join(kind.value for kind in Gives if kind in one.provider.gives)
    counted = ((limits.per_day, "a day"), (limits.per_minute, "a minute"))
    limit = ", ".join(f"{count} {period}" for count, period in counted if count is not None)
    shown = Text(f"{one.name:14}", "bold").append(*(("on", "green") if one.on else ("off", "yellow")))
    if one.entry.setting is not None:
        shown.append(f"  {'its key is' if one.entry.key else 'switched by'} {one.entry.setting}", "dim")
    shown.append(
        f"\n  gives {gives}\n  calls: {f'at most {limit}' if limit else 'no limit known'}; ", "default"
    )
    if state is None or state.answered_at is None:
        shown.append("no answer yet")
    else:
        shown.append(f"last answer {state.answered_at:%d %b %H:%M} UTC, {state.calls} calls on {state.day}")
    if state is not None and state.problem:
        shown.append(f"\n  {visible(state.problem)}", "red")
    return shown


def as_json(tried: Tried) -> dict[str, Any]:
    """Everything that an answer says, in JSON values: keys are the provider's own, instants are in UTC."""
    given = tried.given
    kickoffs = {c.about.match: c.value for c in given.claims if isinstance(c.value, Kickoff)}
    return {
        "provider": given.source.key,
        "competitions": [
            {"key": one.key, "name": one.name, "aliases": list(one.aliases)} for one in given.competitions
        ],
        "teams": [
            {"key": one.key, "name": one.name, "aliases": list(one.aliases), "country": one.country}
            for one in given.teams
        ],
        "players": [
            {"name": one.name, "team": one.team, "aliases": list(one.aliases),
             "id": given.player_ids.get((one.team, one.name))}
            for one in given.players
        ],
        "ties": [
            {"key": one.key, "first_home": one.first_home.key, "first_away": one.first_away.key,
             "away_goals": one.rules.away_goals, "extra_time": one.rules.extra_time}
            for one in given.ties
        ],
        "matches": [_match(one, kickoffs.get(one.key)) for one in given.matches],
        "claims": [_claim(one) for one in given.claims],
        "tables": [
            {"competition": one.competition, "season": one.season, "group": one.group,
             "rows": [{name: getattr(row, name) for name in row.__slots__} for row in one.rows]}
            for one in given.tables
        ],
        "whole": sorted([match, kind.__name__] for match, kind in given.whole),
        "problems": list(given.problems),
    }  # fmt: skip


def _match(match: Match, kickoff: Kickoff | None) -> dict[str, Any]:
    known = kickoff or Kickoff()
    return {
        "key": match.key,
        "competition": match.competition.key,
        "season": match.season,
        "stage": match.stage,
        "home": {"key": match.home.key, "name": match.home.name},
        "away": {"key": match.away.key, "name": match.away.name},
        "tie": match.leg.tie if match.leg else None,
        "leg": match.leg.number if match.leg else None,
        "kickoff": {
            "utc": known.at.astimezone(UTC).isoformat().replace("+00:00", "Z") if known.at else None,
            "day": day.isoformat() if (day := known.local_day) else None,
            "zone": known.zone,
        },
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "kind": type(claim.about).__name__,
        "about": about_to_json(claim.about),
        "value": value_to_json(claim.value),
        "source": claim.source.key,
        "said_at": claim.said_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "official": claim.official,
    }


def in_words(tried: Tried) -> Text:
    """A line for each match and each thing that is said of it."""
    given, shown = tried.given, Text()
    if tried.asked is not None:
        shown.append(f"Asked: {visible(tried.asked)}\n", "dim")
    shown.append(f"{given.source.name}: {_counts(given)}\n", "bold")
    by_match: dict[MatchKey, list[Claim]] = {match.key: [] for match in given.matches}
    for claim in given.claims:
        by_match.setdefault(claim.about.match, []).append(claim)
    titles = {match.key: _title(match) for match in given.matches}
    for key, claims in by_match.items():
        shown.append(f"{visible(titles.get(key, key))}\n", "green")
        for claim in claims:
            shown.append(f"  {visible(_said(claim))}\n")
    for table in given.tables:
        shown.append(_table(table, given))
    for problem in given.problems:
        shown.append(f"  left out: {visible(problem)}\n", "yellow")
    return shown


def _table(table: Standings, given: Given) -> Text:
    names = {team.key: team.name for team in given.teams}
    shown = Text(f"{visible(table.group or f'{table.competition} {table.season}')}\n", "green")
    for row in table.rows:
        name = visible(names.get(row.team, row.team))
        shown.append(f"  {row.rank:2} {name}  {row.played}  {row.difference:+}  {row.points}\n")
    return shown


def _counts(given: Given) -> str:
    """ "2 teams, 1 match"."""
    told = {
        ("team", "teams"): given.teams, ("player", "players"): given.players, ("tie", "ties"): given.ties,
        ("match", "matches"): given.matches, ("claim", "claims"): given.claims,
        ("table", "tables"): given.tables, ("problem", "problems"): given.problems,
    }  # fmt: skip
    counted = [
        f"{len(found)} {one if len(found) == 1 else many}" for (one, many), found in told.items() if found
    ]
    return ", ".join(counted) or "nothing"


def _title(match: Match) -> str:
    where = ", ".join(part for part in (match.competition.name, match.season, match.stage) if part)
    return f"{match.home.name} v {match.away.name} ({where})"


def _said(claim: Claim) -> str:
    """ "event (openligadb:goal-7): kind goal, minute 23', player Wiegel"."""
    kind = type(claim.about).__name__.removesuffix("Of").lower()
    about = ", ".join(str(part) for name, part in _set(claim.about) if name != "match")
    value = ", ".join(_part(name, part) for name, part in _set(claim.value))
    return f"{kind} ({about}): {value}" if about else f"{kind}: {value}"


def _set(one: Any) -> Iterator[tuple[str, Any]]:
    """The parts of a value that say something."""
    parts = ((field.name, getattr(one, field.name)) for field in fields(one))
    return ((name, part) for name, part in parts if part not in (None, False, (), ""))


def _part(name: str, part: Any) -> str:
    if isinstance(part, tuple):
        return f"{name} {', '.join(str(one) for one in part)}"
    if isinstance(part, datetime):
        return f"{name} {part.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    return name if part is True else f"{name} {part}"


def visible(text: str) -> str:
    """Words from outside, without what a terminal would obey."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
