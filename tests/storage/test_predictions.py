"""Predictions in the store: what they bring, corrected with the match, and the tables they make."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.chat import Channel, Look
from bot.knowledge import predictions as rules
from bot.knowledge.claims import Claim, EventOf, KickoffOf, ResultOf, Source, SourceKind
from bot.knowledge.dossier import Dossier
from bot.knowledge.forecast import Forecast
from bot.knowledge.match import Kickoff, Match, MatchKey, Result, Score, Status
from bot.knowledge.predictions import Prediction, Settled
from bot.knowledge.resolve import resolve
from storage import channels, fans, leaderboards, merged_predictions, points, predictions
from storage.database import Database
from storage.fans import Account
from storage.game_tables import totals
from storage.leaderboards import Standing
from storage.points import month, season
from tests.knowledge.builders import ATALANTA, LIVERPOOL, NOON, PROVIDER, atalanta, goal, liverpool
from tests.storage.season import a_match, keep

KEY = MatchKey("cup")
MATCH = replace(a_match(KEY, atalanta(), liverpool()), season="2023-24")
KICKOFF = NOON + timedelta(hours=8)
SALAH = (LIVERPOOL, "Mohamed Salah")
OPERATOR = Source("operator", "The operator", SourceKind.OPERATOR)


def over(home: int, away: int, *claims: Claim, match: Match = MATCH, at: datetime = KICKOFF) -> Dossier:
    """The match as it ended; `claims` tell more of it."""
    known = (
        Claim(KickoffOf(match.key), Kickoff(at), PROVIDER, NOON),
        Claim(ResultOf(match.key), Result(Score(home, away)), PROVIDER, at + timedelta(hours=2)),
        *claims,
    )
    return resolve(match, known)


def ahead() -> Dossier:
    """The match as it was before."""
    return resolve(MATCH, [Claim(KickoffOf(KEY), Kickoff(KICKOFF), PROVIDER, NOON)])


def scored(minute: int, who: tuple[str, str], match: Match = MATCH) -> Claim:
    told = goal(minute, who[1], team=LIVERPOOL if who[0] == LIVERPOOL else ATALANTA)
    return Claim(EventOf(match.key, f"{minute}"), told, PROVIDER, KICKOFF)


async def predict(
    store: Database,
    person: str,
    home: int,
    away: int,
    scorer: tuple[str, str] | None = None,
    *,
    at: datetime = NOON,
    match: MatchKey = KEY,
    channel: int | None = None,
) -> int:
    async with store.write() as conn:
        fan = await fans.enrol(conn, Account("web", person, name=person.title()), at)
        said = Prediction(Score(home, away), scorer)  # type: ignore[arg-type]  # a team's key is a str
        await predictions.predict(conn, match, fan, said, at, channel)
    return fan


async def settle(store: Database, dossier: Dossier) -> bool:
    async with store.write() as conn:
        return await points.settle(conn, dossier)


async def best(store: Database, period: str, channel: int | None = None) -> list[tuple[str, int, int]]:
    async with store.read() as conn:
        board = await leaderboards.board(conn, period, None, channel)
    return [(row.name, row.points, row.exact) for row in board.best]


async def test_the_last_prediction_stands(either: Database) -> None:
    await keep(either, MATCH)
    await predict(either, "ann", 2, 1)
    fan = await predict(either, "ann", 0, 1, SALAH)
    async with either.read() as conn:
        made = await predictions.of_fan(conn, KEY, fan)
        crowd = await predictions.forecast(conn, KEY)
    assert made is not None
    assert made.prediction == Prediction(Score(0, 1), SALAH)
    assert crowd == Forecast({(0, 1): 1}, {SALAH: 1})


async def test_points_come_with_the_result_and_are_put_right_with_it(either: Database) -> None:
    await keep(either, MATCH)
    for person, home, away in (("ann", 0, 1), ("ben", 1, 2), ("cem", 1, 1)):
        await predict(either, person, home, away)
    assert await settle(either, over(0, 1))
    assert await best(either, season("2023-24")) == [("Ann", 5, 1), ("Ben", 3, 0), ("Cem", 0, 0)]
    assert not await settle(either, over(0, 1)), "nothing has changed"
    assert await settle(either, over(1, 1))
    assert await best(either, month(KICKOFF)) == [("Cem", 5, 1), ("Ann", 0, 0), ("Ben", 0, 0)]


async def test_a_result_that_is_taken_back_takes_its_points_along(either: Database) -> None:
    await keep(either, MATCH)
    await predict(either, "ann", 0, 1)
    await settle(either, over(0, 1))
    assert ahead().status is Status.SCHEDULED
    assert await settle(either, ahead())
    assert await best(either, month(KICKOFF)) == []


async def test_what_was_said_after_kickoff_counts_for_nothing(either: Database) -> None:
    """The kickoff that counts is the one known at the end: it may have moved forward unheard."""
    await keep(either, MATCH)
    await predict(either, "early", 0, 1, at=KICKOFF - timedelta(seconds=1))
    fan = await predict(either, "late", 0, 1, at=KICKOFF)
    await settle(either, over(0, 1))
    assert await best(either, month(KICKOFF)) == [("Early", 5, 1)]
    async with either.read() as conn:
        made = await predictions.of_fan(conn, KEY, fan)
        crowd = await predictions.forecast(conn, KEY)
    assert made is not None
    assert made.points is None
    assert crowd.fans == 1


async def test_the_first_scorer_brings_more(either: Database) -> None:
    await keep(either, MATCH)
    await predict(either, "ann", 3, 0, SALAH)
    await predict(either, "ben", 0, 1, (ATALANTA, "Isak Hien"))
    await settle(either, over(0, 1, scored(7, SALAH)))
    assert await best(either, month(KICKOFF)) == [("Ben", 5, 1), ("Ann", 2, 0)]


async def test_a_channels_table_is_of_those_who_play_there(either: Database) -> None:
    await keep(either, MATCH)
    async with either.write() as conn:
        community = await channels.open_community(conn, "web", "site", "Site")
        ours = await channels.open_channel(conn, community, Channel("web", "ours"), "ours", Look(), NOON)
        theirs = await channels.open_channel(conn, community, Channel("web", "x"), "x", Look(), NOON)
    await predict(either, "ann", 0, 1, channel=ours)
    await predict(either, "ben", 1, 2, channel=theirs)
    await settle(either, over(0, 1))
    assert await best(either, month(KICKOFF), ours) == [("Ann", 5, 1)]
    assert await best(either, month(KICKOFF), theirs) == [("Ben", 3, 0)]
    assert await best(either, month(KICKOFF)) == [("Ann", 5, 1), ("Ben", 3, 0)]


async def test_ones_own_place_is_told_below_the_best(either: Database) -> None:
    await keep(either, MATCH)
    for number in range(12):
        await predict(either, f"fan{number}", 0, 1)
    last = await predict(either, "last", 1, 2)
    await settle(either, over(0, 1))
    async with either.read() as conn:
        board = await leaderboards.board(conn, month(KICKOFF), last)
    assert len(board.best) == 10
    assert board.own == Standing(last, "Last", 3, 0, 1)
    assert (board.place, board.fans) == (13, 13)


async def test_of_two_accounts_of_one_person_the_later_word_stands(either: Database) -> None:
    other = replace(a_match("league", liverpool(), atalanta()), season="2023-24")
    await keep(either, MATCH, other)
    stays = await predict(either, "phone", 0, 1, at=NOON)
    goes = await predict(either, "desk", 1, 2, at=NOON + timedelta(minutes=1))
    await predict(either, "desk", 3, 0, match=other.key)
    await settle(either, over(0, 1))
    await settle(either, over(3, 0, match=other))
    async with either.write() as conn:
        await predictions.merge_fans(conn, stays, goes)
    assert await best(either, season("2023-24")) == [("Phone", 8, 1)], "3 for the difference and 5"


async def test_of_two_matches_that_are_one_each_fan_has_one_prediction(either: Database) -> None:
    """The other calls the other side the home side; its points come anew with the next plan."""
    turned = replace(a_match("other", liverpool(), atalanta()), season="2023-24")
    await keep(either, MATCH, turned)
    both = await predict(either, "both", 2, 0, at=NOON)
    await predict(either, "both", 1, 0, match=turned.key, at=NOON + timedelta(minutes=1))
    other = await predict(either, "other", 3, 1, match=turned.key)
    await settle(either, over(0, 1))
    await settle(either, over(1, 0, match=turned))
    async with either.write() as conn:
        assert await merged_predictions.join(conn, KEY, turned.key, turned=True) == 2
        for fan, score in ((both, Score(0, 1)), (other, Score(1, 3))):
            made = await predictions.of_fan(conn, KEY, fan)
            assert made is not None
            assert (made.prediction.score, made.points) == (score, None)
    assert await best(either, season("2023-24")) == []
    assert await settle(either, over(0, 1))
    assert await best(either, season("2023-24")) == [("Both", 5, 1), ("Other", 2, 0)]


async def test_a_scorer_goes_by_the_name_that_stays(either: Database) -> None:
    await keep(either, MATCH)
    fan = await predict(either, "ann", 0, 1, (LIVERPOOL, "Mo Salah"))
    async with either.write() as conn:
        assert await merged_predictions.of_player(conn, LIVERPOOL, "Mo Salah", "Mohamed Salah") == 1
        made = await predictions.of_fan(conn, KEY, fan)
    assert made is not None
    assert made.prediction.scorer == SALAH


async def test_whoever_is_forgotten_is_in_no_table(either: Database) -> None:
    await keep(either, MATCH)
    fan = await predict(either, "ann", 0, 1)
    await settle(either, over(0, 1))
    async with either.write() as conn:
        assert await predictions.forget(conn, fan) == 1
        assert (await conn.execute(select(totals))).all() == []


scores = st.tuples(st.integers(0, 4), st.integers(0, 4))
scorers = st.sampled_from([None, SALAH, (ATALANTA, "Isak Hien")])


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.tuples(scores, scorers), min_size=1),
    st.lists(st.tuples(scores, scorers), min_size=1, max_size=3),
)
async def test_the_store_gives_the_points_that_the_rules_do(
    database: Database,
    said: dict[str, tuple[tuple[int, int], tuple[str, str] | None]],
    results: list[tuple[tuple[int, int], tuple[str, str] | None]],
) -> None:
    await keep(database, MATCH)
    async with database.write() as conn:
        for fan in [await fans.enrol(conn, Account("web", one), NOON) for one in "abcdefgh"]:
            await predictions.forget(conn, fan)
        await points.settle(conn, ahead())
    made = {}
    for person, (score, scorer) in said.items():
        made[await predict(database, person, *score, scorer)] = Prediction(Score(*score), scorer)  # type: ignore[arg-type]
    for score, first in results:
        goals = [ATALANTA] * score[0] + [LIVERPOOL] * score[1]
        first = first if first and first[0] in goals else None
        told = []
        if first:
            goals.remove(first[0])  # type: ignore[arg-type]  # a team's key is a str
            told = [scored(3, first), *(scored(9 + 5 * n, (side, "Other")) for n, side in enumerate(goals))]
        result = Settled(Score(*score), first)  # type: ignore[arg-type]
        dossier = over(*score, *told)
        found = rules.settled(dossier)
        assert found == result
        await settle(database, dossier)
    async with database.read() as conn:
        for fan, prediction in made.items():
            kept = await predictions.of_fan(conn, KEY, fan)
            assert kept is not None
            assert kept.points == rules.points(prediction, result).total


async def test_a_fan_of_two_accounts_keeps_no_points_of_a_prediction_that_is_gone(either: Database) -> None:
    """The later one stands, and it came after the match had begun."""
    await keep(either, MATCH)
    stays = await predict(either, "ann", 0, 1)
    goes = await predict(either, "phone", 2, 0, at=KICKOFF + timedelta(minutes=1))
    await settle(either, over(0, 1))
    async with either.write() as conn:
        await predictions.merge_fans(conn, stays, goes)
    assert await best(either, season("2023-24")) == []
