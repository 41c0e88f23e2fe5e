"""What fans ask for: the match, the tie, form, referee, television, milestones, sources."""

from datetime import date

import pytest

from bot.knowledge.claims import AppointmentOf, MilestoneOf, OfficialsOf, VenueOf
from bot.knowledge.dossier import Context
from bot.knowledge.match import Appointment, Officials, Result, Score, Status, Venue
from bot.knowledge.milestones import Benchmark, Milestone
from bot.knowledge.refereed import Refereed
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


def test_form_adds_up_what_was_won_at_home_and_away() -> None:
    reds, others = liverpool(), a_team("Chelsea")
    recent = (
        played(reds, others, (2, 0)), played(reds, others, (1, 1)), played(others, reds, (3, 2)),
        played(reds, others, (4, 1)),
    )  # fmt: skip
    dossier = a_dossier(context=Context(recent={LIVERPOOL: recent}))
    assert says(
        form(dossier, LONDON),
        "Last 4. At home: won 2, drew 1, lost 0, goals 7–2. Away: won 0, drew 0, lost 1, goals 2–3.",
    )
    few = a_dossier(context=Context(recent={LIVERPOOL: recent[:3]}))
    assert not says(form(few, LONDON), "At home")


def test_form_lists_five_and_adds_up_all() -> None:
    recent = tuple(played(liverpool(), a_team(f"Side {number}"), (1, 0)) for number in range(9))
    post = form(a_dossier(context=Context(recent={LIVERPOOL: recent})), LONDON)
    assert sum(text.startswith("• Won") for text in read(post)) == 5
    assert says(post, "Last 9. At home: won 9, drew 0, lost 0, goals 9–0.")
    assert not says(post, "Away")


def test_head_to_head_adds_up_every_meeting_and_lists_the_last() -> None:
    meetings = (
        played(liverpool(), atalanta(), (0, 3), date(2024, 4, 11)),
        *(played(atalanta(), liverpool(), (0, 1), date(2023 - n, 9, 1)) for n in range(5)),
        played(liverpool(), atalanta(), (0, 0), date(2011, 3, 1)),
    )
    post = h2h(a_dossier(context=Context(meetings=meetings)), LONDON)
    assert read(post)[1] == (
        "7 meetings since 2011: Atalanta won 1, Liverpool won 5, 1 drawn. Goals: Atalanta 3, Liverpool 5."
    )
    assert sum(text.startswith("•") for text in read(post)) == 5


def test_a_meeting_that_kicks_decided_counts_as_drawn_and_that_is_said() -> None:
    final = played(liverpool(), atalanta(), (1, 1), date(2022, 5, 1))
    kicks = type(final)(final.match, final.on, Result(Score(1, 1), shootout=Score(5, 4)))
    other = played(liverpool(), atalanta(), (2, 0))
    post = h2h(a_dossier(context=Context(meetings=(kicks, other))), LONDON)
    assert says(post, "2 meetings that I know of: Atalanta won 0, Liverpool won 1, 1 drawn.")
    assert says(post, "What kicks decided counts as drawn.")


def test_a_single_meeting_is_not_added_up() -> None:
    one = played(liverpool(), atalanta(), (2, 0), date(2024, 4, 11))
    assert not says(h2h(a_dossier(context=Context(meetings=(one,))), LONDON), "Goals:")


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


def test_the_referees_earlier_matches_with_their_cards() -> None:
    match = a_match()
    dossier = a_dossier(match, claim(OfficialsOf(match.key), Officials("Anthony Taylor")))
    before = [
        Refereed(played(liverpool(), a_team("Arsenal"), (3, 1), date(2024, 2, 4)), yellow=5, red=1),
        Refereed(played(a_team("Everton"), liverpool(), (1, 0), date(2023, 9, 2))),
        Refereed(played(atalanta(), a_team("Roma"), (2, 2), date(2023, 8, 20)), yellow=1),
    ]
    assert read(referee(dossier, LONDON, before))[1:] == [
        "Anthony Taylor",
        "Earlier with one of these sides",
        "• Sun 4 Feb: Liverpool 3–1 Arsenal, UEFA Europa League 2023-24. 5 yellow cards, 1 red card",
        "• Sat 2 Sept: Everton 1–0 Liverpool, UEFA Europa League 2023-24",
        "• Sun 20 Aug: Atalanta 2–2 Roma, UEFA Europa League 2023-24. 1 yellow card",
        "Liverpool under Anthony Taylor: won 1, drew 0, lost 1, goals 3–2.",
        "Source: The Gazette",
    ]


def test_what_was_recalled_and_is_in_the_store_is_told_once() -> None:
    match = a_match()
    told = Appointment("Anthony Taylor", "Liverpool", "Arsenal", Score(3, 1), "2023-24")
    dossier = a_dossier(
        match,
        claim(OfficialsOf(match.key), Officials("Anthony Taylor")),
        claim(AppointmentOf(match.key, "1"), told),
    )
    before = [Refereed(played(liverpool(), a_team("Arsenal"), (3, 1), date(2024, 2, 4)))]
    assert sum("Arsenal" in text for text in read(referee(dossier, LONDON, before))) == 1
    assert sum("Arsenal" in text for text in read(referee(dossier, LONDON))) == 1


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
