"""What was measured in one run: a table for the terminal, and Markdown for a file."""

import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from rich.table import Table

from bench.figure import Figure

TITLE = "Measured in one run on this machine"
COUNTED = 2_000_000


def reference() -> float:
    """Milliseconds in which this machine counts to two million just now, the median of five: on one that is
    shared the same work takes twice as long at times."""
    took = []
    for _ in range(5):
        begin = time.perf_counter()
        for _ in range(COUNTED):
            pass
        took.append(time.perf_counter() - begin)
    return median(took) * 1000


@dataclass(frozen=True, slots=True)
class Run:
    """What one bench found, by the command that finds it again; `words` is what kept it from the end."""

    command: str
    figures: tuple[Figure, ...]
    seconds: float
    words: str = ""
    load: float = field(default_factory=lambda: os.getloadavg()[0])
    """How many processes wanted a core in the last minute of it."""
    reference: float = field(default_factory=reference)
    """How fast the machine was at its end."""


class Report:
    """All runs so far; with a file, that is written anew after each, so that nothing measured is lost."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._runs: list[Run] = []

    def add(self, run: Run) -> None:
        self._runs.append(run)
        if self._file is not None:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(self.markdown(), encoding="utf-8")

    @property
    def failed(self) -> bool:
        """Whether a bench did not come to its end."""
        return any(run.words for run in self._runs)

    def table(self) -> Table:
        table = Table("what", "figure", "limit", "", title=TITLE)
        for run in self._runs:
            for figure in run.figures:
                table.add_row(figure.what, figure.shown, figure.limit_shown, figure.verdict)
            if run.words:
                table.add_row(run.command, "–", "–", run.words)
        return table

    def markdown(self) -> str:
        """A table for each bench, under the command that measures it again."""
        lines = [
            f"{TITLE}: {os.cpu_count()} cores. Beside each command: how long it took, how many processes"
            " wanted a core in its last minute, and in what time the machine counted to two million at its"
            " end.",
            "",
        ]
        for run in self._runs:
            took = f"{run.seconds:,.0f} s, load {run.load:.1f}, reference {run.reference:.0f} ms"
            lines += [f"`{run.command}` ({took})", ""]
            if run.figures:
                lines += ["| what | figure | limit | |", "|---|--:|--:|---|"]
            lines += [f"| {f.what} | {f.shown} | {f.limit_shown} | {f.verdict} |" for f in run.figures]
            lines += [run.words] if run.words else []
            lines.append("")
        return "\n".join(lines)
