"""What OpenLigaDB's answers look like: https://api.openligadb.de, in the form of 2023 and the one before.

Until 2023 the same names began with a capital ("MatchID"), so capitals are taken as no difference.
"""

from datetime import datetime
from typing import Annotated

from pydantic import ConfigDict, Field

from bot.sources.json_payload import Count, Instant, Name, Part, Whole, Words


def without_capitals(value: object) -> object:
    """The same with every name in small letters: "MatchID" and "matchID" become "matchid"."""
    if isinstance(value, dict):
        return {str(name).lower(): without_capitals(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [without_capitals(inner) for inner in value]
    return value


class _Part(Part):
    model_config = ConfigDict(alias_generator=lambda name: name.replace("_", ""))


class TeamPart(_Part):
    team_id: Whole
    team_name: Name
    short_name: Words | None = None


class GroupPart(_Part):
    """A matchday or a round; `group_order_id` counts them from 1 within a season."""

    group_name: Words | None = None
    group_order_id: Whole | None = None


class ResultPart(_Part):
    """One of several results of a match: at half time, at the end, after extra time, after the shoot-out."""

    result_name: Words | None = None
    result_description: Words | None = None
    result_type_id: int | None = None
    result_order_id: int | None = None
    points_team1: Count
    points_team2: Count


class GoalPart(_Part):
    """A goal with the score after it. A kick of a shoot-out is one too; a missed one is not told at all."""

    goal_id: Whole
    score_team1: Count
    score_team2: Count
    match_minute: Annotated[int, Field(ge=1, le=150)] | None = None
    goal_getter_id: Whole | None = None
    goal_getter_name: Words | None = None
    is_penalty: bool | None = None
    is_own_goal: bool | None = None
    is_overtime: bool | None = None
    comment: Words | None = None


class LocationPart(_Part):
    location_city: Words | None = None
    location_stadium: Words | None = None


class MatchPart(_Part):
    """`last_update_date_time` has no zone: it is German time. Results and goals are validated one by one."""

    match_id: Whole
    match_date_time_utc: Annotated[Instant | None, Field(alias="matchdatetimeutc")] = None
    league_id: Whole | None = None
    league_name: Words | None = None
    league_season: Annotated[int, Field(ge=1850, le=2200)] | None = None
    league_shortcut: Words | None = None
    group: GroupPart | None = None
    team1: TeamPart
    team2: TeamPart
    last_update_date_time: datetime | None = None
    match_is_finished: bool | None = None
    match_results: list[object] | None = None
    goals: list[object] | None = None
    location: LocationPart | None = None
    number_of_viewers: Count | None = None


class RowPart(_Part):
    """One team's line of a table."""

    team_info_id: Whole
    team_name: Name
    short_name: Words | None = None
    matches: Count
    won: Count
    draw: Count
    lost: Count
    goals: Count
    opponent_goals: Count
    points: int
