"""A page's tree is small enough to work on, whoever wrote it."""

from bot.sources.page_tree import DEEPEST, MOST, parsed, without_the_unseen


def test_what_comes_after_very_many_elements_is_cut() -> None:
    tree = parsed("<html><body>" + "<p>a</p>" * (MOST + 500))
    assert tree is not None
    without_the_unseen(tree)
    assert len(list(tree.iter())) <= MOST


def test_what_lies_very_deep_is_cut() -> None:
    tree = parsed("<html><body><p>shallow</p>" + "<div>" * (DEEPEST + 50) + "deep")
    assert tree is not None
    without_the_unseen(tree)
    assert tree.text_content() == "shallow"


def test_long_attributes_are_cut_and_scripts_of_elements_taken_away() -> None:
    tree = parsed(f"<html><body><p class='{'a' * 5_000}' onclick='x()'>words</p>")
    assert tree is not None
    without_the_unseen(tree)
    (paragraph,) = tree.iter("p")
    assert len(paragraph.get("class", "")) < 500
    assert "onclick" not in paragraph.attrib
