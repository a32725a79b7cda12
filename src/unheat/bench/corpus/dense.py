"""More kinds: what ``kinds`` has too little of to measure rare events.

Many printed cells a figure, signs, stars, two lines a cell, masks, no bar, logarithmic and
stepped bars without print, and large fields of colour.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.bench.corpus import words
from unheat.bench.corpus.kinds import Kind, Random, matrix
from unheat.bench.corpus.recipe import Bar, NumberStyle, PanelRecipe

Floats = npt.NDArray[np.float64]


def scores(rng: Random) -> PanelRecipe:
    """Many numbers between nought and one."""
    return _printed(rng, _smooth(rng, *_shape(rng)), ".2f", label="Score", title="All Scores")


def levels(rng: Random) -> PanelRecipe:
    """Many numbers of one decimal, of one to three digits before it."""
    top = float(rng.choice([12, 80, 100, 400]))
    values = top * _smooth(rng, *_shape(rng))
    return _printed(rng, values, ".1f", label="Level (mg/L)", title="Measured Levels")


def tally(rng: Random) -> PanelRecipe:
    """Many whole numbers."""
    top = float(rng.choice([60, 300, 999, 4000]))
    values = np.round(top * _smooth(rng, *_shape(rng)) ** 2)
    return _printed(rng, values, ".0f", label="Count", title="Counts by Site")


def changes(rng: Random) -> PanelRecipe:
    """Many numbers with both signs printed."""
    values = 5 * (2 * _smooth(rng, *_shape(rng)) - 1)
    return _printed(rng, values, "+.1f", label="Change (%)", title="Change since 2019")


def loadings(rng: Random) -> PanelRecipe:
    """Many numbers of which some have a minus, as a hyphen or a true minus."""
    values = 2 * _smooth(rng, *_shape(rng)) - 1
    minus = str(rng.choice(["-", "−"]))
    style = NumberStyle(spec=".2f", minus=minus, leading_zero=bool(rng.random() < 0.7))
    return _printed(rng, values, style, label="Loading", title="Factor Loadings")


def precise(rng: Random) -> PanelRecipe:
    """Many numbers of three decimals."""
    values = _smooth(rng, *_shape(rng))
    return _printed(rng, values, ".3f", label="AUC", title="Area under the Curve")


def stars(rng: Random) -> PanelRecipe:
    """Correlations with stars behind the significant ones."""
    values = 2 * _smooth(rng, int(rng.integers(6, 15)), int(rng.integers(6, 15))) - 1
    style = NumberStyle(spec=".2f", stars=(0.5, 0.7, 0.85))
    return _printed(rng, values, style, label="Spearman rho", title="Associations")


def shares_below(rng: Random) -> PanelRecipe:
    """Counts with their share in a second line."""
    rows, cols = int(rng.integers(3, 10)), int(rng.integers(3, 10))
    values = np.round(900 * _smooth(rng, rows, cols) ** 2)
    style = NumberStyle(spec=".0f", below=float(max(values.sum(), 1.0)))
    return _printed(rng, values, style, label="Patients", title="Patients by Group")


def holes(rng: Random) -> PanelRecipe:
    """Printed numbers with cells missing here and there."""
    values = 100 * _smooth(rng, *_shape(rng))
    values[rng.random(values.shape) < 0.08] = np.nan
    return _printed(rng, values, ".1f", label="Yield (%)", title="Yield where Measured")


def barless(rng: Random) -> PanelRecipe:
    """Printed numbers without a bar."""
    values = 60 * _smooth(rng, *_shape(rng))
    spec = str(rng.choice([".1f", ".0f", ".2f"]))
    return _printed(rng, values, spec, label=None, title="Mean Temperature")


def field(rng: Random) -> PanelRecipe:
    """A large field of colour with a label every fifth cell."""
    rows, cols = int(rng.integers(30, 61)), int(rng.integers(30, 61))
    values = 40 * _smooth(rng, rows, cols) - float(rng.choice([0, 20]))
    return _colored(values, label="Anomaly (K)", title="Anomaly", every=5)


def clipped(rng: Random) -> PanelRecipe:
    """Colours of which some lie beyond the ends of the bar."""
    values = 3 * (2 * _smooth(rng, int(rng.integers(8, 20)), int(rng.integers(8, 20))) - 1)
    return _colored(values, label="z", title="Standardized", limits=(-2.0, 2.0))


def decades(rng: Random) -> PanelRecipe:
    """Colours under a logarithmic bar."""
    values = 10 ** (5 * _smooth(rng, int(rng.integers(8, 20)), int(rng.integers(8, 20))) - 2)
    return _colored(
        values, label="Reads", title="Reads per Barcode", limits=(0.01, 1e3), norm="log"
    )


def steps(rng: Random) -> PanelRecipe:
    """Colours under a stepped bar."""
    values = 60 * _smooth(rng, int(rng.integers(6, 16)), int(rng.integers(6, 16)))
    return _colored(
        values,
        label="Risk (%)",
        title="Risk Classes",
        limits=(0.0, 60.0),
        norm="discrete",
        bounds=(0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0),
    )


def _shape(rng: Random) -> tuple[int, int]:
    return int(rng.integers(16, 29)), int(rng.integers(16, 29))


def _smooth(rng: Random, rows: int, cols: int) -> Floats:
    """(rows, cols) numbers between 0 and 1: a slope, waves, and noise of its own strength."""
    y, x = np.mgrid[0:rows, 0:cols] / (max(rows, cols))
    a, b, c = rng.uniform(-3, 3, 3)
    values = a * x + b * y + np.sin(c * 4 * x + b * 3 * y)
    values += rng.normal(0, float(rng.uniform(0.1, 2.0)), (rows, cols))
    values -= values.min()
    return np.asarray(values / values.max(), dtype=float)


def _printed(
    rng: Random, values: Floats, style: NumberStyle | str, *, label: str | None, title: str
) -> PanelRecipe:
    """Numbers as printed are the truth up to their last place, or have more behind it."""
    numbers = NumberStyle(spec=style) if isinstance(style, str) else style
    rows, cols = values.shape
    return PanelRecipe(
        values=matrix(values),
        rows=words.genes(rng, rows),
        columns=tuple(f"S{i + 1:02d}" for i in range(cols)),
        vmin=float(np.nanmin(values).round(6)),
        vmax=float(np.nanmax(values).round(6)),
        numbers=numbers,
        bar=None if label is None else Bar(label=label),
        title=title,
        square=False,
    )


def _colored(
    values: Floats,
    *,
    label: str,
    title: str,
    limits: tuple[float, float] | None = None,
    norm: str = "linear",
    bounds: tuple[float, ...] | None = None,
    every: int = 1,
) -> PanelRecipe:
    rows, cols = values.shape
    low, high = limits or (float(values.min().round(6)), float(values.max().round(6)))
    return PanelRecipe(
        values=matrix(values),
        rows=tuple(f"r{i + 1}" for i in range(rows)),
        columns=tuple(f"{i + 1}" for i in range(cols)),
        vmin=low,
        vmax=high,
        norm=norm,
        bounds=bounds,
        bar=Bar(label=label),
        title=title,
        every=every,
        square=False,
    )


DENSE: dict[str, Kind] = {
    "scores": scores,
    "levels": levels,
    "tally": tally,
    "changes": changes,
    "loadings": loadings,
    "precise": precise,
    "stars": stars,
    "shares-below": shares_below,
    "holes": holes,
    "barless": barless,
    "field": field,
    "clipped": clipped,
    "decades": decades,
    "steps": steps,
}
"""Kind by name."""
