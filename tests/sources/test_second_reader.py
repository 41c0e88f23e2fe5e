"""A second opinion: asked as OpenAI's servers are, believed only where the article says so."""

import asyncio
import json
import time
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.article import CannotRead, Why
from bot.reading.facts import Happening, Kind, Phase, Reading, Standing
from bot.sources.second_answer import answer_of
from bot.sources.second_facts import reading_of
from bot.sources.second_reader import LONGEST, SecondReader
from tests.sources.serving import answer, pages, site

KEY = "sk-very-secret"
TEXT = """Atalanta v Liverpool, Europa League. Kick-off: 8pm, Gewiss Stadium. Referee: François Letexier.
Mohamed Salah is out for three weeks with a hamstring problem.
Predicted XI: Alisson; Bradley, Konaté, Van Dijk, Robertson; Endo, Jones, Elliott; Diaz, Nunez, Gakpo
Cody Gakpo – 5. The winner is 2-0. Szoboszlai scored in minute 38. Live on TNT Sports 1."""
SAID: dict[str, Any] = {
    "kind": "preview",
    "match": {
        "home": "Atalanta",
        "away": "Liverpool",
        "competition": "Europa League",
        "stage": "Final",
        "score": [0, 2],
    },
    "kickoff": {"local": "2024-04-18T20:00", "timezone": "Europe/London", "quote": "Kick-off: 8pm"},
    "venue": "Gewiss Stadium",
    "broadcasts": [{"channel": "TNT Sports 1"}, {"channel": "Sky"}],
    "officials": {"referee": "Francois Letexier", "fourth": "Michael Oliver"},
    "absences": [
        {
            "player": "Mohamed Salah",
            "team": "Liverpool",
            "status": "out",
            "reason": "hamstring",
            "until": "May",
            "quote": "Mohamed Salah is out for three weeks",
        },
        {"player": "Ibrahima Konate", "status": "out", "quote": "Konate is out"},
        {"player": "Alisson", "status": "out", "quote": "Mohamed Salah is out"},
    ],
    "lineups": [
        {
            "team": "Liverpool",
            "players": [
                "Alisson",
                "Bradley",
                "Konate",
                "Van Dijk",
                "Robertson",
                "Endo",
                "Jones",
                "Elliott",
                "Diaz",
                "Nunez",
                "Gakpo",
            ],
            "formation": "4-3-3",
        },
        {"team": "Atalanta", "players": ["Musso", "Hien", "Kolasinac"]},
    ],
    "ratings": [
        {"player": "Cody Gakpo", "mark": 5, "original": "5", "quote": "Cody Gakpo - 5."},
        {"player": "Cody Gakpo", "mark": 9, "original": "9", "quote": "Cody Gakpo – 5."},
        {"player": "Cody Gakpo", "mark": 50, "original": "5", "quote": "Cody Gakpo – 5."},
        "nonsense",
    ],
    "timeline": [
        {"minute": 38, "kind": "goal", "player": "Szoboszlai", "quote": "Szoboszlai scored in minute 38"},
        {"minute": 3, "kind": "goal", "player": "Szoboszlai", "quote": "Szoboszlai scored in minute 38"},
    ],
}


def read(said: object, text: str = TEXT) -> Reading:
    found = answer_of(said)
    assert found is not None
    return reading_of(found, text)


def test_what_the_article_says_is_taken_over_unsure_and_with_its_place() -> None:
    got = read(SAID)
    assert got.kind is Kind.PREVIEW
    assert got.pairing
    assert (got.pairing.home, got.pairing.away, got.pairing.competition) == (
        "Atalanta",
        "Liverpool",
        "Europa League",
    )
    assert got.pairing.score == (0, 2)
    assert got.kickoff
    assert got.kickoff.utc == datetime(2024, 4, 18, 19, tzinfo=UTC)
    assert got.venue
    (salah,) = got.absences
    assert (salah.player, salah.standing, salah.reason) == ("Mohamed Salah", Standing.OUT, "hamstring")
    assert TEXT[slice(*salah.at)] == "Mohamed Salah is out for three weeks"
    (eleven,) = got.lineups
    assert (len(eleven.players), eleven.phase) == (11, Phase.PREDICTED)
    facts = (got.pairing, got.kickoff, got.venue, salah, eleven, *got.marks, *got.timeline, *got.broadcasts)
    assert not any(getattr(fact, "sure", True) for fact in facts)


def test_what_the_article_does_not_say_is_left_out() -> None:
    got = read(SAID)
    assert got.pairing
    assert got.pairing.stage is None
    assert [one.channel for one in got.broadcasts] == ["TNT Sports 1"]
    assert got.officials.referee
    assert got.officials.fourth is None
    assert got.absences[0].until == ""
    assert got.lineups[0].formation is None


def test_a_mark_stands_beside_its_name() -> None:
    assert [(one.mark, TEXT[slice(*one.at)]) for one in read(SAID).marks] == [(5.0, "Cody Gakpo – 5.")]


def test_a_minute_is_one_of_the_article() -> None:
    assert [(one.kind, one.minute) for one in read(SAID).timeline] == [
        (Happening.GOAL, 38),
        (Happening.GOAL, None),
    ]


@pytest.mark.parametrize(
    "kickoff",
    [
        {"local": "2024-04-18T21:00", "quote": "Kick-off: 8pm"},
        {"local": "2024-04-18T20:00", "quote": "Anstoß 20 Uhr"},
        {"local": "tonight", "quote": "Kick-off: 8pm"},
        {"local": "0001-01-01T20:00", "timezone": "Asia/Tokyo", "quote": "Kick-off: 8pm"},
        {"local": "2024-04-18T20:00", "timezone": "Nowhere/Else", "quote": "Kick-off: 8pm"},
        {"local": "2024-04-18T20:00", "timezone": "../../etc/passwd", "quote": "Kick-off: 8pm"},
    ],
)
def test_a_kickoff_that_the_article_does_not_bear_out_is_none(kickoff: dict[str, str]) -> None:
    assert read({"kickoff": kickoff}).kickoff is None


def test_a_score_that_nobody_wrote_is_none() -> None:
    match = {"home": "Atalanta", "away": "Liverpool", "score": [7, 1]}
    pairing = read({"match": match}).pairing
    assert pairing
    assert pairing.score is None


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["Salah", "out", "38", "Atalanta"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from([*SAID, "player", "status", "quote", "players", "local", "minute"]),
            inner,
            max_size=6,
        )
    ),
    max_leaves=25,
)


@given(json_values)
@settings(max_examples=60)
def test_any_answer_is_a_reading_or_none(said: object) -> None:
    found = answer_of(said)
    if found is not None:
        reading_of(found, TEXT)


def test_a_huge_answer_takes_no_time() -> None:
    absence = {"player": "a b " * 100, "status": "out", "quote": "a b " * 100}
    began = time.process_time()
    read({"absences": [absence] * 10_000}, "a b " * 10_000)
    assert time.process_time() - began < 3


# The asking


def chat(content: str, status: int = 200) -> bytes:
    told = {"choices": [{"message": {"role": "assistant", "content": content}}]}
    return answer(json.dumps(told).encode(), status, content_type="application/json")


async def asked(said: bytes, within: float = 5) -> Reading:
    async with site(pages(v1_chat_completions=said)) as there:
        return await SecondReader(there.url("/v1"), "model", KEY, within).read(TEXT)


async def failed(said: bytes, within: float = 5) -> CannotRead:
    with pytest.raises(CannotRead) as error:
        await asked(said, within)
    assert error.value.why is Why.SECOND_READER
    assert KEY not in repr(error.value) + error.value.words
    return error.value


async def test_it_is_asked_for_one_object_without_chance() -> None:
    async with site(pages(v1_chat_completions=chat(json.dumps(SAID)))) as there:
        got = await SecondReader(there.url("/v1/"), "model", KEY).read(TEXT + "x" * LONGEST)
    assert got.absences
    head, _, body = there.asked[0].partition("\r\n\r\n")
    question = json.loads(body)
    assert f"Bearer {KEY}" in head
    assert (question["model"], question["temperature"], question["response_format"]) == (
        "model",
        0,
        {"type": "json_object"},
    )
    assert len(question["messages"][1]["content"]) == LONGEST


async def test_without_a_key_none_is_sent() -> None:
    async with site(pages(v1_chat_completions=chat(json.dumps(SAID)))) as there:
        await SecondReader(there.url("/v1/chat/completions"), "model").read(TEXT)
    assert "authorization" not in there.asked[0].lower()


@pytest.mark.parametrize(
    "wrapped", ["```json\n%s\n```", "<think>Hm. Who plays?</think>\n%s", "Here you are: %s"]
)
async def test_an_answer_in_wrapping_is_unwrapped(wrapped: str) -> None:
    assert (await asked(chat(wrapped % json.dumps(SAID)))).absences


@pytest.mark.parametrize(
    "said",
    [
        chat("I cannot help with that."),
        chat("{"),
        chat("[]"),
        chat(""),
        chat('{"a":' * 50_000),
        answer(b"not json"),
        answer(b"{}"),
        answer(b'{"choices": []}'),
        answer(b'{"choices": [{"message": {"content": null}}]}'),
        answer(b"[" * 100_000),
        answer(b"", 500),
        answer(json.dumps({"error": f"bad key {KEY}"}).encode(), 401),
        answer(status=302, location="/other"),
        answer(b"x" * 1_100_000),
        b"SSH-2.0\r\n",
        b"",
        answer(b"\x1f\x8bnonsense", content_encoding="gzip"),
    ],
)
async def test_nonsense_is_a_clear_error_without_the_key(said: bytes) -> None:
    await failed(said)


async def test_a_reader_that_takes_too_long_is_left() -> None:
    async def wait(path: str, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(5)

    async with site(wait) as there:
        with pytest.raises(CannotRead) as error:
            await SecondReader(there.url("/v1"), "model", KEY, timeout=0.2).read(TEXT)
    assert "not in time" in error.value.words


@pytest.mark.parametrize("key", ["a\r\nX-Evil: 1", "schlüssel", "\0"])
async def test_a_key_that_cannot_be_sent_is_not_told_either(key: str) -> None:
    async with site(pages()) as there:
        with pytest.raises(CannotRead) as error:
            await SecondReader(there.url(), "model", key).read(TEXT)
    assert key not in repr(error.value)


def test_its_name_does_not_tell_the_key() -> None:
    assert KEY not in repr(SecondReader("http://localhost/v1", "model", KEY))
