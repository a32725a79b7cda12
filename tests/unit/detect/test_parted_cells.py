"""Cells in which a codec's ripples are as strong as what neighbors differ by."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.of_one_color import LESS, PARTED_LESS, difference_in_lanes
from unheat.detect.rivals import FoundPanel
from unheat.detect.verdict import judge

WHITE = (255.0, 255.0, 255.0)
LINES, WIDE, HIGH = 12, 40, 20


def _lattice(period: float) -> Lattice:
    ends = {"start": 40.0, "end": 40.0 + period * LINES}
    return Lattice(**ends, n=LINES, gap=0.0, score=1.0, explained=1.0, support=1.0)


def test_cells_between_borders_that_are_all_seen_are_no_halves_of_larger_ones() -> None:
    rows, columns = np.indices((HIGH * LINES, WIDE * LINES))
    level = 40 + 6 * (rows // HIGH + columns // WIDE)
    level = level + np.where(columns % WIDE < WIDE // 2, 1, -1) + np.where(rows % HIGH < 10, 1, -1)
    rgb = np.full((HIGH * LINES + 80, WIDE * LINES + 80, 3), 255, np.uint8)
    rgb[40:-40, 40:-40] = level[:, :, None]
    fit = GridFit(rows=_lattice(HIGH), columns=_lattice(WIDE))
    assert LESS < difference_in_lanes(rgb, fit) <= PARTED_LESS
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 30.0)
    # Print and ripples leave six of ten cells flat.
    flat = np.arange(LINES**2).reshape(LINES, LINES) % 10 < 6
    check = replace(check, flatness=np.where(flat, 0.9, 0.1), corners=flat)
    assert check.inked
    assert isinstance(judge(rgb, fit, check, WHITE, 30.0), FoundPanel)
    some = replace(fit, rows=replace(fit.rows, support=0.9))
    assert not isinstance(judge(rgb, some, check, WHITE, 30.0), FoundPanel)


def test_cells_without_print_are_of_one_color_where_their_halves_are_alike() -> None:
    """A codec that keeps colors roughly leaves bare cells less flat than they are."""
    colors = np.random.default_rng(6).integers(60, 200, (LINES, LINES, 3))
    rgb = np.full((HIGH * LINES + 80, WIDE * LINES + 80, 3), 255, np.uint8)
    rgb[40:-40, 40:-40] = colors.repeat(HIGH, axis=0).repeat(WIDE, axis=1)
    fit = GridFit(rows=_lattice(HIGH), columns=_lattice(WIDE))
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), WHITE, 30.0)
    flat = np.arange(LINES**2).reshape(LINES, LINES) % 10 < 7
    bare = replace(check, flatness=np.where(flat, 1.0, 0.4), corners=flat)
    assert not bare.inked
    assert bare.flat < 0.75
    assert isinstance(judge(rgb, fit, bare, WHITE, 30.0), FoundPanel)
    # A drawing has no such ripples.
    assert not isinstance(judge(rgb, fit, bare, WHITE, 4.0), FoundPanel)
