"""Crisp pens stand half a pixel off what they mark, which the cells of a panel tell."""

from __future__ import annotations

import numpy as np
import pytest

from unheat.detect.cellcheck import check_cells
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.pen_offset import with_pens_off
from unheat.detect.rivals import FoundPanel
from unheat.model import Bar, Box

PAGE = (255.0, 255.0, 255.0)
ROWS, COLUMNS, SIZE = 9, 7, 12.4
TOP, LEFT = 30.0, 40.0
MARKS = (40.5, 71.5, 102.5)


def _bars(
    *, further: bool, frame: bool = False, marks: bool = True, thick: bool = False
) -> tuple[Bar, ...]:
    """Two bars, with a frame and without one, beside a panel whose marks or frame stand on the
    nearest pixel or the one ``further``; ``thick`` ones are two pixels thick."""
    rgb = np.full((190, 190, 3), 255, np.uint8)
    shades = np.random.default_rng(5).integers(60, 250, (ROWS, COLUMNS))
    ys, xs = (
        np.floor((np.arange(length) + 0.5 - start) / SIZE).astype(int)
        for length, start in ((190, TOP), (190, LEFT))
    )
    inside = np.ix_((ys >= 0) & (ys < ROWS), (xs >= 0) & (xs < COLUMNS))
    rgb[inside] = np.stack([shades, np.full_like(shades, 150), 255 - shades], axis=-1)[
        np.ix_(ys[(ys >= 0) & (ys < ROWS)], xs[(xs >= 0) & (xs < COLUMNS)])
    ]
    right, bottom = LEFT + COLUMNS * SIZE, TOP + ROWS * SIZE

    def on(place: float) -> int:
        return int(np.floor(place + 0.5)) if further else int(np.floor(place))

    if marks:
        for row in range(ROWS):
            y = on(TOP + (row + 0.5) * SIZE)
            rgb[y : y + 1 + thick, int(LEFT) - 5 : int(LEFT)] = 0
    if frame:
        for place in (TOP, bottom):
            rgb[on(place), on(LEFT) : on(right) + 1] = 0
        for place in (LEFT, right):
            rgb[on(TOP) : on(bottom) + 1, on(place)] = 0
    lines = {"gap": 0.0, "score": 1.0, "explained": 1.0, "support": 1.0}
    fit = GridFit(
        rows=Lattice(start=TOP, end=bottom, n=ROWS, **lines),
        columns=Lattice(start=LEFT, end=right, n=COLUMNS, **lines),
    )
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), PAGE, 4.0)
    panel = FoundPanel(fit=fit, check=check, quality=1.0)
    framed = Bar(box=Box(150.5, 30.5, 160.5, 140.5), orientation="vertical", tick_positions=MARKS)
    bare = Bar(box=Box(150.0, 30.0, 160.0, 140.0), orientation="vertical", tick_positions=MARKS)
    return with_pens_off(rgb, [panel], (framed, bare), PAGE, 4.0)


@pytest.mark.parametrize(("marks", "frame"), [(True, False), (False, True), (True, True)])
def test_pens_on_the_further_pixel_are_half_a_pixel_off(marks: bool, frame: bool) -> None:
    framed, bare = _bars(further=True, marks=marks, frame=frame)
    # A frame is as far off as the marks are, and colors end where they end.
    assert (framed.pens_off, framed.tick_positions) == (0.5, MARKS)
    assert (bare.pens_off, bare.tick_positions) == (0.0, tuple(mark - 0.5 for mark in MARKS))


@pytest.mark.parametrize(
    "bars",
    [
        _bars(further=False),
        _bars(further=False, frame=True),
        _bars(further=True, thick=True),
        _bars(further=True, marks=False),
    ],
    ids=["nearest", "nearest frame", "two pixels thick", "nothing tells"],
)
def test_other_pens_stand_where_they_should(bars: tuple[Bar, ...]) -> None:
    assert all(bar.pens_off == 0.0 and bar.tick_positions == MARKS for bar in bars)
