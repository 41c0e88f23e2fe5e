"""What is known before a match, and what is said when it is not."""

from tests.handlers.matchday import (
    DEA,
    FULL_TIME,
    LEADING,
    LINEUPS_OUT,
    NEXT_MORNING,
    Matchday,
    at,
)


async def test_the_preview_tells_what_is_at_stake(told: Matchday) -> None:
    said = await told.read("preview")
    assert "Atalanta lead 3–0 from the first leg" in said
    assert "TNT Sports 1" in said


async def test_team_news_names_who_is_out(told: Matchday) -> None:
    said = await told.read("teamnews")
    assert "Conor Bradley (ankle)" in said
    assert "Matchday's rehearsal preview" in said


async def test_after_the_match_team_news_is_about_the_next_one(told: Matchday) -> None:
    await told.come_to(FULL_TIME)
    answer = await told.ask("teamnews")
    assert answer.private
    assert answer.post.title == "Fulham v Liverpool"


async def test_the_predicted_eleven_is_shown_whichever_side_is_asked_for(told: Matchday) -> None:
    assert (await told.read("predicted")).startswith("Predicted line-up: Liverpool")
    assert (await told.read("predicted", team="Atalanta")).startswith("Predicted line-up: Liverpool")


async def test_before_the_line_ups_are_out_it_says_so(told: Matchday) -> None:
    answer = await told.ask("lineup")
    assert answer.private
    assert answer.post.title == "Atalanta v Liverpool"


async def test_line_ups_are_shown_once_they_are_out(told: Matchday) -> None:
    await told.come_to(LINEUPS_OUT)
    answer = await told.ask("lineup")
    assert not answer.private
    assert "Juan Musso" in await told.read("lineup", DEA)


async def test_the_next_morning_line_ups_are_still_last_nights(told: Matchday) -> None:
    await told.come_to(NEXT_MORNING)
    assert (await told.ask("lineup")).post.title == "Line-ups: Atalanta v Liverpool"


async def test_the_tie_before_during_and_after(told: Matchday) -> None:
    assert "Atalanta lead 3–0 from the first leg" in await told.read("tie")
    await told.come_to(LEADING)
    assert "Atalanta lead 3–1 on aggregate" in await told.read("tie")
    await told.come_to(FULL_TIME)
    assert "Atalanta go through, 3–1 on aggregate" in await told.read("tie")


async def test_the_last_tie_is_the_tie_when_the_next_match_is_none(told: Matchday) -> None:
    await told.come_to(FULL_TIME)
    told.clock.instant = at(20, "12:00")
    assert "Atalanta go through" in await told.read("tie")


async def test_a_match_of_the_league_is_no_part_of_a_tie(told: Matchday) -> None:
    answer = await told.ask("tie", team="Crystal Palace")
    assert answer.private


async def test_form_tells_both_sides(told: Matchday) -> None:
    said = await told.read("form", team="Atalanta")
    assert "Drew: Atalanta 2–2 Verona" in said
    assert "Lost: Liverpool 0–1 Crystal Palace" in said


async def test_head_to_head_has_the_first_leg(told: Matchday) -> None:
    assert "Liverpool 0–3 Atalanta" in await told.read("h2h")


async def test_the_referee_and_who_goes_with_him(told: Matchday) -> None:
    said = await told.read("referee")
    assert "François Letexier" in said
    assert "Midtjylland 1–1 Liverpool" in said


async def test_where_the_match_is_shown(told: Matchday) -> None:
    assert "TNT Sports 1" in await told.read("tv")


async def test_where_nobody_said_where_it_is_shown_only_the_asker_hears_that(told: Matchday) -> None:
    assert (await told.ask("tv", team="Fulham")).private


async def test_milestones_that_are_near(told: Matchday) -> None:
    assert "Darwin Núñez" in await told.read("milestones")


async def test_sources_are_for_the_asker(told: Matchday) -> None:
    await told.come_to(FULL_TIME)
    answer = await told.ask("sources")
    assert answer.private
    assert "Matchday's rehearsal preview" in await told.read("sources")
    assert "Darwin Núñez (Bergamo e Sport)" in await told.read("sources")


async def test_answers_speak_to_the_channels_zone(told: Matchday) -> None:
    assert "20:00 BST" in await told.read("match")
