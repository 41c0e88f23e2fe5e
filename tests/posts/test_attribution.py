from bot.chat import Link, Look, Text
from bot.knowledge.claims import Source, SourceKind
from bot.posts.attribution import said_by

FIRST = Source("press:1", "The Paper", SourceKind.PRESS, "https://paper.example/one")
SECOND = Source("press:2", "The Paper", SourceKind.PRESS, "https://paper.example/two")
OTHER = Source("provider", "openfootball", SourceKind.PROVIDER)


def test_a_paper_is_named_once_and_linked_to_its_first_page() -> None:
    assert said_by(Look(), FIRST, OTHER, SECOND) == (
        Text("Sources: "),
        Link("The Paper", "https://paper.example/one"),
        Text(", "),
        Text("openfootball"),
    )


def test_two_pages_of_one_paper_are_one_source() -> None:
    assert said_by(Look(), FIRST, SECOND)[0] == Text("Source: ")


def test_nobody_said_it() -> None:
    assert said_by(Look(), None) == ()
