"""The image: its file is read by a linter where there is one; no engine builds it here."""

import re
import shutil
import subprocess
import tomllib

import pytest

from bot.settings import Role
from tests.deploy.files import ROOT, loaded, pinned

DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
LINES = re.sub(r"\\\n", " ", re.sub(r"^#.*\n", "", DOCKERFILE, flags=re.MULTILINE)).splitlines()
LAST_STAGE = LINES[max(number for number, line in enumerate(LINES) if line.startswith("FROM")) :]


def words(instruction: str) -> list[str]:
    """What follows an instruction in the image that is run, once for each time it is there."""
    return [line.partition(" ")[2] for line in LAST_STAGE if line.startswith(f"{instruction} ")]


def test_the_linter_has_nothing_to_say() -> None:
    if (linter := shutil.which("hadolint")) is None:
        pytest.skip("hadolint is not on this machine: the Dockerfile is not linted")
    found = subprocess.run([linter, "Dockerfile"], cwd=ROOT, capture_output=True, text=True)
    assert (found.returncode, found.stdout) == (0, "")


def test_the_base_is_pinned_by_its_tag() -> None:
    pinned(re.findall(r"^ARG PYTHON=(\S+)$", DOCKERFILE, re.MULTILINE))
    assert {line.split()[1] for line in LINES if line.startswith("FROM")} == {"${PYTHON}"}


def test_it_runs_as_nobody_in_particular_and_is_asked_whether_it_is_well() -> None:
    assert words("USER") == ["10001:10001"]
    assert words("ENTRYPOINT") == ['["matchday"]']
    assert words("CMD") == ['["run"]']
    [check] = words("HEALTHCHECK")
    assert check.endswith('CMD ["matchday", "health"]')


def test_what_it_sets_are_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    [environment] = words("ENV")
    given = dict(pair.split("=", 1) for pair in environment.split())
    settings = loaded({name: value for name, value in given.items() if name != "PATH"}, monkeypatch)
    assert settings.role is Role.ALL
    assert settings.metrics_host == "127.0.0.1"  # only those who say so open it to others
    exposed = {int(port) for port in words("EXPOSE")[0].split()}
    assert exposed == {settings.web_port, settings.metrics_port}
    assert all(path.startswith("/data/") for path in (settings.pictures, settings.database[10:]))


def test_only_the_program_is_copied_into_it() -> None:
    ignored = (ROOT / ".dockerignore").read_text("utf-8").split("\n")
    rules = [line for line in ignored if line and not line.startswith("#")]
    assert rules[0] == "*"  # a .env, a database, the history: nothing unless it is named
    let_in = {rule[1:] for rule in rules if rule.startswith("!")}
    copied = {
        name
        for line in LINES
        if line.startswith("COPY ") and "--from" not in line
        for name in line.split()[1:-1]
    }
    assert copied == let_in
    assert all((ROOT / name).exists() for name in let_in)


def test_every_package_of_the_program_is_in_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packages = {name.rstrip("*") for name in project["tool"]["setuptools"]["packages"]["find"]["include"]}
    assert packages <= {line.split()[1] for line in LINES if line.startswith("COPY ")}
