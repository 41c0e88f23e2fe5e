"""The card of an article: what it shows, and which buttons it has as things are decided."""

from collections.abc import Mapping

from bot.chat import Look, When
from bot.knowledge.claims import AbsenceOf, KickoffOf, Origin, Source, SourceKind, Value
from bot.knowledge.claims import Claim as Said
from bot.knowledge.match import Kickoff
from bot.knowledge.review import (
    Candidate,
    Cutting,
    Decided,
    Draft,
    Group,
    LeftOut,
    Reason,
    Review,
    Unsure,
    Verdict,
    fingerprint,
)
from bot.knowledge.team_news import Absence, AbsenceStatus
from bot.posts.article import card, changed, overview
from bot.posts.articles import Entry, articles
from bot.posts.text import as_text
from tests.builders import a_match, at, liverpool

LOOK = Look("en", "Europe/London")
CUTTING = Cutting(12, "The Paper", "Who plays?", "https://paper.example/1")
MATCH = a_match()
PAPER = Source("press:1:paper.example", "The Paper", SourceKind.PRESS)


def a_draft(about: object, value: Value, unsure: Unsure | None = None, written: str | None = None) -> Draft:
    claim = Said(about, value, PAPER, at("08:00"), 1, origin=Origin(12, (0, 1)))  # type: ignore[arg-type]
    return Draft(claim, unsure, written)


def out(player: str, unsure: Unsure | None = None, written: str | None = None) -> Draft:
    about = AbsenceOf(MATCH.key, liverpool().key, player)
    return a_draft(about, Absence(AbsenceStatus.OUT, "knee"), unsure, written)


KICKOFF = a_draft(KickoffOf(MATCH.key), Kickoff(at("19:00")))


def a_review(*drafts: Draft, decided: Mapping[Group, Decided] | None = None) -> Review:
    known: dict[Group | None, Decided] = dict((decided or {}).items())
    return Review(1, MATCH, "Atalanta v Liverpool", drafts=drafts, decided=known)


def said(verdict: Verdict, by: str | None = "web:ann", *, for_all: bool = False) -> Decided:
    return Decided(verdict, by, at("09:00"), for_all)


def shown(review: Review, me: str = "web:ann") -> str:
    return as_text(card(CUTTING, review, LOOK, me), LOOK)


def buttons(review: Review) -> list[str]:
    return [action.label for action in card(CUTTING, review, LOOK, "web:ann").actions]


def test_each_doubt_is_told() -> None:
    review = a_review(
        out("Bradley", Unsure.GUESSED),
        out("Palasic", Unsure.UNKNOWN_PLAYER),
        out("Joe Gomez", Unsure.SPELLING, "Gomes"),
    )
    text = shown(review)
    assert "Bradley (Liverpool): out, knee (?)" in text
    assert "Palasic (Liverpool): out, knee (?, not in the squad, as far as is known)" in text
    assert "Joe Gomez (Liverpool): out, knee (?, written “Gomes”)" in text
    assert "(?) is not certain" in text
    assert "(?) is not certain" not in shown(a_review(KICKOFF))


def test_what_is_decided_alike_is_said_once() -> None:
    decided = {Group.KICKOFF: said(Verdict.APPROVED), Group.NEWS: said(Verdict.APPROVED)}
    text = shown(a_review(KICKOFF, out("Bradley"), decided=decided))
    assert text.count("pproved by you") == 1
    assert "Kickoff\n" in text
    mixed = shown(a_review(KICKOFF, out("Bradley"), decided={Group.NEWS: said(Verdict.REJECTED, "web:bob")}))
    assert "Kickoff – to be decided" in mixed
    assert "Team news – rejected by another moderator" in mixed


def test_buttons_follow_what_is_decided() -> None:
    both = (KICKOFF, out("Bradley", Unsure.GUESSED))
    assert buttons(a_review(*both)) == [
        "Approve all", "Approve what is certain", "Approve: Kickoff", "Approve: Team news", "Reject",
    ]  # fmt: skip
    assert buttons(a_review(*both, decided={Group.KICKOFF: said(Verdict.APPROVED)})) == [
        "Approve: Team news", "Take back: Kickoff", "Reject the rest",
    ]  # fmt: skip
    settled = {Group.KICKOFF: said(Verdict.APPROVED), Group.NEWS: said(Verdict.REJECTED)}
    assert buttons(a_review(*both, decided=settled)) == ["Take back: Kickoff", "Think again"]
    everyones = {Group.KICKOFF: said(Verdict.APPROVED, None, for_all=True)}
    assert buttons(a_review(KICKOFF, decided=everyones)) == []


def test_a_button_says_what_its_presser_saw() -> None:
    one, other = a_review(KICKOFF), a_review(KICKOFF, decided={Group.KICKOFF: said(Verdict.REJECTED)})
    assert fingerprint(one) != fingerprint(other)
    assert fingerprint(one) != fingerprint(a_review(out("Bradley")))
    assert fingerprint(one) == fingerprint(a_review(KICKOFF))


def test_a_match_in_doubt_offers_matches_and_nothing_to_approve() -> None:
    review = Review(1, None, "Liverpool v Atalanta", (Candidate(MATCH, Kickoff(at("19:00"))),))
    post = card(CUTTING, review, LOOK, "web:ann")
    assert post.title == "Which match is this about?"
    assert [action.label for action in post.actions] == ["Atalanta v Liverpool", "Reject"]
    assert "Thu 18 Apr, 20:00 BST" in as_text(post, LOOK)


def test_what_was_left_out_is_told_and_cut_short() -> None:
    many = tuple(LeftOut(f"Player {n}", Reason.NO_MINUTE) for n in range(9))
    review = Review(1, MATCH, "", drafts=(KICKOFF,), left_out=many, warnings=("odd",))
    text = shown(review)
    assert "Player 5: no minute is told" in text
    assert "and 3 more" in text
    assert "odd" in text
    for reason in Reason:
        assert (
            "X" in shown(Review(1, MATCH, "X", drafts=(KICKOFF,), left_out=(LeftOut("X", reason, ("Y",)),)))
            or reason is Reason.NOT_OVER
        )


def test_a_note_comes_first() -> None:
    text = as_text(card(CUTTING, a_review(KICKOFF), LOOK, "web:ann", changed(LOOK)), LOOK)
    assert text.startswith("This has changed since you looked")


def test_a_round_up_has_a_button_a_match() -> None:
    second = Review(2, None, "Ajax v PSV")
    post = overview(CUTTING, [a_review(KICKOFF), second], LOOK)
    assert [action.label for action in post.actions] == ["1. Atalanta v Liverpool", "2. Ajax v PSV"]
    assert "Ajax v PSV: which match is it?" in as_text(post, LOOK)


def test_the_list_opens_each() -> None:
    entry = Entry(CUTTING, MATCH, When(at("09:00")))
    post = articles([entry], [entry], LOOK)
    assert [action.label for action in post.actions] == ["Review: Who plays?", "Open: Who plays?"]
    assert "Atalanta v Liverpool: Who plays? (The Paper), Thu 18 Apr, 10:00 BST" in as_text(post, LOOK)
    assert articles([], [], LOOK).title == "No articles to review"
