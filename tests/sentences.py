"""The sentences that the program's source gives to gettext: what the template must hold, and nothing else."""

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

from babel.messages.extract import DEFAULT_KEYWORDS
from jinja2.ext import babel_extract

ROOT = Path(__file__).parents[1]
FOLDERS = ("bot", "handlers")
CALLS = {
    "_": (None, 0),
    "gettext": (None, 0),
    "ngettext": (None, 0, 1),
    "pgettext": (0, 1),
    "npgettext": (0, 1, 2),
}
"""By function: which argument is the context, and which are the sentence, in one form or in two."""

SHOWN = frozenset({"Post", "Text", "strong", "Action", "Table", "Permission", "Link", "line", "labelled"})
"""What a text is given to that somebody reads, as the first argument."""
_SHOWS = re.compile(rf"(?:{'|'.join(sorted(SHOWN))})\(")
_PLACE = re.compile(r"\{[a-z_]*\}")
_WORD = re.compile(r"[A-Za-z]{2,}")
_CALL = re.compile(r"""(?:\b_|gettext)\(\s*["']""")

Words: TypeAlias = str | tuple[str, ...]


class Sentence(NamedTuple):
    """A sentence, or its forms for one and for many; the file where it stands. `inside`: an f-string hides it
    from whoever extracts; `button`: it is what a button says."""

    context: str | None
    words: Words
    file: str
    inside: bool = False
    button: bool = False


@cache
def sentences() -> frozenset[Sentence]:
    """Those of all modules and templates."""
    found = set()
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            found |= set(_in_python(path))
        for path in sorted((ROOT / folder).rglob("*.html")):
            found |= set(_in_template(path))
    return frozenset(found)


@cache
def unmarked() -> tuple[tuple[str, str], ...]:
    """Words that a module shows without gettext: the file, and what is written there. A text that begins with
    a command is how something is typed."""
    found = []
    for folder in ("bot/posts", "bot/platforms", "handlers"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            source = path.read_text(encoding="utf-8")
            if not _SHOWS.search(source):
                continue
            for call in ast.walk(ast.parse(source)):
                if isinstance(call, ast.Call) and _name(call.func) in SHOWN and call.args:
                    written = _literal(call.args[0])
                    if not written.startswith("/") and _WORD.search(_PLACE.sub(" ", written)):
                        found.append((path.relative_to(ROOT).as_posix(), written))
    return tuple(found)


def _literal(shown: ast.expr) -> str:
    parts = shown.values if isinstance(shown, ast.JoinedStr) else [shown]
    values = [one.value for one in parts if isinstance(one, ast.Constant)]
    return " ".join(value for value in values if isinstance(value, str))


def _in_python(path: Path) -> Iterator[Sentence]:
    source, file = path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix()
    if not _CALL.search(source):
        return
    nodes = list(ast.walk(ast.parse(source)))
    calls = [one for one in nodes if isinstance(one, ast.Call)]
    labels = {id(made.args[0]) for made in calls if _name(made.func) == "Action" and made.args}
    inside = {id(one) for put in nodes if isinstance(put, ast.JoinedStr) for one in ast.walk(put)}
    for call in calls:
        if (places := CALLS.get(_name(call.func))) is not None:
            given = [one.value if isinstance(one, ast.Constant) else None for one in call.args]
            context, *forms = (None if place is None else _at(given, place) for place in places)
            if words := _words(forms):
                yield Sentence(context, words, file, id(call) in inside, id(call) in labels)


def _in_template(path: Path) -> Iterator[Sentence]:
    with path.open("rb") as file:
        found = list(babel_extract(file, tuple(DEFAULT_KEYWORDS), (), {}))
    for _line, called, said, _comments in found:
        given = list(said) if isinstance(said, tuple) else [said]
        context, *forms = (None if place is None else _at(given, place) for place in CALLS[called])
        if words := _words(forms):
            yield Sentence(context, words, path.relative_to(ROOT).as_posix())


def _words(forms: Sequence[str | None]) -> Words | None:
    """None where a sentence is no text of the source's own, such as the description of any command."""
    written = tuple(form for form in forms if form)
    if len(written) < len(forms):
        return None
    return written[0] if len(written) == 1 else written


def _name(called: ast.expr) -> str:
    return (
        called.id
        if isinstance(called, ast.Name)
        else called.attr
        if isinstance(called, ast.Attribute)
        else ""
    )


def _at(given: Sequence[object], place: int) -> str | None:
    found = given[place] if place < len(given) else None
    return found if isinstance(found, str) else None
