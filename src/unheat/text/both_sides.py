"""The two sides of one axis: labels stand at one of them, titles at either."""

from __future__ import annotations

import numpy as np

from unheat.model import PanelLayout
from unheat.text.axes import Side, read_side
from unheat.text.page import Page, free_depth
from unheat.text.value_marks import are_values

_WORD = 1.5
"""Ink of a word is so wide at least, in letter heights."""


def both_sides(page: Page, panel: PanelLayout, usual: str, other: str) -> tuple[Side, Side]:
    """Both sides of one axis; labels stay where more of them stand, if in doubt at the usual."""
    depths = {side: free_depth(page, panel, side) for side in (usual, other)}
    one = read_side(page, panel, usual, depths[usual])
    two = read_side(page, panel, other, depths[other])
    upright = usual in ("left", "right")
    if are_values(one.labels, page.size, upright=upright):
        one = _again(page, panel, one, depths[usual])
    if are_values(two.labels, page.size, upright=upright):
        two = _again(page, panel, two, depths[other])
    full = two.labels.count == one.labels.count == panel.grid.n_cols
    if two.labels.count > one.labels.count or (
        not upright and full and _is_named(page, panel, one)
    ):
        return _again(page, panel, one, depths[usual]), two
    return one, _again(page, panel, two, depths[other])


def _is_named(page: Page, panel: PanelLayout, side: Side) -> bool:
    """Whether a word stands at the left of the cells on the level of labels below them: these are
    one more row of a table then, its totals, and the names of its columns stand over them.
    """
    lines = [line for group in side.labels.places.values() for line in group]
    size = float(np.median([line.size for line in lines]))
    middle = float(np.median([line.center[1] for line in lines]))
    own = panel.grid.box
    x, y = page.glyphs.centers.T
    level = page.free & (np.abs(y - middle) <= size / 2) & (x < own.x0)
    # Labels of outer columns hang out over them, by less than a word.
    own_glyphs = np.concatenate([line.glyphs for line in lines])
    level[own_glyphs] = False
    wide = page.glyphs.boxes[level, 2] - page.glyphs.boxes[level, 0]
    return float(wide.sum()) >= _WORD * size and side.angle == 0.0


def _again(page: Page, panel: PanelLayout, side: Side, depth: float) -> Side:
    """A side whose labels are not wanted, read once more for titles only."""
    if not side.labels.count:
        return side
    page.free[side.labels.glyphs] = True
    if side.title is not None:
        page.free[side.title.glyphs] = True
    return read_side(page, panel, side.side, depth, labels=False)
