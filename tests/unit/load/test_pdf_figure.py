"""Pages whose figure is an embedded picture."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw
import pytest
from PIL import Image

from unheat.load import load
from unheat.options import LoadOptions

SHAPE = 300, 380
A4 = 595.28, 841.89


def figure() -> npt.NDArray[np.uint8]:
    """Squares of three pixels and less: nothing of them survives being resampled."""
    rng = np.random.default_rng(4)
    coarse = rng.integers(0, 256, (SHAPE[0] // 10, SHAPE[1] // 10, 3), dtype=np.uint8)
    picture = np.repeat(np.repeat(coarse, 10, axis=0), 10, axis=1)
    picture[::3, ::7] = 0
    picture[[0, -1]] = picture[:, [0, -1]] = 40
    return picture


def page_with(
    picture: npt.NDArray[np.uint8],
    dpi: float,
    corner: tuple[float, float] = (70.37, 300.21),
    *,
    quality: int | None = None,
    also: Callable[[Any, Any], None] | None = None,
) -> bytes:
    """An A4 page with the picture at ``dpi``, its lower left ``corner`` in points."""
    document = pdfium.PdfDocument.new()
    page = document.new_page(*A4)
    image = pdfium.PdfImage.new(document)
    if quality is None:
        image.set_bitmap(pdfium.PdfBitmap.from_pil(Image.fromarray(picture)))
    else:
        buffer = io.BytesIO()
        Image.fromarray(picture).save(buffer, "JPEG", quality=quality)
        image.load_jpeg(buffer, inline=True)
    points = 72 / dpi
    size = picture.shape[1] * points, picture.shape[0] * points
    image.set_matrix(pdfium.PdfMatrix().scale(*size).translate(*corner))
    page.insert_obj(image)
    if also is not None:
        also(document, page)
    page.gen_content()
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def draw(page: Any, *lines: tuple[float, float, float, float]) -> None:
    """Lines from (x, y) to (x, y), in points."""
    for x0, y0, x1, y1 in lines:
        path = pdfium_raw.FPDFPageObj_CreateNewPath(x0, y0)
        pdfium_raw.FPDFPath_LineTo(path, x1, y1)
        pdfium_raw.FPDFPath_SetDrawMode(path, 0, True)
        pdfium_raw.FPDFPage_InsertObject(page, path)


@pytest.mark.parametrize("dpi", [95.0, 110.0, 143.7, 166.66])
def test_the_figures_pixels_are_those_of_the_drawing(dpi: float) -> None:
    picture = figure()
    raster = load(page_with(picture, dpi))
    assert raster.dpi == pytest.approx(dpi, rel=1e-3)
    assert raster.quality is None
    rows, cols = (np.flatnonzero((raster.rgb != 255).any(axis=(axis, 2))) for axis in (1, 0))
    assert (rows[0], cols[0]) == (
        pytest.approx((A4[1] - 300.21) * dpi / 72 - SHAPE[0], abs=0.6),
        pytest.approx(70.37 * dpi / 72, abs=0.6),
    )
    drawn = raster.rgb[rows[0] : rows[-1] + 1, cols[0] : cols[-1] + 1]
    assert np.array_equal(drawn, picture)


def test_a_resolution_that_was_asked_for_is_kept() -> None:
    raster = load(page_with(figure(), 95), LoadOptions(dpi=150))
    assert raster.dpi == 150
    assert raster.rgb.shape == (1754, 1241, 3)


def test_the_quality_of_an_embedded_jpeg_is_known() -> None:
    raster = load(page_with(figure(), 95, quality=60))
    assert (raster.lossy, raster.quality) == (True, 60)


def test_a_frame_about_the_picture_and_rules_of_the_text_are_no_axes() -> None:
    def also(_: Any, page: Any) -> None:
        width, height = (side * 72 / 95 for side in (SHAPE[1], SHAPE[0]))
        frame = pdfium_raw.FPDFPageObj_CreateNewRect(68, 298, width + 4, height + 4)
        pdfium_raw.FPDFPath_SetDrawMode(frame, 0, True)
        pdfium_raw.FPDFPage_InsertObject(page, frame)
        draw(page, (50, 780, 500, 780), (50, 100, 500, 100))

    assert load(page_with(figure(), 95, also=also)).dpi == pytest.approx(95, rel=1e-3)


@pytest.mark.parametrize(
    "lines",
    [
        # A mark at the picture's side, as axes have it about the cells of a map.
        [(66.0, 400.0, 70.0, 400.0)],
        # A line across it.
        [(70.0, 400.0, 300.0, 400.0)],
        # Another figure that is drawn.
        [(60.0 + i, 100.0, 60.0 + i, 150.0) for i in range(60)],
    ],
)
def test_a_page_that_draws_more_than_the_picture_is_as_fine_as_ever(
    lines: list[tuple[float, float, float, float]],
) -> None:
    data = page_with(figure(), 95, also=lambda _, page: draw(page, *lines))
    assert load(data).dpi == 200


@pytest.mark.parametrize(
    ("shape", "dpi"),
    # A map of one pixel a cell; an icon; a picture far finer than a page is drawn.
    [((40, 50), 20.0), ((150, 160), 250.0), ((1600, 1900), 600.0)],
)
def test_other_pictures_are_no_figures_of_their_own(shape: tuple[int, int], dpi: float) -> None:
    picture = np.random.default_rng(1).integers(0, 256, (*shape, 3), dtype=np.uint8)
    assert load(page_with(picture, dpi)).dpi == 200
