"""Whatever somebody pastes is read or left alone; none of it breaks the reader or points beside the text."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from bench.fuzz_grammar import grown
from bench.fuzz_inputs import made
from bench.fuzz_targets import spans
from bench.fuzz_targets import text as check
from bot.reading.facts import Reading, Words
from bot.reading.pasted import is_page
from bot.reading.read import read

SEEDS = st.integers(0, 2**32)
_ODD = "²½٣𝟘１ǅßİﬀ\u0301\u200b\u2028\x85\x1c\u202e\ufeff\U0010ffff'\"()[]{}<>|\\%$*+-–—.,;:\n\t 7a"


@given(SEEDS)
@settings(max_examples=60)
def test_any_article_that_is_put_together_by_chance_is_read(seed: int) -> None:
    check(made("text", seed, 0))


@given(st.text(alphabet=_ODD, max_size=200), SEEDS)
@settings(max_examples=40)
def test_odd_characters_among_what_can_be_read_do_no_harm(odd: str, seed: int) -> None:
    fact = grown("fact", random.Random(seed))
    check(f"Liverpool v Chelsea\n{fact}{odd}{fact}\nKick-off: 8pm".encode())


@given(SEEDS)
@settings(max_examples=40)
def test_every_span_lies_inside_the_text(seed: int) -> None:
    chance = random.Random(seed)
    text = "Liverpool v Chelsea\n" + "\n".join(grown("fact", chance) for _ in range(6))
    assert all(0 <= start <= end <= len(text) for start, end in spans(read(text)))


def test_the_spans_that_are_looked_at_are_those_of_all_facts() -> None:
    said = Words("Anfield", (3, 10))
    reading = read("Liverpool v Chelsea\nReferee: Michael Oliver\nOut: Salah (knee)\nKick-off: 8pm")
    found = list(spans(reading))
    assert reading.officials.referee is not None
    assert reading.officials.referee.at in found
    assert reading.absences[0].at in found
    assert list(spans(Reading(reading.kind, matches=(Reading(reading.kind, venue=said),)))) == [(3, 10)]


def test_many_comments_in_front_of_a_page_are_passed_over_one_by_one() -> None:
    assert is_page("<!-- a -->" * 60 + "<html>")
    assert not is_page("<!---->" * 60 + "Salah is out")


def test_the_same_seed_makes_the_same_input() -> None:
    assert [made("text", 7, number) for number in range(20)] == [
        made("text", 7, number) for number in range(20)
    ]
    assert made("text", 7, 1) != made("text", 8, 1)
