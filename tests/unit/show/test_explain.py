"""What of a source's ink the record explains: sources are drawn from records that hold more."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from tests.unit.show.factory import axis, founding, on_scales, put

from unheat.model import Figure, Panel, Raster, Status
from unheat.show.explain import explain, with_explanation
from unheat.show.overlay import overlay
from unheat.show.render import encode


def source(figure: Figure, **options: object) -> Raster:
    data = encode(figure, "png", dpi=100.0, **options)  # type: ignore[arg-type]
    rgb = np.array(Image.open(io.BytesIO(data)).convert("RGB"))
    return Raster(rgb=rgb, name="source.png", sha256="0" * 64, format="PNG")


def changed(panel: Panel) -> Figure:
    return replace(founding(), panels=(panel,))


def test_a_twin_explains_its_source_in_full() -> None:
    found = explain(founding(), source(founding(), like_source=True))
    assert found.share == pytest.approx(1.0, abs=0.002)
    assert found.pieces == ()


def test_a_figure_on_a_ground_of_its_own_is_explained_but_for_what_was_missed() -> None:
    raster = source(founding(), like_source=True)
    rgb = raster.rgb.copy()
    # All but the page's margin is dark, with light print: cells and bar stay as they are.
    dark = 255 - rgb
    for box in (founding().panels[0].grid.box, founding().panels[0].scale.box):  # type: ignore[union-attr]
        assert box is not None
        rows, cols = box.pixels(rgb.shape)
        dark[rows, cols] = rgb[rows, cols]
    wide = np.full((rgb.shape[0] + 80, rgb.shape[1] + 80, 3), 255, dtype=np.uint8)
    wide[: rgb.shape[0], : rgb.shape[1]] = dark
    found = explain(founding(), replace(raster, rgb=wide))
    assert found.share > 0.97
    assert found.pieces == ()
    panel = founding().panels[0]
    missed = explain(changed(replace(panel, title=None)), replace(raster, rgb=wide))
    assert len(missed.pieces) == 1


def test_the_redrawn_figure_is_explained_too() -> None:
    found = explain(founding(), source(founding()))
    assert found.share > 0.97
    assert found.pieces == ()


@pytest.mark.parametrize("like_source", [True, False])
def test_an_inverted_bar_has_its_low_end_at_the_top(like_source: bool) -> None:
    panel = founding().panels[0]
    assert panel.scale is not None
    assert panel.scale.box is not None
    box = panel.scale.box
    flipped = changed(replace(panel, scale=replace(panel.scale, inverted=True)))
    raster = source(flipped, like_source=like_source)
    upright = source(founding(), like_source=like_source)
    factor = raster.rgb.shape[1] / founding().provenance.size[0]
    x = round(factor * box.center[0])
    low, high = (round(factor * (y + step)) for y, step in ((box.y0, 8), (box.y1, -8)))
    # Antialiasing leaves colors of a ramp of 256 steps a level apart.
    assert np.abs(raster.rgb[low, x].astype(int) - upright.rgb[high, x]).max() <= 6
    assert np.abs(raster.rgb[high, x].astype(int) - upright.rgb[low, x]).max() <= 6
    assert explain(flipped, raster).share > 0.97


def test_the_numbers_of_an_axis_that_is_a_scale_are_explained() -> None:
    panel = on_scales(founding().panels[0])
    raster = source(changed(panel), like_source=True)
    found = explain(changed(panel), raster)
    assert found.share > 0.99
    assert found.pieces == ()
    bare = replace(panel, rows=axis((None,) * 4, "left"), columns=axis((None,) * 4, "bottom"))
    found = explain(changed(bare), raster)
    assert found.share < 0.95
    assert found.pieces


def test_a_title_that_was_missed_is_a_piece() -> None:
    panel = founding().panels[0]
    assert panel.title is not None
    assert panel.title.box is not None
    found = explain(changed(replace(panel, title=None)), source(founding(), like_source=True))
    assert len(found.pieces) == 1
    assert found.pieces[0].intersection(panel.title.box) > 0.7 * panel.title.box.area
    assert found.share < 0.95


def test_a_row_that_was_missed_leaves_its_label_and_its_numbers() -> None:
    panel = founding().panels[0]
    cells, names = panel.cells, list(panel.rows.labels)
    for col in range(4):
        cells = put(cells, 3, col, text=None, text_value=np.nan, status=Status.COLOR_ONLY)
    rows = axis((*names[:3], None), "left", boxes=(*panel.rows.boxes[:3], None))
    figure = changed(replace(panel, cells=cells, rows=rows))
    found = explain(figure, source(founding(), like_source=True))
    assert len(found.pieces) >= 4


def test_a_sign_that_was_missed_is_counted() -> None:
    panel = founding().panels[0]
    signed = changed(replace(panel, cells=put(panel.cells, 0, 2, text="−49.7***")))
    found = explain(founding(), source(signed, like_source=True))
    assert 0.95 < found.share < 0.999
    grid = panel.grid
    rows, cols = np.nonzero(found.left)
    assert grid.row_spans[0][0] < rows.min()
    assert rows.max() < grid.row_spans[0][1]
    assert grid.column_spans[2][0] < cols.min()
    assert cols.max() < grid.column_spans[2][1]


def test_the_record_and_the_overlay_show_what_is_left() -> None:
    panel = founding().panels[0]
    picture = source(founding(), like_source=True)
    figure, found = with_explanation(changed(replace(panel, title=None)), picture)
    assert figure.explained == round(found.share, 4)
    assert figure.unexplained == found.pieces
    plain = overlay(replace(figure, unexplained=()), picture)
    marked = overlay(figure, picture, left=found.left)
    assert marked.shape[0] > plain.shape[0], "a note stands below"


@pytest.mark.parametrize("below", [False, True])
def test_numbers_at_the_side_of_their_cells_are_explained(below: bool) -> None:
    raster = source(founding(), like_source=True)
    rgb = raster.rgb.copy()
    grid = founding().panels[0].grid
    for row in range(grid.n_rows):
        box = grid.cell_box(row, 1).padded(-3.0)
        cell = box.pixels(rgb.shape)
        moved = np.roll(rgb[cell], round(0.25 * box.width), axis=1)
        if below:
            # A number more in each of them is print that nothing explains.
            other = np.roll(moved, round(0.3 * box.height), axis=0)
            fill = np.median(moved, axis=(0, 1)).sum()
            inked = np.abs(other.sum(axis=2, keepdims=True, dtype=int) - fill) > 60
            moved = np.where(inked, other, moved)
        rgb[cell] = moved
    figure, found = with_explanation(founding(), replace(raster, rgb=rgb))
    assert (found.pieces == ()) is not below
    assert figure.panels[0].review is below
