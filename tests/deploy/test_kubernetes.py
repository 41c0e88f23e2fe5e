"""The example for Kubernetes: its form by Kubernetes' schemas, its settings by ours. No cluster runs it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.deploy.files import ROOT, documents, loaded, pinned

FILES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "deploy/kubernetes").glob("*.yaml"))
RESOURCES: list[dict[str, Any]] = [one for path in FILES for one in documents(path)]
DEPLOYMENTS = [one for one in RESOURCES if one["kind"] == "Deployment"]
[CONFIG] = [one for one in RESOURCES if one["kind"] == "ConfigMap"]
IDS = [one["metadata"]["name"] for one in DEPLOYMENTS]

each = pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=IDS)


def pod(deployment: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = deployment["spec"]["template"]["spec"]
    return found


def containers() -> Iterator[dict[str, Any]]:
    for deployment in DEPLOYMENTS:
        yield from pod(deployment)["containers"]


def test_it_has_the_form_that_kubernetes_wants() -> None:
    kubernetes = pytest.importorskip(
        "kubernetes_validate", reason="kubernetes-validate, which has the schemas, is missing"
    )
    for one in RESOURCES:
        kubernetes.validate(one, kubernetes.latest_version(), strict=True)
    with pytest.raises(kubernetes.ValidationError):
        kubernetes.validate({**DEPLOYMENTS[0], "replicas": 2}, kubernetes.latest_version(), strict=True)


@each
def test_what_it_sets_are_settings(deployment: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    [container] = pod(deployment)["containers"]
    given = {**CONFIG["data"], **{one["name"]: one["value"] for one in container["env"]}}
    settings = loaded(given, monkeypatch)
    assert deployment["metadata"]["name"] == f"matchday-{settings.role.value}"
    assert pod(deployment)["terminationGracePeriodSeconds"] > settings.drain_seconds
    ports = {port["name"]: port["containerPort"] for port in container["ports"]}
    assert ports["metrics"] == settings.metrics_port
    assert ports.get("http") == (settings.web_port if settings.role == "web" else None)
    mounted = {one["mountPath"] for one in container["volumeMounts"]}
    assert settings.pictures in mounted


@each
def test_no_service_of_the_cluster_becomes_a_setting(deployment: dict[str, Any]) -> None:
    """A service named matchday-web would set MATCHDAY_WEB_PORT to an address."""
    assert pod(deployment)["enableServiceLinks"] is False


@each
def test_it_may_no_more_than_it_needs(deployment: dict[str, Any]) -> None:
    assert pod(deployment)["securityContext"]["runAsNonRoot"] is True
    assert pod(deployment)["automountServiceAccountToken"] is False
    for container in pod(deployment)["containers"]:
        assert container["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        }


@each
def test_it_is_asked_whether_it_is_alive_and_whether_it_can_work(deployment: dict[str, Any]) -> None:
    for container in pod(deployment)["containers"]:
        assert container["livenessProbe"]["httpGet"] == {"path": "/livez", "port": "metrics"}
        assert container["readinessProbe"]["httpGet"] == {"path": "/healthz", "port": "metrics"}


def test_what_selects_finds_something() -> None:
    labels = [one["spec"]["template"]["metadata"]["labels"].items() for one in DEPLOYMENTS]
    for one in RESOURCES:
        selector = one.get("spec", {}).get("selector") or one.get("spec", {}).get("podSelector")
        wanted = (selector or {}).get("matchLabels", selector)
        if wanted:
            assert any(wanted.items() <= found for found in labels), one["metadata"]["name"]


def test_images_are_pinned_and_name_no_registry() -> None:
    pinned(container["image"] for container in containers())


def test_no_secret_stands_in_it() -> None:
    assert not [one for one in RESOURCES if one["kind"] == "Secret"]
    assert not [name for name in CONFIG["data"] if re.search("TOKEN|KEY|DATABASE", name)]
