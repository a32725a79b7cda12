"""Pictures seen from behind or standing on their heads, and the way back from them."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import matplotlib as mpl
import numpy as np
import numpy.typing as npt
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Drawing

from unheat.decide.mirror_images import is_read_better, may_be_turned_round, turned_round
from unheat.model import Raster, Status
from unheat.pipeline import read_raster
from unheat.show.explain import with_explanation

ROWS = ["Baseline", "Dropout", "Mixup", "Distilled"]
COLUMNS = ["French", "German", "Polish", "Turkish", "Danish"]
VALUES = np.array(
    [[23, 47, 61, 35, 72], [54, 36, 27, 45, 63], [74, 52, 43, 26, 37], [32, 65, 57, 73, 24]]
)


def picture() -> npt.NDArray[np.uint8]:
    """A matrix of numbers with a bar and names, as matplotlib draws it."""
    with mpl.rc_context({"font.family": "DejaVu Sans", "font.size": 11}):
        drawing = Drawing(figsize=(7, 5), dpi=100)
        canvas: Any = FigureCanvasAgg(drawing)
        axes = drawing.add_subplot()
        shown = axes.imshow(VALUES, cmap="viridis")
        axes.set_xticks(range(5), COLUMNS)
        axes.set_yticks(range(4), ROWS)
        for (row, col), value in np.ndenumerate(VALUES):
            axes.text(
                col,
                row,
                str(value),
                ha="center",
                va="center",
                color="white" if value < 50 else "black",
            )
        drawing.colorbar(shown)
        axes.set_title("Gain of each method")
        canvas.draw()
        return np.ascontiguousarray(np.asarray(canvas.buffer_rgba())[..., :3])


def raster(rgb: npt.NDArray[np.uint8]) -> Raster:
    return Raster(rgb=np.ascontiguousarray(rgb), name="drawn", sha256="", format="png")


@pytest.mark.parametrize(
    ("axes", "told"), [((1,), "mirrored"), ((0, 1), "turned upside down"), ((0,), "flipped")]
)
def test_a_picture_the_other_way_round_is_read_the_right_way(
    axes: tuple[int, ...], told: str
) -> None:
    source = raster(np.flip(picture(), axes))
    figure = read_raster(source)
    (panel,) = figure.panels
    assert (panel.rows.labels, panel.columns.labels) == (tuple(ROWS), tuple(COLUMNS))
    assert panel.title is not None
    assert panel.title.text == "Gain of each method"
    np.testing.assert_array_equal(panel.cells.value, VALUES)
    assert any(told in note for note in figure.notes)
    explained, _ = with_explanation(figure, source)
    assert explained.explained is not None
    assert explained.explained > 0.98
    box = panel.grid.cell_box(0, 0)
    x, y, _ = np.array(panel.grid.transform) @ [*box.center, 1.0]
    fill = source.rgb[int(y - 0.3 * box.height), int(x)]
    assert int(fill[2]) > int(fill[0])


def test_a_picture_that_stands_right_is_not_turned() -> None:
    assert not any("print was read" in note for note in read_raster(raster(picture())).notes)


def panel(labels: list[float], numbers: list[float], *, agreed: bool = False) -> Any:
    """A panel of whose labels and numbers readers are so sure; ``agreed``: as colors are."""
    status = Status.AGREED if agreed else Status.TEXT_ONLY
    rows = SimpleNamespace(labels=["x"] * len(labels), confidence=labels)
    cells = SimpleNamespace(
        text_value=np.ones(len(numbers)),
        text_confidence=np.array(numbers),
        status=np.full(len(numbers), status, dtype=object),
        review=np.zeros(len(numbers), dtype=bool),
    )
    return SimpleNamespace(
        rows=rows, columns=SimpleNamespace(labels=[], confidence=[]), cells=cells
    )


@pytest.mark.parametrize(
    ("labels", "numbers", "asked"),
    [
        ([0.9, 0.3, 0.8, 0.9], [0.9] * 4, False),
        ([0.3, 0.2, 0.4, 0.9], [0.9] * 4, True),
        ([0.9] * 4, [0.2] * 4, True),
        ([0.3, 0.2], [], False),
        ([], [], False),
    ],
)
def test_only_where_readers_are_unsure_anything_is_asked(
    labels: list[float], numbers: list[float], *, asked: bool
) -> None:
    assert may_be_turned_round([panel(labels, numbers)]) is asked


def test_numbers_that_their_colors_bear_out_stand_the_right_way_round() -> None:
    letters = [0.3, 0.2, 0.4, 0.3]
    assert not may_be_turned_round([panel(letters, [0.9] * 30, agreed=True)])
    assert may_be_turned_round([panel(letters, [0.9] * 12, agreed=True)])


def test_print_that_reads_no_way_leaves_the_picture_as_it_is() -> None:
    bad, good = panel([0.3] * 4, []), panel([0.9] * 4, [])
    assert is_read_better([bad], [good])
    assert not is_read_better([bad], [panel([0.45] * 4, [])])
    assert not is_read_better([bad], [])
    assert not is_read_better([bad, bad], [good])


def test_a_turned_picture_has_no_blocks_of_its_codec() -> None:
    rgb = np.zeros((20, 30, 3), dtype=np.uint8)
    rgb[0, -1] = 200
    turned = turned_round(replace(raster(rgb), jpeg=b"x"), (1,))
    assert turned.rgb[0, 0].tolist() == [200, 200, 200]
    assert turned.jpeg is None
