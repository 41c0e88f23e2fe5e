"""The rules alone: what is taken, and what is refused with which complaint."""

from typing import Any

import pytest

from tests.discord_server import command_rules, modal_rules, rules
from tests.discord_server.message import COMPONENTS_V2

Json = dict[str, Any]


def button(number: int = 0, **more: Any) -> Json:
    return {"type": 2, "style": 1, "label": "Says who?", "custom_id": f"v1:sources:{number}"} | more


def row(*inside: Json) -> Json:
    return {"type": 1, "components": list(inside)}


def select(*values: str, **more: Any) -> Json:
    options = [{"label": value, "value": value} for value in values]
    return {"type": 3, "custom_id": "v1:mark", "options": options} | more


def text(words: str = "Liverpool 0–3 Atalanta") -> Json:
    return {"type": 10, "content": words}


def codes(*, filenames: tuple[str, ...] = (), **body: Any) -> list[str]:
    whole: Json = {"content": "", "embeds": [], "components": [], "flags": 0} | body
    return [problem.code for problem in rules.message_problems(filenames=filenames, **whole)]


LONG = "BASE_TYPE_BAD_LENGTH"


@pytest.mark.parametrize(
    ("embed", "expected"),
    [
        ({"title": "x" * 256, "description": "x" * 4096, "footer": {"text": "ESPN"}}, []),
        ({"title": "x" * 257}, [LONG]),
        ({"description": "x" * 4097}, [LONG]),
        ({"footer": {"text": "x" * 2049}}, [LONG]),
        ({"author": {"name": "x" * 257}}, [LONG]),
        ({"fields": [{"name": "Referee", "value": "x" * 1025}]}, [LONG]),
        ({"fields": [{"name": "Referee", "value": ""}]}, ["BASE_TYPE_REQUIRED"]),
        ({"fields": [{"name": "n", "value": "v"}] * 26}, ["BASE_TYPE_MAX_LENGTH"]),
        ({"description": "x" * 4096, "footer": {"text": "x" * 1905}}, ["MAX_EMBED_SIZE_EXCEEDED"]),
        ({"url": "javascript:alert(1)"}, ["URL_TYPE_INVALID_SCHEME"]),
        ({"image": {"url": "attachment://card.png"}}, ["ATTACHMENT_NOT_FOUND"]),
    ],
)
def test_embeds(embed: Json, expected: list[str]) -> None:
    assert codes(embeds=[embed]) == expected


@pytest.mark.parametrize(
    ("attachment", "expected"),
    [
        ({"id": 0, "filename": "card-1.png", "description": "x" * 1024}, []),
        ({"id": 0, "filename": "card-1.png", "description": "x" * 1025}, [LONG]),
        ({"id": 0, "filename": "Liverpool v Atalanta.png"}, ["MATCHDAY"]),
        ({"id": "862815827518423080"}, []),
    ],
)
def test_attachments(attachment: Json, expected: list[str]) -> None:
    assert [problem.code for problem in rules.attachment_problems([attachment])] == expected


def test_content_and_number_of_embeds() -> None:
    assert codes(content="x" * 2000) == []
    assert codes(content="x" * 2001) == [LONG]
    assert codes(embeds=[{"title": "x"}] * 11) == ["BASE_TYPE_MAX_LENGTH"]


@pytest.mark.parametrize(
    ("components", "expected"),
    [
        ([row(button(1), button(2), button(3), button(4), button(5))], []),
        ([row(select("6", "7"))], []),
        ([row(*(button(n) for n in range(6)))], [LONG]),
        ([row(button(n)) for n in range(6)], [LONG]),
        ([row(select("6"), button())], ["COMPONENT_LAYOUT_WIDTH_EXCEEDED"]),
        ([row(button(), button())], ["COMPONENT_CUSTOM_ID_DUPLICATED"]),
        ([row(button(custom_id="x" * 101))], [LONG]),
        ([row(button(label="x" * 81))], [LONG]),
        ([row(button(label=""))], ["BUTTON_COMPONENT_LABEL"]),
        ([row(button(style=5, url="https://example.org"))], ["BUTTON_COMPONENT_CUSTOM_ID"]),
        ([row(select(*"12345", max_values=6))], ["SELECT_COMPONENT_MAX_VALUES"]),
        ([row(select("6", "6"))], ["SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"]),
        ([row(select(*map(str, range(26))))], [LONG]),
        ([button()], ["UNION_TYPE_CHOICES"]),
        ([text()], ["UNION_TYPE_CHOICES"]),
    ],
)
def test_rows(components: list[Json], expected: list[str]) -> None:
    assert codes(content="Rate them", components=components) == expected


@pytest.mark.parametrize(
    ("components", "expected"),
    [
        ([{"type": 17, "components": [text(), {"type": 14}, row(button())]}], []),
        ([{"type": 9, "components": [text()], "accessory": button()}], []),
        ([{"type": 9, "components": [text()]}], ["BASE_TYPE_REQUIRED"]),
        ([text() for _ in range(41)], [LONG]),
        ([text("x" * 2001), text("x" * 2000)], ["COMPONENT_MAX_TOTAL_TEXT_EXCEEDED"]),
        ([{"type": 17, "components": [{"type": 17, "components": [text()]}]}], ["UNION_TYPE_CHOICES"]),
        ([{"type": 12, "items": [{"media": {"url": "attachment://xi.png"}}]}], ["ATTACHMENT_NOT_FOUND"]),
        ([button()], ["UNION_TYPE_CHOICES"]),
    ],
)
def test_components_v2(components: list[Json], expected: list[str]) -> None:
    assert codes(components=components, flags=COMPONENTS_V2) == expected


def test_components_v2_stand_alone() -> None:
    assert (
        len(codes(content="Goal", embeds=[{"title": "Goal"}], components=[text()], flags=COMPONENTS_V2)) == 2
    )


def command(**more: Any) -> Json:
    return {"name": "next", "description": "The next match"} | more


def option(name: str = "team", **more: Any) -> Json:
    return {"type": 3, "name": name, "description": "Which team"} | more


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (command(options=[option(autocomplete=True)]), []),
        (command(name="Next"), ["APPLICATION_COMMAND_INVALID_NAME"]),
        (command(name="next match"), ["APPLICATION_COMMAND_INVALID_NAME"]),
        (command(name="nächstes", name_localizations={"de": "nächstes"}), []),
        (command(name_localizations={"de": "Nächstes"}), ["APPLICATION_COMMAND_INVALID_NAME"]),
        (command(name_localizations={"de-AT": "next"}), ["ENUM_TYPE_COERCE"]),
        (command(description="x" * 101), [LONG]),
        (command(options=[option(f"o{n}") for n in range(26)]), ["BASE_TYPE_MAX_LENGTH"]),
        (
            command(options=[option("a"), option("b", required=True)]),
            ["APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"],
        ),
        (
            command(options=[option(autocomplete=True, choices=[{"name": "a", "value": "a"}])]),
            ["APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES"],
        ),
    ],
)
def test_commands(given: Json, expected: list[str]) -> None:
    assert [problem.code for problem in command_rules.problems([given])] == expected


def test_a_command_is_there_once() -> None:
    assert len(list(command_rules.problems([command(), command()]))) == 2
    assert list(command_rules.problems([command(name=f"c{n}") for n in range(100)])) == []
    assert len(list(command_rules.problems([command(name=f"c{n}") for n in range(101)]))) == 1


def test_modals_have_a_title_and_fields() -> None:
    field = {"type": 4, "custom_id": "words", "style": 1, "label": "In a word"}
    assert (
        list(modal_rules.problems({"title": "Why?", "custom_id": "v1:why", "components": [row(field)]})) == []
    )
    assert len(list(modal_rules.problems({"title": "x" * 46, "custom_id": "", "components": []}))) == 3


@pytest.mark.parametrize(
    ("allowed", "wrong"),
    [
        (None, 1),
        ({"parse": []}, 0),
        ({"parse": [], "roles": [5]}, 0),
        ({"parse": ["everyone"]}, 1),
        ({"parse": [], "roles": [5, 6]}, 1),
        ({"parse": [], "roles": [7]}, 1),
        ({"parse": [], "users": [1]}, 1),
    ],
)
def test_mentions_are_off_save_one_role(allowed: Json | None, wrong: int) -> None:
    assert len(list(rules.mention_problems(allowed, roles=[5, 6]))) == wrong
