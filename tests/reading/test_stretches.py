"""A text cut where facts begin and end."""

from hypothesis import given
from hypothesis import strategies as st

from bot.reading.stretches import around, stretches

TEXT = "Kickoff is at eight.\nBradley is out with a sore ankle, and Jota may play a part.\nThat is all."
BRADLEY = (TEXT.index("Bradley"), TEXT.index(" is out"))
SENTENCE = (TEXT.index("Bradley"), TEXT.index(", and"))


def test_a_piece_knows_every_fact_that_was_read_in_it() -> None:
    pieces = stretches(TEXT, {1: BRADLEY, 2: SENTENCE})
    assert pieces[1:3] == [("Bradley", (1, 2)), (" is out with a sore ankle", (2,))]
    assert pieces[0] == ("Kickoff is at eight.\n", ())
    assert stretches("", {1: (0, 3)}) == []
    assert stretches("abc", {1: (5, 9), 2: (2, 2)}) == [("abc", ())]


@given(
    st.text(max_size=40),
    st.dictionaries(st.integers(1, 9), st.tuples(st.integers(-3, 50), st.integers(-3, 50))),
)
def test_nothing_of_a_text_is_lost_or_said_twice(text: str, spans: dict[int, tuple[int, int]]) -> None:
    pieces = stretches(text, spans)
    assert "".join(piece for piece, _ in pieces) == text
    for number, (first, last) in spans.items():
        said = "".join(piece for piece, about in pieces if number in about)
        assert said == text[max(0, first) : max(0, last)] or first >= last


def test_the_words_around_a_fact_are_those_of_its_paragraph() -> None:
    assert around(TEXT, BRADLEY, 90) == (
        "",
        "Bradley",
        " is out with a sore ankle, and Jota may play a part.",
    )
    jota = (TEXT.index("Jota"), TEXT.index(" may"))
    assert around(TEXT, jota, 12) == ("…ankle, and ", "Jota", " may play a…")


def test_of_a_long_fact_only_the_beginning_is_told() -> None:
    assert len(around(TEXT, (0, len(TEXT)), 10)[1]) == 30
    assert around(TEXT, (500, 510), 10) == ("", "", "")
