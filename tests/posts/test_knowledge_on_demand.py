"""What fans ask for: the match, the tie, form, referee, television, milestones, sources."""

from datetime import date

import pytest

from bot.knowledge.claims import MilestoneOf, OfficialsOf, VenueOf
from bot.knowledge.dossier import Context
from bot.knowledge.match import Officials, Result, Score, Status, Venue
from bot.knowledge.milestones import Benchmark, Milestone
from bot.posts.broadcast import tv
from bot.posts.digest import digest
from bot.posts.form import form, h2h
from bot.posts.match import card, fixtures, next_match, results
from bot.posts.milestones import milestones
from bot.posts.officials import referee
from bot.posts.sources import sources
from bot.posts.tie import tie
from tests.builders import (
    GAZETTE,
    LEAGUE,
    a_dossier,
    a_goal,
    a_match,
    a_team,
    a_tie,
    after_first_leg,
    at,
    atalanta,
    liverpool,
    played,
)
from tests.builders import says as claim
from tests.posts.reading import read, says
from tests.posts.real_tie import (
    DAY_BEFORE,
    FULL_TIME,
    LIVERPOOL,
    LONDON,
    MORNING_AFTER,
    first_leg,
    second_leg,
)


def test_the_card_of_a_match_to_come() -> None:
    assert read(card(second_leg(DAY_BEFORE), LONDON))[:3] == [
        "Atalanta v Liverpool",
        "UEFA Europa League, quarter-finals, second leg",
        "Kickoff: Thu 18 Apr, 20:00 BST, at Gewiss Stadium, Bergamo",
    ]


def test_the_card_of_a_match_played() -> None:
    assert read(card(second_leg(FULL_TIME), LONDON))[:5] == [
        "Atalanta 0–1 Liverpool",
        "UEFA Europa League, quarter-finals, second leg",
        "Full time",
        "Liverpool: Mohamed Salah 7' (pen)",
        "Atalanta go through, 3–1 on aggregate. They meet Marseille next.",
    ]


def test_the_card_of_a_match_that_is_off() -> None:
    post = card(a_dossier(kickoff=at("19:00"), status=Status.POSTPONED), LONDON)
    assert says(post, "Postponed. Kickoff: Thu 18 Apr, 20:00 BST")


def test_the_next_match() -> None:
    assert read(next_match(second_leg(DAY_BEFORE), LONDON)) == [
        "Next: Atalanta v Liverpool",
        "Kickoff: Thu 18 Apr, 20:00 BST, at Gewiss Stadium, Bergamo",
        "UEFA Europa League, quarter-finals, second leg",
        "Atalanta lead 3–0 from the first leg.",
        "On TV: TNT Sports 1 (United Kingdom)",
        "Sources: openfootball, Matchday's rehearsal preview",
    ]


def test_a_next_match_that_is_on() -> None:
    assert (
        next_match(a_dossier(events=[a_goal(3, atalanta())]), LONDON).title
        == "On now: Atalanta 1–0 Liverpool"
    )


def test_fixtures_come_soonest_first_and_without_a_date_last() -> None:
    soon = a_dossier(a_match(atalanta(), liverpool()), kickoff=at("19:00"))
    late = a_dossier(a_match(liverpool(), a_team("Everton")), kickoff=at("19:00", date(2024, 4, 24)))
    open_ = a_dossier(a_match(liverpool(), a_team("Spurs")))
    assert read(fixtures(liverpool(), [open_, late, soon], LONDON)) == [
        "Liverpool: fixtures",
        "• Thu 18 Apr, 20:00 BST: Atalanta (away), UEFA Europa League",
        "• Wed 24 Apr, 20:00 BST: Everton (home), UEFA Europa League",
        "• date to be confirmed: Spurs (home), UEFA Europa League",
        "Source: League Office",
    ]


def test_a_fixture_that_is_off_says_so() -> None:
    off = a_dossier(kickoff=at("19:00"), status=Status.POSTPONED)
    assert says(fixtures(liverpool(), [off], LONDON), "Atalanta (away), UEFA Europa League – Postponed")


def test_results_come_newest_first() -> None:
    assert read(results(liverpool(), [first_leg(), second_leg(FULL_TIME)], LONDON))[1:3] == [
        "• Thursday 18 April: Atalanta 0–1 Liverpool. UEFA Europa League, quarter-finals, second leg",
        "• Thursday 11 April: Liverpool 0–3 Atalanta. UEFA Europa League, quarter-finals, first leg",
    ]


def test_lists_without_matches_say_so() -> None:
    assert says(fixtures(liverpool(), [], LONDON), "Nobody has told us yet the next fixtures of Liverpool.")
    assert says(results(liverpool(), [], LONDON), "Nobody has told us yet the results of Liverpool.")


def test_the_tie_before_the_second_leg() -> None:
    assert read(tie(second_leg(DAY_BEFORE), LONDON))[:5] == [
        "The tie: Liverpool v Atalanta",
        "• First leg: Liverpool 0–3 Atalanta, Thursday 11 April",
        "• Second leg: Atalanta v Liverpool, Thu 18 Apr, 20:00 BST",
        "Atalanta lead 3–0 from the first leg. Liverpool must win by four to go through; "
        "a win by three means extra time. Atalanta can afford to lose by two.",
        "No away-goals rule: level after both legs means extra time, then penalties. "
        "The winner meets Marseille.",
    ]


def test_the_tie_once_it_is_decided() -> None:
    lines = read(tie(second_leg(FULL_TIME), LONDON))
    assert lines[2:4] == [
        "• Second leg: Atalanta 0–1 Liverpool",
        "Atalanta go through, 3–1 on aggregate. They meet Marseille next.",
    ]
    assert not any("away-goals" in text for text in lines)


def test_the_tie_asked_for_at_the_first_leg() -> None:
    assert read(tie(first_leg(), LONDON))[1:3] == [
        "• First leg: Liverpool 0–3 Atalanta",
        "• Second leg: Atalanta v Liverpool, Thu 18 Apr, 20:00 BST",
    ]


@pytest.mark.parametrize(
    ("away_goals", "extra_time", "words"),
    [
        (True, True, "Away goals count if it is level after both legs, then extra time and penalties."),
        (True, False, "Away goals count if it is level after both legs, then penalties."),
        (False, False, "No away-goals rule and no extra time: level after both legs means penalties."),
    ],
)
def test_the_rule_of_the_season(away_goals: bool, extra_time: bool, words: str) -> None:
    context = after_first_leg((1, 1), a_tie(away_goals, extra_time))
    assert says(tie(a_dossier(a_match(leg=2), context=context), LONDON), words)


def test_a_match_without_a_tie() -> None:
    assert says(tie(a_dossier(), LONDON), "This match stands on its own: there is no second leg.")


def test_the_record_books() -> None:
    post = h2h(second_leg(DAY_BEFORE), LONDON)
    assert says(post, "• Thu 11 Apr: Liverpool 0–3 Atalanta, UEFA Europa League 2023-24")
    assert says(
        post,
        "Liverpool have lost a European first leg at home four times: Leeds 1971, Chelsea 2009, "
        "Real Madrid 2023 and Atalanta 2024. They have never gone through from there.",
    )


def test_form_tells_the_last_results_and_the_rest_between() -> None:
    assert read(form(second_leg(DAY_BEFORE), LONDON)) == [
        "Form: Atalanta v Liverpool",
        "Atalanta, after 3 days of rest",
        "• Drew: Atalanta 2–2 Verona, Mon 15 Apr. The same eleven started as at Anfield. "
        "Atalanta were two up and conceded both goals within four minutes.",
        "• Won: Liverpool 0–3 Atalanta, Thu 11 Apr",
        "Liverpool, after 4 days of rest",
        "• Lost: Liverpool 0–1 Crystal Palace, Sun 14 Apr",
        "• Lost: Liverpool 0–3 Atalanta, Thu 11 Apr",
        "Sources: This Is Anfield, openfootball, Football Talk",
    ]


def test_form_of_one_side() -> None:
    post = form(second_leg(DAY_BEFORE), LONDON, LIVERPOOL)
    assert post.title == "Form: Liverpool"
    assert not says(post, "Verona")


def test_a_shoot_out_decides_who_won() -> None:
    cup = played(liverpool(), a_team("Chelsea"), (0, 0))
    cup = type(cup)(cup.match, cup.on, Result(Score(0, 0), extra_time=True, shootout=Score(11, 10)))
    dossier = a_dossier(context=Context(recent={LIVERPOOL: (cup,)}))
    assert says(form(dossier, LONDON), "• Won: Liverpool 0–0 Chelsea")


def test_no_rest_is_claimed_where_a_date_is_missing() -> None:
    last = played(liverpool(), a_team("Everton"), (2, 0))
    lines = read(form(a_dossier(kickoff=at("19:00"), context=Context(recent={LIVERPOOL: (last,)})), LONDON))
    assert lines[1:3] == ["Liverpool", "• Won: Liverpool 2–0 Everton"]


def test_the_referee_and_the_earlier_match() -> None:
    assert read(referee(second_leg(DAY_BEFORE), LONDON)) == [
        "Referee: Atalanta v Liverpool",
        "François Letexier",
        "• Assistants: Cyril Mugnier and Mehdi Rahmouni",
        "• Fourth official: Pierre Gaillouste",
        "• Video assistants: Jérôme Brisard and Willy Delajod",
        "Earlier with one of these sides",
        "• Midtjylland 1–1 Liverpool, 2020-21. Booked: Caoimhin Kelleher",
        "Source: Matchday's rehearsal preview",
    ]


def test_a_referee_of_whom_only_the_name_is_known() -> None:
    match = a_match()
    dossier = a_dossier(match, claim(OfficialsOf(match.key), Officials("Stéphanie Frappart", "FR")))
    assert read(referee(dossier, LONDON))[1:] == ["Stéphanie Frappart (France)", "Source: The Gazette"]


def test_no_referee_yet() -> None:
    post = referee(a_dossier(kickoff=at("19:00")), LONDON)
    assert read(post)[1] == "Nobody has told us yet who the referee is. Ask again nearer to kickoff."


def test_television() -> None:
    assert says(tv(second_leg(DAY_BEFORE), LONDON), "• United Kingdom: TNT Sports 1, on air from 19:00 BST")


def test_milestones_the_nearest_first() -> None:
    assert read(milestones(second_leg(DAY_BEFORE), LONDON))[1:3] == [
        "• Darwin Núñez is one short of ten European goals for Liverpool (9 in 17 games). Fastest to ten, "
        "in games: Mohamed Salah and Sadio Mané 13, Robbie Fowler 16, Roger Hunt 18. "
        "One here would make Darwin Núñez joint fourth fastest.",
        "• Darwin Núñez: 5 Europa League goals this season, most at the club.",
    ]


def milestone(value: Milestone) -> str:
    about = MilestoneOf(a_match().key, LIVERPOOL, "Mohamed Salah", "goals for Liverpool")
    return read(milestones(a_dossier(None, claim(about, value)), LONDON))[1]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Milestone(200, 200), "Mohamed Salah has reached 200 goals for Liverpool."),
        (Milestone(198, 200), "Mohamed Salah is two short of 200 goals for Liverpool."),
        (
            Milestone(9, 10, 11, (Benchmark("Ian Rush", 14),)),
            "Mohamed Salah is one short of ten goals for Liverpool (9 in 11 games). Fastest to ten, in "
            "games: Ian Rush 14. One here would make Mohamed Salah the fastest.",
        ),
        (
            Milestone(9, 10, 15, (Benchmark("Ian Rush", 14),)),
            "Mohamed Salah is one short of ten goals for Liverpool (9 in 15 games). Fastest to ten, in "
            "games: Ian Rush 14. One here would make Mohamed Salah second fastest.",
        ),
    ],
)
def test_how_far_a_milestone_is(value: Milestone, words: str) -> None:
    assert milestone(value) == words


def test_sources_tell_who_said_what_and_both_sides_of_a_disagreement() -> None:
    lines = read(sources(first_leg(MORNING_AFTER), LONDON))
    assert "• openfootball: kickoff, venue, result" in lines
    at_ = lines.index("Told in different ways: 60' Goal: Gianluca Scamacca (Atalanta)")
    assert lines[at_ + 1 : at_ + 4] == [
        "• 60', assist by Charles De Ketelaere (ESPN)",
        "• 61' (Sportface)",
        "• 60', assist by Teun Koopmeiners (LiverpoolWorld)",
    ]


def test_marks_that_differ_are_opinions() -> None:
    lines = read(sources(second_leg(MORNING_AFTER), LONDON))
    assert lines[-1] == "Marks differ from paper to paper: those are opinions, and all are kept."


def test_a_venue_in_dispute() -> None:
    match = a_match()
    dossier = a_dossier(
        match,
        claim(VenueOf(match.key), Venue("Gewiss Stadium", "Bergamo"), LEAGUE),
        claim(VenueOf(match.key), Venue("Anfield"), GAZETTE),
    )
    assert read(sources(dossier, LONDON))[2:] == [
        "Told in different ways: the venue",
        "• Gewiss Stadium, Bergamo (League Office)",
        "• Anfield (The Gazette)",
    ]


def test_a_digest_goes_by_the_readers_days() -> None:
    late = a_dossier(a_match(liverpool(), a_team("Everton")), kickoff=at("23:30"))
    post = digest([late, a_dossier(kickoff=at("19:00")), a_dossier(a_match(away=a_team("Spurs")))], LONDON)
    assert read(post) == [
        "Coming up",
        "Thursday 18 April",
        "• 20:00 BST: Atalanta v Liverpool, UEFA Europa League",
        "Friday 19 April",
        "• 00:30 BST: Liverpool v Everton, UEFA Europa League",
        "Date to be confirmed",
        "• Atalanta v Spurs, UEFA Europa League",
        "Source: League Office",
    ]


def test_a_digest_without_matches() -> None:
    assert read(digest([], LONDON)) == ["Coming up", "No matches in these days."]
