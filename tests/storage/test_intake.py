"""What providers say becomes our own: one match however many tell of it, each fact once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.knowledge.claims import (
    Claim,
    EventOf,
    KickoffOf,
    LineupOf,
    OfficialsOf,
    Source,
    SourceKind,
    StatusOf,
    StatusValue,
)
from bot.knowledge.given import Thing
from bot.knowledge.match import (
    Kickoff,
    MatchKey,
    Officials,
    Score,
    Status,
    TeamKey,
)
from bot.knowledge.standings import Row, Standings
from bot.knowledge.team_news import Lineup
from bot.knowledge.timeline import Event, EventKind, Minute
from storage import catalogue, claims, identities, league_tables
from storage.database import Database
from storage.tables import claims as claims_table
from tests.storage.providers import (
    ALPHA,
    BETA,
    KICKOFF,
    LEAGUE,
    MINUTE,
    NOW,
    Provider,
    dossier,
    taken,
)

ONE = Provider(ALPHA, "Liverpool FC", "AFC Bournemouth")
OTHER = Provider(BETA, "Liverpool", "Bournemouth", "99")


async def kept(store: Database) -> int:
    async with store.read() as conn:
        return (await conn.execute(select(func.count()).select_from(claims_table))).scalar_one()


async def test_what_a_provider_says_is_told_in_our_words(either: Database) -> None:
    said = await taken(either, ONE.given(ONE.kickoff(), ONE.goal("g1", "Salah"), players="Mohamed Salah"))
    found = await dossier(either, said)
    assert found.match.key == "liverpool-bournemouth-2025-08-15"
    assert (found.match.home.name, found.match.away.name) == ("Liverpool", "Bournemouth")
    assert found.kickoff_at == KICKOFF
    [goal] = found.events
    assert (goal.team, goal.player) == ("liverpool", "Mohamed Salah")
    assert said.said == 2


async def test_what_is_said_again_changes_nothing(either: Database) -> None:
    everything = ONE.given(ONE.kickoff(), ONE.goal("g1", "Salah"))
    await taken(either, everything)
    again = replace(
        everything, claims=tuple(replace(claim, said_at=NOW + MINUTE) for claim in everything.claims)
    )
    said = await taken(either, again, NOW + MINUTE)
    assert (said.said, said.taken_back) == (0, 0)
    assert await kept(either) == 2


async def test_one_match_however_many_providers_tell_of_it(either: Database) -> None:
    one = await taken(either, ONE.given(ONE.kickoff(), ONE.goal("g1", "Salah")))
    other = await taken(either, OTHER.given(OTHER.kickoff(KICKOFF + 30 * MINUTE)), NOW + MINUTE)
    assert list(one.matches.values()) == list(other.matches.values())
    found = await dossier(either, other)
    assert found.kickoff is not None
    assert found.kickoff.source == BETA
    assert [claim.source for claim in found.kickoff.others] == [ALPHA]


@pytest.mark.parametrize("order", ["one first", "other first"])
async def test_it_does_not_matter_who_comes_first(database: Database, order: str) -> None:
    payloads = [ONE.given(ONE.kickoff()), OTHER.given(OTHER.kickoff())]
    both = [await taken(database, given) for given in (payloads if order == "one first" else payloads[::-1])]
    assert len({key for said in both for key in said.matches.values()}) == 1


async def test_a_match_that_was_put_off_for_months_is_the_same_one(either: Database) -> None:
    await taken(either, ONE.given(ONE.kickoff()))
    later = KICKOFF + timedelta(days=120)
    moved = await taken(either, ONE.given(ONE.kickoff(later)), NOW + MINUTE)
    other = await taken(either, OTHER.given(OTHER.kickoff(later)), NOW + 2 * MINUTE)
    assert list(moved.matches.values()) == list(other.matches.values())
    assert (await dossier(either, moved)).kickoff_at == later


async def test_the_same_sides_meet_twice_at_one_ground(either: Database) -> None:
    first = await taken(either, ONE.given(ONE.kickoff(), ONE.result(1, 0)))
    again = Provider(ALPHA, "Liverpool FC", "AFC Bournemouth", "2")
    second = await taken(either, again.given(again.kickoff(KICKOFF + timedelta(days=100))))
    assert list(first.matches.values()) != list(second.matches.values())


async def test_what_goes_back_and_forth_ends_where_it_was_said_last(either: Database) -> None:
    for minute, home in enumerate((1, 2, 1)):
        said = await taken(either, ONE.given(ONE.kickoff(), ONE.result(home, 0)), KICKOFF + minute * MINUTE)
    found = await dossier(either, said)
    assert found.score == Score(1, 0)
    assert found.result is not None
    assert found.result.others == ()


async def test_what_is_missing_from_a_full_answer_is_taken_back(either: Database) -> None:
    first, second = ONE.goal("g1", "Salah"), ONE.goal("g2", "Gakpo", 40)
    events = frozenset({EventOf})
    await taken(either, ONE.given(ONE.kickoff(), first, second, whole=events))
    said = await taken(either, ONE.given(first, whole=events), NOW + MINUTE)
    assert said.taken_back == 1
    found = await dossier(either, said)
    assert [event.player for event in found.events] == ["Salah"]
    assert found.kickoff_at == KICKOFF, "a kind that is not told in full stays"


async def test_what_was_taken_back_comes_back_when_it_is_said_again(either: Database) -> None:
    goal, events = ONE.goal("g1", "Salah"), frozenset({EventOf})
    for minute, said_now in enumerate(((goal,), (), (goal,))):
        said = await taken(either, ONE.given(*said_now, whole=events), NOW + minute * MINUTE)
    assert len((await dossier(either, said)).events) == 1


async def test_a_correction_by_a_person_outlives_what_the_provider_repeats(either: Database) -> None:
    said = await taken(either, ONE.given(ONE.kickoff()))
    [key] = said.matches.values()
    operator = Source("operator", "The operator", SourceKind.OPERATOR)
    right = Claim(KickoffOf(key), Kickoff(KICKOFF + MINUTE), operator, NOW)
    async with either.write() as conn:
        await claims.add(conn, [right], NOW)
    await taken(either, ONE.given(ONE.kickoff(KICKOFF + 2 * MINUTE)), NOW + MINUTE)
    assert (await dossier(either, said)).kickoff_at == KICKOFF + MINUTE


async def test_a_team_in_doubt_is_a_team_for_itself_and_waits_for_a_person(either: Database) -> None:
    odd = Provider(BETA, "Liverpol", "Wrexham", "7")
    said = await taken(either, odd.given(odd.kickoff()))
    assert (await dossier(either, said)).match.home.key == "liverpol"
    async with either.read() as conn:
        [doubt] = await identities.open_doubts(conn)
    assert (doubt.thing, doubt.written, doubt.nearest) == (Thing.TEAM, "Liverpol", ("liverpool",))


async def test_a_fixture_that_is_known_vouches_for_a_misspelt_team(either: Database) -> None:
    one = await taken(either, ONE.given(ONE.kickoff()))
    odd = Provider(BETA, "Liverpol", "Bournemouth", "7")
    other = await taken(either, odd.given(odd.kickoff()))
    assert list(one.matches.values()) == list(other.matches.values())
    async with either.read() as conn:
        assert await identities.open_doubts(conn) == []


async def test_two_teams_of_one_answer_are_never_one_of_ours(either: Database) -> None:
    twins = Provider(BETA, "Liverpool FC", "Liverpool", "8")
    said = await taken(either, twins.given(twins.kickoff()))
    match = (await dossier(either, said)).match
    assert match.home.key != match.away.key


async def test_players_are_known_by_the_names_of_the_squad(either: Database) -> None:
    said = await taken(either, ONE.given(ONE.kickoff(), players="Mohamed Salah, Cody Gakpo, Alisson Becker"))
    lineup = Claim(
        LineupOf(ONE.key, ONE.home.key, confirmed=True),
        Lineup(("Alisson", "M. Salah", "C. Gakpo", "Somebody New"), captain="M. Salah"),
        ALPHA,
        NOW,
        official=True,
    )
    said = await taken(either, ONE.given(lineup), NOW + MINUTE)
    told = (await dossier(either, said)).confirmed[TeamKey("liverpool")].value
    assert told.starters == ("Alisson Becker", "Mohamed Salah", "Cody Gakpo", "Somebody New")
    assert told.captain == "Mohamed Salah"
    async with either.read() as conn:
        assert "Somebody New" in {player.name for player in await catalogue.squad(conn, TeamKey("liverpool"))}


async def test_an_own_goal_is_the_other_sides_players(either: Database) -> None:
    await taken(either, ONE.given(ONE.kickoff(), players="Mohamed Salah"))
    event = Event(EventKind.OWN_GOAL, Minute(3), ONE.home.key, "Senesi")
    said = await taken(
        either, ONE.given(Claim(EventOf(ONE.key, "alpha:og"), event, ALPHA, KICKOFF)), NOW + MINUTE
    )
    assert (await dossier(either, said)).events[0].team == "liverpool"
    async with either.read() as conn:
        assert [one.name for one in await catalogue.squad(conn, TeamKey("bournemouth"))] == ["Senesi"]


async def test_a_match_is_found_by_its_referee(either: Database) -> None:
    referee = Claim(OfficialsOf(ONE.key), Officials("Anthony Taylor"), ALPHA, NOW)
    said = await taken(either, ONE.given(ONE.kickoff(), referee))
    assert (await dossier(either, said)).officials is not None
    off = Claim(StatusOf(ONE.key), StatusValue(Status.POSTPONED), ALPHA, NOW)
    assert (await dossier(either, await taken(either, ONE.given(off)))).status is Status.POSTPONED


async def test_the_newest_table_of_a_source_stands(either: Database) -> None:
    def table(points: int) -> Standings:
        return Standings(
            LEAGUE.key,
            "2025-26",
            (
                Row(1, ONE.home.key, 1, 1, 0, 0, 4, 2, points),
                Row(2, ONE.away.key, 1, 0, 0, 1, 2, 4, 0),
            ),
        )

    for minute, points in enumerate((2, 3)):
        given = replace(ONE.given(), tables=(table(points),))
        await taken(either, given, NOW + minute * MINUTE)
    async with either.read() as conn:
        [told] = await league_tables.of(conn, LEAGUE.key, "2025-26")
    assert [(row.team, row.points) for row in told.value.rows] == [("liverpool", 3), ("bournemouth", 0)]
    assert (told.source, told.said_at) == (ALPHA, NOW + MINUTE)


async def test_two_in_one_line_up_are_never_one_of_the_squad(either: Database) -> None:
    eleven = Lineup(("Gabriel Jesus", "Gabriel", "Gabriel Martinelli"))
    said = Claim(LineupOf(ONE.key, ONE.home.key, confirmed=True), eleven, ALPHA, NOW, official=True)
    for _ in range(2):
        found = await dossier(either, await taken(either, ONE.given(said)))
        assert set(found.confirmed[TeamKey("liverpool")].value.starters) == set(eleven.starters)


async def test_the_last_word_of_an_answer_counts(database: Database) -> None:
    twice = ONE.given(ONE.result(1, 0), ONE.result(2, 0))
    for said_now in (1, 0):
        said = await taken(database, twice)
        assert said.said == said_now
    assert (await dossier(database, said)).score == Score(2, 0)


async def test_what_an_answer_does_not_list_costs_no_more_than_itself(either: Database) -> None:
    stray = Claim(KickoffOf(MatchKey("alpha:2")), Kickoff(KICKOFF), ALPHA, NOW)
    said = await taken(either, ONE.given(ONE.kickoff(), stray, OTHER.goal("g", "Nobody")))
    assert said.said == 1
    assert list(said.matches) == [ONE.key]
