"""Sentences with names and times in them: a translated template, filled with spans."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from string import Formatter
from typing import TypeAlias

from bot.chat import Line, Look, Name, Span, Text, When
from bot.posts.language import locale, moment, translations

Part: TypeAlias = Span | Line | str


def line(template: str, /, **parts: Part) -> Line:
    """A template with its `{places}` filled: `line("{team} lead {score}.", team=Name("Atalanta"), …)`."""
    spans: list[Span] = []
    for literal, place, _format, _conversion in Formatter().parse(template):
        if literal:
            spans.append(Text(literal))
        if place:
            spans.extend(spans_of(parts[place]))
    return tuple(spans)


def spans_of(part: Part) -> Line:
    """A part as a line of its own."""
    if isinstance(part, str):
        return (Text(part),)
    return part if isinstance(part, tuple) else (part,)


def strong(text: str) -> Text:
    return Text(text, strong=True)


def sentences(*lines: Line | None) -> Line:
    """Sentences after one another; those that have nothing to say are left out."""
    return between(" ", [said for said in lines if said])


def labelled(heading: Part, told: Part, look: Look) -> Line:
    """A heading and what it holds, as the language sets them apart: "Liverpool: Mohamed Salah 7'"."""
    _ = translations(look.language).gettext
    return line(_("{heading}: {told}"), heading=heading, told=told)


def apart(parts: Sequence[Part], look: Look) -> Line:
    """Things with commas of their own after one another: "Alisson; Joe Gomez, Ibrahima Konaté"."""
    _ = translations(look.language).gettext
    said = spans_of(parts[0]) if parts else ()
    for part in parts[1:]:
        # Translators: two things of a longer list, each with commas of its own
        said = line(_("{one}; {other}"), one=said, other=part)
    return said


def between(separator: str, lines: Iterable[Part]) -> Line:
    """Lines with a separator between each two."""
    spans: list[Span] = []
    for part in lines:
        spans += [Text(separator)] if spans else []
        spans += spans_of(part)
    return tuple(spans)


def listed(parts: Sequence[Part], look: Look) -> Line:
    """Things enumerated as the language does: "Salah, Jota and Díaz"."""
    patterns = locale(look.language).list_patterns["standard"]
    if len(parts) < 2:
        return spans_of(parts[0]) if parts else ()
    if len(parts) == 2:
        return _pair(patterns["2"], parts[0], parts[1])
    said = _pair(patterns["start"], parts[0], parts[1])
    for part in parts[2:-1]:
        said = _pair(patterns["middle"], said, part)
    return _pair(patterns["end"], said, parts[-1])


def names(people: Sequence[str], look: Look) -> Line:
    """People enumerated: "Mohamed Salah and Sadio Mané"."""
    return listed([Name(person) for person in people], look)


def capitalised(said: Line) -> Line:
    """A line that begins as a sentence does."""
    if not said or not isinstance(said[0], Text):
        return said
    first = said[0]
    return (replace(first, text=first.text[:1].upper() + first.text[1:]), *said[1:])


def secret(said: Part, look: Look) -> Line:
    """What gives the result away: hidden until asked for where the channel hides spoilers."""
    if not look.spoiler:
        return spans_of(said)
    return (Text(written(spans_of(said), look), secret=True),)


def gone(said: Part, look: Look) -> Text:
    """What was said and proved false, struck out."""
    return Text(written(spans_of(said), look), gone=True, secret=_hidden(spans_of(said)))


def written(said: Line, look: Look) -> str:
    """A line as bare text in the reader's zone."""
    return "".join(moment(span, look) if isinstance(span, When) else span.text for span in said)


def _hidden(said: Line) -> bool:
    return any(isinstance(span, Text) and span.secret for span in said)


def _pair(pattern: str, one: Part, other: Part) -> Line:
    return line(pattern.replace("{0}", "{one}").replace("{1}", "{other}"), one=one, other=other)
