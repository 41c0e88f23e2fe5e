"""Sentences are given to gettext as they can be found and translated: each by itself, and whole."""

import ast
import re
from collections.abc import Iterator

from bot.chat import Look, Name
from bot.posts.sentence import apart, labelled, written
from tests.sentences import CALLS, ROOT, sentences

TOLD_ELSEWHERE = frozenset(
    {"command.description", "argument.description", "place.argument.description", "description", "name"}
    | {"self._why"}
)
"""What is looked up where it is shown, and stands as a literal where it is written: commands and refusals."""
FRAGMENT = re.compile(r"\s|[,;:.](?!\.)")
_CALLED = re.compile(r"\b_\(|gettext\(")
ENGLISH = Look("en", "UTC")


def _not_literal() -> Iterator[str]:
    """Calls whose sentence is put together or chosen, so that nobody finds it who extracts."""
    for folder in ("bot", "handlers"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            source = path.read_text(encoding="utf-8")
            for call in ast.walk(ast.parse(source)) if _CALLED.search(source) else ():
                if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name | ast.Attribute):
                    continue
                called = call.func.id if isinstance(call.func, ast.Name) else call.func.attr
                for place in CALLS.get(called, ()):
                    given = call.args[place] if place is not None and place < len(call.args) else None
                    if given is not None and not isinstance(given, ast.Constant):
                        yield f"{path.relative_to(ROOT)}:{call.lineno}: {ast.unparse(given)}"


def test_gettext_is_given_literals_only() -> None:
    assert [one for one in _not_literal() if one.partition(": ")[2] not in TOLD_ELSEWHERE] == []


def test_no_sentence_is_the_tail_of_another() -> None:
    """A language may need another order, or other blanks and marks where two are glued together."""
    kept = {" ({count} in {games} games)"}
    words = {one.words if isinstance(one.words, str) else one.words[-1] for one in sentences()}
    assert {one for one in words if FRAGMENT.match(one)} - kept == set()


def test_a_heading_and_what_it_holds() -> None:
    assert written(labelled(Name("Liverpool"), "Alisson", ENGLISH), ENGLISH) == "Liverpool: Alisson"


def test_things_with_commas_of_their_own_are_set_apart() -> None:
    assert written(apart(["Alisson", "Gomez, Konaté", "Díaz"], ENGLISH), ENGLISH) == (
        "Alisson; Gomez, Konaté; Díaz"
    )
    assert apart([], ENGLISH) == ()
