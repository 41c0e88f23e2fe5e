"""A card of the page as a reader has it: its title, its words, its buttons, its form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Select:
    """A field of a form: what it is called, what it says it is about, and what stands in it."""

    name: str
    label: str
    value: str = ""


@dataclass
class Form:
    """`hidden` is what goes along unseen; `button` is what is pressed to send it."""

    hidden: dict[str, str] = field(default_factory=dict)
    selects: list[Select] = field(default_factory=list)
    button: str = ""

    def fields(self, chosen: Mapping[str, str] | None = None) -> dict[str, str]:
        """What a browser sends, with some of it filled in anew."""
        return {**self.hidden, **{one.name: one.value for one in self.selects}, **(chosen or {})}


@dataclass
class Card:
    key: str = ""
    kind: str = ""
    title: str = ""
    text: str = ""
    forms: list[Form] = field(default_factory=list)


def cards(html: str) -> list[Card]:
    """The cards of a page, or of a part of it."""
    reading = _Cards()
    reading.feed(html)
    return reading.found


class _Cards(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Card] = []
        self._within: list[str] = []
        self._label = ""

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in given}
        if tag == "article":
            self.found.append(Card(facts["id"].removeprefix("m-"), facts.get("data-kind", "")))
        if not self.found:
            return
        card = self.found[-1]
        match tag:
            case "form":
                card.forms.append(Form())
            case "label":
                self._label = ""
            case "input" if facts.get("type") == "hidden" and card.forms:
                card.forms[-1].hidden[facts["name"]] = facts["value"]
            case "select":
                card.forms[-1].selects.append(Select(facts["name"], self._label.strip()))
            case "option" if "selected" in facts:
                card.forms[-1].selects[-1].value = facts["value"]
        if tag not in ("input", "img", "rect", "path", "circle", "meta", "link", "br"):
            self._within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._within:
            while self._within.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self.found or not self._within:
            return
        card = self.found[-1]
        if "label" in self._within:
            self._label += data
        elif self._within[-1] == "button" and card.forms:
            card.forms[-1].button += data.strip()
        elif "option" not in self._within:
            card.text += data
        if "h2" in self._within:
            card.title += data
