"""Colored tables whose groups of rows are parted by rules with white above and below them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from unheat.detect.table_groups import groups_of

WIDTHS = (60, 44, 52)


def boxes(rows: int, top: int, widths: tuple[int, ...] = WIDTHS) -> npt.NDArray[np.int64]:
    """Cells of rows 20 px high, the first of which begins at ``top``."""
    starts = 10 + np.cumsum((0, *widths))
    return np.array(
        [
            (starts[column], top + 20 * row, starts[column + 1], top + 20 * row + 20)
            for row in range(rows)
            for column in range(len(widths))
        ]
    )


def sizes(*parts: npt.NDArray[np.int64]) -> list[int]:
    return sorted(len(group) for group in groups_of(np.concatenate(parts)))


def test_groups_of_rows_under_a_rule_are_of_one_table() -> None:
    assert sizes(boxes(3, 10), boxes(2, 80), boxes(2, 130)) == [21]


def test_what_stands_a_line_lower_or_has_other_borders_is_another_table() -> None:
    assert sizes(boxes(3, 10), boxes(2, 95)) == [6, 9]
    assert sizes(boxes(3, 10), boxes(2, 80, (60, 44))) == [4, 9]
