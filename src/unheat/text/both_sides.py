"""The two sides of one axis: labels stand at one of them, titles at either."""

from __future__ import annotations

from unheat.model import PanelLayout
from unheat.text.axes import Side, read_side
from unheat.text.page import Page, free_depth
from unheat.text.value_marks import are_values


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
    if two.labels.count > one.labels.count:
        return _again(page, panel, one, depths[usual]), two
    return one, _again(page, panel, two, depths[other])


def _again(page: Page, panel: PanelLayout, side: Side, depth: float) -> Side:
    """A side whose labels are not wanted, read once more for titles only."""
    if not side.labels.count:
        return side
    page.free[side.labels.glyphs] = True
    if side.title is not None:
        page.free[side.title.glyphs] = True
    return read_side(page, panel, side.side, depth, labels=False)
