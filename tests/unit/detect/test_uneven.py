"""Tables with columns of many widths."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect import detect
from unheat.detect.facets import facets_parted
from unheat.detect.grid import GridFit
from unheat.detect.lattice import Lattice
from unheat.detect.rivals import FoundPanel
from unheat.detect.uneven import uneven_table
from unheat.model import Layout, Raster

WIDTHS = (80, 52, 110, 66)


def table(*, colored: bool = True, printed: bool = True) -> npt.NDArray[np.uint8]:
    """Five rows of 30 px on a page, numbers of strokes in them, names to their left."""
    rgb = np.full((260, 480, 3), 255, np.uint8)
    levels = np.random.default_rng(7).integers(60, 240, (5, 4))
    for row in range(5):
        x, y = 100, 60 + 30 * row
        rgb[y + 10 : y + 20, 40:80:4] = 0
        for column, width in enumerate(WIDTHS):
            level = int(levels[row, column])
            if colored:
                rgb[y : y + 30, x : x + width] = (level, 230, level)
            if printed:
                middle = x + width // 2 + row - 2
                rgb[y + 10 : y + 20, middle - 12 : middle + 12 : 4] = 0
            x += width
    return rgb


def layout_of(rgb: npt.NDArray[np.uint8]) -> Layout:
    return detect(Raster(rgb=rgb, name="painted", sha256="", format="png"))


def test_a_colored_table_is_read() -> None:
    (panel,) = layout_of(table()).panels
    assert panel.grid.shape == (5, 4)
    assert not panel.review
    spans = panel.grid.column_spans
    assert [round(end - start) for start, end in spans] == list(WIDTHS)


def test_colors_without_numbers_are_no_table() -> None:
    assert not layout_of(table(printed=False)).panels


def test_a_table_without_colors_is_none() -> None:
    assert not layout_of(table(colored=False)).panels


WHITE = (255.0, 255.0, 255.0)


def lattice(start: float, end: float, n: int) -> Lattice:
    return Lattice(start=start, end=end, n=n, gap=0.0, score=1.0, explained=1.0, support=1.0)


def found_in(rgb: npt.NDArray[np.uint8], rows: int, width: int) -> FoundPanel | None:
    """The table whose rows of 30 px begin at y = 60 and x = 100."""
    fit = GridFit(rows=lattice(60, 60 + 30 * rows, rows), columns=lattice(100, 100 + width, 4))
    return uneven_table(rgb, fit, fit.box, WHITE, 2.0)


def test_more_columns_than_are_sampled_are_no_table() -> None:
    widths = [14 + 8 * (i % 2) for i in range(60)]
    rgb = np.full((260, 140 + sum(widths), 3), 255, np.uint8)
    levels = np.random.default_rng(7).integers(60, 240, (5, 60))
    for row in range(5):
        colors = [(level, 230, level) for level in levels[row].tolist()]
        rgb[60 + 30 * row : 90 + 30 * row, 100 : 100 + sum(widths)] = np.repeat(colors, widths, 0)
    assert found_in(rgb, 5, sum(widths)) is None


def test_blank_rows_part_no_table_whose_columns_are_uneven() -> None:
    group, blank = np.concatenate([table()[60:210]] * 3), np.full((30, 480, 3), 255, np.uint8)
    rgb = np.concatenate([table()[:60], group, blank, group, blank, group, table()[210:]])
    panel = found_in(rgb, 47, sum(WIDTHS))
    assert panel is not None
    assert facets_parted(rgb, [panel], WHITE, 4.0) == [panel]
