"""Numbers in a color off the bar that other cells show as well."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure
from PIL import Image

import unheat
from unheat.model import Panel

NUMBERS = [
    [0.0, 66.7, 44.8, 66.7],
    [73.8, 0.0, 22.8, 58.8],
    [73.2, 61.1, 0.0, 41.1],
    [63.4, 69.8, 64.1, 0.0],
]


def read(folder: Path, printed: list[list[float]], *, masked: bool = False) -> Panel:
    """A matrix clipped at 60, in a map that ends in white, its picture put on a palette.

    ``masked`` paints all cells white that are not on the diagonal.
    """
    values = np.array(NUMBERS)
    with mpl.rc_context({"font.size": 12}):
        figure = Figure(figsize=(5.0, 6.0), dpi=100)
        axes = figure.subplots()
        image = axes.imshow(values, cmap="cubehelix", vmin=0, vmax=60)
        names = ["GPT-4", "Vicuna", "Qwen 14B", "MPT-30B"]
        axes.set_xticks(range(4), names, rotation=45)
        axes.set_yticks(range(4), names)
        for (row, col), value in np.ndenumerate(np.array(printed)):
            white = masked and row != col
            if white:
                axes.add_patch(mpl.patches.Rectangle((col - 0.5, row - 0.5), 1, 1, color="white"))
            dark = values[row, col] < 30 and not white
            ink = "white" if dark else "black"
            axes.text(col, row, f"{value:.1f}", ha="center", va="center", color=ink)
        bar = figure.colorbar(image, orientation="horizontal", pad=0.25)
        bar.set_label("Transferability (%)")
        figure.savefig(folder / "plain.png")
    quantized = Image.open(folder / "plain.png").convert("RGB").quantize(32)
    quantized.convert("RGB").save(folder / "palette.png")
    (panel,) = unheat.read(folder / "palette.png").panels
    return panel


def test_a_number_far_from_all_others_of_its_color_is_asked_about(tmp_path: Path) -> None:
    printed = [list(row) for row in NUMBERS]
    printed[1][0] = 23.8
    panel = read(tmp_path, printed)
    assert panel.cells.text[1, 0] == "23.8"
    assert np.argwhere(panel.cells.review).tolist() == [[1, 0]]


@pytest.mark.parametrize("masked", [False, True])
def test_numbers_that_fit_their_color_or_stand_in_a_mask_are_not(
    tmp_path: Path, masked: bool
) -> None:
    panel = read(tmp_path, NUMBERS, masked=masked)
    assert not any("color-differs" in why for why in panel.cells.reasons.ravel())
