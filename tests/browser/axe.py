"""axe-core in a page: what it finds wrong fails the test, told rule by rule."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.async_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


async def no_violations(page: Page) -> None:
    """Looks at a page in light colours, then at its colours in the dark. Raises AssertionError that names
    each rule, and the elements by which it is broken."""
    await page.evaluate(_script())
    await page.emulate_media(color_scheme="light")
    await _run(page, "tag", TAGS)
    await page.emulate_media(color_scheme="dark")
    await _run(page, "rule", ("color-contrast",))


async def _run(page: Page, by: str, values: Sequence[str]) -> None:
    wanted = {"runOnly": {"type": by, "values": list(values)}, "resultTypes": ["violations"]}
    found = await page.evaluate("wanted => axe.run(document, wanted)", wanted)
    assert not found["violations"], "\n".join(_told(one) for one in found["violations"])


def _told(violation: dict[str, Any]) -> str:
    where = "\n".join(
        f"    {' '.join(map(str, node['target']))}: {node.get('failureSummary', '')}"
        for node in violation["nodes"][:5]
    )
    return f"{violation['id']} ({violation['impact']}): {violation['help']}\n{where}"


@cache
def _script() -> str:
    """As the package brings it. Playwright evaluates it beside the page, whose own policy lets none in."""
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
