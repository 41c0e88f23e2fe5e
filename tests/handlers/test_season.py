"""The season by the fans' marks."""

from bot.chat import Table
from tests.handlers.matchday import DEA, NEXT_MORNING, REDS, Matchday


async def rated(told: Matchday) -> None:
    for person, player, mark in (
        ("1", "salah", "9"),
        ("2", "salah", "6"),
        ("1", "jones", "8"),
        ("1", "lookman", "4"),
    ):
        await told.ask("rate", REDS, person, player=player, mark=mark)
    await told.come_to(NEXT_MORNING)


async def test_the_side_that_is_followed_is_ranked(ended: Matchday) -> None:
    await rated(ended)
    answer = await ended.ask("ratings", team="season")
    table = next(block for block in answer.post.blocks if isinstance(block, Table))
    assert answer.post.title == "Liverpool 2023-24: the fans' marks"
    assert table.rows == (("Curtis Jones", "1", "8.0", "8.0"), ("Mohamed Salah", "1", "7.5", "7.5"))
    assert "Lookman" in await ended.read("ratings", DEA, team="season")


async def test_a_team_can_be_named(ended: Matchday) -> None:
    await rated(ended)
    assert (await ended.ask("ratings", team="Atalanta", player="season")).post.title.startswith(
        "Atalanta 2023-24"
    )


async def test_one_players_season(ended: Matchday) -> None:
    await rated(ended)
    said = await ended.read("ratings", team="season", player="mo salah")
    assert said.startswith("Mohamed Salah 2023-24: the fans' marks")
    assert "Atalanta v Liverpool: 7.5 (2 ballots)" in said


async def test_a_rehearsals_crowd_is_said_to_be_invented(ended: Matchday) -> None:
    await rated(ended)
    for player in ("", "salah"):
        assert "Fans: a rehearsal's crowd, invented" in await ended.read(
            "ratings", team="season", player=player
        )
    assert "Fans: a rehearsal's crowd, invented" in await ended.read("me", REDS, "1")


async def test_a_player_whom_nobody_rated_is_not_found(ended: Matchday) -> None:
    await rated(ended)
    assert (await ended.ask("ratings", team="season", player="Gakpo")).private


async def test_a_running_ballot_that_hides_its_averages_is_no_season_yet(ended: Matchday) -> None:
    await ended.ask("rate", player="salah", mark="9")
    assert (await ended.ask("ratings", team="season")).post.title == "No season yet"
