"""Cells of several numbers that are written unlike those beside them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from tests.unit.decide.conftest import Painted, cells_of, paint

from unheat.decide.decode import decode
from unheat.decide.odd_shapes import shapes_doubted
from unheat.decide.reconcile import reconcile
from unheat.decide.scale import build_scale
from unheat.model import Cells, Reason
from unheat.text.numbers import parse


def printed(painted_bar: Callable[..., Painted], texts: list[str]) -> Cells:
    """Two rows of cells that print these texts in the colors of their first numbers."""
    made = painted_bar(0, 100, [0, 20, 40, 60, 80, 100])
    scale = build_scale(made.raster, made.bar, made.texts)
    readings = np.empty((2, len(texts) // 2), dtype=object)
    readings.ravel()[:] = [parse(text, confidence=0.98) for text in texts]
    values = np.array([reading.value for reading in readings.ravel()]).reshape(readings.shape)
    pixels = cells_of(paint(values / 100))
    return reconcile(readings, decode(scale, pixels), pixels, scale).cells


@pytest.mark.parametrize(
    ("usual", "odd", "asked"),
    [
        ("{0} ({1}–{2})", "24 (9.43)", True),
        ("{0} ({1}–{2})", "24. (9–43)", True),
        ("{0}.1%\n{1}", "24.1%", True),
        ("{0}.5\n± {1}.2", "24.5\n+ 5.5", True),
        ("{0}.1\n[{1}.2, {2}.3]", "24.1\n[12.2, 34.3)", True),
        ("{0}.1\n[{1}.2, {2}.3]", "24.1**\n[−2.2, 4.3]", False),
        ("{0} ({1}%)", "0", False),
        ("{0}–{1}", "24", False),
        # One number in each cell is told by its color.
        ("{0}", "24 (9)", False),
        ("{0} 000", "24 000", False),
    ],
)
def test_a_cell_that_is_written_unlike_all_others_is_asked_about(
    painted_bar: Callable[..., Painted], usual: str, odd: str, asked: bool
) -> None:
    texts = [usual.format(v, v + 3, v + 20) for v in (12, 31, 45, 52, 63, 74, 81)]
    if usual == "{0} 000":
        texts = [usual.format(v) for v in ("12", "31", "45", "52", "63", "74", "81")]
    cells = printed(painted_bar, [*texts[:3], odd, *texts[3:]])
    before = cells.review.copy()
    after = shapes_doubted(cells)
    new = (after.review & ~before).ravel().tolist()
    assert new == [index == 3 and asked for index in range(8)]
    if asked:
        assert Reason.UNREADABLE_INK in after.reasons.ravel()[3]


@pytest.mark.parametrize(
    ("usual", "odd", "asked"),
    [
        ("0.{0}", ".7", True),
        ("-0.{0}", "-.7", True),
        ("0.{0}", "0.7", False),
        ("0.{0}", "7.2", False),
        (".{0}", ".7", False),
        # Where most begin so, one with a nought has lost nothing.
        (".{0}", "0.7", False),
    ],
)
def test_a_number_that_begins_with_a_point_beside_others_with_a_nought_is_asked_about(
    painted_bar: Callable[..., Painted], usual: str, odd: str, asked: bool
) -> None:
    texts = [usual.format(v) for v in (12, 31, 45, 52, 63, 74, 81)]
    cells = printed(painted_bar, [*texts[:3], odd, *texts[3:]])
    after = shapes_doubted(cells)
    new = [Reason.POINT_IN_DOUBT in reasons for reasons in after.reasons.ravel()]
    assert new == [index == 3 and asked for index in range(8)]
