"""A learner with a phone who wants something: steps are counted and timed."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from playwright.sync_api import ViewportSize, expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import CDPSession, Locator, Page

PHONE = ViewportSize(width=360, height=800)
MOST_STEPS = 6
MOST_SECONDS = 3.0
PATIENCE = 30_000
"""Milliseconds after which a step has failed, however slow the machine is."""


@dataclass(kw_only=True)
class Learner:
    """Somebody on a task.

    A step is something done on purpose: words written, a control used. Its time lasts until what it should
    bring is there.
    """

    page: Page
    steps: list[tuple[str, float]] = field(default_factory=list)
    arrived: float = 0.0
    """Seconds until the first page was useful."""

    def arrive(self, address: str, useful: Locator) -> None:
        """Open the page on which the task begins."""
        started = time.perf_counter()
        self.page.goto(address, wait_until="commit")
        expect(useful).to_be_visible(timeout=PATIENCE)
        self.arrived = time.perf_counter() - started

    def step(self, name: str, action: Callable[[], object], useful: Locator) -> None:
        """Do something; `useful` is what it should bring to the screen."""
        started = time.perf_counter()
        action()
        expect(useful).to_be_visible(timeout=PATIENCE)
        self.steps.append((name, time.perf_counter() - started))

    @property
    def slowest(self) -> float:
        """Seconds of the longest wait."""
        return max(self.arrived, *(seconds for _, seconds in self.steps))

    def __str__(self) -> str:
        told = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in self.steps)
        return f"{len(self.steps)} steps; first page {self.arrived:.2f} s, {told}"


@dataclass(frozen=True, kw_only=True)
class Tree:
    """The accessibility tree of a page: all that somebody with a screen reader has of it."""

    session: CDPSession

    def nodes(self, role: str) -> list[dict[str, Any]]:
        """What has a role and a name, in the order of the page."""
        found = self.session.send("Accessibility.getFullAXTree")["nodes"]
        return [
            node
            for node in found
            if not node["ignored"]
            and node.get("role", {}).get("value") == role
            and node.get("name", {}).get("value")
        ]

    def wait(self, role: str, name: str) -> dict[str, Any]:
        """The first of a role whose name begins so, as soon as it is there; raises `TimeoutError`."""
        until = time.monotonic() + PATIENCE / 1000
        while time.monotonic() < until:
            for node in self.nodes(role):
                if str(node["name"]["value"]).startswith(name):
                    return node
            time.sleep(0.05)
        raise TimeoutError(f"no {role} named {name}")

    def press(self, node: dict[str, Any]) -> None:
        """Do what a screen reader does with a control."""
        self._call(node, "function() { this.click(); }")

    def write(self, node: dict[str, Any], text: str) -> None:
        """Go to a field and write."""
        self.session.send("DOM.focus", {"backendNodeId": node["backendDOMNodeId"]})
        self.session.send("Input.insertText", {"text": text})

    def _call(self, node: dict[str, Any], function: str) -> None:
        found = self.session.send("DOM.resolveNode", {"backendNodeId": node["backendDOMNodeId"]})
        given = {
            "objectId": found["object"]["objectId"],
            "functionDeclaration": function,
            "userGesture": True,
        }
        self.session.send("Runtime.callFunctionOn", given)
