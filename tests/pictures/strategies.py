"""Words that a card may have to show: names of any script and length, and figures as they are written."""

from hypothesis import strategies as st

from tests.pictures.samples import NAMES, PAPERS

WORDS = (
    *NAMES,
    *PAPERS,
    "Al-Hilal الهلال",
    "Ødegaard",
    "Vũ Văn Thanh",
    "Łukasz",
    "Đỗ",
    "O’Shea",
    "Mönchengladbach",
)
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join) | st.text(
    "aÖgy .-", max_size=40
)
"""A name of one to some eighty letters; sometimes no name at all."""
notes = st.just("") | names
colours = st.none() | st.sampled_from(("#000000", "#ffffff", "#c8102e", "#fdb913", "#7f7f7f"))
figures = st.sampled_from(("", "–", "7.5", "10", "3/6", "8.5/10"))
