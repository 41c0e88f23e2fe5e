import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.match import Player, Team, TeamKey
from bot.knowledge.names import LONGEST, Doubt, Found, complete, find
from tests.knowledge.builders import ATALANTA, LIVERPOOL


def players(team: TeamKey, squad: dict[str, tuple[str, ...]]) -> tuple[Player, ...]:
    return tuple(Player(name, team, aliases) for name, aliases in squad.items())


REDS = players(
    LIVERPOOL,
    {
        "Alisson": ("Alisson Becker",),
        "Caoimhin Kelleher": (),
        "Trent Alexander-Arnold": ("Trent", "TAA"),
        "Ibrahima Konaté": (),
        "Virgil van Dijk": ("van Dijk", "VVD"),
        "Joe Gomez": (),
        "Joël Matip": (),
        "Andrew Robertson": ("Andy Robertson", "Robbo"),
        "Alexis Mac Allister": ("Macca",),
        "Dominik Szoboszlai": (),
        "Curtis Jones": (),
        "Mohamed Salah": ("Mo Salah",),
        "Darwin Núñez": ("Darwin",),
        "Luis Díaz": (),
        "Diogo Jota": (),
        "Cody Gakpo": (),
    },
)
DEA = players(
    ATALANTA,
    {
        "Juan Musso": (),
        "Isak Hien": (),
        "Sead Kolašinac": (),
        "Marten de Roon": (),
        "Éderson": (),
        "Mario Pašalić": (),
        "Teun Koopmeiners": (),
        "Charles De Ketelaere": ("CDK",),
        "El Bilal Touré": (),
        "Gianluca Scamacca": (),
    },
)
SQUADS = REDS + DEA

CLUBS = tuple(
    Team(TeamKey(name.lower()), name)
    for name in (
        "Liverpool",
        "Manchester City",
        "Manchester United",
        "Sheffield United",
        "Sheffield Wednesday",
        "Paris Saint-Germain",
        "Paris FC",
        "Real Madrid",
        "Atlético Madrid",
        "Borussia Dortmund",
        "Crystal Palace",
        "Atalanta",
    )
)


def named(written: str, among: tuple[Player, ...] = SQUADS) -> str | None:
    found = find(written, among)
    return found.one.name if isinstance(found, Found) else None


def club(written: str) -> str | None:
    found = find(written, CLUBS)
    return found.one.name if isinstance(found, Found) else None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Palasic", "Mario Pašalić"),
        ("Gianlucca Scamacca", "Gianluca Scamacca"),
        ("Scamaca", "Gianluca Scamacca"),
        ("Koopmeniers", "Teun Koopmeiners"),
        ("Szobozslai", "Dominik Szoboszlai"),
        ("Soboslai", "Dominik Szoboszlai"),
        ("Keleher", "Caoimhin Kelleher"),
        ("Allison", "Alisson"),
        ("Van Dyke", "Virgil van Dijk"),
        ("Mohammed Salah", "Mohamed Salah"),
        ("Diego Jota", "Diogo Jota"),
        ("Hein", "Isak Hien"),
        ("Gapko", "Cody Gakpo"),
        ("MacAllister", "Alexis Mac Allister"),
        ("McAllister", "Alexis Mac Allister"),
        ("DeRoon", "Marten de Roon"),
    ],
)
def test_what_the_press_misspells_is_understood(written: str, meant: str) -> None:
    assert named(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Konate", "Ibrahima Konaté"),
        ("Diaz", "Luis Díaz"),
        ("Pasalic", "Mario Pašalić"),
        ("Kolasinac", "Sead Kolašinac"),
        ("EDERSON", "Éderson"),
        ("Darwin Nunez", "Darwin Núñez"),
        ("Joel Matip", "Joël Matip"),
        ("Toure", "El Bilal Touré"),
    ],
)
def test_accents_and_capitals_do_not_matter(written: str, meant: str) -> None:
    assert named(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Salah", "Mohamed Salah"),
        ("Mac Allister", "Alexis Mac Allister"),
        ("De Ketelaere", "Charles De Ketelaere"),
        ("Ketelaere", "Charles De Ketelaere"),
        ("de Roon", "Marten de Roon"),
        ("Alexander-Arnold", "Trent Alexander-Arnold"),
        ("Arnold", "Trent Alexander-Arnold"),
        ("El Bilal", "El Bilal Touré"),
        ("Mohamed Salah Hamed Ghaly", "Mohamed Salah"),
    ],
)
def test_a_part_of_the_name_is_enough(written: str, meant: str) -> None:
    assert named(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("A. Robertson", "Andrew Robertson"),
        ("A Robertson", "Andrew Robertson"),
        ("Robertson A.", "Andrew Robertson"),
        ("ROBERTSON Andrew", "Andrew Robertson"),
        ("C. De Ketelaere", "Charles De Ketelaere"),
        ("T. Alexander-Arnold", "Trent Alexander-Arnold"),
        ("V. van Dijk", "Virgil van Dijk"),
    ],
)
def test_providers_abbreviate_first_names(written: str, meant: str) -> None:
    assert named(written) == meant


def test_an_initial_that_does_not_fit_is_somebody_else() -> None:
    doubt = find("J. Robertson", REDS)
    assert isinstance(doubt, Doubt)
    assert not doubt.ambiguous
    assert doubt.nearest[0].name == "Andrew Robertson"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("VVD", "Virgil van Dijk"),
        ("Trent", "Trent Alexander-Arnold"),
        ("Robbo", "Andrew Robertson"),
        ("Darwin", "Darwin Núñez"),
        ("CDK", "Charles De Ketelaere"),
        ("Alisson Becker", "Alisson"),
        ("Mo Salah", "Mohamed Salah"),
    ],
)
def test_nicknames_are_given_as_aliases(written: str, meant: str) -> None:
    assert named(written) == meant


@pytest.mark.parametrize("written", ["Robertson", "A. Robertson", "robertsn", "Robertson A."])
def test_between_two_robertsons_nobody_is_guessed(written: str) -> None:
    twins = (*REDS, Player("Alexander Robertson", LIVERPOOL))
    doubt = find(written, twins)
    assert isinstance(doubt, Doubt)
    assert doubt.ambiguous
    assert {player.name for player in doubt.nearest} == {"Andrew Robertson", "Alexander Robertson"}


def test_the_whole_name_tells_two_robertsons_apart() -> None:
    twins = (*REDS, Player("Alexander Robertson", LIVERPOOL))
    assert named("Andrew Robertson", twins) == "Andrew Robertson"
    assert named("Alexander Robertson", twins) == "Alexander Robertson"


def test_between_alexis_and_alexis_nobody_is_guessed() -> None:
    doubt = find("Alexis", (*REDS, Player("Alexis Sánchez", ATALANTA)))
    assert isinstance(doubt, Doubt)
    assert doubt.ambiguous


def test_an_alias_that_is_another_ones_surname_is_not_taken_on_trust() -> None:
    beckers = (Player("Alisson", LIVERPOOL, ("Becker",)), Player("Sheraldo Becker", ATALANTA))
    doubt = find("Becker", beckers)
    assert isinstance(doubt, Doubt)
    assert doubt.ambiguous


def test_a_name_that_two_have_is_a_doubt_between_these_two() -> None:
    same = (Player("Éderson", ATALANTA), Player("Ederson", LIVERPOOL), Player("Marten de Roon", ATALANTA))
    doubt = find("Ederson", same)
    assert isinstance(doubt, Doubt)
    assert doubt.ambiguous
    assert len(doubt.nearest) == 2


def test_who_is_called_just_so_is_meant_before_those_whose_surname_it_is() -> None:
    assert named("Rodri", (Player("Rodri", LIVERPOOL), Player("Pablo Rodri", ATALANTA))) == "Rodri"


@pytest.mark.parametrize("written", ["zzz", "Klopp", "Messi", "Haaland", "van", "de", "K", "", "?!"])
def test_nobody_is_found_where_nobody_is_meant(written: str) -> None:
    doubt = find(written, SQUADS)
    assert isinstance(doubt, Doubt)
    assert not doubt.ambiguous


def test_nonsense_is_answered_with_the_nearest_names() -> None:
    doubt = find("zzz", SQUADS)
    assert isinstance(doubt, Doubt)
    assert doubt.written == "zzz"
    assert 1 <= len(doubt.nearest) <= 5


def test_without_a_squad_nobody_is_found() -> None:
    assert find("Salah", ()) == Doubt("Salah", (), ambiguous=False)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Man City", "Manchester City"),
        ("Manchester City FC", "Manchester City"),
        ("Man Utd", "Manchester United"),
        ("Sheff Wed", "Sheffield Wednesday"),
        ("Paris SG", "Paris Saint-Germain"),
        ("PSG", "Paris Saint-Germain"),
        ("Atl Madrid", "Atlético Madrid"),
        ("liverpol", "Liverpool"),
        ("Liverpool FC", "Liverpool"),
        ("Dortmund", "Borussia Dortmund"),
        ("Crystal Palce", "Crystal Palace"),
    ],
)
def test_clubs_go_by_many_names(written: str, meant: str) -> None:
    assert club(written) == meant


@pytest.mark.parametrize("written", ["Manchester", "United", "Madrid", "Paris", "Sheffield"])
def test_a_city_with_two_clubs_is_a_question(written: str) -> None:
    doubt = find(written, CLUBS)
    assert isinstance(doubt, Doubt)
    assert doubt.ambiguous


@given(st.data())
def test_one_slip_of_the_pen_never_turns_one_player_into_another(data: st.DataObject) -> None:
    meant = data.draw(st.sampled_from(SQUADS))
    letter = data.draw(st.integers(1, len(meant.name) - 1))
    slip = data.draw(st.sampled_from(["left out", "doubled", "swapped"]))
    here, nextdoor = meant.name[letter], meant.name[letter + 1 : letter + 2]
    written = (
        meant.name[:letter]
        + {
            "left out": meant.name[letter + 1 :],
            "doubled": here + meant.name[letter:],
            "swapped": nextdoor + here + meant.name[letter + 2 :],
        }[slip]
    )
    found = find(written, SQUADS)
    assert isinstance(found, Doubt) or found.one is meant


@given(st.text(max_size=30))
def test_whatever_is_written_gets_an_answer(written: str) -> None:
    assert isinstance(find(written, SQUADS), Found | Doubt)
    assert set(complete(written, SQUADS)) <= set(SQUADS)


def test_completion_begins_with_beginnings() -> None:
    offered = [one.name for one in complete("al", REDS)]
    assert offered[:2] == ["Alisson", "Alexis Mac Allister"]
    assert "Trent Alexander-Arnold" in offered


def test_completion_forgives_a_slip() -> None:
    assert complete("Scamaca", SQUADS)[0].name == "Gianluca Scamacca"


def test_completion_of_nothing_offers_the_first() -> None:
    assert complete("", REDS, limit=3) == list(REDS[:3])


def test_completion_keeps_to_the_limit() -> None:
    assert len(complete("a", SQUADS, limit=4)) == 4


def test_a_long_text_is_nobodys_name() -> None:
    """It is not compared with every name there is."""
    written = f"Alisson{' ' * LONGEST}Becker"
    assert find(written, REDS) == Doubt(written, (), ambiguous=False)
    assert complete(written, REDS) == []
