"""What the store keeps as JSON: posts, and what claims are about and say."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any, TypeAlias, TypeVar, cast, get_args, get_type_hints

from pydantic import TypeAdapter

from bot.cards import Card
from bot.chat import Action, Block, Bullets, Line, Paragraph, Post, Sheet, Span, Table
from bot.knowledge.claims import VALUE_OF, About, Value
from bot.knowledge.team_news import Lineup

Json: TypeAlias = dict[str, Any]
T = TypeVar("T")

# --- claims


def about_to_json(about: About) -> Json:
    """What a claim is about, as JSON values. Its kind, kept beside it, is the name of its class."""
    return _dump(about)


def about_from_json(kind: str, data: Mapping[str, Any]) -> About:
    """What a claim is about. Raises ValueError if there is no such kind, or the data does not fit it."""
    return _load(_about(kind), data)


def value_to_json(value: Value) -> Json:
    """What a claim says, as JSON values; instants are kept in UTC.

    A field that came later is left out while it says nothing: the same claim is written as it always was,
    so that it is known for the same.
    """
    kept = _dump(value)
    for name in _CAME_LATER.get(type(value), ()):
        if kept[name] in (None, []):
            del kept[name]
    return kept


def value_from_json(kind: str, data: Mapping[str, Any]) -> Value:
    """What a claim about `kind` (such as "KickoffOf") says. Raises ValueError as `about_from_json` does."""
    return _load(VALUE_OF[_about(kind)], data)


def _about(kind: str) -> type[About]:
    try:
        return _ABOUT[kind]
    except KeyError:
        raise ValueError(f"claims about {kind!r} are not known to this version of the program") from None


_ABOUT = {about.__name__: about for about in VALUE_OF}
_CAME_LATER: dict[type[Any], tuple[str, ...]] = {Lineup: ("numbers", "coach")}

# --- posts


def post_to_json(post: Post) -> Json:
    """A post as JSON values. Each block and span is tagged with its class: {"Text": {"text": "Goal!"}}."""
    return {
        "title": post.title,
        "blocks": [_block_to_json(block) for block in post.blocks],
        "source": _line_to_json(post.source),
        "actions": [_dump_short(action) for action in post.actions],
        "colour": post.colour,
        "card": _card_to_json(post.card) if post.card else None,
        "sheet": _dump_short(post.sheet) if post.sheet else None,
        "brief": [_block_to_json(block) for block in post.brief],
    }


def post_from_json(data: Mapping[str, Any]) -> Post:
    """The post that `post_to_json` wrote, also one from before there were cards, sheets and brief words.

    Raises ValueError if a block, a span or a card is not known.
    """
    card, sheet = data.get("card"), data.get("sheet")
    return Post(
        title=data["title"],
        blocks=tuple(_block_from_json(block) for block in data["blocks"]),
        source=_line_from_json(data["source"]),
        actions=tuple(_load(Action, action) for action in data["actions"]),
        colour=data["colour"],
        card=_card_from_json(card) if card else None,
        sheet=_load(Sheet, sheet) if sheet else None,
        brief=tuple(_block_from_json(block) for block in data.get("brief", ())),
    )


def _card_to_json(card: Card) -> Json:
    return {type(card).__name__: _dump_short(card)}


def _card_from_json(data: Mapping[str, Any]) -> Card:
    [(tag, content)] = data.items()
    if tag not in _CARD:
        raise ValueError(f"a card of the kind {tag!r} is not known to this version of the program")
    return cast(Card, _load(_CARD[tag], content))


def _block_to_json(block: Block) -> Json:
    match block:
        case Paragraph(line):
            return {"Paragraph": _line_to_json(line)}
        case Bullets(lines):
            return {"Bullets": [_line_to_json(line) for line in lines]}
        case Table():
            return {"Table": _dump_short(block)}


def _block_from_json(data: Mapping[str, Any]) -> Block:
    [(tag, content)] = data.items()
    match tag:
        case "Paragraph":
            return Paragraph(_line_from_json(content))
        case "Bullets":
            return Bullets(tuple(_line_from_json(line) for line in content))
        case "Table":
            return _load(Table, content)
    raise ValueError(f"a block of the kind {tag!r} is not known to this version of the program")


def _line_to_json(line: Line) -> list[Json]:
    return [{type(span).__name__: _dump_short(span)} for span in line]


def _line_from_json(data: Iterable[Mapping[str, Any]]) -> Line:
    return tuple(_span_from_json(span) for span in data)


def _span_from_json(data: Mapping[str, Any]) -> Span:
    [(tag, content)] = data.items()
    if tag not in _SPAN:
        raise ValueError(f"a span of the kind {tag!r} is not known to this version of the program")
    return cast(Span, _load(_SPAN[tag], content))


_SPAN: dict[str, type[Any]] = {span.__name__: span for span in get_args(Span)}
_CARD: dict[str, type[Any]] = {card.__name__: card for card in get_args(Card)}

# --- one value


def _dump(value: Any) -> Json:
    kept: Json = _adapter(type(value)).dump_python(_in_utc(value), mode="json")
    return kept


def _dump_short(value: Any) -> Json:
    """Without what it has by default: half of a post would be `"strong": false` otherwise."""
    kept: Json = _adapter(type(value)).dump_python(_in_utc(value), mode="json", exclude_defaults=True)
    return kept


def _load(type_: type[T], data: Mapping[str, Any]) -> T:
    return _in_utc(_adapter(type_).validate_python(data))


def _in_utc(value: T) -> T:
    """The same with its instants in Python's own UTC: claims are told apart by how they are written out,
    and pydantic reads a zone of its own making."""
    names = _INSTANTS.get(type(value), ())
    moved = {name: at.astimezone(UTC) for name in names if (at := getattr(value, name)) is not None}
    return cast(T, replace(cast(Any, value), **moved)) if moved else value


def _adapter(type_: type[T]) -> TypeAdapter[T]:
    """Made when it is needed: there are some sixty, and each takes a millisecond."""
    if type_ not in _ADAPTERS:
        _ADAPTERS[type_] = TypeAdapter(type_)
    return cast(TypeAdapter[T], _ADAPTERS[type_])


def _instants(type_: type[Any]) -> tuple[str, ...]:
    """The fields of a dataclass that hold an instant."""
    hints = get_type_hints(type_)
    return tuple(f.name for f in fields(type_) if datetime in (hints[f.name], *get_args(hints[f.name])))


_KEPT: tuple[type[Any], ...] = (
    *VALUE_OF, *VALUE_OF.values(), *_SPAN.values(), *_CARD.values(), Table, Action, Sheet,
)  # fmt: skip
_INSTANTS = {type_: names for type_ in _KEPT if (names := _instants(type_))}
_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}
