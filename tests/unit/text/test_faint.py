"""Print that a codec has left faint beside that of other cells."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.text.test_cells import draw

from unheat.model import Box, Crop, Word
from unheat.text.cut import cut_cells
from unheat.text.faint import faint_cells
from unheat.text.joint import joint_reading
from unheat.text.panel import PanelPrint

TEXTS = [["12", "34"], ["56", "78"]]


def test_print_of_half_the_usual_lightness_is_faint() -> None:
    raster, grid, pixels = draw(TEXTS)
    rgb = raster.rgb.copy()
    # Blue on blue: as far apart in color, next to nothing in lightness.
    rgb[:30, :60] = np.where(rgb[:30, :60, :1] > 150, (70, 90, 255), rgb[:30, :60])
    crops = cut_cells(replace(raster, rgb=rgb, lossy=True), grid, pixels)
    panel = PanelPrint((2, 2), crops)
    assert panel.faint == {(0, 0)}
    drawn = PanelPrint((2, 2), cut_cells(replace(raster, rgb=rgb), grid, pixels))
    assert not drawn.faint


def test_faint_cells_are_heard_by_all_engines() -> None:
    crops = [
        Crop(
            key=f"{row},0,0",
            pixels=np.full((12, 14), 255, np.uint8),
            box=Box(0, 0, 14, 12),
            contrast=40.0 if row == 3 else 200.0,
        )
        for row in range(4)
    ]
    assert faint_cells({(row, 0): [crop] for row, crop in enumerate(crops)}) == {(3, 0)}
    panel = PanelPrint((4, 1), crops)
    assert [crop.key for crop in panel.doubts([])] == ["3,0,0"]


@pytest.mark.parametrize(("taught", "text"), [(0.9, "98"), (0.0, "")])
def test_readers_of_one_damage_do_not_err_apart(taught: float, text: str) -> None:
    said = [Word(text="98", confidence=0.9, engine=name) for name in ("numerals", "glyphs")]
    assert joint_reading(said, None, taught).text == text
