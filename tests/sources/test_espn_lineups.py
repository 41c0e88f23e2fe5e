"""ESPN's rosters, as line-ups."""

from datetime import UTC, datetime, timedelta

from bot.knowledge.claims import (
    LineupOf,
)
from bot.knowledge.match import (
    Player,
)
from bot.knowledge.team_news import Lineup
from tests.sources.espn_answers import ELEVEN, LEEDS, MATCH, a_game, a_roster, a_shirt, a_summary, said, told


def test_a_line_up_goes_from_goalkeeper_to_attack_and_from_right_to_left() -> None:
    given = told(a_summary(a_game("FIRST_HALF", "in"), rosters=[a_roster()]))
    claim = said(given, LineupOf(MATCH, LEEDS, confirmed=True))
    assert claim is not None
    assert claim.official
    assert isinstance(claim.value, Lineup)
    assert claim.value.lines() == (
        ("Illan Meslier",),
        ("Jayden Bogle", "Joe Rodon", "Pascal Struijk", "Gabriel Gudmundsson"),
        ("Anton Stach", "Ao Tanaka"),
        ("Daniel James", "Brenden Aaronson", "Wilfried Gnonto"),
        ("Dominic Calvert-Lewin",),
    )
    assert claim.value.bench == ("Joel Piroe",)
    assert Player("Joel Piroe", LEEDS) in given.players
    assert given.player_ids[LEEDS, "Ao Tanaka"] == str(sum(b"Ao Tanaka"))


def test_a_line_up_whose_places_are_not_told_has_no_formation() -> None:
    roster = a_roster([(name, "") for name, _ in ELEVEN])
    claim = said(told(a_summary(rosters=[roster])), LineupOf(MATCH, LEEDS, confirmed=True))
    assert claim is not None
    assert claim.value == Lineup(tuple(name for name, _ in ELEVEN), bench=("Joel Piroe",))


def test_before_the_team_sheets_are_due_eleven_names_are_a_guess() -> None:
    payload = a_summary(a_game("SCHEDULED", "pre"), rosters=[a_roster()])
    kickoff = datetime(2025, 9, 21, 13, tzinfo=UTC)
    early = told(payload, now=kickoff - timedelta(hours=3))
    assert said(early, LineupOf(MATCH, LEEDS, confirmed=True)) is None
    guess = said(early, LineupOf(MATCH, LEEDS, confirmed=False))
    assert guess is not None
    assert not guess.official
    due = said(told(payload, now=kickoff - timedelta(hours=1)), LineupOf(MATCH, LEEDS, confirmed=True))
    assert due is not None
    assert due.official


def test_a_part_of_a_line_up_is_no_official_one() -> None:
    payload = a_summary(a_game("SCHEDULED", "pre"), rosters=[a_roster(ELEVEN[:7])])
    claim = said(told(payload), LineupOf(MATCH, LEEDS, confirmed=True))
    assert claim is not None
    assert isinstance(claim.value, Lineup)
    assert not claim.value.complete
    assert not claim.official


def test_a_squad_without_starters_is_no_line_up() -> None:
    roster = {**a_roster(), "roster": [a_shirt(name, "SUB", starter=False) for name, _ in ELEVEN]}
    given = told(a_summary(a_game("SCHEDULED", "pre"), rosters=[roster]))
    assert not any(isinstance(claim.about, LineupOf) for claim in given.claims)
    assert len(given.players) == 11


def test_a_shirts_number_is_where_the_jersey_is() -> None:
    shirts = [a_shirt("Illan Meslier", "G", jersey="1"), a_shirt("Joe Rodon", "CD-R", jersey="6")]
    bench = [
        a_shirt("Joel Piroe", "SUB", starter=False, jersey="10"),
        a_shirt("X", "SUB", starter=False, jersey=""),
    ]
    roster = {**a_roster(), "roster": [*shirts, *bench]}
    claim = said(
        told(a_summary(a_game("FIRST_HALF", "in"), rosters=[roster])), LineupOf(MATCH, LEEDS, confirmed=True)
    )
    assert claim is not None
    assert isinstance(claim.value, Lineup)
    assert claim.value.numbers == (("Illan Meslier", 1), ("Joe Rodon", 6), ("Joel Piroe", 10))
    assert claim.value.coach is None
