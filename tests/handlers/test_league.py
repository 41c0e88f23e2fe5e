"""/table: which league is meant, from a provider or from the results, and what completes."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.chat import Answer, Channel, Look, Request, Unfinished
from bot.knowledge.claims import Claim, KickoffOf, ResultOf, Source, SourceKind
from bot.knowledge.match import (
    Competition,
    CompetitionKey,
    Kickoff,
    Match,
    MatchKey,
    Result,
    Score,
    Team,
    TeamKey,
)
from bot.knowledge.standings import Row, Standings
from bot.posts.text import as_text
from handlers.desk import Desk
from storage import catalogue, channels, claims, league_tables
from storage.database import Database
from tests.handlers.matchday import LONDON, Now
from tests.knowledge.builders import NOON

REDS, NOBODY, ALL_OF_IT = (Channel("web", name) for name in ("reds", "nobody", "competition"))
PREMIER = Competition(CompetitionKey("premier-league"), "Premier League", ("EPL",))
CUP = Competition(CompetitionKey("fa-cup"), "FA Cup")
TEAMS = [Team(TeamKey(name.lower()), name) for name in ("Liverpool", "Arsenal", "Everton", "Fulham")]
LIVERPOOL, ARSENAL, EVERTON, FULHAM = TEAMS
BOOK = Source("openfootball", "openfootball", SourceKind.PROVIDER)
DATA = Source("football-data", "football-data.org", SourceKind.PROVIDER)


@dataclass
class Town:
    """A store with two match days of a league and a cup, and its desk."""

    store: Database
    desk: Desk

    async def ask(self, channel: Channel = REDS, /, **arguments: str) -> Answer:
        return await self.desk.answer(Request("table", arguments, channel, "fan", LONDON))

    async def read(self, channel: Channel = REDS, /, **arguments: str) -> str:
        answer = await self.ask(channel, **arguments)
        return f"{answer.post.title}\n{as_text(answer.post, LONDON)}"

    async def play(
        self, home: Team, away: Team, score: tuple[int, int], week: int, of: Competition = PREMIER,
        season: str = "2025-26", stage: str | None = None,
    ) -> None:  # fmt: skip
        match = Match(
            MatchKey(f"{home.key}-{away.key}-{season}-{of.key}"), of, season, home, away,
            stage or f"Matchday {week}",
        )  # fmt: skip
        at = NOON + timedelta(weeks=week - 10)
        async with self.store.write() as conn:
            await catalogue.keep(conn, teams_=TEAMS, competitions_=[PREMIER, CUP], matches_=[match])
            said = [
                Claim(KickoffOf(match.key), Kickoff(at), BOOK, at),
                Claim(ResultOf(match.key), Result(Score(*score)), BOOK, at),
            ]
            await claims.add(conn, said, at)

    async def tell(self, *ranked: Team, played: int = 3, season: str = "2025-26") -> None:
        """A provider's table, best first."""
        rows = tuple(
            Row(place, team.key, played, 3, 0, 0, 9, place, 10 - place)
            for place, team in enumerate(ranked, start=1)
        )
        async with self.store.write() as conn:
            await league_tables.keep(conn, DATA, [Standings(PREMIER.key, season, rows)], NOON)


@pytest.fixture
async def town(database: Database) -> Town:
    there = Town(database, Desk(database, Now(NOON)))
    await there.play(LIVERPOOL, ARSENAL, (2, 0), 1)
    await there.play(EVERTON, FULHAM, (1, 1), 1)
    await there.play(FULHAM, LIVERPOOL, (0, 1), 2)
    await there.play(LIVERPOOL, EVERTON, (5, 0), 3, CUP, stage="Third round")
    async with database.write() as conn:
        community = await channels.open_community(conn, "web", "site", "The site")
        for channel, target in (
            (REDS, "team:liverpool"),
            (ALL_OF_IT, "competition:premier-league"),
            (NOBODY, None),
        ):
            made = await channels.open_channel(conn, community, channel, channel.address, LONDON, NOON)
            if target:
                await channels.follow(conn, made, target)
    return there


async def test_the_results_make_the_table_of_the_teams_league(town: Town) -> None:
    answer = await town.ask()
    assert not answer.private
    assert as_text(answer.post, LONDON).splitlines()[1:6] == [
        "Team           P  GD  Pts",
        "1 ▸ Liverpool  2  +3    6",
        "2 Everton      1   0    1",
        "3 Fulham       2  −1    1",
        "4 Arsenal      1  −2    0",
    ]
    assert "Worked out from the results" in as_text(answer.post, LONDON)


async def test_a_new_result_is_in_the_next_answer(town: Town) -> None:
    assert "1 ▸ Liverpool  2" in await town.read()
    await town.play(ARSENAL, EVERTON, (3, 0), 3)
    assert "2 Arsenal      2" in await town.read()


async def test_a_providers_table_stands_before_our_own(town: Town) -> None:
    await town.tell(ARSENAL, FULHAM, EVERTON, LIVERPOOL)
    said = await town.read()
    assert "1 Arsenal" in said
    assert "4 ▸ Liverpool" in said
    assert "Worked out" not in said
    assert "Source: football-data.org, as of Thu 18 Apr, 13:00 BST" in said


async def test_a_table_in_which_nobody_has_played_yet_is_not_the_newest(town: Town) -> None:
    await town.tell(ARSENAL, FULHAM, EVERTON, LIVERPOOL, played=0, season="2026-27")
    assert (await town.read()).startswith("Premier League 2025-26")


async def test_the_competition_that_is_followed_or_named_is_meant(town: Town) -> None:
    assert (await town.read(ALL_OF_IT)).startswith("Premier League 2025-26")
    assert (await town.read(NOBODY, competition="epl")).startswith("Premier League 2025-26")


async def test_a_cup_has_none_and_another_is_offered(town: Town) -> None:
    await town.tell(ARSENAL, LIVERPOOL)
    answer = await town.ask(competition="FA Cup")
    assert answer.private
    assert "There is no table of FA Cup yet." in as_text(answer.post, LONDON)
    assert [action.label for action in answer.post.actions] == ["Premier League"]


async def test_where_nothing_is_followed_it_says_so(town: Town) -> None:
    assert (await town.read(NOBODY)).startswith("No table")


async def test_an_unknown_competition_is_asked_about(town: Town) -> None:
    answer = await town.ask(competition="Kreisliga")
    assert answer.private
    assert answer.post.title == "No competition called “Kreisliga”"


async def test_the_argument_completes_with_what_is_followed_first(town: Town) -> None:
    async def complete(typed: str, channel: Channel) -> list[str]:
        asked = Unfinished("table", "competition", typed, channel, Look())
        return [choice.value for choice in await town.desk.complete(asked)]

    assert await complete("", ALL_OF_IT) == ["Premier League", "FA Cup"]
    assert await complete("fa", REDS) == ["FA Cup"]
