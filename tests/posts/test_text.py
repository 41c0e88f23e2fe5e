"""Posts as plain text."""

from bot.chat import Action, Bullets, Look, Name, Paragraph, Post, Show, Table, Text, When
from bot.posts.text import as_text
from tests.builders import at

ENGLISH = Look(zone="Europe/London")


def test_paragraphs_and_bullets_are_lines_and_the_source_comes_last() -> None:
    post = Post(
        "Team news",
        (Paragraph((Name("Liverpool"),)), Bullets(((Text("Out: Ben Doak"),), (Text("Out: Joël Matip"),)))),
        source=(Text("Source: The Gazette"),),
    )
    assert as_text(post, ENGLISH) == "Liverpool\n• Out: Ben Doak\n• Out: Joël Matip\n\nSource: The Gazette"


def test_title_and_buttons_are_left_out() -> None:
    post = Post("The title", (Paragraph((Text("The text"),)),), actions=(Action("The tie", "tie"),))
    assert as_text(post, ENGLISH) == "The text"


def test_a_secret_is_covered_only_where_the_channel_hides_spoilers() -> None:
    post = Post("", (Paragraph((Text("Atalanta "), Text("0–1", secret=True), Text(" Liverpool"))),))
    assert as_text(post, ENGLISH) == "Atalanta 0–1 Liverpool"
    assert as_text(post, Look(spoiler=True)) == "Atalanta ▮▮▮ Liverpool"


def test_what_proved_false_is_struck_out() -> None:
    post = Post("", (Paragraph((Text("20:00", gone=True), Text(" 20:30"))),))
    assert as_text(post, ENGLISH) == "~20:00~ 20:30"


def test_an_instant_is_written_in_the_zone_of_the_reader() -> None:
    post = Post("", (Paragraph((When(at("19:00"), Show.TIME),)),))
    assert as_text(post, ENGLISH) == "20:00 BST"


def test_a_table_keeps_its_columns_under_each_other_whatever_letters_the_names_have() -> None:
    table = Table(
        "Atalanta", ("Player", "Press"), (("Kolašinac", "6.5"), ("大迫", "10"), ("E\u0301der", "7"))
    )
    assert as_text(Post("", (table,)), ENGLISH).splitlines() == [
        "Atalanta",
        "Player     Press",
        "Kolašinac    6.5",
        "大迫          10",
        "E\u0301der           7",
    ]
