"""The deployment files, and what they may name."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings import Settings, load

ROOT = Path(__file__).parents[2]
HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?/")
"""How the name of an image begins that says which registry it comes from."""


def documents(path: str) -> list[Any]:
    """Every document of a YAML file, with its merges done."""
    text = (ROOT / path).read_text("utf-8")
    return [one for one in yaml.safe_load_all(text) if one is not None]


def variables() -> frozenset[str]:
    """The names of all settings."""
    return frozenset(
        str(field.validation_alias or f"MATCHDAY_{name.upper()}")
        for name, field in Settings.model_fields.items()
    )


def loaded(environment: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The settings of a process with this environment. Fails where it names one that does not exist, or gives
    one a value that it cannot have."""
    unknown = {name for name in environment if name.startswith("MATCHDAY_")} - variables()
    assert not unknown
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return load(None)


def pinned(images: Iterable[str]) -> None:
    """Each image is a plain name with the tag of a version."""
    for image in images:
        name, _, tag = image.partition(":")
        assert not HOST.match(image), f"{image} names a registry"
        assert re.match(r"\d", tag), f"{image} is not pinned"
        assert re.fullmatch(r"[a-z0-9-]+", name)
