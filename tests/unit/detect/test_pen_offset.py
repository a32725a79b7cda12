"""Crisp pens stand half a pixel off what they mark, which the cells of a panel tell."""

from __future__ import annotations

from typing import Any

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
    *,
    further: bool,
    frame: bool = False,
    marks: bool = True,
    ruled: bool = False,
    places: tuple[float, ...] = MARKS,
    thick: bool = False,
) -> tuple[Bar, ...]:
    """Two bars, with a frame and without one, beside a panel whose marks or frame stand on the
    nearest pixel or the one ``further``; its cells are ``ruled``, on the same pixels."""
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
            rgb[y, int(LEFT) - 5 : int(LEFT)] = 0
    if frame:
        for place in (TOP, bottom):
            rgb[on(place), on(LEFT) : on(right) + 1] = 0
        for place in (LEFT, right):
            rgb[on(TOP) : on(bottom) + 1, on(place)] = 0
    if ruled:
        for row in range(1, ROWS):
            rgb[on(TOP + row * SIZE), int(LEFT) : int(right)] = 0
        for column in range(1, COLUMNS):
            rgb[int(TOP) : int(bottom), on(LEFT + column * SIZE)] = 0
    lines = {"gap": 0.0, "score": 1.0, "explained": 1.0, "support": 1.0}
    fit = GridFit(
        rows=Lattice(start=TOP, end=bottom, n=ROWS, **lines),
        columns=Lattice(start=LEFT, end=right, n=COLUMNS, **lines),
    )
    check = check_cells(rgb, fit.rows.spans(), fit.columns.spans(), PAGE, 4.0)
    panel = FoundPanel(fit=fit, check=check, quality=1.0)
    for place in places:
        rgb[int(place) : int(place) + 1 + thick, 160:166] = 0
    framed = Bar(
        box=Box(150.5, 30.5, 160.5, 140.5),
        orientation="vertical",
        tick_positions=places,
        tick_side="right",
    )
    bare = Bar(
        box=Box(150.0, 30.0, 160.0, 140.0),
        orientation="vertical",
        tick_positions=places,
        tick_side="right",
    )
    return with_pens_off(rgb, [panel], (framed, bare), PAGE, 4.0)


@pytest.mark.parametrize(
    "seen",
    [
        {"further": True},
        {"further": True, "marks": False, "frame": True},
        {"further": True, "frame": True},
        # Lines between cells are as far off as the marks, and where nothing tells most do it so.
        {"further": False, "ruled": True},
        {"further": False, "marks": False},
    ],
    ids=["marks", "frame", "both", "ruled", "nothing"],
)
def test_pens_on_the_further_pixel_are_half_a_pixel_off(seen: dict[str, Any]) -> None:
    framed, bare = _bars(**seen)
    # A frame is as far off as the marks are, and colors end where they end.
    assert (framed.pens_off, framed.tick_positions) == (0.5, MARKS)
    assert (bare.pens_off, bare.tick_positions) == (0.0, tuple(mark - 0.5 for mark in MARKS))


@pytest.mark.parametrize("frame", [False, True])
def test_pens_on_the_nearest_pixel_stand_where_they_should(frame: bool) -> None:
    bars = _bars(further=False, frame=frame)
    assert all(bar.pens_off == 0.0 and bar.tick_positions == MARKS for bar in bars)


@pytest.mark.parametrize("places", [(40.0, 71.0, 102.0), (40.2, 71.5, 102.8), (40.5,)])
def test_pens_of_even_width_and_soft_ones_stand_where_they_should(
    places: tuple[float, ...],
) -> None:
    bars = _bars(further=True, places=places)
    assert all(bar.pens_off == 0.0 and bar.tick_positions == places for bar in bars)


def test_where_nothing_tells_thick_pens_stand_where_they_should() -> None:
    bars = _bars(further=False, marks=False, thick=True)
    assert all(bar.pens_off == 0.0 and bar.tick_positions == MARKS for bar in bars)
