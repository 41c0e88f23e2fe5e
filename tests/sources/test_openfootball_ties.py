"""Which rounds are played over two legs."""

from tests.sources.openfootball_files import read


def legs(text: str, competition: str = "UEFA Europa League") -> list[tuple[str, int]]:
    """Each match that is a leg, and which."""
    given = read(f"= {competition} 2023/24\n{text}")
    return [(match.home.name, match.leg.number) for match in given.matches if match.leg is not None]


BOTH = "» Quarterfinals\nThu Apr/11\n Roma v Milan\n Lens v Brest\nThu Apr/18\n Milan v Roma\n Brest v Lens\n"


def test_where_all_pairs_of_a_round_meet_twice_it_has_two_legs() -> None:
    assert legs(BOTH) == [("Roma", 1), ("Lens", 1), ("Milan", 2), ("Brest", 2)]


def test_a_group_has_none_although_everybody_meets_everybody_twice() -> None:
    rows = ("Roma v Lens", "Lens v Brest", "Brest v Roma", "Lens v Roma", "Brest v Lens", "Roma v Brest")
    text = "".join(f"Thu Sep/{7 * n}\n {row} 1-0\n" for n, row in enumerate(rows[:4], start=1))
    assert legs(f"» Group A\n{text}") == []
    assert legs(f"» Play-offs, Matchday 1\n{text}") == []


def test_two_matches_at_one_ground_are_no_tie() -> None:
    assert legs(BOTH.replace("Milan v Roma", "Roma v Milan").replace("Brest v Lens", "Lens v Brest")) == []


REPLAYS = "» Round 3\nSat Jan/6\n Hull 1-1 Leeds\n Derby 2-0 Stoke\nTue Jan/16\n Leeds 1-0 Hull\n"


def test_a_second_match_after_a_draw_is_a_replay_where_others_meet_once() -> None:
    assert legs(REPLAYS, "EFL Cup") == []


def test_a_second_match_although_the_first_was_won_is_a_leg() -> None:
    assert legs(REPLAYS.replace("1-1", "2-1"), "EFL Cup") == [("Hull", 1), ("Leeds", 2)]


def test_the_fa_cup_has_replays_and_no_legs() -> None:
    assert legs(REPLAYS.replace("1-1", "2-1"), "FA Cup") == []


def test_two_rounds_may_be_the_legs() -> None:
    text = "» Playoffs, Matchday 1\nTue Feb/13\n Roma v Milan\n Lens v Brest\n"
    text += "» Playoffs, Matchday 2\nTue Feb/20\n Milan v Roma\n Brest v Lens\n"
    assert legs(text) == [("Roma", 1), ("Lens", 1), ("Milan", 2), ("Brest", 2)]


def test_the_rules_of_a_tie_are_those_of_competition_and_season() -> None:
    today = read(f"= UEFA Europa League 2023/24\n{BOTH}").ties[0]
    before = read(f"= UEFA Europa League 2018/19\n{BOTH}").ties[0]
    assert (today.rules.away_goals, before.rules.away_goals) == (False, True)
    assert today.key == "openfootball:uefa-europa-league/2023-24/Roma-Milan"
