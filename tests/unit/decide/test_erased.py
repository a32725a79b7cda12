"""Lines of totals that are taken off the picture."""

from __future__ import annotations

import numpy as np

from unheat.decide.erased import erased
from unheat.model import Box, Raster

PAGE = (255.0, 255.0, 255.0)


def _left(marks: list[tuple[int, int, int, int]], line: Box, side: str) -> list[bool]:
    """Whether each of ``marks`` (x0, y0, x1, y1) is still drawn without ``line``."""
    rgb = np.full((80, 200, 3), 255, dtype=np.uint8)
    for x0, y0, x1, y1 in marks:
        rgb[y0:y1, x0:x1] = 0
    raster = Raster(rgb=rgb, name="x.png", sha256="0" * 64, format="png")
    seen = erased(raster, PAGE, line, side).rgb
    assert raster.rgb is rgb
    return [bool((seen[y0:y1, x0:x1] == 0).all()) for x0, y0, x1, y1 in marks]


def test_a_row_goes_with_its_name_and_no_further() -> None:
    title, name, word, number = (
        (2, 26, 8, 34),
        (40, 26, 52, 34),
        (56, 26, 70, 34),
        (110, 26, 120, 34),
    )
    line = Box(100.0, 20.0, 180.0, 40.0)
    assert _left([title, name, word, number], line, "left") == [True, False, False, False]


def test_a_column_goes_with_the_word_over_it() -> None:
    title, dot, word, number = (
        (100, 2, 140, 12),
        (104, 25, 106, 27),
        (102, 29, 120, 38),
        (105, 50, 118, 58),
    )
    line = Box(100.0, 44.0, 124.0, 78.0)
    assert _left([title, dot, word, number], line, "top") == [True, False, False, False]


def test_nothing_beside_a_line_is_nothing_to_take_off() -> None:
    assert _left([(110, 26, 120, 34)], Box(100.0, 20.0, 180.0, 40.0), "left") == [False]
