"""What an operator decides on the command line about teams: tried first, then done."""

import pytest

from bot.app import teams
from bot.knowledge.match import TeamKey
from bot.settings import Settings
from storage import catalogue
from storage.database import Database
from storage.errors import CannotMergeError, NameTakenError, NotKnownError
from tests.storage.providers import ALPHA, BETA, DAY, KICKOFF, Provider, taken
from tests.stores import url_of

ONE = Provider(ALPHA, "Liverpool FC", "AFC Bournemouth")
ODD = Provider(BETA, "Liverpol", "Wrexham", "7")


@pytest.fixture
async def settings(database: Database) -> Settings:
    """Of a store in which one team may be another."""
    await taken(database, ONE.given(ONE.kickoff()))
    await taken(database, ODD.given(ODD.kickoff(KICKOFF + 9 * DAY)))
    return Settings(database=url_of(database))


async def known(database: Database) -> dict[TeamKey, tuple[str, ...]]:
    async with database.read() as conn:
        return {team.key: team.aliases for team in await catalogue.all_teams(conn)}


async def test_a_doubt_is_shown_tried_and_done(settings: Settings, database: Database) -> None:
    [doubt] = await teams.doubts(settings)
    assert (doubt.written, doubt.key, doubt.nearest) == ("Liverpol", "liverpol", ("liverpool",))
    tried = await teams.merge(settings, "liverpool", "liverpol", dry_run=True)
    assert [one.id for one in await teams.doubts(settings)] == [doubt.id]
    assert "liverpol" in await known(database)
    assert await teams.merge(settings, "liverpool", "liverpol") == tried
    assert await teams.doubts(settings) == []
    assert "liverpol" not in await known(database)


async def test_what_cannot_be_merged_says_why_and_changes_nothing(
    settings: Settings, database: Database
) -> None:
    before = await known(database)
    with pytest.raises(CannotMergeError, match="two clubs"):
        await teams.merge(settings, "liverpool", "bournemouth")
    with pytest.raises(CannotMergeError, match="known to this program"):
        await teams.merge(settings, "liverpol", "wrexham")
    assert await known(database) == before


async def test_two_teams_stay_two_and_nobody_asks_again(settings: Settings, database: Database) -> None:
    [doubt] = await teams.doubts(settings)
    assert (await teams.apart(settings, doubt.id)).key == "liverpol"
    assert await teams.doubts(settings) == []
    await taken(database, ODD.given(ODD.kickoff(KICKOFF + 9 * DAY)))
    assert await teams.doubts(settings) == []
    with pytest.raises(NotKnownError):
        await teams.apart(settings, doubt.id)


async def test_a_team_is_found_by_its_new_name(settings: Settings, database: Database) -> None:
    assert "The Anfielders" in (await teams.alias(settings, "liverpool", "The Anfielders")).aliases
    assert (await teams.alias(settings, "liverpool", "the anfielders")).aliases.count("The Anfielders") == 1
    nick = Provider(BETA, "The Anfielders", "Wrexham", "8")
    said = await taken(database, nick.given(nick.kickoff(KICKOFF + 20 * DAY)))
    assert [key.partition("-wrexham")[0] for key in said.matches.values()] == ["liverpool"]


async def test_a_team_that_is_generally_known_can_be_named_before_anything_is_heard_of_it(
    settings: Settings, database: Database
) -> None:
    assert "atalanta" not in await known(database)
    assert "The Goddess" in (await teams.alias(settings, "atalanta", "The Goddess")).aliases


@pytest.mark.parametrize(("name", "why"), [("Everton", "merge"), ("Liverpol", "merge"), ("!", "is no name")])
async def test_the_name_of_another_team_is_not_given_away(settings: Settings, name: str, why: str) -> None:
    with pytest.raises(NameTakenError, match=why):
        await teams.alias(settings, "liverpool", name)


async def test_a_team_that_nobody_knows_gets_no_name(settings: Settings) -> None:
    with pytest.raises(NotKnownError, match="nobody"):
        await teams.alias(settings, "nobody", "Nobody FC")
