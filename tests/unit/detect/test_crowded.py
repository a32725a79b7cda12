"""Small cells that are full of print, behind a codec."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from unheat.detect import detect
from unheat.detect.comb import comb_lattice
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.of_one_color import lanes_are_alike
from unheat.detect.printed import print_counts, sides_of_lanes
from unheat.detect.printed_counts import counted_by_print
from unheat.model import Raster
from unheat.model.geometry import Box

ROWS, COLUMNS, HIGH, WIDE = 12, 10, 15, 30


def crowded(seed: int = 4, quality: int = 50) -> npt.NDArray[np.uint8]:
    """Cells of 30 × 15 pixels in a frame, each with a number nearly as wide and half as high."""
    rng = np.random.default_rng(seed)
    rgb = np.full((ROWS * HIGH + 40, COLUMNS * WIDE + 50, 3), 255, np.uint8)
    for row, column in np.ndindex(ROWS, COLUMNS):
        x, y = 30 + column * WIDE, 20 + row * HIGH
        level = rng.uniform()
        rgb[y : y + HIGH, x : x + WIDE] = np.array((30, 60, 120)) + level * 130
        ink = (0,) * 3 if level > 0.5 else (255,) * 3
        cv2.putText(rgb, f"{level:.2f}", (x + 1, y + 11), 0, 0.34, ink, 1, cv2.LINE_AA)
    cv2.rectangle(rgb, (29, 19), (30 + COLUMNS * WIDE, 20 + ROWS * HIGH), (0, 0, 0), 1)
    _, data = cv2.imencode(".jpg", rgb, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), dtype=np.uint8)


def fitted(rows: int, columns: int) -> GridFit:
    one, other = (
        Lattice(start=start, end=end, n=n, gap=0, score=0.8, explained=0.8, support=0.8)
        for start, end, n in (
            (20.0, 20.0 + ROWS * HIGH, rows),
            (30.0, 30.0 + COLUMNS * WIDE, columns),
        )
    )
    return GridFit(rows=one, columns=other)


BOX = Box(30, 20, 30 + COLUMNS * WIDE, 20 + ROWS * HIGH)


@pytest.mark.parametrize("quality", [30, 60])
def test_cells_full_of_print_are_a_panel(quality: int) -> None:
    rgb = crowded(quality=quality)
    raster = Raster(rgb=rgb, name="crowded", sha256="", format="jpeg", lossy=True)
    (panel,) = detect(raster).panels
    assert panel.grid.shape == (ROWS, COLUMNS)


def test_lanes_about_print_tell_cells_from_parts_and_pairs_of_them() -> None:
    rgb = crowded()
    assert lanes_are_alike(rgb, fitted(ROWS, COLUMNS))
    for rows, columns in ((ROWS, COLUMNS // 2), (ROWS // 2, COLUMNS), (3 * ROWS, COLUMNS)):
        assert not lanes_are_alike(rgb, fitted(rows, columns))
    assert not lanes_are_alike(rgb, fitted(ROWS, COLUMNS + 1))
    # Few lines tell nothing.
    assert not lanes_are_alike(rgb, fitted(3, COLUMNS))


def test_lanes_between_small_numbers_are_seen_by_thin_strokes() -> None:
    rgb = crowded()
    assert print_counts(rgb, BOX, rippled=True)[0] == ROWS
    sides = sides_of_lanes(rgb[22 : 18 + ROWS * HIGH, 32 : 28 + COLUMNS * WIDE])
    assert len(sides) == pytest.approx(2 * ROWS, abs=2)


def test_borders_are_seen_on_both_sides_of_lanes() -> None:
    rgb = crowded()[24 : 16 + ROWS * HIGH, 26 : 34 + COLUMNS * WIDE]
    sides = sides_of_lanes(rgb)
    lattice = comb_lattice(rgb, 4.0, 4.0 + COLUMNS * WIDE, stripes=sides)
    assert lattice is not None
    assert lattice.n == COLUMNS


@pytest.mark.parametrize("rows", [1, ROWS // 2, 3 * ROWS])
def test_rows_are_as_many_as_their_numbers(rows: int) -> None:
    told = counted_by_print(crowded(), fitted(rows, COLUMNS), 10.0)
    assert (told.rows.n, told.columns.n) == (ROWS, COLUMNS)


def test_within_a_frame_lanes_count_what_stands_side_by_side() -> None:
    told = counted_by_print(crowded(), fitted(1, 1), 10.0)
    assert (told.rows.n, told.columns.n) == (ROWS, COLUMNS)
