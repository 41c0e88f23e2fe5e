"""The unit for systemd, as systemd itself reads it where it is on the machine."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.deploy.files import ROOT, loaded

UNIT = ROOT / "deploy/systemd/matchday.service"
TEXT = UNIT.read_text("utf-8")


def systemd(*words: str) -> subprocess.CompletedProcess[str]:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("systemd is not on this machine: its unit is only read as text")
    return subprocess.run([program, *words], capture_output=True, text=True)


def test_systemd_understands_every_line(tmp_path: Path) -> None:
    program = tmp_path / "matchday"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    copy = tmp_path / "matchday.service"
    copy.write_text(TEXT.replace("/opt/matchday/bin/matchday", str(program)), "utf-8")
    found = systemd("verify", "--man=no", str(copy))
    assert [line for line in found.stderr.splitlines() if "matchday" in line] == []
    assert found.returncode == 0

    copy.write_text(copy.read_text("utf-8").replace("Restart=always", "Restart=perhaps"), "utf-8")
    assert "perhaps" in systemd("verify", "--man=no", str(copy)).stderr


def test_it_is_locked_up_well() -> None:
    found = systemd("security", "--offline=true", "--threshold=20", str(UNIT))
    assert found.returncode == 0, found.stdout.splitlines()[-1]


def test_what_it_sets_are_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    given = dict(re.findall(r"^Environment=(\w+)=(.*)$", TEXT, re.MULTILINE))
    settings = loaded(given, monkeypatch)
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.read_string(TEXT)
    assert settings.database.startswith("sqlite:////var/lib/matchday/")
    assert int(unit["Service"]["TimeoutStopSec"]) > settings.drain_seconds
    assert unit["Service"]["User"] == "matchday"
