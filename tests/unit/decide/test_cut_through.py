"""Borders that run through the numbers of a column make two of one."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from unheat.decide.cut_through import print_is_cut
from unheat.model import CellPixels, Grid

SIDE = 30.0
COLORS = np.array([[(200.0, 40 * row, 50 * col) for col in range(5)] for row in range(5)])


def panel(ink: tuple[float, float], *, halved: bool) -> tuple[Grid, CellPixels]:
    """Five rows and columns; print of the second and third ones reaches ``ink`` pixels off their
    common border, and these have one color where they are ``halved``."""
    rgb = COLORS.copy()
    if halved:
        rgb[:, 2] = rgb[:, 1]
    edges = SIDE * np.arange(6)
    spans = tuple((float(a), float(b)) for a, b in pairwise(edges))
    box = np.empty((5, 5, 4))
    box[..., 0], box[..., 2] = edges[:-1] + 8, edges[1:] - 8
    box[..., 1], box[..., 3] = (edges[:-1] + 10)[:, None], (edges[1:] - 10)[:, None]
    box[:, 1, 2], box[:, 2, 0] = edges[2] - ink[0], edges[2] + ink[1]
    blank = np.zeros((5, 5), dtype=bool)
    still = np.ones((5, 5))
    return Grid(row_spans=spans, column_spans=spans), CellPixels(
        rgb=rgb, spread=still, clean=99 * still, ink_box=box, ink_share=0.2 * still, blank=blank
    )


@pytest.mark.parametrize(
    ("ink", "halved", "cut"),
    [((0, 0), True, True), ((1, 9), True, True), ((0, 0), False, False), ((8, 8), True, False)],
)
def test_alike_columns_whose_print_ends_at_their_border_are_one(
    ink: tuple[float, float], halved: bool, cut: bool
) -> None:
    assert print_is_cut(*panel(ink, halved=halved)) is cut


def test_rows_are_cut_as_columns_are() -> None:
    grid, pixels = panel((0, 0), halved=True)
    turned = CellPixels(
        rgb=pixels.rgb.transpose(1, 0, 2),
        spread=pixels.spread,
        clean=pixels.clean,
        ink_box=pixels.ink_box[..., [1, 0, 3, 2]].transpose(1, 0, 2),
        ink_share=pixels.ink_share,
        blank=pixels.blank,
    )
    assert print_is_cut(grid, turned)
