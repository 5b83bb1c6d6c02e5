"""An item for a curriculum vitae from the document of a course: `python examples/cv.py data-ethics.json`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def item(document: dict[str, Any], language: str = "en") -> str:
    """Title, who awards it, size, level, and what one can do."""
    entry = document["entry"]

    def words(text: dict[str, str]) -> str:
        return text.get(language) or next(iter(text.values()))

    size = f"{entry['workload']['ects']:g} ECTS" if entry.get("workload", {}).get("ects") else ""
    level = f"EQF {entry['level']['eqf']}" if entry.get("level", {}).get("eqf") else ""
    facts = ", ".join(filter(None, [*document["awarding_bodies"], size, level]))
    outcomes = [f"- {words(text)}" for text in entry.get("outcomes", {}).values()]
    return "\n".join([f"{words(entry['title'])} ({facts})", *outcomes, document["url"] or document["page"]])


if __name__ == "__main__":
    print(item(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
