"""Lines over one of several panels that are about all of them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from unheat.model import Box
from unheat.text.lines import Line
from unheat.text.over_panels import is_over_titles

PANELS = [Box(90, 54, 360, 340), Box(380, 54, 650, 340), Box(665, 54, 935, 340)]


def line(x0: float, x1: float, y0: float) -> Line:
    box = Box(x0, y0, x1, y0 + 14)
    return Line(
        glyphs=np.zeros(0, dtype=np.int64),
        angle=0.0,
        along=(x0, x1),
        across=(y0, y0 + 14),
        box=box,
        size=12.0,
    )


@pytest.mark.parametrize(
    ("x0", "x1", "told"),
    [
        # It ends with the title by chance; it has the middle of all; it begins with it.
        (398.0, 546.0, True),
        (440.0, 590.0, True),
        (480.0, 630.0, False),
    ],
)
@pytest.mark.parametrize("titled", [True, False])
def test_a_line_aside_of_the_title_below_it_is_that_of_all_panels(
    x0: float, x1: float, told: bool, titled: bool
) -> None:
    """Names of rows make the figure wider on one side, and its title is aside of the panel's."""
    own = line(478.0, 549.0, 36.0)
    letters = [(515.0, 43.0), ((x0 + x1) / 2, 15.0)]
    letters += [(225.0, 43.0), (800.0, 43.0)] if titled else []
    page: Any = SimpleNamespace(glyphs=SimpleNamespace(centers=np.array(letters)))
    over = is_over_titles(page, PANELS[1], PANELS, [own], line(x0, x1, 8.0))
    assert over is (told and titled)
