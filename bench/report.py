"""What was measured in one run: a table for the terminal, and Markdown for a file."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from rich.table import Table

from bench.figure import Figure

TITLE = "Measured in one run on this machine"


@dataclass(frozen=True, slots=True)
class Run:
    """What one bench found, by the command that finds it again; `words` is what kept it from the end."""

    command: str
    figures: tuple[Figure, ...]
    seconds: float
    words: str = ""
    load: float = field(default_factory=lambda: os.getloadavg()[0])
    """How many processes wanted a core in the last minute of it."""


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
        lines = [f"{TITLE}: {os.cpu_count()} cores.", ""]
        for run in self._runs:
            lines += [f"`{run.command}` ({run.seconds:,.0f} s, load {run.load:.1f})", ""]
            if run.figures:
                lines += ["| what | figure | limit | |", "|---|--:|--:|---|"]
            lines += [f"| {f.what} | {f.shown} | {f.limit_shown} | {f.verdict} |" for f in run.figures]
            lines += [run.words] if run.words else []
            lines.append("")
        return "\n".join(lines)
