"""Write the tables of development figures in accuracy.md from the results of two benches.

    python -m unheat.bench.run CORPUS --json now.json --markdown section.md --date YYYY-MM-DD
    python docs/make_accuracy.py section.md now.json before.json NOW BEFORE

NOW and BEFORE are the commits that the results were measured with. With ``--note`` the tables of
a change, before → after, are printed instead.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parent / "accuracy.md"
FEWEST = 5
"""Figures that a tag must have to be listed."""

STAGES = (
    "grid shape",
    "labels exact",
    "scale range",
    "printed exact",
    "silent label errors",
    "silent errors, printed",
    "silent errors, color only",
)

IN_NOTES = (
    "grid shape",
    "labels exact",
    "titles exact",
    "bar label exact",
    "bar ticks exact",
    "scale range",
    "printed exact",
    "false flags",
    "silent label errors",
    "silent scale errors",
    "silent errors, printed",
    "silent errors, color only",
)

MISHAPS = ("silent", "false flags")

Summaries = dict[str, dict[str, Any]]


def main() -> None:
    """Parse the command line and do what it says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("section", type=Path)
    parser.add_argument("now", type=Path)
    parser.add_argument("before", type=Path)
    parser.add_argument("now_commit")
    parser.add_argument("before_commit")
    parser.add_argument("--note", action="store_true", help="print the tables of a change")
    arguments = parser.parse_args()
    now, before = (json.loads(path.read_text()) for path in (arguments.now, arguments.before))
    if arguments.note:
        tags = by_tag(now["tags"], before["tags"])
        sys.stdout.write(changes(now["groups"], before["groups"]) + "\n" + tags)
        return
    page = PAGE.read_text()
    measured = arguments.section.read_text().strip()
    page = _between(page, "## Development figures\n\n", "\n### Against the first targets", measured)
    page = re.sub(
        r"\*Before\* is \w+, (.*?)\n\*after\* is \w+;",
        rf"*Before* is {arguments.before_commit}, \1\n*after* is {arguments.now_commit};",
        page,
    )
    table = by_tag(now["tags"], before["tags"])
    page = _between(page, "| folder or tag | figures | safe", "\n### What fails", table, keep=False)
    PAGE.write_text(page)


def _between(page: str, start: str, end: str, text: str, *, keep: bool = True) -> str:
    """The page with a text between two others, the first of them kept or not."""
    first = page.index(start)
    last = page.index(end, first)
    return page[: first + (len(start) if keep else 0)] + text.rstrip("\n") + "\n" + page[last:]


def by_tag(now: Summaries, before: Summaries) -> str:
    """One row per folder and tag."""
    rows = [
        ["folder or tag", "figures", "safe, before → after", "right, before → after", *STAGES],
    ]
    for name, summary in now.items():
        if summary["figures"] < FEWEST:
            continue
        then = before[name]
        row = [name, str(summary["figures"])]
        row += [
            f"{_percent(then, what):.0f} → {_percent(summary, what):.0f}"
            for what in ("safe", "right")
        ]
        rows.append(row + [_stage(summary, stage) for stage in STAGES])
    return _markdown(rows)


def changes(now: Summaries, before: Summaries) -> str:
    """One row per group, before → after."""
    rows = [["group", "figures", "safe", "right", *IN_NOTES]]
    for name, summary in now.items():
        then = before[name]
        row = [name, str(summary["figures"])]
        row += [
            f"{_percent(then, what):.1f} → {_percent(summary, what):.1f}"
            for what in ("safe", "right")
        ]
        for stage in IN_NOTES:
            pair = _stage(then, stage), _stage(summary, stage)
            row.append(" → ".join(pair) if any(pair) else "")
        rows.append(row)
    return _markdown(rows)


def _percent(summary: dict[str, Any], what: str) -> float:
    return 100.0 * float(summary[what]) / float(summary["figures"])


def _stage(summary: dict[str, Any], stage: str) -> str:
    """The share in percent, or the number of mishaps; empty where nothing was counted."""
    told = summary["stages"].get(stage)
    if not told or not told["total"]:
        return ""
    if stage.startswith(MISHAPS):
        return f"{told['count']:.0f}"
    return f"{100.0 * told['count'] / told['total']:.1f}"


def _markdown(rows: list[list[str]]) -> str:
    head, *rest = rows
    ruler = ["---", *("---:" for _ in head[1:])]
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, ruler, *rest))


if __name__ == "__main__":
    main()
