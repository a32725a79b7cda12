"""All cells of a lattice and no more, looked for once where the same lines come again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from unheat.detect.completed import Completion
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.model import Box

WHITE = (255.0, 255.0, 255.0)
BAR = Box(300.0, 60.0, 312.0, 220.0)


def lattice(start: float, n: int) -> Lattice:
    return Lattice.known(start, start + 40.0 * n, n)


def completion(rows: int = 4, tolerance: float = 4.0, *, smeared: bool = False) -> Completion:
    """Five columns of cells from 80, 60 on."""
    rgb = np.full((280, 340, 3), 255, np.uint8)
    colors = np.random.default_rng(3).integers(60, 220, (rows, 5, 3))
    cells = colors.repeat(40, axis=0).repeat(40, axis=1)
    if smeared:
        shade = np.r_[np.linspace(0.1, 0.9, 12), np.ones(16), np.linspace(0.9, 0.1, 12)]
        dark = np.minimum.outer(np.tile(shade, rows), np.tile(shade, 5))
        cells = (cells * dark[:, :, None]).astype(np.uint8)
    rgb[60 : 60 + rows * 40, 80:280] = cells
    return Completion(rgb, WHITE, tolerance)


def explained(fit: GridFit, score: float) -> GridFit:
    return replace(fit, columns=replace(fit.columns, score=score, explained=score))


def test_lines_that_come_again_better_explained_are_looked_at_once() -> None:
    look = completion()
    fit = GridFit(rows=lattice(60.0, 4), columns=lattice(80.0, 5))
    poor, check = look.of(explained(fit, 0.8), [])
    better, again = look.of(fit, [])
    assert (poor.score, better.score) == (0.8, 1.0)
    assert again is check


def test_what_lacks_a_line_is_completed_from_each_region() -> None:
    look = completion()
    short = GridFit(rows=lattice(60.0, 4), columns=lattice(80.0, 4))
    for score in (0.8, 1.0):
        whole, check = look.of(explained(short, score), [])
        assert whole.columns.n == 5
        assert whole.score == score
        assert check.colors.shape[:2] == (4, 5)


@pytest.mark.parametrize(
    ("look", "fit"),
    [
        (completion(tolerance=12.0), GridFit(rows=lattice(60.0, 4), columns=lattice(80.0, 5))),
        (completion(rows=1), GridFit(rows=lattice(60.0, 1), columns=lattice(80.0, 5))),
        (completion(smeared=True), GridFit(rows=lattice(60.0, 4), columns=lattice(80.0, 5))),
    ],
    ids=["behind a codec", "one row", "smeared cells"],
)
def test_where_borders_tell_how_cells_are_looked_at_each_region_counts(
    look: Completion, fit: GridFit
) -> None:
    _, check = look.of(explained(fit, 0.8), [])
    assert look.of(fit, [])[1] is not check


def test_another_bar_beside_the_same_lines_is_another_end() -> None:
    look = completion()
    fit = GridFit(rows=lattice(60.0, 4), columns=lattice(80.0, 5))
    _, check = look.of(fit, [])
    assert look.of(fit, [BAR])[1] is not check
    assert look.of(fit, [BAR])[1] is look.of(fit, [BAR])[1]
