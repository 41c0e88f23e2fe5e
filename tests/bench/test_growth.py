"""How fast something grows, told right, and drawn."""

from dataclasses import replace

import pytest
from lxml import etree

from bench import chart, growth
from bench.chart import Line
from bench.sized import Sized

ONE = Sized(
    channels=100, plan=0.01, expansion=0.1, expansion_busy=0.1, expansion_memory=1.0, goal=0.1,
    answers_expanding=(5.0, 9.0), answers_sending=(5.0, 9.0), rate_first=900.0, rate_last=900.0,
    busy_first=0.001, busy_last=0.001, peak=100.0,
)  # fmt: skip
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("power", [0, 1, 2])
def test_what_grows_as_a_power_of_the_size_has_that_slope(power: int) -> None:
    steps = [replace(ONE, channels=10**n, expansion_busy=0.5 * 10 ** (n * power)) for n in range(2, 6)]
    assert growth.slope(steps, lambda step: step.expansion_busy) == pytest.approx(power)


def test_each_size_has_a_row_under_the_names_of_its_columns() -> None:
    head, rule, *rows = growth.table({"SQLite": [ONE, replace(ONE, channels=1_000)]}).splitlines()
    assert [row.split(" | ")[1] for row in rows] == ["100", "1,000"]
    assert {line.count("|") for line in (head, rule, *rows)} == {head.count("|")}


def test_a_chart_has_a_panel_for_each_unit_and_escapes_its_words() -> None:
    lines = [
        Line("time", "time, A & B", "s", [(100, 0.1), (1_000, 1.0)]),
        Line("memory", "memory", "MB", [(100, 80.0), (1_000, 90.0)]),
    ]
    drawn = etree.fromstring(chart.svg("<growth>", lines))
    assert len(drawn.findall(f"{SVG}polyline")) == len(lines)
    said = {text.text for text in drawn.findall(f"{SVG}text")}
    assert {"<growth>", "time, A & B", "memory", "s", "MB", "1,000"} <= said
