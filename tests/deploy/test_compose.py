"""compose.yaml: its form by the schema of the specification, its settings by ours. No engine runs it here."""

import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema.validators import validator_for

from bot.settings import Role
from tests.deploy.files import documents, loaded, pinned

[COMPOSE] = documents("compose.yaml")
OURS: dict[str, Any] = {name: one for name, one in COMPOSE["services"].items() if name != "postgres"}


def settings_of(name: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    given = {key: str(value) for key, value in OURS[name]["environment"].items()}
    given["MATCHDAY_DATABASE"] = given["MATCHDAY_DATABASE"].replace(
        "${POSTGRES_PASSWORD:?set it in .env}", "secret"
    )
    return loaded(given, monkeypatch)


def test_it_has_the_form_of_the_specification() -> None:
    package = pytest.importorskip(
        "check_jsonschema", reason="check-jsonschema, which has the schema, is missing"
    )
    told = files(package).joinpath("builtin_schemas/vendor/compose-spec.json").read_text("utf-8")
    schema = json.loads(told)
    checker = validator_for(schema)(schema)
    assert [error.message for error in checker.iter_errors(COMPOSE)] == []
    assert list(checker.iter_errors({"services": {"web": {"image": 1}}}))


@pytest.mark.parametrize("name", OURS)
def test_what_it_sets_are_settings(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_of(name, monkeypatch)
    assert settings.role.value == name
    assert settings.database == "postgresql://matchday:secret@postgres:5432/matchday"
    grace = OURS[name]["stop_grace_period"]
    assert int(grace.removesuffix("s")) > settings.drain_seconds


def test_every_role_is_there_and_two_workers() -> None:
    assert set(OURS) == {role.value for role in Role} - {"all"}
    assert OURS["worker"]["deploy"]["replicas"] == 2


def test_no_service_may_more_than_it_needs() -> None:
    for one in OURS.values():
        assert one["read_only"]
        assert one["cap_drop"] == ["ALL"]
        assert one["security_opt"] == ["no-new-privileges:true"]
        assert all(port.startswith("127.0.0.1:") for port in one.get("ports", ()))
    assert "ports" not in COMPOSE["services"]["postgres"]


def test_images_are_pinned_and_name_no_registry() -> None:
    pinned(one["image"] for one in COMPOSE["services"].values())


def test_no_password_stands_in_it() -> None:
    postgres = COMPOSE["services"]["postgres"]["environment"]
    assert postgres["POSTGRES_PASSWORD"] == "${POSTGRES_PASSWORD:?set it in .env}"  # noqa: S105
