"""What a half-written argument could become."""

from bot.knowledge.match import Team, TeamKey
from storage import catalogue
from tests.handlers.matchday import DEA, FULL_TIME, LEADING, NOBODY, Matchday


async def test_a_team_completes_from_its_beginning(told: Matchday) -> None:
    assert [choice.value for choice in await told.complete("next", "team", "liv")] == ["Liverpool"]


async def test_a_team_completes_from_a_slip(told: Matchday) -> None:
    assert "Liverpool" in [choice.value for choice in await told.complete("next", "team", "liverpol")]


async def test_with_nothing_written_the_channels_own_team_comes_first(told: Matchday) -> None:
    assert (await told.complete("next", "team", ""))[0].value == "Liverpool"
    assert (await told.complete("next", "team", "", DEA))[0].value == "Atalanta"


async def test_there_are_never_more_choices_than_a_platform_takes(told: Matchday) -> None:
    async with told.database.write() as conn:
        long_name = "Sporting " + "very " * 30
        await catalogue.keep(conn, teams_=[Team(TeamKey(f"t{n}"), f"{long_name}{n}") for n in range(40)])
    choices = await told.complete("next", "team", "sport", NOBODY)
    assert len(choices) == 25
    assert max(len(choice.label) for choice in choices) <= 100


async def test_players_are_those_who_appeared(told: Matchday) -> None:
    await told.come_to(FULL_TIME)
    values = [choice.value for choice in await told.complete("rate", "player", "d")]
    assert "Jayden Danns" in values
    assert "Ben Doak" not in values


async def test_a_player_is_shown_with_his_team(told: Matchday) -> None:
    await told.come_to(FULL_TIME)
    [choice] = await told.complete("rate", "player", "danns")
    assert (choice.label, choice.value) == ("Jayden Danns (Liverpool)", "Jayden Danns")


async def test_while_a_match_is_played_players_are_still_those_who_can_be_rated(told: Matchday) -> None:
    await told.come_to(LEADING)
    assert await told.complete("ratings", "player", "kell")


async def test_commands_complete_with_or_without_their_slash(told: Matchday) -> None:
    assert [c.value for c in await told.complete("help", "command", "/rat")] == ["ratings", "rate"]
    assert [c.label for c in await told.complete("help", "command", "ti")] == ["/tie"]


async def test_a_number_does_not_complete(told: Matchday) -> None:
    assert await told.complete("rate", "mark", "7") == ()
    assert await told.complete("next", "nonsense", "7") == ()
