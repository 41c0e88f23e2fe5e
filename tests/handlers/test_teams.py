"""Which team a written name means, and whose match somebody means who writes none."""

import pytest

from bot.chat import Action, Channel
from bot.knowledge.claims import Claim, OfficialsOf, Source, SourceKind
from bot.knowledge.match import MatchKey, Officials, Team, TeamKey
from handlers.errors import UnknownCommandError
from storage import catalogue, channels, claims
from tests.handlers.matchday import DAY_BEFORE, LEADING, LONDON, REDS, Matchday


@pytest.mark.parametrize("written", ["liverpool", "Liverpool FC", "LFC", "liverpol", "Reds", " LIVERPOOL "])
async def test_a_team_is_found_however_it_is_written(told: Matchday, written: str) -> None:
    assert (await told.ask("fixtures", team=written)).post.title == "Liverpool: fixtures"


async def test_an_unknown_team_is_answered_with_the_nearest(told: Matchday) -> None:
    answer = await told.ask("tie", team="Livorno")
    assert answer.private
    assert answer.post.title == "No team called “Livorno”"
    assert Action("Liverpool", "tie", {"team": "Liverpool"}) in answer.post.actions


async def test_two_teams_that_would_do_are_offered_both(told: Matchday) -> None:
    await add_teams(told, "Manchester City", "Manchester United")
    answer = await told.ask("next", team="Manchester")
    assert answer.private
    assert [action.label for action in answer.post.actions] == ["Manchester City", "Manchester United"]


async def test_a_team_without_a_match_has_nothing_to_tell(told: Matchday) -> None:
    await add_teams(told, "Everton")
    assert (await told.ask("preview", team="Everton")).private


async def test_a_channel_with_several_teams_means_the_one_that_plays(told: Matchday) -> None:
    await follow(told, "team:verona")
    await follow(told, "team:atalanta")
    await told.come_to(LEADING)
    assert (await told.ask("match")).post.title == "Atalanta 0–1 Liverpool"


async def test_a_moderators_correction_is_told_in_their_own_community_only(told: Matchday) -> None:
    theirs = Channel("discord", "4711")
    async with told.database.write() as conn:
        community = await channels.open_community(conn, "discord", "1", "Kop")
        await channels.open_channel(conn, community, theirs, "match-day", LONDON, DAY_BEFORE)
        moderators = Source("kop", "Kop moderators", SourceKind.MODERATOR)
        about = OfficialsOf(MatchKey("atalanta-liverpool-2024-04-18"))
        said = Claim(about, Officials("Anthony Taylor"), moderators, DAY_BEFORE, scope=community)
        await claims.add(conn, [said], DAY_BEFORE)
    assert "Anthony Taylor" in await told.read("referee", theirs)
    assert "François Letexier" in await told.read("referee", REDS)


async def test_a_command_that_is_not_in_the_table_is_an_error_with_the_nearest(told: Matchday) -> None:
    with pytest.raises(UnknownCommandError, match=r"no command /lineups.*/lineup"):
        await told.ask("lineups")


async def add_teams(told: Matchday, *names: str) -> None:
    async with told.database.write() as conn:
        await catalogue.keep(conn, teams_=[Team(TeamKey(name.lower()), name) for name in names])


async def follow(told: Matchday, target: str) -> None:
    async with told.database.write() as conn:
        settings = await channels.settings(conn, REDS)
        assert settings is not None
        await channels.follow(conn, settings.id, target)


async def test_a_team_that_was_not_there_a_moment_ago_is_found(told: Matchday) -> None:
    await told.ask("next", team="Everton")
    await add_teams(told, "Everton")
    assert "No team" not in (await told.ask("next", team="Everton")).post.title
