"""One measured figure and the limit it is held against."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` in `unit`; at most `limit`, or at least where `least` is set; None where there is no limit."""

    what: str
    value: float
    unit: str
    limit: float | None = None
    least: bool = False

    @property
    def shown(self) -> str:
        return f"{self.value:,.{1 if self.unit else 2}f} {self.unit}".strip()

    @property
    def limit_shown(self) -> str:
        if self.limit is None:
            return "–"
        return f"{'at least' if self.least else 'at most'} {self.limit:,g} {self.unit}".strip()

    @property
    def verdict(self) -> str:
        if self.limit is None:
            return ""
        kept = self.value >= self.limit if self.least else self.value <= self.limit
        return "kept" if kept else "MISSED"
