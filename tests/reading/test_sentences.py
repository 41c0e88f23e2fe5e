from bot.reading.page import page
from bot.reading.sentences import ENOUGH, of_paragraph, paragraphs, sentences


def texts(article: str) -> list[str]:
    return [sentence.text for sentence in sentences(page(article))]


def test_a_paragraph_is_parted_where_sentences_end() -> None:
    assert texts("Salah is fit. Will Jota play? Nobody knows!") == [
        "Salah is fit.",
        "Will Jota play?",
        "Nobody knows!",
    ]


def test_a_point_after_an_abbreviation_or_an_initial_ends_nothing() -> None:
    said = "Man. Utd face Ipswich. A. Robertson and Dr. Jones travel vs. Leeds."
    assert texts(said) == ["Man. Utd face Ipswich.", "A. Robertson and Dr. Jones travel vs. Leeds."]


def test_a_quotation_mark_belongs_to_the_sentence_before_it() -> None:
    assert texts('"He is out." That was all.') == ['"He is out."', "That was all."]


def test_a_line_that_a_printer_broke_goes_on() -> None:
    broken = "The goalkeeper has not trained since he hurt his left knee\nagainst Leeds in the rain."
    assert texts(broken) == [broken.replace("\n", " ")]
    assert len(texts(broken.replace("\n", "\n\n"))) == 2
    assert len(texts("Team news\nout: Salah")) == 2


def test_every_sentence_knows_where_it_stands_and_whether_a_paragraph_begins() -> None:
    article = "  Salah is fit.  Jota is not.\n\nLiverpool (4-3-3)\n"
    found = sentences(page(article))
    assert [article[slice(*one.at)] for one in found] == [one.text for one in found]
    assert [one.fresh for one in found] == [True, False, True]
    assert article[slice(*found[1].span(0, 4))] == "Jota"


def test_a_live_blog_is_not_read_to_its_end() -> None:
    article = "Salah shoots and misses. " * 2_000
    assert sum(len(paragraph.text) for paragraph in paragraphs(page(article))) <= ENOUGH
    [paragraph] = paragraphs(page(article))
    assert len(list(of_paragraph(paragraph))) < 1_000
