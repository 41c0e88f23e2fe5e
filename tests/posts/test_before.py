"""What is posted before kickoff: preview, team news, line-ups, reminders, moves."""

from datetime import date

import pytest

from bot.knowledge.claims import AbsenceOf, Claim, KickoffOf, VenueOf
from bot.knowledge.dossier import Context
from bot.knowledge.match import Kickoff, Status, Team, TeamKey, Venue
from bot.knowledge.team_news import Absence, AbsenceStatus, Lineup
from bot.posts.lineups import confirmed, predicted
from bot.posts.moved import moved
from bot.posts.preview import preview
from bot.posts.reminder import reminder
from bot.posts.team_news import team_news
from tests.builders import a_dossier, a_match, a_team, at, atalanta, liverpool, played
from tests.builders import says as claim
from tests.posts.reading import read, says
from tests.posts.real_tie import DAY_BEFORE, LINE_UPS_OUT, LIVERPOOL, LONDON, second_leg

KICKOFF = "2024-04-18T19:00:00+00:00"
TWO_HOURS = {"kickoff": KICKOFF, "lead": "PT7200S"}


def test_the_preview_of_the_real_second_leg() -> None:
    assert read(preview(second_leg(DAY_BEFORE), LONDON)) == [
        "Preview: Atalanta v Liverpool",
        "UEFA Europa League, quarter-finals, second leg",
        "Kickoff: Thu 18 Apr, 20:00 BST, at Gewiss Stadium, Bergamo",
        "Atalanta lead 3–0 from the first leg. Liverpool must win by four to go through; "
        "a win by three means extra time. Atalanta can afford to lose by two.",
        "• Liverpool without Ben Doak, Conor Bradley, Joël Matip and Thiago Alcântara; "
        "returning: Diogo Jota and Trent Alexander-Arnold",
        "• Expected for Liverpool: 4-3-3, with Mohamed Salah, Diogo Jota and Luis Díaz up front",
        "• Last time out: Atalanta 2–2 Verona, three days before; "
        "Liverpool 0–1 Crystal Palace, four days before",
        "• Darwin Núñez is one short of ten European goals for Liverpool (9 in 17 games).",
        "• Referee: François Letexier",
        "• On TV: TNT Sports 1 (United Kingdom), from 19:00 BST",
        "• Room for 16,000 of 21,000 (work on the stadium). 750 away fans expected.",
        "Sources: openfootball, Matchday's rehearsal preview, This Is Anfield, Football Talk",
    ]


def test_a_preview_of_which_little_is_known_says_little() -> None:
    assert read(preview(a_dossier(kickoff=at("19:00")), LONDON)) == [
        "Preview: Atalanta v Liverpool",
        "UEFA Europa League",
        "Kickoff: Thu 18 Apr, 20:00 BST",
        "Source: League Office",
    ]


def test_a_preview_posted_before_the_kickoff_moved_strikes_the_old_one_out() -> None:
    post = preview(a_dossier(kickoff=at("19:30")), LONDON, was=at("19:00"))
    assert says(post, "Kickoff: ~Thu 18 Apr, 20:00 BST~ Thu 18 Apr, 20:30 BST")


@pytest.mark.parametrize(
    ("kickoff", "words"),
    [
        (Kickoff(day=date(2024, 4, 18)), "Kickoff: Thursday 18 April, time to be confirmed"),
        (Kickoff(), "Kickoff: date to be confirmed"),
    ],
)
def test_a_kickoff_that_is_not_settled(kickoff: Kickoff, words: str) -> None:
    match = a_match()
    assert says(preview(a_dossier(match, claim(KickoffOf(match.key), kickoff)), LONDON), words)


def absent(player: str, side: Team, absence: Absence) -> Claim:
    return claim(AbsenceOf(a_match().key, side.key, player), absence)


def test_team_news_goes_by_side_and_by_how_sure_it_is() -> None:
    facts = [
        absent("Éderson", atalanta(), Absence(AbsenceStatus.DOUBT, "knock")),
        absent("Isak Hien", atalanta(), Absence(AbsenceStatus.SUSPENDED)),
        absent("Joël Matip", liverpool(), Absence(AbsenceStatus.OUT, until=date(2024, 5, 8))),
        absent(
            "Conor Bradley", liverpool(), Absence(AbsenceStatus.OUT, "ankle", date(2024, 5, 8), about=True)
        ),
    ]
    assert read(team_news(a_dossier(None, *facts), LONDON)) == [
        "Team news: Atalanta v Liverpool",
        "Atalanta",
        "• Suspended: Isak Hien",
        "• Doubtful: Éderson (knock)",
        "Liverpool",
        "• Out: Conor Bradley (ankle), back around 8 May",
        "• Out: Joël Matip, back on Wed 8 May",
        "Source: The Gazette",
    ]


def test_what_is_new_in_the_team_news_is_marked() -> None:
    post = team_news(second_leg(DAY_BEFORE), LONDON, frozenset({(LIVERPOOL, "Ben Doak")}))
    assert says(post, "• New · Out: Ben Doak")
    assert not says(post, "New · Out: Conor")


def test_news_of_one_side_wears_its_colour() -> None:
    assert team_news(second_leg(DAY_BEFORE), LONDON).colour == liverpool().colour


def test_a_predicted_line_up_names_who_expects_it() -> None:
    assert read(predicted(second_leg(DAY_BEFORE), LONDON, LIVERPOOL)) == [
        "Predicted line-up: Liverpool",
        "Atalanta v Liverpool",
        "Liverpool (4-3-3): Alisson; Joe Gomez, Ibrahima Konaté, Virgil van Dijk, Andrew Robertson; "
        "Alexis Mac Allister, Harvey Elliott, Dominik Szoboszlai; Mohamed Salah, Diogo Jota, Luis Díaz",
        "Kickoff: Thu 18 Apr, 20:00 BST, at Gewiss Stadium, Bergamo",
        "Source: Matchday's rehearsal preview",
    ]


def test_once_line_ups_are_out_a_prediction_tells_how_right_it_was() -> None:
    assert says(predicted(second_leg(LINE_UPS_OUT), LONDON), "Eight of the eleven start.")


def test_confirmed_line_ups_tell_the_changes_and_since_when() -> None:
    post = confirmed(second_leg(LINE_UPS_OUT), LONDON)
    assert says(
        post,
        "Two changes from the match against Verona on Monday 15 April: in come Sead Kolašinac and "
        "Aleksey Miranchuk; out go Mario Pašalić and Charles De Ketelaere.",
    )
    assert says(post, "Six changes from the first leg against Atalanta: in come Alisson,")


ELEVEN = tuple("ABCDEFGHIJK")


def lineup_after(*starters: str, captain: str | None = None, **last: str) -> list[str]:
    before = Context(
        recent={liverpool().key: (played(liverpool(), a_team("Everton"), (1, 0), lineups=last),)}
    )
    lineup = Lineup(starters, "4-4-2", captain=captain)
    return read(confirmed(a_dossier(lineups=[(liverpool(), lineup)], context=before), LONDON))


def test_an_unchanged_side() -> None:
    assert "Unchanged from the match against Everton." in lineup_after(*ELEVEN, liverpool="ABCDEFGHIJK")


def test_one_change_is_told_as_one() -> None:
    lines = lineup_after(*ELEVEN, liverpool="ABCDEFGHIJZ")
    assert "One change from the match against Everton: K for Z." in lines


def test_without_an_earlier_line_up_no_change_is_claimed() -> None:
    assert not any("hange" in text for text in lineup_after(*ELEVEN))


def test_the_captain_is_marked() -> None:
    assert "Liverpool (4-4-2): A; B, C (c), D, E; F, G, H, I; J, K" in lineup_after(*ELEVEN, captain="C")


def test_a_formation_that_does_not_fit_leaves_one_line() -> None:
    assert lineup_after("A", "B")[1] == "Liverpool (4-4-2): A, B"


def test_an_empty_line_up_is_none() -> None:
    post = confirmed(a_dossier(lineups=[(liverpool(), Lineup(()))]), LONDON)
    assert says(post, "Nobody has told us yet who starts.")


@pytest.mark.parametrize(
    ("lead", "title"),
    [
        ("PT7200S", "Two hours to kickoff: Atalanta v Liverpool"),
        ("PT3600S", "One hour to kickoff: Atalanta v Liverpool"),
        ("PT5400S", "90 minutes to kickoff: Atalanta v Liverpool"),
        ("PT900S", "Kickoff soon: Atalanta v Liverpool"),
        ("P1D18:00 Europe/London", "Tomorrow: Atalanta v Liverpool"),
        ("P0D09:00 Europe/London", "Today: Atalanta v Liverpool"),
        ("P3D09:00 Europe/London", "Coming up: Atalanta v Liverpool"),
    ],
)
def test_a_reminder_says_how_long_it_is(lead: str, title: str) -> None:
    assert reminder(second_leg(DAY_BEFORE), LONDON, {"kickoff": KICKOFF, "lead": lead}).title == title


def test_a_reminder_tells_the_kickoff_it_announces_and_what_is_at_stake() -> None:
    assert read(reminder(second_leg(DAY_BEFORE), LONDON, TWO_HOURS))[1:] == [
        "Kickoff: Thu 18 Apr, 20:00 BST, at Gewiss Stadium, Bergamo",
        "Atalanta lead 3–0 from the first leg. Liverpool must win by four to go through; "
        "a win by three means extra time. Atalanta can afford to lose by two.",
        "On TV: TNT Sports 1 (United Kingdom)",
        "Sources: openfootball, Matchday's rehearsal preview",
    ]


@pytest.mark.parametrize(
    ("now", "status", "title", "words"),
    [
        ("2024-04-18T19:30:00+00:00", None, "Kickoff moved", "New kickoff: Thu 18 Apr, 20:30 BST."),
        (None, None, "Kickoff moved", "A new kickoff time is still to be set."),
        (None, "postponed", "Postponed", "The match is postponed. A new date is still to be set."),
        (KICKOFF, "postponed", "Postponed", "The match is postponed. A new date is still to be set."),
        (
            "2024-04-19T19:00:00+00:00",
            "postponed",
            "Postponed",
            "The match is postponed to Fri 19 Apr, 20:00 BST.",
        ),
        (KICKOFF, "abandoned", "Abandoned", "The match was abandoned."),
        (None, "cancelled", "Cancelled", "The match is cancelled."),
    ],
)
def test_a_reminder_that_no_longer_holds_is_struck_out_with_what_holds_instead(
    now: str | None, status: str | None, title: str, words: str
) -> None:
    post = reminder(second_leg(DAY_BEFORE), LONDON, {**TWO_HOURS, "now": now, "status": status})
    assert read(post)[:3] == [
        f"{title}: Atalanta v Liverpool",
        "~Kickoff: Thu 18 Apr, 20:00 BST~",
        words,
    ]


def test_a_kickoff_that_moved_back_to_what_was_announced_makes_the_reminder_true_again() -> None:
    post = reminder(second_leg(DAY_BEFORE), LONDON, {**TWO_HOURS, "now": KICKOFF, "status": None})
    assert post.title == "Two hours to kickoff: Atalanta v Liverpool"


LATER, EARLIER, NEXT_DAY = (
    "2024-04-18T19:30:00+00:00",
    "2024-04-18T18:30:00+00:00",
    "2024-04-19T19:00:00+00:00",
)


@pytest.mark.parametrize(
    ("was", "now", "status", "title", "words"),
    [
        (
            KICKOFF,
            LATER,
            None,
            "Later kickoff",
            "New kickoff: Thu 18 Apr, 20:30 BST. That is 30 minutes later.",
        ),
        (
            KICKOFF,
            EARLIER,
            None,
            "Earlier kickoff",
            "New kickoff: Thu 18 Apr, 19:30 BST. That is 30 minutes earlier.",
        ),
        (KICKOFF, NEXT_DAY, None, "New date", "New kickoff: Fri 19 Apr, 20:00 BST."),
        (KICKOFF, None, "postponed", "Postponed", "A new date is still to be set."),
        (KICKOFF, NEXT_DAY, "postponed", "Postponed", "New kickoff: Fri 19 Apr, 20:00 BST."),
        (KICKOFF, KICKOFF, "abandoned", "Abandoned", "The match was abandoned."),
        (KICKOFF, None, "cancelled", "Cancelled", "The match will not be played."),
        (KICKOFF, None, None, "Kickoff to be confirmed", "The new kickoff time is still to be set."),
        (None, KICKOFF, None, "Kickoff confirmed", "Kickoff: Thu 18 Apr, 20:00 BST."),
        (KICKOFF, KICKOFF, None, "Back on", "Kickoff: Thu 18 Apr, 20:00 BST."),
    ],
)
def test_what_has_moved(was: str | None, now: str | None, status: str | None, title: str, words: str) -> None:
    post = moved(a_dossier(kickoff=at("19:00")), LONDON, {"from": was, "to": now, "status": status})
    assert post.title == f"{title}: Atalanta v Liverpool"
    assert says(post, words)


def test_a_match_that_is_off_cites_who_called_it_off() -> None:
    dossier = a_dossier(kickoff=at("19:00"), status=Status.POSTPONED)
    post = moved(dossier, LONDON, {"from": KICKOFF, "to": None, "status": "postponed"})
    assert read(post)[-1] == "Source: The Gazette"


def test_a_ground_without_a_city_is_just_its_name() -> None:
    match = a_match()
    dossier = a_dossier(match, claim(VenueOf(match.key), Venue("Anfield")), kickoff=at("19:00"))
    assert says(preview(dossier, LONDON), "20:00 BST, at Anfield")


def test_a_side_of_which_nobody_predicts_anything() -> None:
    assert predicted(second_leg(DAY_BEFORE), LONDON, TeamKey("atalanta")).title == "Atalanta v Liverpool"
