"""Line-ups on a pitch."""

from dataclasses import replace
from datetime import date

from bot.cards import Eleven, LineupCard, Spot
from bot.knowledge.claims import LineupOf
from bot.knowledge.dossier import Context, Dossier
from bot.knowledge.match import TeamKey
from bot.knowledge.team_news import Lineup
from bot.posts.card_lineups import confirmed_card, predicted_card
from tests.builders import a_dossier, a_match, at, atalanta, liverpool, played, says
from tests.posts.real_tie import DAY_BEFORE, LINE_UPS_OUT, LONDON, second_leg

NAMES = tuple(f"Player {n}" for n in range(1, 12))
ELEVEN = Lineup(NAMES, "4-3-3", ("Reserve",), "Player 4", (("Player 1", 1), ("Reserve", 62)))


def known(lineup: Lineup, before: tuple[str, ...] = NAMES) -> Dossier:
    last = played(liverpool(), atalanta(), (1, 0), date(2024, 4, 14), {"liverpool": before})
    context = Context(recent={TeamKey("liverpool"): (last,)})
    return a_dossier(kickoff=at("19:00"), lineups=[(liverpool(), lineup)], context=context)


def the_side(dossier: Dossier) -> Eleven:
    card = confirmed_card(dossier, LONDON)
    assert card is not None
    [side] = card.sides
    return side


def test_the_real_line_ups() -> None:
    card = confirmed_card(second_leg(LINE_UPS_OUT), LONDON)
    assert card is not None
    assert card.title == "Line-ups: Atalanta v Liverpool"
    assert card.subtitle == "UEFA Europa League, quarter-finals, second leg · Thu 18 Apr, 20:00 BST"
    assert [(side.team, side.formation, side.colour) for side in card.sides] == [
        ("Atalanta", "3-4-1-2", "#1e71b8"),
        ("Liverpool", "4-3-3", "#c8102e"),
    ]
    assert [len(line) for line in card.sides[0].lines] == [1, 3, 4, 1, 2]
    assert card.sides[1].lines[0] == (Spot("Alisson", 1, new=True),)
    assert card.sides[1].lines[1][2] == Spot("Ibrahima Konaté", 5)
    assert (card.stamp, card.bench, card.source) == ("", "Bench", "Source: Sportface")
    assert len(card.sides[0].bench) == 12
    assert (
        "Liverpool, 4-3-3: 1 Alisson; 66 Trent Alexander-Arnold, 5 Ibrahima Konaté, 4 Virgil van Dijk,"
        in card.alt
    )


def test_a_predicted_line_up_says_so() -> None:
    card = predicted_card(second_leg(DAY_BEFORE), LONDON)
    assert card is not None
    assert card.stamp == "Predicted"
    assert card.alt.startswith("Predicted line-up: Liverpool. Atalanta v Liverpool, Thu 18 Apr, 20:00 BST.")
    assert card.bench == ""


def test_numbers_and_the_captain_stand_with_their_players() -> None:
    side = the_side(known(ELEVEN))
    assert side.lines[0] == (Spot("Player 1", 1),)
    assert side.lines[1][1] == Spot("Player 4", captain=True)
    assert side.bench == (Spot("Reserve", 62),)


def test_a_line_is_written_from_the_right_and_drawn_from_the_left() -> None:
    card = confirmed_card(known(ELEVEN), LONDON)
    assert card is not None
    assert [spot.name for spot in card.sides[0].lines[1]] == ["Player 5", "Player 4", "Player 3", "Player 2"]
    assert "Player 1; Player 2, Player 3, Player 4, Player 5; " in card.alt.replace("1 Player 1", "Player 1")


def test_who_wore_a_number_this_season_wears_it_still() -> None:
    card = predicted_card(second_leg(DAY_BEFORE), LONDON)
    assert card is not None
    told = {spot.name: spot.number for line in card.sides[0].lines for spot in line}
    assert (told["Joe Gomez"], told["Virgil van Dijk"], told["Mohamed Salah"]) == (2, 4, 11)
    before = known(replace(ELEVEN, numbers=()))
    [last] = before.context.recent[TeamKey("liverpool")]
    dressed = {TeamKey("liverpool"): replace(ELEVEN, numbers=(("Player 2", 22), ("Somebody", 9)))}
    for season, number in (("2023-24", 22), ("2022-23", None)):
        played_then = replace(last, match=replace(last.match, season=season), lineups=dressed)
        context = Context(recent={TeamKey("liverpool"): (played_then,)})
        card = confirmed_card(replace(before, context=context), LONDON)
        assert card is not None
        assert card.sides[0].lines[1][3] == Spot("Player 2", number)


def test_who_did_not_start_last_time_is_marked_and_the_mark_is_explained() -> None:
    card = confirmed_card(known(replace(ELEVEN, captain=None), ("Reserve", *NAMES[1:])), LONDON)
    assert card is not None
    assert [spot.name for line in card.sides[0].lines for spot in line if spot.new] == ["Player 1"]
    assert card.legend == (("new", "Not in the last known line-up"),)
    assert "Not in the last known line-up: Player 1." in card.alt


def test_without_a_last_line_up_nobody_is_new() -> None:
    for before in ((), NAMES[:10]):
        card = confirmed_card(known(ELEVEN, before), LONDON)
        assert card is not None
        assert card.legend == (("captain", "Captain"),)
        assert not any(spot.new for line in card.sides[0].lines for spot in line)


def test_an_eleven_without_a_formation_is_one_line() -> None:
    side = the_side(known(replace(ELEVEN, formation=None)))
    assert [len(line) for line in side.lines] == [11]
    assert side.formation == ""


def test_half_a_line_up_is_not_put_on_a_pitch() -> None:
    assert confirmed_card(known(Lineup(NAMES[:7])), LONDON) is None
    half = says(LineupOf(a_match().key, atalanta().key, True), Lineup(NAMES[:7]))
    whole = says(LineupOf(a_match().key, liverpool().key, True), ELEVEN)
    card = confirmed_card(a_dossier(None, half, whole), LONDON)
    assert isinstance(card, LineupCard)
    assert [side.team for side in card.sides] == ["Liverpool"]
    assert card.subtitle == "Atalanta v Liverpool"
