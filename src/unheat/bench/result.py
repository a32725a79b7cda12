"""The outcome of a run: tables, JSON, the list of failures, and two runs compared."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from unheat import __version__
from unheat.bench.groups import GROUPS, Summary, summarize
from unheat.bench.score import FigureScore
from unheat.bench.tally import RARE, STAGES

SCHEMA = "unheat/bench/1"
_TAG_STAGES = (
    "grid shape",
    "labels exact",
    "scale range",
    "printed exact",
    "value right, printed",
    "value right, color only",
    "silent label errors",
    "silent errors, printed",
    "silent errors, color only",
)
# One figure may fail in a thousand cells for one reason; the list shows the first ones.
_MOST_FAILURES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchResult:
    """All figures of a run, in the order of the corpus."""

    scores: tuple[FigureScore, ...]

    def groups(self) -> dict[str, Summary]:
        """A summary per group that has figures, in the order of ``groups.GROUPS``."""
        members = {
            name: [score for score in self.scores if belongs(score)]
            for name, belongs in GROUPS.items()
        }
        return {name: summarize(scores) for name, scores in members.items() if scores}

    def tags(self) -> dict[str, Summary]:
        """A summary per folder and per tag (without "large"), folders first."""
        members: dict[str, list[FigureScore]] = {}
        for score in self.scores:
            members.setdefault(f"folder {score.preset}", []).append(score)
        for score in self.scores:
            for tag in score.tags if score.preset != "large" else ():
                members.setdefault(tag, []).append(score)
        ordered = sorted(members, key=lambda name: (not name.startswith("folder "), name))
        return {name: summarize(members[name]) for name in ordered}

    def table(self, *, tags: bool = True) -> str:
        """Everything as text: verdicts and stages per group, then per folder and tag."""
        groups = self.groups()
        parts = [_lines(verdict_rows(groups)), _lines(stage_rows(groups)), _LEGEND]
        if tags:
            parts.append(_lines(tag_rows(self.tags())))
        return "\n\n".join(parts)

    def markdown(self) -> str:
        """The verdicts and stages as Markdown tables, for ``docs/accuracy.md``."""
        groups = self.groups()
        tables = [_markdown(verdict_rows(groups)), _markdown(stage_rows(groups)), _LEGEND]
        return "\n\n".join(tables) + "\n"

    def to_json(self) -> bytes:
        """Everything as JSON; NaN becomes null."""
        content = {
            "schema": SCHEMA,
            "unheat": __version__,
            "groups": {name: _summary_json(group) for name, group in self.groups().items()},
            "tags": {name: _summary_json(group) for name, group in self.tags().items()},
            "figures": [_figure_json(score) for score in self.scores],
        }
        return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()

    def failures(self) -> str:
        """One line per failure, grouped by stage, the stages in the order of the work.

        ``stage | figure | place | expected | got``; "SILENT" marks what nobody was asked
        to look at. Figures with many failures in one stage show the first ones.
        """
        order = ["crash", "timeout", "negatives refused", *STAGES]
        lines: dict[str, list[str]] = {stage: [] for stage in order}
        for score in self.scores:
            seen: dict[str, int] = {}
            for failure in score.failures:
                seen[failure.stage] = seen.get(failure.stage, 0) + 1
                if seen[failure.stage] <= _MOST_FAILURES:
                    silent = "SILENT " if failure.silent else ""
                    lines[failure.stage].append(
                        f"{score.name} | {failure.place} | {silent}expected {failure.expected}"
                        f" | got {failure.got}"
                    )
            for stage, count in seen.items():
                if count > _MOST_FAILURES:
                    lines[stage].append(f"{score.name} | and {count - _MOST_FAILURES} more")
        sections = [
            "\n".join([f"== {stage} ({len(found)})", *found])
            for stage, found in lines.items()
            if found
        ]
        return "\n\n".join(sections) + "\n"


Rows = list[list[str]]


def verdict_rows(groups: Mapping[str, Summary]) -> Rows:
    """One row per group: figures, safe, right, refused, crashes, timeouts, seconds."""
    rows = [["group", "figures", "safe", "right", "refused", "crash", "timeout", "s (median)"]]
    for name, group in groups.items():
        n = group.figures
        rows.append(
            [
                name,
                str(n),
                f"{group.safe} ({_percent(group.safe / n)})",
                f"{group.right} ({_percent(group.right / n)})",
                str(group.refused),
                str(group.crashes),
                str(group.timeouts),
                f"{group.seconds:.2f}",
            ]
        )
    return rows


def stage_rows(groups: Mapping[str, Summary]) -> Rows:
    """One row per stage, one column per group."""
    names = [name for name in groups if name != "negatives"]
    rows = [["stage", *names]]
    for stage in STAGES:
        cells = [_stage_cell(groups[name], stage) for name in names]
        if any(cells):
            rows.append([stage, *cells])
    for label, index in (("color error, median", 0), ("color error, 95th percentile", 1)):
        rows.append(
            [label]
            + [
                _pair(groups[n].color_error[index], groups[n].color_error_by_figure[index])
                for n in names
            ]
        )
    return rows


def tag_rows(tags: Mapping[str, Summary]) -> Rows:
    """One row per folder and tag, a few stages as columns."""
    rows = [["folder or tag", "figures", "safe", "right", *_TAG_STAGES]]
    for name, group in tags.items():
        row = [name, str(group.figures), _percent(group.safe / group.figures)]
        row.append(_percent(group.right / group.figures))
        for stage in _TAG_STAGES:
            tally = group.pooled.get(stage)
            if tally is None:
                row.append("")
            elif stage in RARE:
                row.append(f"{tally.count:g}")
            else:
                row.append(_percent(tally.share))
        rows.append(row)
    return rows


_LEGEND = (
    "Shares in percent: over all things counted, in parentheses with one vote per figure.\n"
    "Mishaps: number, rate, and an upper 95 % bound of the rate (bootstrap over figures; where\n"
    "none was seen: the bound on the share of figures that have one). Color errors and widths\n"
    "are shares of the bar."
)


def _stage_cell(group: Summary, stage: str) -> str:
    tally = group.pooled.get(stage)
    if tally is None:
        return ""
    if stage in RARE:
        bound = group.bounds[stage]
        return f"{tally.count:g} = {_fine(tally.share)} (< {_fine(bound)})"
    return _pair(tally.share, group.by_figure[stage].share)


def _pair(share: float, by_figure: float) -> str:
    if math.isnan(share):
        return ""
    return f"{_fine(share)} ({_fine(by_figure)})"


def _percent(share: float) -> str:
    return "" if math.isnan(share) else f"{100 * share:.1f}"


def _fine(share: float) -> str:
    return "" if math.isnan(share) else f"{100 * share:.2f}"


def _lines(rows: Rows) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def _markdown(rows: Rows) -> str:
    head, *body = rows
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, rule, *body])


def _figure_json(score: FigureScore) -> dict[str, Any]:
    errors = score.color_errors
    return {
        "name": score.name,
        "preset": score.preset,
        "tags": list(score.tags),
        "negative": score.negative,
        "outcome": score.outcome,
        "safe": score.safe,
        "right": score.right,
        "seconds": round(score.seconds, 3),
        "error": score.error,
        "stages": {stage: [tally.count, tally.total] for stage, tally in score.stages.items()},
        "color_error": _numbers(np.quantile(errors, [0.5, 0.95])) if len(errors) else None,
        "failures": [[f.stage, f.place, f.expected, f.got, f.silent] for f in score.failures[:200]],
    }


def _summary_json(group: Summary) -> dict[str, Any]:
    return {
        "figures": group.figures,
        "safe": group.safe,
        "right": group.right,
        "refused": group.refused,
        "crashes": group.crashes,
        "timeouts": group.timeouts,
        "seconds": round(group.seconds, 3),
        "stages": {
            stage: {
                "count": round(tally.count, 4),
                "total": tally.total,
                "by_figure": round(group.by_figure[stage].share, 6),
                **({"bound": round(group.bounds[stage], 6)} if stage in group.bounds else {}),
            }
            for stage, tally in group.pooled.items()
        },
        "color_error": _numbers(group.color_error),
        "color_error_by_figure": _numbers(group.color_error_by_figure),
    }


def _numbers(values: Sequence[float] | np.typing.NDArray[np.float64]) -> list[float | None]:
    return [None if math.isnan(value) else round(float(value), 6) for value in values]


def compare(before: bytes, after: bytes) -> str:
    """What changed between two runs (their JSON), on the figures that both have read.

    Stages whose share moved, per group by figure verdicts, then figures that became safe
    or right, or ceased to be.
    """
    old = {figure["name"]: figure for figure in json.loads(before)["figures"]}
    new = {figure["name"]: figure for figure in json.loads(after)["figures"]}
    names = [name for name in new if name in old]
    rows = [["", "before", "after"]]
    verdicts: tuple[tuple[str, Callable[[dict[str, Any]], bool]], ...] = (
        ("safe", lambda figure: bool(figure["safe"])),
        ("right", lambda figure: bool(figure["right"])),
        ("crash or timeout", lambda figure: figure["outcome"] in ("crash", "timeout")),
    )
    for label, judge in verdicts:
        row = [label]
        row += [str(sum(judge(side[name]) for name in names)) for side in (old, new)]
        rows.append(row)
    for stage in STAGES:
        shares = []
        for side in (old, new):
            tallies = [side[name]["stages"].get(stage, (0, 0)) for name in names]
            count, of = sum(t[0] for t in tallies), sum(t[1] for t in tallies)
            shares.append(f"{count:g}/{of:g}" + (f" = {_fine(count / of)}" if of else ""))
        if shares[0] != shares[1]:
            rows.append([stage, *shares])
    lines = [f"{len(names)} figures in both runs", _lines(rows)]
    for label, judge in verdicts:
        gained = [name for name in names if judge(new[name]) and not judge(old[name])]
        lost = [name for name in names if judge(old[name]) and not judge(new[name])]
        if gained:
            lines.append(f"now {label}: " + ", ".join(gained))
        if lost:
            lines.append(f"no longer {label}: " + ", ".join(lost))
    return "\n\n".join(lines)
