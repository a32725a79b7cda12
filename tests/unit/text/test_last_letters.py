"""Names of rows that end alike are read from their first letter on."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from unheat.model import Box
from unheat.text.align import Aligned
from unheat.text.ink import IntArray
from unheat.text.last_letters import with_letters_before


@pytest.mark.parametrize(("gap", "taken"), [(2, [0, 1, 2, 3]), (9, [0, 2])])
def test_what_is_level_and_close_before_the_last_letters_is_theirs(
    gap: int, taken: list[int]
) -> None:
    """Two rows of two letters each; a piece of a title stands between the rows."""
    rows = [(20, 30), (50, 60)]
    boxes = [box for y0, y1 in rows for box in ((60, y0, 66, y1), (54 - gap, y0, 60 - gap, y1))]
    boxes.append((40, 36, 46, 44))
    glyphs = SimpleNamespace(
        boxes=np.array(boxes, dtype=float),
        labels=np.zeros((100, 100)),
        text_size=lambda _: 10.0,
    )
    page: Any = SimpleNamespace(glyphs=glyphs, free=np.ones(5, dtype=bool))
    lines: list[Any] = [
        SimpleNamespace(glyphs=np.array([number]), box=Box(60.0, 0.0, 66.0, 10.0))
        for number in (0, 2)
    ]
    last = Aligned(places={0: [lines[0]], 1: [lines[1]]}, offset=0.0, spread=0.0)

    def read(index: IntArray) -> tuple[Aligned, float]:
        halves: list[Any] = [
            SimpleNamespace(glyphs=index[index < 2]),
            SimpleNamespace(glyphs=index[index >= 2]),
        ]
        return Aligned(places={0: [halves[0]], 1: [halves[1]]}, offset=0.0, spread=0.01), 0.0

    found = with_letters_before(page, last, np.array([1, 3, 4]), read)
    assert sorted(found.glyphs.tolist()) == taken


def test_the_tail_of_a_letter_of_a_title_is_no_letter_before_one_label() -> None:
    """Five numbers of rows; beside the third of them hangs the "y" of a turned title."""
    boxes = [(29.0, 54.0 + 60 * row, 42.0, 64.0 + 60 * row) for row in range(5)]
    boxes.append((11.0, 171.0, 26.0, 181.0))
    glyphs = SimpleNamespace(
        boxes=np.array(boxes), labels=np.zeros((400, 100)), text_size=lambda _: 10.0
    )
    page: Any = SimpleNamespace(glyphs=glyphs, free=np.ones(6, dtype=bool))

    def aligned(index: IntArray) -> Aligned:
        place = {5: 2}
        lines: dict[int, Any] = {
            row: [
                SimpleNamespace(
                    glyphs=np.array([g for g in index.tolist() if place.get(g, g) == row]),
                    box=Box(29.0, 54.0, 42.0, 64.0),
                )
            ]
            for row in range(5)
        }
        return Aligned(places=lines, offset=0.0, spread=0.01)

    found = with_letters_before(
        page, aligned(np.arange(5)), np.array([5]), lambda index: (aligned(index), 0.0)
    )
    assert sorted(found.glyphs.tolist()) == [0, 1, 2, 3, 4]
