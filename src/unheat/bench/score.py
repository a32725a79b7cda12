"""Judge one reading of one figure against its truth, stage by stage.

Two verdicts stand above the stages. A figure is *safe* when everything it says is right or
up for review and no panel is invented. It is *right* when everything is right without help
(altered numbers: when they are found).
"""

from __future__ import annotations

import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from unheat.bench.cells import score_cells
from unheat.bench.doubts import PANELS, count_doubt
from unheat.bench.labels import score_labels, score_titles
from unheat.bench.match import match
from unheat.bench.scales import score_scale
from unheat.bench.tally import Failure, FloatArray, Sheet, Tally
from unheat.bench.truth import PanelTruth, panels
from unheat.errors import NoHeatmapError
from unheat.model import Figure, Panel

# A figure must be safe in all of these, right in all of those.
_SAFE = (
    "panels invented",
    "silent label errors",
    "silent scale errors",
    "silent errors, printed",
    "silent errors, color only",
)
_RIGHT = (
    "grid shape",
    "labels exact",
    "titles exact",
    "axis titles exact",
    "bar found",
    "bar label exact",
    "bar ticks exact",
    "scale range",
    "scale norm",
    "value right, color only",
    "masked cells",
    "conflicts found",
)
# More colour errors than this are thinned to evenly spaced quantiles, which keep the
# median and the 95th percentile.
_MOST_ERRORS = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureScore:
    """How one figure was read.

    ``outcome`` is read, refused (no heatmap found), crash or timeout. ``stages`` holds a
    tally per stage of ``tally.STAGES``, absent where the figure has nothing to count.
    ``color_errors`` (n,) are shares of the bar.
    """

    name: str
    preset: str
    tags: tuple[str, ...]
    negative: bool
    outcome: str
    safe: bool
    right: bool
    seconds: float = 0.0
    error: str | None = None
    stages: Mapping[str, Tally] = field(default_factory=dict)
    color_errors: FloatArray = field(default_factory=lambda: np.zeros(0))
    failures: tuple[Failure, ...] = ()


def score(
    figure: Figure | BaseException | None, truth: Mapping[str, Any], *, seconds: float = 0.0
) -> FigureScore:
    """Score ``figure`` against ``truth`` (a truth file's content).

    ``figure`` is what was read; None or ``NoHeatmapError`` where the figure was refused;
    any other exception is a crash (``TimeoutError``: a timeout).
    """
    outcome, read, error = _outcome(figure)
    truths = panels(truth)
    sheet = Sheet()
    if outcome not in ("read", "refused"):
        sheet.note(outcome, "figure", "an answer", error or outcome)
    if truth.get("negative"):
        refused = outcome == "refused"
        if read is not None:
            shapes = ", ".join(f"{p.cells.shape[0]}x{p.cells.shape[1]}" for p in read.panels)
            sheet.note("negatives refused", "figure", "no heatmap", f"panels {shapes}", silent=True)
        return _finish(truth, sheet, outcome, seconds, error, safe=refused, right=refused)
    if outcome == "refused":
        sheet.note("panels found", "figure", f"{len(truths)} panels", error or "no heatmap found")
    found, invented = _pair(read, truth, truths)
    _score_panels(sheet, read, truth, truths, found, invented)
    all_found = all(panel is not None for panel in found)
    safe = outcome == "read" and all_found and not any(_errs(sheet, stage) for stage in _SAFE)
    right = safe and not any(_lacks(sheet, stage) for stage in _RIGHT) and _values_right(sheet)
    return _finish(truth, sheet, outcome, seconds, error, safe=safe, right=right)


def _outcome(
    figure: Figure | BaseException | None,
) -> tuple[str, Figure | None, str | None]:
    if isinstance(figure, Figure):
        # A figure without panels says that there is no heatmap.
        return ("read" if figure.panels else "refused"), figure if figure.panels else None, None
    if figure is None or isinstance(figure, NoHeatmapError):
        return "refused", None, str(figure) if figure else None
    outcome = "timeout" if isinstance(figure, TimeoutError) else "crash"
    return outcome, None, f"{type(figure).__name__}: {figure}{_where(figure)}"


def _where(error: BaseException) -> str:
    """The file, line and function that raised, as far as they are known."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return ""
    last = frames[-1]
    return f" ({'/'.join(Path(last.filename).parts[-2:])}:{last.lineno} in {last.name})"


def _pair(
    figure: Figure | None, truth: Mapping[str, Any], truths: Sequence[PanelTruth]
) -> tuple[tuple[Panel | None, ...], tuple[Panel, ...]]:
    if figure is None:
        return (None,) * len(truths), ()
    return match(figure, truths, (float(truth["width"]), float(truth["height"])))


def _score_panels(
    sheet: Sheet,
    figure: Figure | None,
    truth: Mapping[str, Any],
    truths: Sequence[PanelTruth],
    found: Sequence[Panel | None],
    invented: Sequence[Panel],
) -> None:
    for i, (panel_truth, panel) in enumerate(zip(truths, found, strict=True)):
        place = f"panel {i + 1}" if len(truths) > 1 else "panel"
        expected = "{}x{}".format(*panel_truth.shape)
        sheet.count("panels found", float(panel is not None), 1)
        if panel is None:
            if figure is not None:
                sheet.note("panels found", place, expected, "nothing there")
            sheet.count("grid shape", 0, 1)
        else:
            got = "{}x{}".format(*panel.cells.shape)
            right = got == expected
            silent = not right and not panel.review
            sheet.judge("grid shape", right, place, expected, got, silent=silent)
            if right:
                count_doubt(sheet, PANELS, (panel.review, panel.reasons), place, expected)
        score_labels(sheet, panel_truth, panel, place)
        score_scale(sheet, panel_truth, panel, place)
        score_cells(sheet, panel_truth, panel, place)
    score_titles(sheet, figure, truth.get("figure_title") or "", truths, found)
    sheet.count("panels invented", len(invented), len(truths))
    for panel in invented:
        box = tuple(round(edge) for edge in panel.box.as_tuple())
        got = "{}x{}".format(*panel.cells.shape) + f" at {box}"
        sheet.note("panels invented", "figure", "no panel", got, silent=True)


def _errs(sheet: Sheet, stage: str) -> bool:
    return stage in sheet.tallies and sheet.tallies[stage].count > 0


def _lacks(sheet: Sheet, stage: str) -> bool:
    return stage in sheet.tallies and sheet.tallies[stage].count < sheet.tallies[stage].total


def _values_right(sheet: Sheet) -> bool:
    """All printed values are right, where an altered number that was found counts as such."""
    right = sheet.tallies.get("value right, printed", Tally())
    found = sheet.tallies.get("conflicts found", Tally())
    return right.count + found.count >= right.total


def _finish(
    truth: Mapping[str, Any],
    sheet: Sheet,
    outcome: str,
    seconds: float,
    error: str | None,
    *,
    safe: bool,
    right: bool,
) -> FigureScore:
    errors = sheet.errors()
    if len(errors) > _MOST_ERRORS:
        errors = np.quantile(errors, np.linspace(0, 1, _MOST_ERRORS))
    return FigureScore(
        name=str(truth.get("id") or truth["image"]),
        preset=str(truth.get("preset") or ""),
        tags=tuple(truth.get("tags") or ()),
        negative=bool(truth.get("negative")),
        outcome=outcome,
        safe=safe,
        right=right,
        seconds=seconds,
        error=error,
        stages=sheet.tallies,
        color_errors=errors,
        failures=tuple(sheet.failures),
    )
