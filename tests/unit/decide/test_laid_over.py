"""Boxes that a viewer laid over cells, labels and bars."""

from __future__ import annotations

import io

import matplotlib.pyplot as plt
import numpy as np
import numpy.typing as npt
import pytest
from matplotlib.patches import Rectangle
from PIL import Image

import unheat
from unheat.detect import detect
from unheat.detect.laid_over import laid_over_bar, laid_over_cells, laid_over_smeared
from unheat.load import load
from unheat.model import Grid, Reason, Status

_GROUND = "#444444"


def figure(
    box: tuple[float, float, float, float] | None, said: str = "", levels: int = 256
) -> bytes:
    """A PNG of 8 × 9 cells with a bar and, at ``box`` (left, bottom, width, height in shares of the
    figure), what a viewer says of a cell."""
    values = np.random.default_rng(5).uniform(0.0, 10.0, (8, 9))
    fig, ax = plt.subplots(figsize=(6, 4.5), dpi=100)
    shown = ax.imshow(values, cmap=plt.get_cmap("viridis", levels), aspect="auto")
    ax.set_xticks(range(9), list("ABCDEFGHI"))
    ax.set_yticks(range(8), [f"row {n}" for n in range(8)])
    fig.colorbar(shown, ax=ax)
    if box is not None:
        x, y, width, height = box
        fig.add_artist(
            Rectangle((x, y), width, height, facecolor=_GROUND, edgecolor="white", linewidth=1)
        )
        fig.text(x + 0.01, y + height / 2, said, color="white", fontsize=8, va="center")
    data = io.BytesIO()
    fig.savefig(data, format="png")
    plt.close(fig)
    return data.getvalue()


_INSIDE = (0.33, 0.45, 0.155, 0.13)


def under(read: unheat.Figure) -> npt.NDArray[np.bool_]:
    """(8, 9): cells that lie under the box."""
    grid = read.panels[0].grid
    x, y, width, height = _INSIDE
    x0, x1 = 600 * x, 600 * (x + width)
    y0, y1 = 450 * (1 - y - height), 450 * (1 - y)
    rows = np.array([end > y0 + 1 and start < y1 - 1 for start, end in grid.row_spans])
    columns = np.array([end > x0 + 1 and start < x1 - 1 for start, end in grid.column_spans])
    return np.asarray(rows[:, None] & columns[None, :])


def test_cells_under_a_box_are_asked_about_and_no_others() -> None:
    read = unheat.read(figure(_INSIDE, "x: D\ny: row 4\nz: 7.25"))
    panel, hidden = read.panels[0], under(read)
    assert panel.cells.shape == (8, 9)
    assert panel.cells.review[hidden].all()
    assert not panel.cells.review[~hidden].any()
    told = panel.cells.reasons[hidden]
    assert all(Reason.UNREADABLE_INK in reasons for reasons in told)


def test_one_over_the_bar_puts_where_it_ends_in_doubt() -> None:
    read = unheat.read(figure((0.70, 0.78, 0.16, 0.14), "x: I\ny: row 0\nz: 2.0"))
    assert read.panels[0].scale is None or read.panels[0].scale.review


def test_one_over_an_end_of_the_cells_puts_their_count_in_doubt() -> None:
    read = unheat.read(figure((0.06, 0.45, 0.13, 0.14), "x: A\ny: row 3\nz: 4.0"))
    assert read.panels[0].review


@pytest.mark.parametrize("levels", [3, 256])
def test_cells_and_bars_are_no_boxes(levels: int) -> None:
    drawn = figure(None, levels=levels)
    layout = detect(load(drawn))
    assert [laid_over_cells(layout.raster.rgb, one.grid) for one in layout.panels] == [[]]
    assert [laid_over_bar(layout.raster.rgb, bar) for bar in layout.bars] == [[]]
    assert not np.equal(unheat.read(drawn).panels[0].cells.status, Status.EMPTY).any()


@pytest.mark.parametrize(("beyond", "found"), [((243, 246, 254), 0), ((225, 236, 245), 1)])
def test_a_part_of_pale_cells_that_a_codec_made_one_color_is_no_box(
    beyond: tuple[int, int, int], found: int
) -> None:
    grid = Grid(
        row_spans=tuple((20.0 + 40 * k, 60.0 + 40 * k) for k in range(4)),
        column_spans=tuple((20.0 + 50 * k, 70.0 + 50 * k) for k in range(4)),
    )
    image = np.full((200, 240, 3), 255, dtype=np.uint8)
    colors = np.random.default_rng(6).integers(40, 200, (4, 4, 3))
    for row, col in np.ndindex(4, 4):
        image[20 + 40 * row : 60 + 40 * row, 20 + 50 * col : 70 + 50 * col] = colors[row, col]
    image[60:140, 20:70] = beyond
    image[60:140, 30:70] = (242, 247, 253)
    image[76:84, 44:54] = image[116:124, 44:54] = 30
    assert len(laid_over_cells(image, grid)) == found


def test_behind_a_codec_the_colors_of_missing_cells_tell_of_a_box() -> None:
    """A box has its rims within cells, and cells that were left out end where cells do."""
    grid = detect(load(figure(None))).panels[0].grid
    ground = np.array([68.0, 68.0, 68.0])

    def smeared(pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
        data = io.BytesIO()
        Image.fromarray(pixels).save(data, "JPEG", quality=75)
        return np.asarray(Image.open(data).convert("RGB"))

    boxed = np.array(load(figure(_INSIDE, "x: D\ny: row 4\nz: 7.25")).rgb)
    (box,) = laid_over_smeared(smeared(boxed), grid, [ground, ground + 2.0])
    assert abs(box.x0 - 600 * 0.33) <= 4.0
    assert abs(box.x1 - 600 * (0.33 + 0.155)) <= 4.0
    left_out = np.array(load(figure(None)).rgb)
    (y0, _), (_, y1) = grid.row_spans[2], grid.row_spans[4]
    (x0, _), (_, x1) = grid.column_spans[3], grid.column_spans[5]
    left_out[round(y0) : round(y1), round(x0) : round(x1)] = 68
    left_out[round(y0) + 9 : round(y0) + 12, round(x0) + 8 : round(x0) + 20] = 255
    assert not laid_over_smeared(smeared(left_out), grid, [ground])
