"""Smooth matrices behind a codec: little is seen at most borders, and every second one explains it.

Months by hours: rows step plainly, and columns by a few levels beside the ripples of a JPEG.
"""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from unheat.detect import detect
from unheat.detect.lattice import Lattice
from unheat.detect.within_pairs import are_two_cells
from unheat.load import load

Pixels = npt.NDArray[np.uint8]
ROWS, COLUMNS = 12, 24


def year(seed: int) -> Pixels:
    """Twelve months by twenty-four hours within a black frame."""
    random = np.random.default_rng(seed)
    month, hour = np.meshgrid(np.arange(ROWS), np.arange(COLUMNS), indexing="ij")
    values = 8 - 14 * np.cos((month - 0.5) / ROWS * 2 * np.pi)
    values += random.normal(0, 1.2, month.shape) - 4 * np.cos((hour - 4) / COLUMNS * 2 * np.pi)
    shares = (values - values.min()) / np.ptp(values)
    colors = (mpl.colormaps["Spectral_r"](shares)[..., :3] * 255).round().astype(np.uint8)
    picture = np.full((426, 673, 3), 255, np.uint8)
    ys = np.round(21 + np.arange(ROWS + 1) * 30.44).astype(int)
    xs = np.round(52 + np.arange(COLUMNS + 1) * 22.02).astype(int)
    for row, column in np.ndindex(ROWS, COLUMNS):
        picture[ys[row] : ys[row + 1], xs[column] : xs[column + 1]] = colors[row, column]
    picture[[ys[0], ys[-1]], xs[0] : xs[-1]] = 0
    picture[ys[0] : ys[-1], [xs[0], xs[-1]]] = 0
    return picture


@pytest.mark.parametrize(("seed", "quality"), [(2, 40), (21, 40), (37, 40)])
def test_no_two_columns_are_one(tmp_path: Path, seed: int, quality: int) -> None:
    path = tmp_path / "year.jpg"
    Image.fromarray(year(seed)).save(path, quality=quality)
    (panel,) = detect(load(path)).panels
    assert panel.grid.shape == (ROWS, COLUMNS)


def lattice(n: int, start: float = 0.0) -> Lattice:
    return Lattice(start=start, end=240.0, n=n, gap=0.0, score=0.9, explained=1.0, support=1.0)


@pytest.mark.parametrize(("step", "two"), [(40, True), (2, False)])
@pytest.mark.parametrize("lost", [0, 1])
def test_halves_are_cells_where_their_colors_differ(step: int, lost: int, *, two: bool) -> None:
    """Whether the lattice of halves has all of its lines or not."""
    columns = np.arange(240) // 20
    picture = np.repeat(((columns // 2 * 37) % 120 + columns % 2 * step)[None], 240, axis=0)
    picture = np.repeat(picture[..., None], 3, axis=2).astype(np.uint8)
    halves = lattice(12 - lost, start=20.0 * lost)
    told = are_two_cells(picture, halves, lattice(6), lattice(6), axis=1, tolerance=8.0)
    assert told == two
