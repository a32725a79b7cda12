"""Pages that are larger than a sheet are drawn as fine as what is on them asks for."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pypdfium2 as pdfium
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.textpath import TextPath

from unheat.load import load
from unheat.load.pdf_resolution import scale_of_large
from unheat.options import LoadOptions

VALUES = np.random.default_rng(5).random((30, 40))


def page(size: tuple[float, float], draw: Callable[[Axes], object], print_size: float) -> bytes:
    """A page of ``size`` in inches with one axes on it."""
    figure = Figure(size)
    axes = figure.add_subplot()
    draw(axes)
    axes.set_xticks(range(0, 40, 5), [f"day {i}" for i in range(0, 40, 5)], size=print_size)
    axes.set_yticks(range(0, 30, 5), [f"site {i}" for i in range(0, 30, 5)], size=print_size)
    kept = io.BytesIO()
    figure.savefig(kept, format="pdf")
    return kept.getvalue()


def dpi_of(data: bytes, dpi: float | None = None) -> float:
    drawn = load(data, LoadOptions(dpi=dpi))
    assert drawn.dpi is not None
    return drawn.dpi


def mesh(axes: Axes) -> object:
    return axes.pcolormesh(VALUES)


def test_a_page_of_a_sheets_size_is_drawn_at_200_dpi() -> None:
    assert dpi_of(page((8, 6), mesh, 10)) == pytest.approx(200)


def test_a_large_page_has_as_many_pixels_as_a_sheet() -> None:
    drawn = load(page((24, 18), mesh, 12), LoadOptions())
    sheet = 595 * 842 * (200 / 72) ** 2
    assert drawn.rgb.shape[0] * drawn.rgb.shape[1] == pytest.approx(sheet, rel=0.01)


def test_a_resolution_that_was_asked_for_is_kept() -> None:
    assert dpi_of(page((24, 18), mesh, 12), dpi=180) == pytest.approx(180)


def test_words_stand_where_their_ink_is() -> None:
    drawn = load(page((24, 18), mesh, 12), LoadOptions())
    word = next(word for word in drawn.words if word.text == "site")
    inside = drawn.rgb[int(word.y0) : int(word.y1) + 1, int(word.x0) : int(word.x1) + 1]
    assert inside.min() < 60
    around = drawn.rgb[int(word.y0) - 3 : int(word.y0) - 1, int(word.x0) : int(word.x1)]
    assert around.min() == 255


def test_small_print_keeps_its_pixels() -> None:
    assert dpi_of(page((24, 18), mesh, 4)) == pytest.approx(200)


def test_small_cells_keep_their_pixels() -> None:
    def drawn(axes: Axes) -> object:
        axes.pcolormesh(VALUES)
        return axes.set(xlim=(0, 280), ylim=(0, 200))

    # A cell is 4.8 points wide.
    assert dpi_of(page((24, 18), drawn, 12)) == pytest.approx(72 * 10 / 4.8, rel=0.02)


@pytest.mark.parametrize("points_a_pixel", [4.0, 9.0])
def test_maps_of_one_pixel_a_cell_keep_theirs(points_a_pixel: float) -> None:
    across = int(24 * 72 * 0.7 / points_a_pixel)
    many = np.random.default_rng(7).random((across * 3 // 4, across))

    def drawn(axes: Axes) -> object:
        return axes.imshow(many, interpolation="none", aspect="auto")

    dpi = dpi_of(page((24, 18), drawn, 12))
    assert dpi / 72 * points_a_pixel >= 9 or dpi == pytest.approx(200)


def test_a_picture_that_is_the_map_is_drawn_in_whole_pixels() -> None:
    def drawn(axes: Axes) -> object:
        map_ = axes.pcolormesh(VALUES)
        map_.set_rasterized(True)
        return map_

    # The renderer's own resolution of 100 dpi is half of the usual one.
    assert dpi_of(page((24, 18), drawn, 12)) == pytest.approx(100, abs=1)


def test_words_drawn_as_outlines_are_print() -> None:
    def drawn(axes: Axes) -> object:
        for row in range(30):
            axes.add_patch(PathPatch(TextPath((2, row), "abundance", size=0.12), lw=0))
        return axes.pcolormesh(VALUES[:4, :4])

    assert dpi_of(page((24, 18), drawn, 12)) == pytest.approx(200)


def test_a_damaged_picture_keeps_its_pixels() -> None:
    class Damaged:
        container = None

        def get_px_size(self) -> tuple[int, int]:
            return 100, 100

        def get_bounds(self) -> tuple[float, float, float, float]:
            return 0.0, 0.0, 150.0, 150.0

        def get_bitmap(self) -> object:
            raise pdfium.PdfiumError("no bitmap")

    document = pdfium.PdfDocument.new()
    assert scale_of_large(document.new_page(2000, 2000), 2.5, [Damaged()], ()) == 2.5
