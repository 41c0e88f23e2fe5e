"""The marks on a card: whose they are, which column counts, and what they come to."""

from dataclasses import replace

from bot.cards import RatedSide, RatingsCard
from bot.knowledge.claims import Claim, MarkOf, Source, SourceKind
from bot.knowledge.dossier import Context, Dossier
from bot.knowledge.match import Result, Score
from bot.knowledge.ratings import Mark, Tally
from bot.knowledge.team_news import Lineup
from bot.knowledge.timeline import EventKind
from bot.knowledge.voting import BallotState
from bot.posts.card_ratings import ratings_card
from tests.builders import GAZETTE, a_dossier, a_match, an_event, at, atalanta, liverpool, says
from tests.posts.real_tie import LONDON

HERALD = Source("herald", "The Herald", SourceKind.PRESS)
EVENTS = [
    an_event(EventKind.SUBSTITUTION, 66, liverpool(), "Jota", other="Salah"),
    an_event(EventKind.FULL_TIME, 90),
]
PLAYED = [(liverpool(), Lineup(("Alisson", "Salah"))), (atalanta(), Lineup(("Musso",)))]


def marks(source: Source = GAZETTE, **points: float | None) -> list[Claim]:
    return [
        says(MarkOf(a_match().key, liverpool().key, who), Mark(mark), source) for who, mark in points.items()
    ]


def voted(**tallies: Tally) -> Context:
    return Context(fans={(liverpool().key, who): tally for who, tally in tallies.items()})


def known(*claims: Claim, context: Context | None = None) -> Dossier:
    return a_dossier(None, *claims, events=EVENTS, lineups=PLAYED, context=context)


def card_of(dossier: Dossier, *, so_far: bool = False) -> RatingsCard:
    sides = (dossier.match.home, dossier.match.away)
    card = ratings_card(dossier, LONDON, sides, so_far=so_far)
    assert card is not None
    return card


def the_side(dossier: Dossier) -> RatedSide:
    [side] = card_of(dossier).sides
    return side


def test_fans_and_papers_stand_side_by_side() -> None:
    told = known(
        *marks(Alisson=7, Salah=5.5),
        *marks(HERALD, Alisson=6.5, Jota=None),
        context=voted(Alisson=Tally({16: 3})),
    )
    side = the_side(told)
    assert side.papers == ("The Gazette", "The Herald", "Press")
    assert [(row.player, row.fans, row.marks) for row in side.rows] == [
        ("Alisson", "8.0", ("7", "6.5", "6.8")),
        ("Salah", "–", ("5.5", "", "5.5")),
        ("Jota", "–", ("", "–", "–")),
    ]


def test_the_fans_mark_counts_and_without_fans_the_presss() -> None:
    papers = marks(Alisson=7, Salah=5.5)
    by_press = card_of(known(*papers))
    assert [row.value for row in by_press.sides[0].rows] == [7, 5.5, None]
    assert (by_press.fans, by_press.ballots, by_press.sides[0].rows[0].fans) == ("", "", "")
    by_fans = card_of(known(*papers, context=voted(Salah=Tally({13: 1, 14: 1}))))
    assert [row.value for row in by_fans.sides[0].rows] == [None, 6.75, None]
    assert by_fans.fans == "Fans"


def test_equals_share_the_best_mark() -> None:
    told = known(context=voted(Alisson=Tally({14: 1}), Salah=Tally({12: 1, 16: 1}), Jota=Tally({13: 2})))
    assert [(row.player, row.best) for row in the_side(told).rows] == [
        ("Alisson", True),
        ("Salah", True),
        ("Jota", False),
    ]
    assert card_of(told).remarks == ("Players of the match for the fans: Alisson and Salah, 7.0.",)


def test_a_namesake_on_the_other_side_has_no_part_in_the_best_mark() -> None:
    fans = {(liverpool().key, "Jota"): Tally({18: 1}), (atalanta().key, "Jota"): Tally({8: 1})}
    card = card_of(known(context=Context(fans=fans)))
    assert [(side.team, row.best) for side in card.sides for row in side.rows if row.player == "Jota"] == [
        ("Atalanta", False),
        ("Liverpool", True),
    ]


def test_where_fans_and_press_differ_most_is_remarked() -> None:
    told = known(*marks(Alisson=7, Salah=5.5), context=voted(Alisson=Tally({14: 1}), Salah=Tally({15: 1})))
    assert card_of(told).remarks[-1] == "Fans and press differ most on Salah: 7.5 against 5.5."


def test_substitutes_have_the_minute_they_came_on() -> None:
    assert [row.note for row in the_side(known(*marks(Alisson=7))).rows] == ["", "", "66'"]


def test_how_many_voted() -> None:
    context = voted(Alisson=Tally({14: 1000, 15: 234}), Salah=Tally({15: 7}))
    assert card_of(known(context=context)).ballots == "1,234 ballots"
    counted = replace(context, ballot=BallotState(closes=at("23:00"), fans=1300))
    assert card_of(known(context=counted)).ballots == "1,300 ballots"
    assert card_of(known(context=voted(Alisson=Tally({14: 1})))).ballots == "1 ballot"


def test_the_title_has_the_result_once_it_is_final() -> None:
    final = a_dossier(None, *marks(Alisson=7), result=Result(Score(0, 1)))
    assert card_of(final).title == "Ratings: Atalanta 0–1 Liverpool"
    assert card_of(known(*marks(Alisson=7)), so_far=True).title == "Ratings so far: Atalanta 0–0 Liverpool"


def test_what_is_not_rated_is_said_in_words() -> None:
    alt = card_of(known(*marks(Alisson=7), *marks(HERALD, Alisson=None))).alt
    assert (
        "Liverpool: Alisson, The Gazette 7, The Herald not rated, Press 7.0; Salah, Press not rated; " in alt
    )


def test_nobodys_marks_are_no_card() -> None:
    dossier = known()
    assert ratings_card(dossier, LONDON, (dossier.match.home, dossier.match.away)) is None
