"""Kinds of heatmaps that people publish, each a function of a random generator.

A kind decides what is shown (values, labels, titles, number style, scale); ``dress``
decides how (fonts, sides, rotations, dpi, lines, colormap, damage).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from unheat.bench.corpus import words
from unheat.bench.corpus.draw import Drawing, draw
from unheat.bench.corpus.dress import dress
from unheat.bench.corpus.recipe import (
    Alteration,
    Bar,
    FigureRecipe,
    Matrix,
    NumberStyle,
    PanelRecipe,
)

Random = np.random.Generator
Kind = Callable[[Random], PanelRecipe]


def figures(seed: int, count: int, *, kinds: Sequence[str] | None = None) -> Iterator[Drawing]:
    """``count`` drawn figures; the i-th of a seed is always the same."""
    for i in range(count):
        yield draw(recipe(seed, i, kinds=kinds))


def recipe(seed: int, i: int, *, kinds: Sequence[str] | None = None) -> FigureRecipe:
    """The recipe of the i-th figure of a seed; kinds take turns."""
    rng = np.random.default_rng([seed, i])
    names = list(kinds or KINDS)
    kind = names[i % len(names)]
    panel = KINDS[kind](rng)
    if panel.numbers is not None and rng.random() < 0.15:
        panel = replace(panel, alterations=(misprint(panel, rng),))
    return dress((panel,), rng, name=f"corpus-{seed}-{i:05d}", kind=kind)


def misprint(panel: PanelRecipe, rng: Random) -> Alteration:
    """Alter one digit of one printed number so that its color tells."""
    if panel.numbers is None:
        raise ValueError("a panel that prints nothing has no misprints")
    cells = [
        (row, col)
        for row, values in enumerate(panel.values)
        for col, value in enumerate(values)
        if not np.isnan(value)
    ]
    row, col = cells[int(rng.integers(len(cells)))]
    text = panel.numbers.print(panel.values[row][col])
    first = next(i for i, character in enumerate(text) if character in "0123456789")
    digits = [digit for digit in "123456789" if digit != text[first]]
    # The digit that is farthest in value, among two: far enough for the colour to tell.
    choice = max(
        rng.choice(digits, 2, replace=False), key=lambda digit: abs(int(digit) - int(text[first]))
    )
    return Alteration(row=row, col=col, printed=text[:first] + str(choice) + text[first + 1 :])


def matrix(values: npt.ArrayLike, decimals: int = 6) -> Matrix:
    """Numbers as a recipe holds them."""
    array = np.asarray(values, dtype=float)
    return tuple(tuple(round(float(v), decimals) for v in row) for row in array)


def transfer(rng: Random) -> PanelRecipe:
    """Percentages between models, zero on the diagonal."""
    names = words.pick(rng, words.MODELS, int(rng.integers(4, 8)))
    n = len(names)
    values = rng.uniform(20, 75, (n, n)).round(1)
    np.fill_diagonal(values, 0.0)
    top = float(values.max()) if rng.random() < 0.6 else 60.0
    return PanelRecipe(
        values=matrix(values),
        rows=names,
        columns=names,
        vmin=0.0,
        vmax=top,
        cmap="coolwarm",
        numbers=NumberStyle(spec=".1f", suffix=str(rng.choice(["", "%"]))),
        bar=Bar(label="Transferability (%)", ticks=(0, 20, 40, 60)),
        title="Prompt Transferability Matrix",
    )


def confusion(rng: Random) -> PanelRecipe:
    """Counts of a classifier, heavy on the diagonal."""
    names = words.pick(rng, words.CLASSES, int(rng.integers(3, 11)))
    n = len(names)
    values = rng.poisson(12, (n, n)) + np.diag(rng.integers(150, 950, n))
    return PanelRecipe(
        values=matrix(values),
        rows=names,
        columns=names,
        vmin=0.0,
        vmax=float(values.max()),
        cmap="Blues",
        numbers=NumberStyle(spec=".0f"),
        title="Confusion Matrix",
        x_title="Predicted label",
        y_title="True label",
        x_rotation=45.0,
    )


def correlation(rng: Random) -> PanelRecipe:
    """Correlations with signs, one on the diagonal; sometimes the lower triangle only."""
    names = words.pick(rng, words.MEASURES, int(rng.integers(5, 13)))
    n = len(names)
    mixing = rng.normal(size=(n, max(2, n // 2)))
    samples = mixing @ rng.normal(size=(mixing.shape[1], 40)) + rng.normal(size=(n, 40))
    values = np.array(np.corrcoef(samples), dtype=float)
    if rng.random() < 0.3:
        values[np.triu_indices(n, 1)] = np.nan
    minus = str(rng.choice(["-", "−"]))
    return PanelRecipe(
        values=matrix(values),
        rows=names,
        columns=names,
        vmin=-1.0,
        vmax=1.0,
        cmap=str(rng.choice(["RdBu_r", "coolwarm", "PiYG", "seismic"])),
        numbers=NumberStyle(spec=".2f", minus=minus, leading_zero=bool(rng.random() < 0.8)),
        number_size=8.0,
        bar=Bar(label="Pearson r"),
        title="Correlation of Measures",
        x_rotation=90.0,
    )


def sweep(rng: Random) -> PanelRecipe:
    """Accuracy over two numeric axes."""
    rates = ("0.0001", "0.0003", "0.001", "0.003", "0.01", "0.03")[: int(rng.integers(4, 7))]
    batches = ("16", "32", "64", "128", "256", "512", "1024")[: int(rng.integers(4, 8))]
    x, y = np.meshgrid(np.linspace(-1, 1, len(batches)), np.linspace(-1, 1, len(rates)))
    center = rng.uniform(-0.5, 0.5, 2)
    values = 0.93 - 0.2 * ((x - center[0]) ** 2 + (y - center[1]) ** 2)
    values += rng.normal(0, 0.01, values.shape)
    return PanelRecipe(
        values=matrix(values),
        rows=rates,
        columns=batches,
        vmin=float(values.min().round(6)),
        vmax=float(values.max().round(6)),
        cmap="viridis",
        numbers=NumberStyle(spec=".3f"),
        number_size=8.0,
        bar=Bar(label="Validation accuracy"),
        title="Hyper-parameter Sweep",
        x_title="Batch size",
        y_title="Learning rate",
    )


def expression(rng: Random) -> PanelRecipe:
    """Gene expression without numbers, smooth in blocks."""
    rows, cols = int(rng.integers(12, 31)), int(rng.integers(12, 31))
    values = rng.normal(0, 0.5, (rows, cols))
    values += np.outer(rng.normal(0, 1, rows), rng.normal(0, 1, cols))
    top = float(np.abs(values).max().round(3))
    return PanelRecipe(
        values=matrix(values),
        rows=words.genes(rng, rows),
        columns=tuple(f"S{i + 1:02d}" for i in range(cols)),
        vmin=-top,
        vmax=top,
        cmap=str(rng.choice(["RdBu_r", "bwr", "PRGn"])),
        bar=Bar(label="log2 fold change"),
        title="Differential Expression",
        x_rotation=90.0,
        square=False,
    )


def p_values(rng: Random) -> PanelRecipe:
    """P-values in scientific notation under a logarithmic bar."""
    names = words.pick(rng, words.METHODS, int(rng.integers(3, 7)))
    sets = words.pick(rng, words.DATASETS, int(rng.integers(3, 6)))
    values = 10 ** rng.uniform(-5, -0.1, (len(names), len(sets)))
    values = np.array([[float(f"{v:.3g}") for v in row] for row in values])
    return PanelRecipe(
        values=matrix(values, 12),
        rows=names,
        columns=sets,
        vmin=1e-5,
        vmax=1.0,
        norm="log",
        cmap="magma",
        numbers=NumberStyle(spec=".1e", power=bool(rng.random() < 0.3)),
        bar=Bar(label="p-value"),
        title="Significance",
        square=False,
    )


def month_hour(rng: Random) -> PanelRecipe:
    """Months by hours of the day, without numbers."""
    hours = np.arange(24)
    season = 8 + 10 * np.sin((np.arange(12)[:, None] - 3) / 12 * 2 * np.pi)
    values = season + 5 * np.sin((hours - 9) / 24 * 2 * np.pi) + rng.normal(0, 0.8, (12, 24))
    return PanelRecipe(
        values=matrix(values),
        rows=words.MONTHS,
        columns=tuple(f"{hour:02d}" for hour in hours),
        vmin=float(values.min().round(6)),
        vmax=float(values.max().round(6)),
        cmap="inferno",
        bar=Bar(label="Temperature (°C)"),
        title="Air Temperature",
        x_title="Hour",
        y_title="Month",
        square=False,
    )


def percent(rng: Random) -> PanelRecipe:
    """Shares printed as percent over a bar from 0 to 1."""
    rows = words.pick(rng, words.REGIONS, int(rng.integers(3, 8)))
    cols = words.pick(rng, words.PRODUCTS, int(rng.integers(3, 7)))
    values = rng.dirichlet(np.ones(len(cols)), len(rows))
    return PanelRecipe(
        values=matrix(values),
        rows=rows,
        columns=cols,
        vmin=0.0,
        vmax=1.0,
        cmap="YlGnBu",
        numbers=NumberStyle(spec=str(rng.choice([".0f", ".1f"])), suffix="%", factor=100),
        bar=Bar(label="Share"),
        title="Market Share",
        square=False,
    )


def thousands(rng: Random) -> PanelRecipe:
    """Large counts with a grouping comma."""
    rows = words.pick(rng, words.REGIONS, int(rng.integers(3, 7)))
    values = rng.integers(1_000, 98_000, (len(rows), 4))
    return PanelRecipe(
        values=matrix(values),
        rows=rows,
        columns=("Q1", "Q2", "Q3", "Q4"),
        vmin=0.0,
        vmax=float(values.max()),
        cmap="Greens",
        numbers=NumberStyle(spec=",.0f"),
        bar=Bar(label="Visitors"),
        title="Visitors by Quarter",
        square=False,
    )


def discrete(rng: Random) -> PanelRecipe:
    """A stepped bar with few bins, numbers printed."""
    names = words.pick(rng, words.REGIONS, int(rng.integers(3, 8)))
    values = rng.uniform(0, 50, (len(names), 5)).round(1)
    return PanelRecipe(
        values=matrix(values),
        rows=names,
        columns=("2019", "2020", "2021", "2022", "2023"),
        vmin=0.0,
        vmax=50.0,
        norm="discrete",
        bounds=(0.0, 10.0, 20.0, 30.0, 40.0, 50.0),
        cmap="YlOrRd",
        numbers=NumberStyle(spec=".1f"),
        bar=Bar(label="Incidence"),
        title="Incidence per Year",
        square=False,
    )


KINDS: dict[str, Kind] = {
    "transfer": transfer,
    "confusion": confusion,
    "correlation": correlation,
    "sweep": sweep,
    "expression": expression,
    "p-values": p_values,
    "month-hour": month_hour,
    "percent": percent,
    "thousands": thousands,
    "discrete": discrete,
}
"""Kind by name; ``figures`` takes them in turn."""
