"""A mark in one line, and what opens a ballot."""

from dataclasses import replace

import pytest

from bot.chat import AlreadyAnswered, Request
from bot.knowledge.ballot import BallotRules
from bot.knowledge.claims import BallotOf, BallotTimes, Claim, KickoffOf, LineupOf, ResultOf
from bot.knowledge.match import Kickoff, MatchKey, Result, Score
from handlers.desk import Desk
from handlers.rate import half_steps
from storage import ballots, catalogue, claims, dossiers
from tests.handlers.matchday import EUROPE, LEADING, MARKED, NEXT_MORNING, NOBODY, REDS, Matchday, at
from tests.knowledge.builders import OPERATOR, PROVIDER

PLAYED = MatchKey("atalanta-liverpool-2024-04-18")


async def test_a_mark_is_kept_and_told_to_its_fan_alone(ended: Matchday) -> None:
    answer = await ended.ask("rate", player="salah", mark="7.5")
    assert answer.private
    assert answer.post.title == "7.5 for Mohamed Salah"
    assert "Mohamed Salah 7.5" in await ended.read("rate")
    assert "Mohamed Salah 7.5" not in await ended.read("rate", REDS, "somebody else")


async def test_a_second_mark_takes_the_place_of_the_first(ended: Matchday) -> None:
    await ended.ask("rate", player="salah", mark="7.5")
    await ended.ask("rate", player="salah", mark="5")
    said = await ended.read("rate")
    assert "Mohamed Salah 5" in said
    assert "7.5" not in said


async def test_before_full_time_there_is_no_voting(told: Matchday) -> None:
    await told.come_to(LEADING)
    assert (await told.ask("rate", player="salah", mark="9")).post.title == "Not yet: Atalanta v Liverpool"


async def test_who_wants_to_rate_before_kickoff_can_predict(told: Matchday) -> None:
    assert "[Predict the score]" in await told.read("rate")
    await told.come_to(LEADING)
    assert "[Predict the score]" not in await told.read("rate")


async def test_who_asks_for_a_line_up_that_is_not_out_is_offered_the_expected_one(told: Matchday) -> None:
    assert "[Predicted line-up] [The match]" in await told.read("lineup")


async def test_after_the_ballot_has_closed_a_late_vote_gets_a_kind_no(told: Matchday) -> None:
    await told.come_to(NEXT_MORNING)
    answer = await told.ask("rate", player="salah", mark="9")
    assert answer.post.title == "Voting is closed: Atalanta v Liverpool"
    assert [action.label for action in answer.post.actions] == ["Ratings"]
    assert "Fans" not in await told.read("ratings"), "nobody voted: no column, and no crowd to speak of"


async def test_a_vote_at_the_last_minute_counts(told: Matchday) -> None:
    await told.come_to(at(19, "08:59"))
    assert (await told.ask("rate", player="salah", mark="9")).post.title == "9 for Mohamed Salah"


async def test_who_did_not_play_cannot_be_rated(ended: Matchday) -> None:
    answer = await ended.ask("rate", player="Endo", mark="6")
    assert answer.post.title == "Wataru Endo did not play"


async def test_who_came_on_can_be_rated(ended: Matchday) -> None:
    assert (await ended.ask("rate", player="Danns", mark="6")).post.title == "6 for Jayden Danns"


async def test_a_player_of_the_other_side_can_be_rated_by_name(ended: Matchday) -> None:
    assert (await ended.ask("rate", player="de Roon", mark="8")).post.title == "8 for Marten de Roon"
    assert "Atalanta: Marten de Roon 8" in await ended.read("rate", player="salah", mark="7")


async def test_a_surname_of_two_words_typed_without_quotes(ended: Matchday) -> None:
    answer = await ended.ask("rate", player="van", team="dijk", mark="8")
    assert answer.post.title == "8 for Virgil van Dijk"


@pytest.mark.parametrize("mark", ["11", "0.5", "7.3", "nan", "inf", "good", "-3", ""])
async def test_what_is_no_mark_is_not_kept(ended: Matchday, mark: str) -> None:
    answer = await ended.ask("rate", player="salah", mark=mark)
    assert answer.private
    assert "1 to 10" in await ended.read("rate", player="salah", mark=mark)
    assert "Rated" not in await ended.read("rate")


async def test_halves_are_no_marks_where_the_ballot_has_none(ended: Matchday) -> None:
    ended.desk = Desk(ended.database, ended.clock, rules=BallotRules(halves=False))
    assert (await ended.ask("rate", player="salah", mark="7.5")).post.title == "“7.5” is not a mark"
    assert (await ended.ask("rate", player="salah", mark="7")).post.title == "7 for Mohamed Salah"


async def test_an_account_that_is_too_new_hears_from_when_on_it_can_vote(ended: Matchday) -> None:
    ended.desk = Desk(ended.database, ended.clock, rules=BallotRules(account_days=7))
    young = Request("rate", {"player": "salah", "mark": "7"}, REDS, "1", since=at(14, "12:00"))
    said = (await ended.desk.answer(young)).post
    assert said.title == "Your account is still too new to vote"
    old = replace(young, person="2", since=at(1, "12:00"))
    assert (await ended.desk.answer(old)).post.title == "7 for Mohamed Salah"


async def test_the_button_of_a_post_means_the_match_of_that_post(ended: Matchday) -> None:
    played, other = "atalanta-liverpool-2024-04-18", "liverpool-atalanta-2024-04-11"
    assert (await ended.ask("rate", NOBODY, match=played)).post.sheet is not None
    assert (
        await ended.ask("rate", NOBODY, match=other)
    ).post.title == "Voting is closed: Liverpool v Atalanta"


async def test_a_team_that_is_named_opens_its_match(ended: Matchday) -> None:
    for given in ({"team": "Liverpool"}, {"player": "Liverpool"}):
        answer = await ended.ask("rate", NOBODY, "fan", **given)
        assert answer.post.sheet is not None


@pytest.mark.parametrize(
    ("written", "steps"), [("1", 2), ("10", 20), ("6.5", 13), ("6,5", 13), ("8/10", 16), ("6.25", None)]
)
def test_marks_as_people_write_them(written: str, steps: int | None) -> None:
    assert half_steps(written) == steps


async def test_a_mark_handed_over_twice_counts_as_it_came_first(told: Matchday) -> None:
    await told.come_to(MARKED)
    first = Request("rate", {"player": "salah", "mark": "8"}, REDS, "7", once="1001")
    await told.desk.answer(first)
    await told.ask("rate", REDS, "7", player="salah", mark="3")
    with pytest.raises(AlreadyAnswered):
        await told.desk.answer(first)
    with pytest.raises(AlreadyAnswered):
        await told.desk.answer(replace(first, command="next", arguments={}))
    assert "Mohamed Salah 3" in await told.read("rate", REDS, "7")


async def test_a_match_without_a_line_up_does_not_hide_the_one_that_can_be_rated(ended: Matchday) -> None:
    """Both are over, and of the one that began last nobody has said who played."""
    async with ended.database.read() as conn:
        known = (await catalogue.matches_by_key(conn, [PLAYED]))[PLAYED]
    other = replace(known, key=MatchKey("later"), leg=None)
    async with ended.database.write() as conn:
        await catalogue.keep(conn, matches_=[other])
        began = Claim(KickoffOf(other.key), Kickoff(at(18, "19:05")), PROVIDER, at(18, "19:05"))
        over = Claim(ResultOf(other.key), Result(Score(1, 0)), PROVIDER, at(18, "20:59"))
        await claims.add(conn, [began, over], at(18, "20:59"))
    assert (await ended.ask("rate", EUROPE)).post.sheet is not None


async def test_a_ballot_of_a_week_is_found_to_its_end(ended: Matchday) -> None:
    week = Claim(BallotOf(PLAYED), BallotTimes(at(25, "21:00")), OPERATOR, at(18, "21:00"))
    async with ended.database.write() as conn:
        await claims.add(conn, [week], at(18, "21:00"))
    await ended.ask("rate")
    ended.clock.instant = at(24, "12:00")
    assert (await ended.ask("rate")).post.sheet is not None


async def test_where_a_competition_is_followed_one_chooses_among_the_matches(ended: Matchday) -> None:
    """Several have ended at once, and none of them is meant more than the others."""
    await ended.ask("rate")
    async with ended.database.write() as conn:
        facts = await dossiers.load(conn, PLAYED)
        other = replace(
            facts.match, key=MatchKey("other"), home=facts.match.away, away=facts.match.home, leg=None
        )
        await catalogue.keep(conn, matches_=[other])
        told = [
            Claim(KickoffOf(other.key), Kickoff(at(18, "19:00")), PROVIDER, at(18, "19:00")),
            Claim(ResultOf(other.key), Result(Score(1, 0)), PROVIDER, at(18, "20:59")),
            *(
                Claim(LineupOf(other.key, team, confirmed=True), lineup.value, PROVIDER, at(18, "18:00"))
                for team, lineup in facts.confirmed.items()
            ),
        ]
        await claims.add(conn, told, at(18, "20:59"))
        await ballots.open_(conn, await dossiers.load(conn, other.key), BallotRules(), at(18, "21:00"))
    asked = await ended.ask("rate", EUROPE)
    assert [action.label for action in asked.post.actions] == ["Atalanta v Liverpool", "Liverpool v Atalanta"]
    chosen = (await ended.press(asked, "Liverpool v Atalanta", EUROPE)).post.sheet
    assert chosen is not None
    assert (await ended.ask("rate", EUROPE, match="other")).post.sheet == chosen
    assert (await ended.ask("rate", EUROPE, team="Liverpool")).post.sheet is not None
    assert (await ended.ask("rate")).post.sheet is not None, (
        "who follows a team is asked for its newest match"
    )
