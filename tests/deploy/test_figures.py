"""The dashboard and the alerts ask for figures that the program has, by labels that these have."""

import importlib
import json
import pkgutil
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from typing import Any

import prometheus_client
import pytest
from prometheus_client import REGISTRY, Counter, Gauge, Histogram

import bot
import storage
from tests.deploy.files import ROOT, documents

ALERTS = documents("deploy/prometheus/alerts.yaml")[0]["groups"][0]["rules"]
DASHBOARD = json.loads((ROOT / "deploy/grafana/dashboard.json").read_text("utf-8"))
OF_EVERY_SCRAPE = frozenset({"job", "instance"})
SELECTED = re.compile(r"\b((?:matchday|process|up)[a-z_]*)\b(?:\{([^}]*)\})?")
GROUPED = re.compile(r"\b(?:by|on|group_left) \(([^)]*)\)")


def figures() -> dict[str, frozenset[str]]:
    """Every figure that the program can tell, with its labels."""
    for package in (bot, storage):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            source = module.name.replace(".", "/")
            path = ROOT / f"{source}.py"
            if path.is_file() and "prometheus_client" in path.read_text("utf-8"):
                importlib.import_module(module.name)
    found: dict[str, frozenset[str]] = {"up": frozenset()}
    for one in REGISTRY._collector_to_names:
        if isinstance(one, Counter | Gauge | Histogram):
            labels = frozenset(one._labelnames)
            for name in REGISTRY._collector_to_names[one]:
                found[name] = labels | ({"le"} if name.endswith("_bucket") else frozenset())
        elif not isinstance(one, prometheus_client.GCCollector | prometheus_client.PlatformCollector):
            found |= {name: frozenset() for name in REGISTRY._collector_to_names[one]}
    return found


def questions() -> Iterator[str]:
    """Every expression of the alerts and the dashboard, as Prometheus would see it."""
    yield from (rule["expr"] for rule in ALERTS)
    for panel in DASHBOARD["panels"]:
        for target in panel.get("targets", ()):
            yield target["expr"].replace("$__rate_interval", "5m")


ASKED = list(questions())


@pytest.fixture(scope="module")
def known() -> Mapping[str, frozenset[str]]:
    return figures()


@pytest.mark.parametrize("question", ASKED)
def test_each_asks_for_figures_and_labels_that_there_are(
    question: str, known: Mapping[str, frozenset[str]]
) -> None:
    asked = SELECTED.findall(GROUPED.sub("", question))
    assert asked
    labels = OF_EVERY_SCRAPE
    for name, selected in asked:
        assert name in known, f"{name} is no figure of the program"
        labels |= known[name]
        for label in re.findall(r"(\w+)\s*(?:=~|!~|!=|=)", selected):
            assert label in known[name] | OF_EVERY_SCRAPE, f"{name} has no label {label}"
    for grouped in GROUPED.findall(question):
        assert {label.strip() for label in grouped.split(",")} <= labels


@pytest.mark.parametrize("question", ASKED)
def test_each_is_an_expression_of_prometheus(question: str) -> None:
    promql = pytest.importorskip(
        "promql_parser", reason="promql-parser is missing: expressions are not parsed"
    )
    promql.parse(question)
    with pytest.raises(ValueError, match=r".+"):
        promql.parse(f"{question} by (")


def test_every_figure_of_what_the_promise_is_about_is_shown(known: Mapping[str, frozenset[str]]) -> None:
    shown = {name for question in ASKED for name, _ in SELECTED.findall(question)}
    ours = {
        name for name in known if name.startswith("matchday_") and not name.endswith(("_created", "_sum"))
    }
    told_otherwise = {name for name in ours if name.removesuffix("_count") + "_bucket" in shown}
    families = {name for name in ours if f"{name}_total" in ours or f"{name}_bucket" in ours}
    assert ours - shown - told_otherwise - families == set()


def test_every_alert_says_what_is_wrong_and_what_to_look_at(known: Mapping[str, frozenset[str]]) -> None:
    assert len({rule["alert"] for rule in ALERTS}) == len(ALERTS)
    for rule in ALERTS:
        assert rule["labels"]["severity"] in ("critical", "warning", "info")
        for words in (rule["annotations"]["summary"], rule["annotations"]["description"]):
            assert words
            for label in re.findall(r"\$labels\.(\w+)", words):
                assert label in GROUPED.sub(r"\1", rule["expr"]) or label in OF_EVERY_SCRAPE


def test_the_documentation_names_no_figure_that_there_is_not(known: Mapping[str, frozenset[str]]) -> None:
    text = (ROOT / "docs/deploying.md").read_text("utf-8")
    named = set(re.findall(r"`(matchday_[a-z_]+)`", text)) - {"matchday_postgres"}  # a volume
    assert len(named) > 10
    for name in named:
        assert name in known or f"{name}_bucket" in known, f"{name} is no figure of the program"


def test_prometheus_takes_rules_and_configuration() -> None:
    if (promtool := shutil.which("promtool")) is None:
        pytest.skip("promtool (Debian's package prometheus) is not on this machine")
    for what, name in (("rules", "alerts.yaml"), ("config", "prometheus.yml")):
        found = subprocess.run(
            [promtool, "check", what, name], cwd=ROOT / "deploy/prometheus", capture_output=True, text=True
        )
        assert found.returncode == 0, found.stderr


def test_the_dashboard_is_whole() -> None:
    """Panels do not lie on each other, and each has a question; where the figures come from can be chosen."""
    panels: list[dict[str, Any]] = DASHBOARD["panels"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    taken: set[tuple[int, int]] = set()
    for panel in panels:
        at = panel["gridPos"]
        cells = {(at["x"] + x, at["y"] + y) for x in range(at["w"]) for y in range(at["h"])}
        assert not cells & taken
        assert max(x for x, _ in cells) < 24
        taken |= cells
        assert panel["type"] == "row" or panel["targets"]
        assert panel["title"]
    assert {one["name"] for one in DASHBOARD["templating"]["list"]} == {"source", "job"}
