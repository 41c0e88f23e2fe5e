"""The next match, those to come, those played, and the match of the moment."""

from tests.handlers.matchday import (
    DEA,
    EUROPE,
    FULL_TIME,
    LEADING,
    NEXT_MORNING,
    NOBODY,
    Matchday,
    at,
)


async def test_the_next_match_is_the_one_the_channel_waits_for(told: Matchday) -> None:
    assert (await told.read("next")).startswith("Next: Atalanta v Liverpool")


async def test_during_a_match_the_next_one_is_the_one_after(told: Matchday) -> None:
    await told.come_to(LEADING)
    assert (await told.read("next")).startswith("Next: Fulham v Liverpool")


async def test_during_its_last_known_match_the_next_one_is_the_one_being_played(told: Matchday) -> None:
    await told.come_to(LEADING)
    assert (await told.ask("next", DEA)).post.title.startswith("On now: Atalanta")


async def test_with_no_match_to_come_it_says_so_to_the_asker_alone(told: Matchday) -> None:
    await told.come_to(NEXT_MORNING)
    answer = await told.ask("next", DEA)
    assert answer.private
    assert answer.post.title == "Nothing yet"


async def test_a_named_team_beats_the_followed_one(told: Matchday) -> None:
    assert (await told.read("next", team="fulham")).startswith("Next: Fulham v Liverpool")


async def test_fixtures_are_the_teams_own_soonest_first(told: Matchday) -> None:
    said = await told.read("fixtures")
    assert said.startswith("Liverpool: fixtures")
    assert said.index("Atalanta (away)") < said.index("Fulham (away)")


async def test_a_match_under_way_is_no_fixture_any_more(told: Matchday) -> None:
    await told.come_to(LEADING)
    assert "Atalanta" not in await told.read("fixtures")


async def test_results_are_the_teams_own_newest_first(told: Matchday) -> None:
    await told.come_to(FULL_TIME)
    said = await told.read("results")
    assert said.index("Atalanta 0–1 Liverpool") < said.index("Liverpool 0–1 Crystal Palace")
    assert said.index("Crystal Palace") < said.index("Liverpool 0–3 Atalanta")


async def test_a_match_being_played_is_no_result(told: Matchday) -> None:
    await told.come_to(LEADING)
    assert "Atalanta 0–1 Liverpool" not in await told.read("results")


async def test_where_no_team_is_followed_a_list_is_about_the_home_side_of_the_next_match(
    told: Matchday,
) -> None:
    assert (await told.read("fixtures", EUROPE)).startswith("Atalanta: fixtures")
    assert (await told.read("results", NOBODY)).startswith("Atalanta: results")


async def test_a_team_without_results_is_told_privately(told: Matchday) -> None:
    assert (await told.ask("results", team="Fulham")).private


async def test_the_match_is_the_coming_one_the_day_before(told: Matchday) -> None:
    assert (await told.ask("match")).post.title == "Atalanta v Liverpool"


async def test_the_match_is_the_one_being_played(told: Matchday) -> None:
    await told.come_to(LEADING)
    assert (await told.ask("match")).post.title == "Atalanta 0–1 Liverpool"


async def test_the_match_is_the_one_just_played_until_the_next_morning(told: Matchday) -> None:
    await told.come_to(NEXT_MORNING)
    assert (await told.ask("match")).post.title == "Atalanta 0–1 Liverpool"


async def test_the_day_after_the_match_is_the_next_one(told: Matchday) -> None:
    await told.come_to(at(19, "19:30"))
    assert (await told.ask("match")).post.title == "Fulham v Liverpool"


async def test_a_channel_that_follows_a_competition_gets_its_match(told: Matchday) -> None:
    await told.come_to(LEADING)
    assert (await told.ask("match", EUROPE)).post.title == "Atalanta 0–1 Liverpool"


async def test_a_channel_that_follows_nothing_gets_the_next_match_of_all(told: Matchday) -> None:
    assert (await told.ask("match", NOBODY)).post.title == "Atalanta v Liverpool"


async def test_before_kickoff_nothing_is_live(told: Matchday) -> None:
    answer = await told.ask("live")
    assert answer.private
    assert answer.post.title == "Atalanta v Liverpool"


async def test_live_shows_the_score_and_how_it_came_about(told: Matchday) -> None:
    await told.come_to(LEADING)
    said = await told.read("live")
    assert "Atalanta 0–1 Liverpool" in said
    assert "7' ⚽ Goal: Mohamed Salah" in said


async def test_after_full_time_live_still_tells_the_match(told: Matchday) -> None:
    await told.come_to(FULL_TIME)
    assert (await told.ask("live")).post.title == "Full time: Atalanta 0–1 Liverpool"


async def test_a_button_brings_its_own_match_back_however_late_it_is_pressed(told: Matchday) -> None:
    await told.come_to(at(19, "19:30"))
    assert (await told.ask("tie", match="liverpool-atalanta-2024-04-11")).post.title == (
        "The tie: Liverpool v Atalanta"
    )
    assert (await told.ask("match", match="atalanta-liverpool-2024-04-18")).post.title == (
        "Atalanta 0–1 Liverpool"
    )
