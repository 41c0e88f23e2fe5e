"""What is kept as JSON comes back as it was."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, cast, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards import Card, FormCard
from bot.chat import Action, Bullets, Link, Name, Paragraph, Post, Sheet, Show, Table, Text, When
from bot.knowledge.claims import VALUE_OF, About, KickoffOf, RecordKind, RecordOf, Value
from bot.knowledge.match import Kickoff, MatchKey, TeamKey
from bot.knowledge.team_news import Lineup
from storage.codec import (
    about_from_json,
    about_to_json,
    post_from_json,
    post_to_json,
    value_from_json,
    value_to_json,
)

words = st.text(max_size=12)
instants = st.datetimes(
    datetime(1900, 1, 1),  # noqa: DTZ001 - the zone comes from `timezones`
    datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
).map(lambda at: at.replace(fold=0))  # UTC has no hour twice
st.register_type_strategy(datetime, instants)
st.register_type_strategy(str, words)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))

spans = st.one_of(
    st.builds(Text, words, strong=st.booleans(), secret=st.booleans(), gone=st.booleans()),
    st.builds(When, instants, st.sampled_from(Show)),
    st.builds(Name, words),
    st.builds(Link, words, words),
)
lines = st.lists(spans, max_size=4).map(tuple)
rows = st.lists(words, min_size=2, max_size=2).map(tuple)
blocks = st.one_of(
    st.builds(Paragraph, lines),
    st.builds(Bullets, st.lists(lines, max_size=3).map(tuple)),
    st.builds(Table, words, rows, st.lists(rows, max_size=3).map(tuple)),
)
arguments = st.dictionaries(words, words, max_size=2)
actions = st.builds(Action, words, words, arguments)
st.register_type_strategy(Action, actions)
sheets = st.builds(Sheet, arguments=arguments)
posts = st.builds(
    Post,
    title=words,
    blocks=st.lists(blocks, max_size=4).map(tuple),
    source=lines,
    actions=st.lists(actions, max_size=3).map(tuple),
    colour=st.none() | st.just("#c8102e"),
)


def through_text(data: dict[str, Any]) -> dict[str, Any]:
    """As a database keeps it."""
    return cast(dict[str, Any], json.loads(json.dumps(data)))


@given(posts)
def test_a_post_comes_back_as_it_was(post: Post) -> None:
    assert post_from_json(through_text(post_to_json(post))) == post


@pytest.mark.parametrize("kind", get_args(Card), ids=lambda kind: kind.__name__)
@settings(max_examples=25)
@given(data=st.data())
def test_a_posts_card_comes_back_as_it_was(kind: type[Card], data: st.DataObject) -> None:
    post = Post("t", card=data.draw(st.from_type(kind)))
    again = post_from_json(through_text(post_to_json(post)))
    assert (again, type(again.card), repr(again)) == (post, kind, repr(post))
    assert hash(again.card) == hash(post.card)


@settings(max_examples=25)
@given(sheets)
def test_what_is_to_be_filled_in_comes_back_as_it_was(sheet: Sheet) -> None:
    post = Post("t", sheet=sheet)
    assert post_from_json(through_text(post_to_json(post))) == post


def test_a_post_from_before_there_were_cards_still_loads() -> None:
    kept = post_to_json(Post("t"))
    older = {name: kept[name] for name in ("title", "blocks", "source", "actions", "colour")}
    assert post_from_json(older) == Post("t")


def test_what_is_said_beside_a_picture_comes_back_as_it_was() -> None:
    post = Post("t", (Paragraph((Text("All."),)),), brief=(Paragraph((Text("In short."),)), Bullets(((),))))
    assert post_from_json(through_text(post_to_json(post))) == post


def test_a_card_says_what_it_is() -> None:
    kept = post_to_json(Post("t", card=FormCard("Form", "", (), "", "alt")))
    assert kept["card"] == {
        "FormCard": {"title": "Form", "subtitle": "", "sides": [], "source": "", "alt": "alt"}
    }


@pytest.mark.parametrize("kind", VALUE_OF, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_what_a_claim_is_about_comes_back_as_it_was(kind: type[About], data: st.DataObject) -> None:
    about = data.draw(st.from_type(kind))
    again = about_from_json(kind.__name__, through_text(about_to_json(about)))
    assert (again, type(again), repr(again)) == (about, kind, repr(about))


@pytest.mark.parametrize("kind", VALUE_OF, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_what_a_claim_says_comes_back_as_it_was(kind: type[About], data: st.DataObject) -> None:
    value: Value = data.draw(st.from_type(VALUE_OF[kind]))
    again = value_from_json(kind.__name__, through_text(value_to_json(value)))
    assert (again, type(again), repr(again)) == (value, VALUE_OF[kind], repr(value))


def test_a_kickoff_told_in_bergamo_is_kept_in_utc() -> None:
    bergamo = timezone(timedelta(hours=2))
    kickoff = Kickoff(at=datetime(2024, 4, 18, 21, 0, tzinfo=bergamo), zone="Europe/Rome")
    kept = value_to_json(kickoff)
    assert kept["at"] == "2024-04-18T19:00:00Z"
    assert value_from_json("KickoffOf", kept) == kickoff


def test_a_line_up_without_shirts_is_written_as_before_there_were_any() -> None:
    eleven = Lineup(("Alisson",), bench=("Adrián",))
    kept = value_to_json(eleven)
    assert kept == {"starters": ["Alisson"], "formation": None, "bench": ["Adrián"], "captain": None}
    assert value_from_json("LineupOf", kept) == eleven
    dressed = Lineup(("Alisson",), numbers=(("Alisson", 1),), coach="Jürgen Klopp")
    assert value_to_json(dressed)["numbers"] == [["Alisson", 1]]


def test_blocks_and_spans_say_what_they_are() -> None:
    post = Post("Goal!", (Paragraph((Text("Salah", strong=True), Name("Liverpool"))),))
    assert post_to_json(post)["blocks"] == [
        {"Paragraph": [{"Text": {"text": "Salah", "strong": True}}, {"Name": {"text": "Liverpool"}}]}
    ]


def test_an_enum_is_kept_as_its_word() -> None:
    about = RecordOf(MatchKey("m"), TeamKey("liverpool"), RecordKind.LOST_BOTH_LEGS)
    assert about_to_json(about)["kind"] == "lost_both_legs"


@pytest.mark.parametrize(
    "read",
    [
        lambda: about_from_json("WeatherOf", {"match": "m"}),
        lambda: value_from_json("WeatherOf", {"rain": True}),
        lambda: about_from_json(KickoffOf.__name__, {"team": "liverpool"}),
        lambda: post_from_json(post_to_json(Post("t")) | {"blocks": [{"Poll": []}]}),
        lambda: post_from_json(post_to_json(Post("t")) | {"source": [{"Sticker": {}}]}),
        lambda: post_from_json(post_to_json(Post("t")) | {"card": {"HeatMap": {}}}),
    ],
)
def test_what_a_newer_program_wrote_is_refused_with_words(read: Any) -> None:
    with pytest.raises(ValueError, match=r"not known to this version|KickoffOf"):
        read()
