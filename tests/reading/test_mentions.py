from bot.reading.mentions import is_team, mentions
from bot.reading.teams import Sides

SIDES = Sides("Liverpool", "Chelsea", (0, 0))


def people(sentence: str) -> list[str]:
    return [one.text for one in mentions(sentence, SIDES) if not one.team]


def teams(sentence: str) -> list[str]:
    return [one.text for one in mentions(sentence, SIDES) if one.team]


def test_people_and_teams_are_told_apart() -> None:
    said = "Salah and Virgil van Dijk will face Chelsea at Anfield on Saturday."
    assert people(said) == ["Salah", "Virgil van Dijk"]
    assert teams(said) == ["Chelsea"]


def test_a_mention_stands_where_it_says() -> None:
    said = "Injured midfielder Wataru Endo joins Liverpool's squad."
    assert [said[one.start : one.end] for one in mentions(said, SIDES)] == ["Wataru Endo", "Liverpool"]


def test_a_team_before_a_name_is_none_of_it() -> None:
    assert people("Chelsea's Cole Palmer trains.") == ["Cole Palmer"]
    assert people("Real Madrid Jude Bellingham trains.") == ["Jude Bellingham"]


def test_what_a_person_is_or_where_from_belongs_to_no_name() -> None:
    assert people("Defender Joe Gomez returns.") == ["Joe Gomez"]
    assert people("Northern Irish Conor Bradley returns.") == ["Conor Bradley"]
    assert people("Unfortunately Jota is out.") == ["Jota"]


def test_a_manager_is_told_from_his_players() -> None:
    bosses = {one.text: one.boss for one in mentions("Manager Arne Slot will miss Alisson.", SIDES)}
    assert bosses == {"Arne Slot": True, "Alisson": False}


def test_what_stands_in_brackets_is_a_note() -> None:
    assert people("Salah (Egypt) and Jota (knee) are out, Gomez is fit.") == ["Salah", "Jota", "Gomez"]


def test_grounds_and_competitions_are_no_people() -> None:
    assert people("The Premier League returns to Stamford Bridge.") == []


def test_a_short_name_means_a_team_where_it_plays() -> None:
    assert is_team("the Blues", SIDES)
    assert not is_team("salah", SIDES)
    assert not is_team("Salah", SIDES)
