"""What was measured, written down."""

from pathlib import Path

from bench.figure import Figure
from bench.report import Report, Run


def test_figures_stand_under_the_command_that_measures_them_again(tmp_path: Path) -> None:
    report = Report(tmp_path / "made" / "figures.md")
    report.add(Run("python -m bench start", (Figure("first post", 4, "s", 3), Figure("memory", 9, "MB")), 12))
    written = (tmp_path / "made" / "figures.md").read_text(encoding="utf-8")
    assert "`python -m bench start`" in written
    assert "| first post | 4.0 s | at most 3 s | MISSED |" in written
    assert "| memory | 9.0 MB | – |  |" in written
    assert not report.failed


def test_a_bench_that_does_not_come_to_its_end_is_told() -> None:
    report = Report()
    report.add(Run("python -m bench kills", (), 1, "FAILED: no room"))
    assert report.failed
    assert "FAILED: no room" in report.markdown()
