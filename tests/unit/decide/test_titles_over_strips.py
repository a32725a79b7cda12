"""A title over a strip of groups that stands on a matrix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np
import pytest

from unheat.decide.titles_over_strips import with_titles_over_strips
from unheat.model import Box, Label, Panel


@dataclass(frozen=True)
class _Panel:
    box: Box
    cells: np.ndarray
    title: Label | None = None


_MATRIX = _Panel(box=Box(100, 200, 300, 400), cells=np.zeros((5, 4)))


def _kept(strip: _Panel, matrix: _Panel = _MATRIX) -> Panel:
    panels = [cast(Panel, strip), cast(Panel, matrix)]
    (found,) = with_titles_over_strips(panels, panels[1:])
    return found


def _label(text: str, y: float) -> Label:
    return Label(text=text, confidence=1.0, box=Box(150, y, 250, y + 20))


def test_the_title_over_a_strip_is_that_of_the_matrix_below() -> None:
    strip = _Panel(box=Box(150, 175, 300, 190), cells=np.zeros((1, 3)), title=_label("Genes", 100))
    assert _kept(strip).title == strip.title
    named = _Panel(box=_MATRIX.box, cells=_MATRIX.cells, title=_label("Immune genes", 50))
    assert _kept(strip, named).title == named.title


@pytest.mark.parametrize(
    "box",
    [
        Box(150, 20, 300, 120),  # as high as a panel, and below its title
        Box(150, 110, 300, 130),  # far off
        Box(20, 175, 300, 190),  # wider than the matrix
    ],
)
def test_what_stands_elsewhere_keeps_its_title(box: Box) -> None:
    strip = _Panel(box=box, cells=np.zeros((1, 3)), title=_label("Genes", 80))
    assert _kept(strip).title is None
