"""How a table reads: on a phone, with the channel's own team, and honestly."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from bot.knowledge.claims import Source, SourceKind
from bot.knowledge.match import Competition, CompetitionKey, Team, TeamKey
from bot.knowledge.names import Doubt
from bot.knowledge.standings import Row, Standings
from bot.posts import league as posts
from bot.posts.league import MOST, League
from tests.posts.reading import read, says
from tests.posts.real_tie import LONDON

PREMIER = Competition(CompetitionKey("premier-league"), "Premier League")
SERIE_A = Competition(CompetitionKey("serie-a"), "Serie A")
PROVIDER = Source("football-data", "football-data.org", SourceKind.PROVIDER)
SAID = datetime(2026, 4, 18, 17, 2, tzinfo=UTC)
NAMES = {TeamKey("liverpool"): Team(TeamKey("liverpool"), "Liverpool")}


def a_row(rank: int, team: str, points: int = 0, goals: tuple[int, int] = (0, 0)) -> Row:
    return Row(rank, TeamKey(team), 33, points // 3, points % 3, 0, *goals, points)


def a_table(*rows: Row, group: str | None = None, of: Competition = PREMIER) -> Standings:
    return Standings(of.key, "2025-26", rows, group)


def of_twenty(ours: int) -> Standings:
    """Twenty sides, ours on a place of its own."""
    names = ["liverpool" if rank == ours else f"side-{rank}" for rank in range(1, 21)]
    return a_table(*(a_row(rank, name, 100 - rank) for rank, name in enumerate(names, start=1)))


def told(
    *tables: Standings,
    competition: Competition = PREMIER,
    on: date | datetime | None = SAID,
    computed: bool = False,
) -> League:
    return League(competition, tables, [PROVIDER], on, computed)


def shown(league: League, *, whole: bool = False, ours: Sequence[str] = ("liverpool",)) -> list[str]:
    return read(posts.league(league, NAMES, [TeamKey(team) for team in ours], LONDON, whole=whole))


def test_places_matches_difference_and_points() -> None:
    table = a_table(a_row(1, "arsenal", 76, (70, 29)), a_row(2, "liverpool", 74, (60, 62)))
    assert shown(told(table)) == [
        "Premier League 2025-26",
        "Table",
        "Team            P   GD  Pts",
        "1 arsenal      33  +41   76",
        "2 ▸ Liverpool  33   −2   74",
        "Source: football-data.org, as of Sat 18 Apr, 18:02 BST",
    ]


def test_of_a_long_table_the_rows_around_the_channels_team_are_shown() -> None:
    lines = shown(told(of_twenty(10)))
    assert len(lines) == MOST + 4
    assert lines[3].startswith("4 side-4")
    assert lines[9].startswith("10 ▸ Liverpool")


def test_at_the_ends_of_the_table_there_are_as_many_rows() -> None:
    assert shown(told(of_twenty(20)))[3].startswith("9 side-9")
    assert shown(told(of_twenty(1)))[3].startswith("1 ▸ Liverpool")
    assert len(shown(told(of_twenty(20)))) == MOST + 4


def test_without_a_team_of_ones_own_it_is_the_top() -> None:
    lines = shown(told(of_twenty(15)), ours=())
    assert lines[3].startswith("1 side-1")
    assert "▸" not in "\n".join(lines)


def test_the_whole_table_is_a_button_away() -> None:
    [button] = posts.league(told(of_twenty(10)), NAMES, [], LONDON).actions
    assert (button.label, button.command) == ("The whole table", "table")
    assert button.arguments == {"competition": "Premier League", "part": "all"}
    whole = posts.league(told(of_twenty(10)), NAMES, [], LONDON, whole=True)
    assert whole.actions == ()
    assert len(read(whole)) == 20 + 4


def test_of_several_groups_the_one_of_the_channels_team_is_shown() -> None:
    groups = [
        a_table(*(a_row(rank, f"{letter}{rank}") for rank in range(1, 5)), group=f"Group {letter}")
        for letter in "ABCDEF"
    ]
    ours = shown(told(*groups), ours=("D2",))
    assert [text for text in ours if text.startswith("Group")] == ["Group D"]
    first = shown(told(*groups), ours=())
    assert [text for text in first if text.startswith("Group")] == ["Group A", "Group B", "Group C"]
    every = shown(told(*groups), whole=True, ours=("D2",))
    assert sum(text.startswith("Group") for text in every) == 6
    assert posts.league(told(*groups), NAMES, [], LONDON).actions[0].label == "All groups"


def test_a_table_made_of_results_says_so_and_up_to_which_day() -> None:
    table = a_table(a_row(1, "arsenal", 3), a_row(2, "liverpool", 1))
    lines = shown(told(table, on=date(2026, 4, 18), computed=True))
    assert lines[-2:] == [
        "Worked out from the results. Points that were deducted are not in it.",
        "Source: football-data.org, up to 18 April",
    ]


def test_where_the_league_looks_at_head_to_head_and_we_do_not_it_is_said() -> None:
    rows = (a_row(1, "inter", 3), a_row(1, "milan", 3))
    assert says(_post(told(a_table(*rows, of=SERIE_A), computed=True)), "against each other first")
    assert not says(_post(told(a_table(*rows), computed=True)), "against each other")
    assert not says(_post(told(a_table(*rows, of=SERIE_A))), "against each other")


def test_no_table_offers_others() -> None:
    post = posts.no_table(PREMIER, [SERIE_A], LONDON)
    assert read(post) == ["No table", "There is no table of Premier League yet."]
    assert [action.arguments for action in post.actions] == [{"competition": "Serie A"}]
    assert "followed here" in read(posts.no_table(None, [], LONDON))[1]


def test_a_name_that_means_two_competitions_or_none() -> None:
    two = posts.which(Doubt("serie", (SERIE_A, PREMIER), ambiguous=True), LONDON)
    assert read(two) == ["Which “serie”?", "The nearest I know: Serie A and Premier League."]
    assert len(two.actions) == 2
    none = posts.which(Doubt("xyz", (), ambiguous=False), LONDON)
    assert none.title == "No competition called “xyz”"


def _post(league: League):  # type: ignore[no-untyped-def]
    return posts.league(league, NAMES, [], LONDON)
