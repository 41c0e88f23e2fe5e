"""Text of the scripts that players' names are written in, and of those that nobody thought of."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.pictures import fonts, text
from bot.pictures.bidi import right_to_left
from bot.pictures.fonts import INVISIBLE, Weight, face_of, font, shaping
from bot.pictures.text import ELLIPSIS, Line, cut, draw, fit, graphemes, lay, wrap

NAMES = {
    "accents": "Dušan Tadić Ødegaard Łukasz Gülşen Õnne",
    "Vietnamese": "Nguyễn Quang Hải Đặng Văn Lâm",
    "Cyrillic": "Андрій Шевченко Ђорђе Њигуш Ёлкин",
    "Greek": "Γιώργος Καραγκούνης Ἀχιλλεύς",
    "Chinese": "武磊 吳曦 張琳芃",
    "Japanese": "三笘薫 みとま かおる カズ",
    "Korean": "손흥민 황희찬 이강인",
    "Arabic": "محمد صلاح رياض محرز علیرضا جهانبخش",
    "Hebrew": "מנור סולומון ערן זהבי",
    "Thai": "ชนาธิป สรงกระสินธ์ ธีรศิลป์",
    "Devanagari": "सुनील छेत्री भाईचुंग भूटिया",
    "Georgian": "ხვიჩა კვარაცხელია",
    "Armenian": "Հենրիխ Մխիթարյան",
    "emoji": "⚽ 🟥 🏆 🇬🇧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👨‍👩‍👧‍👦 👍🏽 1️⃣ ❤️",
    "signs": "4–3 £9.5 61 % ½ • → ✓ “it’s” … № ′",
}


def drawn(line: Line, width: int = 0) -> Image.Image:
    image = Image.new("RGB", (max(line.width, width) + 80, line.height + 80))
    draw(image, line, 40, 40 + line.above, (255, 255, 255))
    return image


@pytest.mark.parametrize("script", NAMES)
def test_every_grapheme_has_a_font_that_shows_it(script: str) -> None:
    for grapheme in graphemes(NAMES[script]):
        face = face_of(grapheme)
        assert face is not None, grapheme
        assert all(character in face.covers for character in INVISIBLE.sub("", grapheme))


@pytest.mark.parametrize("script", NAMES)
def test_no_grapheme_is_drawn_as_the_box_of_a_missing_sign(script: str) -> None:
    for grapheme in set(graphemes(NAMES[script])) - {" "}:
        face = face_of(grapheme)
        assert face is not None
        letters = font(str(face.path), 40, Weight.REGULAR)
        box = letters.getmask("\U0010fffe")
        assert bytes(letters.getmask(INVISIBLE.sub("", grapheme))) != bytes(box), grapheme


@pytest.mark.parametrize("sequence", ["🇬🇧", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👨‍👩‍👧‍👦", "👍🏽", "1️⃣"])
@pytest.mark.skipif(not shaping(), reason="this machine has no libfribidi")
def test_an_emoji_sequence_is_one_sign(sequence: str) -> None:
    assert lay(sequence, 40).width <= 60


@pytest.mark.skipif(not shaping(), reason="this machine has no libfribidi")
def test_arabic_letters_are_joined() -> None:
    assert lay("ببب", 60).width < 3 * lay("ب", 60).width * 0.8


@pytest.fixture
def _no_shaping(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    kept = (font, text._laid, text._mask)
    for cached in kept:
        cached.cache_clear()
    monkeypatch.setattr(fonts, "shaping", lambda: False)
    monkeypatch.setattr(text, "shaping", lambda: False)
    yield
    for cached in kept:
        cached.cache_clear()


@pytest.mark.usefixtures("_no_shaping")
@pytest.mark.parametrize("script", NAMES)
def test_without_shaping_letters_are_drawn_one_by_one(script: str) -> None:
    line = lay(NAMES[script], 40)
    assert drawn(line).getbbox() is not None
    assert sum(len(run.text) for run in line.runs) == len("".join(graphemes(NAMES[script])))


def test_a_script_without_a_font_is_spelled_in_latin_letters() -> None:
    assert face_of("ⵣ") is None
    assert lay("ⵣⴰ", 40).width == lay("za", 40).width


def test_what_reorders_the_text_around_it_is_taken_out() -> None:
    assert graphemes("Jota\u202eQ\u2066\n\t9\u0000") == tuple("JotaQ 9")


def test_a_name_is_fitted_by_size_then_by_width_and_only_then_cut() -> None:
    name = "Papastathopoulos"
    full = lay(name, 40).width
    a_little = fit(name, round(full * 0.95), 40)
    assert 34 <= a_little.size < 40
    assert not a_little.narrow
    narrow = fit(name, round(full * 0.7), 40)
    assert narrow.narrow
    assert not cut(name, narrow)
    short = fit(name, round(full * 0.4), 40)
    assert cut(name, short)
    assert short.runs[-1].text.endswith(ELLIPSIS)
    assert fit(name, 1, 40).runs == ()


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_a_sentence_is_wrapped_at_its_words(lines: int) -> None:
    sentence = "The widest difference was over Luis Díaz, whom the fans gave three marks more than the press."
    wrapped = wrap(sentence, 600, 34, lines=lines)
    said = " ".join(run.text for line in wrapped for run in line.runs)
    assert len(wrapped) <= lines
    assert all(line.width <= 600 for line in wrapped)
    assert said == sentence or (said.endswith(ELLIPSIS) and sentence.startswith(said[:-1].rstrip()))


def test_chinese_is_wrapped_without_spaces() -> None:
    assert len(wrap("利物浦对阵亚特兰大的预计首发阵容今天公布", 300, 34, lines=4)) == 3


def test_a_line_stays_within_its_measure() -> None:
    for name in NAMES.values():
        line = lay(name, 34, Weight.SEMIBOLD)
        ink = drawn(line).getbbox()
        assert ink is not None
        assert ink[0] >= 40 - 6
        assert ink[2] <= 40 + line.width + 6
        assert ink[1] >= 40 - 8
        assert ink[3] <= 40 + line.height + 8


ANYTHING = st.text(st.characters(exclude_categories=()), max_size=24)


@given(ANYTHING, st.integers(1, 500), st.sampled_from([28, 34, 58]))
@settings(max_examples=30, deadline=None)
def test_whatever_is_written_is_drawn_within_its_width(words: str, width: int, size: int) -> None:
    line = fit(words, width, size)
    assert line.width <= width
    drawn(line)
    assert all(one.width <= width for one in wrap(words, width, size, lines=3))


@given(st.lists(st.sampled_from(sorted(NAMES)), min_size=1, max_size=4), st.integers(60, 400))
@settings(max_examples=20, deadline=None)
def test_names_of_all_scripts_in_one_line(scripts: list[str], width: int) -> None:
    said = " ".join(NAMES[script] for script in scripts)
    assert fit(said, width, 34).width <= width
    kept = [run.text for run in fit(said, 100_000, 34).runs]
    assert sorted("".join(kept).replace(" ", "")) == sorted("".join(graphemes(said)).replace(" ", ""))


@pytest.mark.skipif(not shaping(), reason="this machine has no libfribidi")
@pytest.mark.parametrize(
    "sentence", ["Best: \u2068محمد صلاح\u2069, 8.2.", "الأفضل: \u2068Curtis Jones\u2069, 7."]
)
def test_what_follows_a_name_in_isolates_keeps_to_the_sentence(sentence: str) -> None:
    """Its comma and its mark stand where the sentence goes on, not where the name does."""
    runs = list(lay(sentence, 40).runs)
    if right_to_left(sentence):
        runs.reverse()
    assert "".join(run.text for run in runs) == sentence.replace("\u2068", "").replace("\u2069", "")


def test_a_space_behind_an_emoji_is_a_space_of_the_words() -> None:
    assert lay("🔥 Jones", 40).width < lay("🔥", 40).width + lay("Jones", 40).width + 20
