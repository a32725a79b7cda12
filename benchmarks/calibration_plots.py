"""The plots of docs/accuracy.md on calibration."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from unheat.bench import calibration as measure
from unheat.bench.calibration import Sample

# What people reach in 10,000 fields by double entry of data (see docs/accuracy.md).
DOUBLE_ENTRY = 14.0
ONE = 1.0
EDGES = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1.0 + 1e-9)
_INK, _FIRST, _SECOND = "#333333", "#1f6fb2", "#c2571a"


def plots(sample: Sample, folder: Path) -> None:
    """Three pictures: risk by coverage, claims against errors, misprints by size."""
    _draw(folder / "calibration-risk.png", lambda ax: _plot_risk(ax, sample))
    _draw(folder / "calibration-claims.png", lambda ax: _plot_claims(ax, sample.printed.shaped))
    _draw(folder / "calibration-misprints.png", lambda ax: _plot_misprints(ax, sample.misprints))


def _draw(path: Path, paint: Callable[[Any], None]) -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6.4, 3.6), dpi=110, layout="constrained")
    canvas: Any = FigureCanvasAgg(figure)
    ax = figure.subplots()
    ax.spines[["top", "right"]].set_visible(False)
    ax.grid(color="#e4e4e4", linewidth=0.8)
    ax.set_axisbelow(True)
    paint(ax)
    canvas.print_png(str(path), metadata={"Software": None})


def _plot_risk(ax: Any, sample: Sample) -> None:
    for name, part, color in (
        ("printed", sample.printed.shaped, _FIRST),
        ("color alone", sample.colored.shaped, _SECOND),
    ):
        if len(part):
            coverage, risk = measure.risk_coverage(part)
            ax.plot(100 * coverage, 1e4 * risk, color=color, label=name, linewidth=1.8)
    for errors, name in ((DOUBLE_ENTRY, "double entry: 14"), (ONE, "1 in 10,000")):
        ax.axhline(errors, color=_INK, linewidth=0.8, linestyle="--")
        ax.text(1, errors * 1.12, name, color=_INK, fontsize=8)
    ax.set_yscale("symlog", linthresh=0.5)
    ax.set_ylim(0, 1e4)
    ax.set_xlim(0, 100)
    ax.set_xlabel("cells taken without a look, the surest first (%)")
    ax.set_ylabel("errors among them in 10,000")
    ax.legend(frameon=False, loc="upper left", bbox_to_anchor=(0.0, 0.98))


def _plot_claims(ax: Any, printed: Sample) -> None:
    """Error rate by claimed doubt, with its upper bound; below the line is modest."""
    doubts, rates, bounds = [], [], []
    for mean, _, rate in measure.reliability(printed, EDGES):
        doubts.append(max(1 - mean, 2e-4))
        rates.append(rate.share)
        bounds.append(rate.upper)
    line = np.geomspace(2e-4, 1, 50)
    ax.plot(line, line, color=_INK, linewidth=0.8, linestyle="--", label="as claimed")
    least = 2e-6
    ax.vlines(doubts, np.maximum(rates, least), bounds, color=_FIRST, linewidth=1.4)
    ax.plot(doubts, np.maximum(rates, least), "o", color=_FIRST, label="measured, to its bound")
    ax.set_xscale("log")
    ax.set_yscale("log")
    ax.set_ylim(least, 1.5)
    ax.set_xlabel("claimed doubt (1 − confidence)")
    ax.set_ylabel("error rate, printed cells")
    ax.legend(frameon=False, loc="upper left")


def _plot_misprints(ax: Any, misprints: Sample) -> None:
    edges = (0.0, 0.0025, 0.005, 0.01, 0.02, 0.04, 0.1, 0.3, np.inf)
    names = ("< ¼", "¼–½", "½–1", "1–2", "2–4", "4–10", "10–30", "> 30")
    under = misprints.where(misprints["bar"])
    rates = [measure.found(under, low, high) for low, high in pairwise(edges)]
    heights = [100 * rate.share if rate.total else 0.0 for rate in rates]
    ax.bar(range(len(rates)), heights, color=_FIRST, width=0.7)
    for i, rate in enumerate(rates):
        ax.text(i, heights[i] + 1.5, str(rate.total), ha="center", fontsize=8, color=_INK)
    ax.set_xticks(range(len(names)), names)
    ax.set_ylim(0, 110)
    ax.set_xlabel("size of the misprint under a bar (% of the scale); above: how many")
    ax.set_ylabel("found (%)")
