"""Sums beside the rows of a table are no turned title of these."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.unit.text.test_labels import Drawing

from unheat.model import Word
from unheat.text.labels import locate
from unheat.text.one_a_row import stands_row_by_row
from unheat.text.turns import turn_of


def _with_sums() -> Drawing:
    drawing = Drawing()
    for row, text in enumerate(["alpha", "beta", "gamma"]):
        drawing.write(text, 90, 80 + 40 * row)
    for row, text in enumerate(["7", "4", "9"]):
        drawing.write(text, 400, 80 + 40 * row, 1.0)
    return drawing


def test_a_column_of_digits_is_no_turned_title() -> None:
    assert not locate(_with_sums().layout()).of("row-title", 0)
    turned = _with_sums()
    turned.turned("Weekday", 20, 120)
    assert len(locate(turned.layout()).of("row-title", 0)) == 1


@pytest.mark.parametrize(
    ("off", "height", "found"), [(0, 12, True), (10, 12, False), (0, 36, False)]
)
def test_pieces_stand_in_the_middle_of_their_rows_with_blank_between(
    off: int, height: int, found: bool
) -> None:
    centers = np.array([20.0, 60.0, 100.0, 140.0])
    tops = centers + off * np.array([1, -1, 1, -1]) - height / 2
    boxes = np.stack([tops * 0, tops, tops * 0 + 9, tops + height], axis=1)
    assert stands_row_by_row(boxes, centers) is found
    # The third row has none: letters of a word leave out no row.
    assert not stands_row_by_row(boxes[[0, 1, 3]], centers)


def test_a_name_with_a_turned_and_a_level_candidate_has_a_direction() -> None:

    (row, *_) = locate(_with_sums().layout()).of("row", 0)
    level = replace(row, role="row-title", index=0, turns=(0.0,))
    turned = replace(level, turns=(90.0, 270.0))
    said = {
        site.crop_key(0, turn): Word(text="alpha", confidence=0.9, engine="x")
        for site in (turned, level)
        for turn in site.turns
    }
    assert turn_of([turned, level], said, {}, letters=said) in (90.0, 270.0)
