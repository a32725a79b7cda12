"""Write the tables of development figures in accuracy.md and README.md from two benches.

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
README = PAGE.parent.parent / "README.md"
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

SLOWEST_S = 10.0
"""Seconds that no development figure may take."""

# What is asked of which group, in percent: at least, or at most of what goes wrong.
ASKED = (
    ("safe", "clean", 97.0),
    ("safe", "total", 95.0),
    ("right", "clean", 85.0),
    ("right", "total", 75.0),
    ("right", "real", 65.0),
    ("panels found", "total", 97.0),
    ("grid shape", "total", 98.0),
    ("grid shape", "real", 95.0),
    ("labels exact", "clean", 99.0),
    ("labels exact", "degraded", 95.0),
    ("labels exact", "real", 95.0),
    ("labels exact", "total", 96.0),
    ("scale range", "total", 97.0),
    ("scale norm", "total", 98.0),
    ("printed exact", "clean", 99.8),
    ("printed exact", "real", 99.0),
    ("masked cells", "total", 99.0),
    ("silent label errors", "total", 0.5),
    ("silent errors, printed", "total", 0.014),
    ("silent errors, color only", "total", 0.5),
    ("false flags", "total", 1.0),
)

IN_README = (
    ("clean", "clean"),
    ("hard", "hard"),
    ("degraded", "degraded"),
    ("real", "real, published"),
    ("negatives", "no heatmap in it"),
)

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
    page = _between(page, "## Development figures\n\n", "\n### Asked and reached", measured)
    table = asked_and_reached(now["groups"], now["figures"])
    page = _between(page, "| what | of | asked | reached |", "\n### By folder", table, keep=False)
    page = re.sub(
        r"\*Before\* is \w+, (.*?)\n\*after\* is \w+;",
        rf"*Before* is {arguments.before_commit}, \1\n*after* is {arguments.now_commit};",
        page,
    )
    table = by_tag(now["tags"], before["tags"])
    page = _between(page, "| folder or tag | figures | safe", "\n### What fails", table, keep=False)
    PAGE.write_text(page)
    page = README.read_text()
    date = measured.removeprefix("Measured on ").split()[0]
    page = re.sub(r"Measured on [-0-9]+ over", f"Measured on {date} over", page)
    table = for_readme(now["groups"])
    page = _between(page, "| group | figures | safe", "\n*Safe*: ", table, keep=False)
    README.write_text(page)


def _between(page: str, start: str, end: str, text: str, *, keep: bool = True) -> str:
    """The page with a text between two others, the first of them kept or not."""
    first = page.index(start)
    last = page.index(end, first)
    return page[: first + (len(start) if keep else 0)] + text.rstrip("\n") + "\n" + page[last:]


def asked_and_reached(groups: Summaries, figures: list[dict[str, Any]]) -> str:
    """One row for everything that is asked of the development figures."""
    rows = [["what", "of", "asked", "reached"]]
    for what, group, bound in ASKED:
        summary = groups[group]
        if what in ("safe", "right"):
            share = _percent(summary, what)
        else:
            told = summary["stages"][what]
            share = 100.0 * told["count"] / told["total"]
        rare = what.startswith(MISHAPS)
        kept = share < bound if rare else share >= bound
        reached = f"{share:.{3 if bound < 0.1 else 2 if rare else 1}f} %"
        asked = f"{'<' if rare else '≥'} {bound:g} %"
        of = "all" if group == "total" else group
        rows.append([what, of, asked, reached if kept else f"**{reached}**"])
    refused, negatives = (groups["negatives"][key] for key in ("refused", "figures"))
    failed = groups["total"]["crashes"] + groups["total"]["timeouts"]
    slowest = max(figure["seconds"] for figure in figures)
    rows.append(["refused", "negatives", "all", f"{refused} of {negatives}"])
    rows.append(["crashes, time-outs", "all", "none", str(failed or "none")])
    rows.append(
        ["slowest, two at a time", "all, large", f"< {SLOWEST_S:g} s", f"{slowest:.1f} s"],
    )
    return _markdown(rows)


def for_readme(groups: Summaries) -> str:
    """The few rows that README shows."""
    head = ["group", "figures", "safe", "right", "grid shape", "labels exact", "printed exact"]
    rows = [[*head, "silent printed errors"]]
    for name, called in IN_README:
        summary = groups[name]
        row = [called, str(summary["figures"])]
        row += [f"{_percent(summary, what):.0f} %" for what in ("safe", "right")]
        for stage in ("grid shape", "labels exact", "printed exact"):
            share = _stage(summary, stage)
            row.append(f"{share} %" if share else "")
        silent = summary["stages"].get("silent errors, printed")
        share = 100.0 * silent["count"] / silent["total"] if silent and silent["total"] else 0.0
        row.append(f"{silent['count']:.0f} ({share:.2f} %)" if silent else "")
        rows.append(row)
    return _markdown(rows)


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
