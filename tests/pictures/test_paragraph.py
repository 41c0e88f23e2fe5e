"""Sentences and names on a card."""

from bot.pictures.paragraph import label, lead, paragraph
from tests.pictures.boxes import text


def test_a_name_stays_on_one_line_while_a_little_smaller_will_do() -> None:
    wide = label("Trent Alexander-Arnold", 1000, 38)
    close = label("Trent Alexander-Arnold", wide.width - 20, 38, least=30)
    assert len(wide.lines) == len(close.lines) == 1
    assert wide.lines[0].size > close.lines[0].size >= 30


def test_a_name_that_is_too_long_is_broken_between_its_words() -> None:
    assert [text(line) for line in label("Wolverhampton Wanderers", 280, 38).lines] == [
        "Wolverhampton",
        "Wanderers",
    ]


def test_letters_are_made_smaller_before_a_word_is_broken() -> None:
    words = label("Wolverhampton Wanderers", 270, 44, least=30)
    assert [text(line) for line in words.lines] == ["Wolverhampton", "Wanderers"]
    assert words.lines[0].size < 44


def test_a_row_without_a_name_keeps_the_height_of_one() -> None:
    assert label("", 300).height == label("Díaz", 300).height


def test_a_sentence_begins_where_its_script_does() -> None:
    assert paragraph("Liverpool go through.", 500).align == "left"
    assert paragraph("يتأهل ليفربول", 500).align == "right"


def test_the_height_is_that_of_its_lines() -> None:
    three = paragraph("Liverpool must win by four goals to go through.", 300, 36)
    assert three.height == sum(lead(line) for line in three.lines)
    assert len(three.lines) == 3
