"""What a person knows to be one becomes one, with all that hangs on it; what is seen to be two stays two."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from bot.chat import Channel, Look
from bot.knowledge.claims import Claim, EventOf, LineupOf, MarkOf
from bot.knowledge.match import TeamKey
from bot.knowledge.occasion import Kind, Occasion
from bot.knowledge.ratings import Mark
from bot.knowledge.standings import Row, Standings
from bot.knowledge.team_news import Lineup
from bot.knowledge.timeline import Event
from storage import (
    ballots,
    catalogue,
    channels,
    claims,
    dossiers,
    identities,
    league_tables,
    muted,
    occasions,
    sheets,
    skipped,
)
from storage.database import Database
from storage.errors import CannotMergeError, NotKnownError
from storage.merging import Merged, merge
from storage.skipped import Skip
from storage.tables import claims as claims_table
from storage.tables import deliveries
from storage.tables import occasions as occasions_table
from tests.storage.polls import marked
from tests.storage.providers import ALPHA, BETA, DAY, KICKOFF, LEAGUE, NOW, Provider, taken

LIVERPOOL, MISSPELT = TeamKey("liverpool"), TeamKey("liverpol")
ONE = Provider(ALPHA, "Liverpool FC", "AFC Bournemouth")
ODD = Provider(BETA, "Liverpol", "Wrexham", "7")
TWIN = Provider(BETA, "Liverpol", "Bournemuth", "9")
"""The match of ONE, with both teams misspelt: no fixture vouches for either."""


async def merged(store: Database, keep: str, other: str) -> Merged:
    async with store.write() as conn:
        return await merge(conn, keep, other, NOW + DAY, {LIVERPOOL})


async def rows(store: Database, table: object) -> int:
    async with store.read() as conn:
        return (await conn.execute(select(func.count()).select_from(table))).scalar_one()  # type: ignore[arg-type]


async def test_a_team_brings_its_matches_and_what_was_said_of_them(either: Database) -> None:
    said = await taken(either, ODD.given(ODD.kickoff(), ODD.goal("g1", "Salah")))
    [key] = said.matches.values()
    await taken(either, ONE.given(ONE.kickoff(KICKOFF + 7 * DAY)))
    report = await merged(either, LIVERPOOL, MISSPELT)
    assert report == Merged("liverpool", "liverpol", {"matches": 1, "claims": 1, "players": 1})
    async with either.read() as conn:
        found = await dossiers.load(conn, key)
        assert await identities.open_doubts(conn) == []
        assert MISSPELT not in {team.key for team in await catalogue.all_teams(conn)}
        assert [one.name for one in await catalogue.squad(conn, LIVERPOOL)] == ["Salah"]
        assert key in (await occasions.changed_since(conn, 0))[1]
    assert found.match.home.key == LIVERPOOL
    assert "Liverpol" in found.match.home.aliases
    assert [(event.team, event.player) for event in found.events] == [(LIVERPOOL, "Salah")]


async def test_the_provider_is_understood_from_then_on(either: Database) -> None:
    everything = ODD.given(ODD.kickoff(), ODD.goal("g1", "Salah"))
    await taken(either, ONE.given(ONE.kickoff(KICKOFF + 7 * DAY)))
    await taken(either, everything)
    await merged(either, LIVERPOOL, MISSPELT)
    again = await taken(either, everything, NOW + DAY)
    assert (again.said, again.taken_back) == (0, 0)


async def test_matches_that_become_the_same_are_one(either: Database) -> None:
    one = await taken(either, ONE.given(ONE.kickoff(), ONE.result(1, 0)))
    other = await taken(either, TWIN.given(TWIN.kickoff(KICKOFF + DAY), TWIN.result(2, 0)))
    [key], [gone] = one.matches.values(), other.matches.values()
    await merged(either, "bournemouth", "bournemuth")
    report = await merged(either, LIVERPOOL, MISSPELT)
    assert report.joined == ((key, gone),)
    async with either.read() as conn:
        assert await catalogue.matches_by_key(conn, [gone]) == {}
        found = await dossiers.load(conn, key)
    assert found.result is not None
    assert {found.result.source, *(claim.source for claim in found.result.others)} == {ALPHA, BETA}
    assert list((await taken(either, TWIN.given(TWIN.kickoff()))).matches.values()) == [key]


async def test_who_followed_the_other_follows_it_once(database: Database) -> None:
    await taken(database, ONE.given(ONE.kickoff()))
    await taken(database, ODD.given(ODD.kickoff(KICKOFF + 9 * DAY)))
    async with database.write() as conn:
        community = await channels.open_community(conn, "web", "town", "Town")
        for address, targets in (("a", [MISSPELT]), ("b", [MISSPELT, LIVERPOOL])):
            look = Look("en", "UTC", spoiler=False)
            channel = await channels.open_channel(
                conn, community, Channel("web", address), address, look, NOW
            )
            for target in targets:
                await channels.follow(conn, channel, f"team:{target}")
    assert (await merged(database, LIVERPOOL, MISSPELT)).moved["follows"] == 2
    async with database.read() as conn:
        assert [await channels.followed(conn, number) for number in (1, 2)] == [["team:liverpool"]] * 2


async def test_a_fan_who_marked_under_both_names_has_marked_once(either: Database) -> None:
    one = await taken(either, ONE.given(ONE.kickoff(), players="Salah"))
    other = await taken(either, TWIN.given(TWIN.kickoff(), players="Salah"))
    [key], [gone] = one.matches.values(), other.matches.values()
    await merged(either, "bournemouth", "bournemuth")
    await marked(either, key, "ann", {(LIVERPOOL, "Salah"): 16}, NOW)
    await marked(either, gone, "ann", {(MISSPELT, "Salah"): 4}, NOW)
    await marked(either, gone, "bob", {(MISSPELT, "Salah"): 12}, NOW)
    await merged(either, LIVERPOOL, MISSPELT)
    async with either.read() as conn:
        [(who, tally)] = (await ballots.tallies(conn, key)).items()
        kept = await ballots.of_match(conn, key)
        assert kept is not None
        assert (kept.fans, await sheets.recount(conn, kept.id)) == (2, [])
    assert who == (LIVERPOOL, "Salah")
    assert tally.counts == {16: 1, 12: 1}


async def test_what_was_posted_of_both_is_one_occasion_and_no_channel_hears_it_again(
    database: Database,
) -> None:
    one = await taken(database, ONE.given(ONE.kickoff()))
    other = await taken(database, TWIN.given(TWIN.kickoff()))
    [key], [gone] = one.matches.values(), other.matches.values()
    await merged(database, "bournemouth", "bournemuth")
    facts = {"absences": {"liverpol|Salah": "out||"}, "fresh": []}
    async with database.write() as conn:
        await occasions.arm(
            conn,
            [
                Occasion(key, Kind.PREVIEW, "", NOW, KICKOFF),
                Occasion(gone, Kind.PREVIEW, "", NOW, KICKOFF),
                Occasion(gone, Kind.TEAM_NEWS, "1", NOW, KICKOFF, facts=facts),
            ],
        )
        await conn.execute(occasions_table.update().values(state=occasions.TOLD))
        community = await channels.open_community(conn, "web", "town", "Town")
        for address, told in (("a", [1, 2]), ("b", [2])):
            look = Look("en", "UTC", spoiler=False)
            channel = await channels.open_channel(
                conn, community, Channel("web", address), address, look, NOW
            )
            for number in told:
                await conn.execute(
                    deliveries.insert().values(
                        occasion=number,
                        channel=channel,
                        platform="web",
                        state="sent",
                        priority=1,
                        due_at=NOW,
                        not_before=NOW,
                        wanted=1,
                    )
                )
    await merged(database, LIVERPOOL, MISSPELT)
    async with database.read() as conn:
        [preview, news] = await occasions.of_subject(conn, key, None)
        assert await occasions.of_subject(conn, gone, None) == []
        told_to = (await conn.execute(select(deliveries.c.occasion, deliveries.c.channel))).all()
    assert (preview.occasion.kind, preview.told) == (Kind.PREVIEW, True)
    assert news.occasion.facts["absences"] == {"liverpool|Salah": "out||"}
    assert sorted(map(tuple, told_to)) == [(preview.id, 1), (preview.id, 2)]


async def test_two_who_play_each_other_are_two(either: Database) -> None:
    derby = Provider(BETA, "Liverpol", "Liverpool FC", "3")
    await taken(either, derby.given(derby.kickoff()))
    with pytest.raises(CannotMergeError, match="they play each other"):
        await merged(either, LIVERPOOL, MISSPELT)


async def test_two_who_play_on_one_day_are_two(either: Database) -> None:
    await taken(either, ONE.given(ONE.kickoff()))
    await taken(either, ODD.given(ODD.kickoff()))
    before = await rows(either, claims_table)
    with pytest.raises(CannotMergeError, match="they play on one day"):
        await merged(either, LIVERPOOL, MISSPELT)
    assert await rows(either, claims_table) == before


async def test_two_in_one_table_are_two(database: Database) -> None:
    await taken(database, ONE.given(ONE.kickoff()))
    await taken(database, ODD.given(ODD.kickoff(KICKOFF + 9 * DAY)))
    lines = tuple(Row(1, team, 0, 0, 0, 0, 0, 0, 0) for team in (LIVERPOOL, MISSPELT))
    async with database.write() as conn:
        await league_tables.keep(conn, ALPHA, [Standings(LEAGUE.key, "2025-26", lines)], NOW)
    with pytest.raises(CannotMergeError, match="table"):
        await merged(database, LIVERPOOL, MISSPELT)


async def test_a_club_that_is_generally_known_is_the_one_to_keep(database: Database) -> None:
    await taken(database, ONE.given(ONE.kickoff()))
    await taken(database, ODD.given(ODD.kickoff(KICKOFF + 9 * DAY)))
    with pytest.raises(CannotMergeError, match="Name it first"):
        await merged(database, MISSPELT, LIVERPOOL)


async def test_what_nobody_knows_is_not_merged(database: Database) -> None:
    await taken(database, ONE.given(ONE.kickoff()))
    with pytest.raises(NotKnownError, match="nobody"):
        await merged(database, LIVERPOOL, "nobody")
    with pytest.raises(CannotMergeError, match="one already"):
        await merged(database, LIVERPOOL, LIVERPOOL)


async def test_two_matches_become_one_by_their_keys(either: Database) -> None:
    one = await taken(either, ONE.given(ONE.kickoff(), ONE.result(1, 0)))
    later = Provider(BETA, "Liverpool", "Bournemouth", "99")
    other = await taken(either, later.given(later.kickoff(KICKOFF + 60 * DAY)))
    [key], [gone] = one.matches.values(), other.matches.values()
    assert key != gone
    assert (await merged(either, key, gone)).joined == ((key, gone),)
    async with either.read() as conn:
        assert (await dossiers.load(conn, key)).kickoff_at in (KICKOFF, KICKOFF + 60 * DAY)


async def test_what_was_stopped_or_skipped_of_the_other_stays_so(either: Database) -> None:
    one = await taken(either, ONE.given(ONE.kickoff(), ONE.result(1, 0)))
    later = Provider(BETA, "Liverpool", "Bournemouth", "99")
    other = await taken(either, later.given(later.kickoff(KICKOFF + 60 * DAY)))
    [key], [gone] = one.matches.values(), other.matches.values()
    async with either.write() as conn:
        community = await channels.open_community(conn, "web", "site", "Site")
        room = await channels.open_channel(conn, community, Channel("web", "a"), "a", Look(), NOW)
        for match in (key, gone):
            await muted.mute(conn, room, match, NOW)
        await skipped.skip(conn, room, Skip(gone, Kind.PREVIEW, ""), NOW)
    await merged(either, key, gone)
    async with either.read() as conn:
        assert await muted.among(conn, room, [key, gone]) == {key}
        assert await skipped.of_channel(conn, room, [key, gone]) == {Skip(key, Kind.PREVIEW, "")}


async def test_home_and_away_of_a_league_are_two_matches(database: Database) -> None:
    back = Provider(ALPHA, "AFC Bournemouth", "Liverpool FC", "2")
    one = await taken(database, ONE.given(ONE.kickoff()))
    other = await taken(database, back.given(back.kickoff(KICKOFF + 2 * DAY)))
    with pytest.raises(CannotMergeError, match="each other's ground"):
        await merged(database, *one.matches.values(), *other.matches.values())


async def test_goals_that_were_posted_of_both_are_left_alone_until_the_match_is_long_over(
    database: Database,
) -> None:
    one = await taken(database, ONE.given(ONE.kickoff()))
    other = await taken(database, TWIN.given(TWIN.kickoff()))
    [key], [gone] = one.matches.values(), other.matches.values()
    await merged(database, "bournemouth", "bournemuth")
    async with database.write() as conn:
        goals = [Occasion(of, Kind.GOAL, f"{of}:1", KICKOFF, KICKOFF + DAY) for of in (key, gone)]
        await occasions.arm(conn, goals)
        await conn.execute(occasions_table.update().values(state=occasions.TOLD))
        with pytest.raises(CannotMergeError, match="Try again"):
            await merge(conn, LIVERPOOL, MISSPELT, KICKOFF + DAY)
        assert (await merge(conn, LIVERPOOL, MISSPELT, KICKOFF + 5 * DAY)).joined == ((key, gone),)


async def test_two_spellings_of_a_player_become_one(either: Database) -> None:
    mark = Claim(MarkOf(ONE.key, ONE.home.key, "Mo S"), Mark(8.0), ALPHA, NOW)
    said = await taken(
        either, ONE.given(ONE.kickoff(), ONE.goal("g1", "Mo S"), mark, players="Mohamed Salah")
    )
    [key] = said.matches.values()
    await marked(either, key, "ann", {(LIVERPOOL, "Mo S"): 16}, NOW)
    assert (await merged(either, "liverpool/Mohamed Salah", "liverpool/Mo S")).moved == {
        "claims": 2,
        "marks": 1,
    }
    async with either.read() as conn:
        found = await dossiers.load(conn, key)
        [player] = await catalogue.squad(conn, LIVERPOOL)
        assert list(await ballots.tallies(conn, key)) == [(LIVERPOOL, "Mohamed Salah")]
    assert (player.name, player.aliases) == ("Mohamed Salah", ("Mo S",))
    assert [event.player for event in found.events] == ["Mohamed Salah"]
    assert list(found.marks[ALPHA]) == [(LIVERPOOL, "Mohamed Salah")]


async def test_two_in_one_line_up_are_two_players(database: Database) -> None:
    lineup = Lineup(("Gabriel", "Gabriel Jesus"))
    about = LineupOf(ONE.key, ONE.home.key, confirmed=True)
    players = "Gabriel, Gabriel Jesus"
    await taken(database, ONE.given(ONE.kickoff(), Claim(about, lineup, ALPHA, NOW), players=players))
    with pytest.raises(CannotMergeError, match="play together"):
        await merged(database, "liverpool/Gabriel", "liverpool/Gabriel Jesus")


async def test_a_claim_that_both_had_is_said_if_one_of_them_was(either: Database) -> None:
    said = await taken(either, ODD.given(ODD.kickoff()))
    [key] = said.matches.values()
    goal = Claim(EventOf(key, "x:1"), ODD.goal("g1", "Salah").value, ALPHA, NOW)
    wrexham = TeamKey("wrexham")
    async with either.write() as conn:
        await claims.add(conn, [_of_team(goal, wrexham)], NOW)
        await claims.take_back(conn, "alpha", [goal.about], NOW)
        await claims.add(conn, [_of_team(goal, MISSPELT)], NOW)
        changed = await claims.rewrite(conn, [key], lambda claim: _of_team(claim, wrexham), NOW)
        [told] = [claim for claim in (await claims.of_matches(conn, [key]))[key] if claim.about == goal.about]
    assert changed == 2, "the one changes, and the other is the same then"
    assert told == _of_team(goal, wrexham)


def _of_team(claim: Claim, team: TeamKey) -> Claim:
    return replace(claim, value=replace(claim.value, team=team)) if isinstance(claim.value, Event) else claim
