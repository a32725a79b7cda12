"""The tables of a run: rows of text, as aligned lines or as Markdown."""

from __future__ import annotations

import math
from collections.abc import Mapping

from unheat.bench.groups import Summary
from unheat.bench.tally import RARE, STAGES

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


LEGEND = (
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
        return f"{tally.count:g} = {fine(tally.share)} (< {fine(bound)})"
    return _pair(tally.share, group.by_figure[stage].share)


def _pair(share: float, by_figure: float) -> str:
    if math.isnan(share):
        return ""
    return f"{fine(share)} ({fine(by_figure)})"


def _percent(share: float) -> str:
    return "" if math.isnan(share) else f"{100 * share:.1f}"


def fine(share: float) -> str:
    return "" if math.isnan(share) else f"{100 * share:.2f}"


def lines(rows: Rows) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def markdown(rows: Rows) -> str:
    head, *body = rows
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, rule, *body])
