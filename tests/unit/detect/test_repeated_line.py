"""Outer lines of cells of one color."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect.beyond import line_beyond
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.repeated_line import is_repeated

PAGE = (255.0, 255.0, 255.0)
DARK, PALE = (5, 48, 97), (247, 247, 247)


def lattice(n: int, period: float = 20.0) -> Lattice:
    return Lattice(
        start=30.0,
        end=30.0 + n * period,
        n=n,
        gap=0.0,
        score=1.0,
        explained=1.0,
        support=1.0,
    )


def test_a_line_is_repeated_where_another_has_its_one_color_throughout() -> None:
    colors = np.random.default_rng(2).uniform(0, 255, (6, 5, 3))
    colors[:, 2] = DARK
    line = np.full((6, 3), DARK, dtype=float)
    assert is_repeated(line, colors, 1, 4.0)
    assert not is_repeated(line[:5], colors, 0, 4.0)
    assert not is_repeated(np.full((6, 3), PALE, dtype=float), colors, 1, 4.0)
    line[0] += 30.0
    assert not is_repeated(line, colors, 1, 4.0)


@pytest.mark.parametrize("repeated", [True, False])
def test_a_last_column_of_one_color_is_taken_in_up_to_the_frame(repeated: bool) -> None:
    colors = np.random.default_rng(4).integers(0, 256, (5, 8, 3))
    colors[:, 6], colors[:, 7] = PALE, DARK
    if repeated:
        colors[:, 5] = DARK
    image = np.full((170, 240, 3), 255, dtype=np.uint8)
    image[30:130, 30:190] = colors.repeat(20, axis=0).repeat(20, axis=1)
    image[29, 29:192] = image[130, 29:192] = 0
    image[29:131, 29] = image[29:131, 190] = 0
    fit = GridFit(rows=lattice(5), columns=lattice(7))
    assert line_beyond(image, fit, PAGE, 4.0) == ((1, True, True) if repeated else None)
