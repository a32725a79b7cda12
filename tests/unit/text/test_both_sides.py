"""The two sides of one axis: labels at one of them, a title at the other."""

from __future__ import annotations

import numpy as np

from unheat.model import Box
from unheat.text.align import Aligned
from unheat.text.axes import Side
from unheat.text.both_sides import _cuts_words
from unheat.text.lines import Line


def _side(ends: list[tuple[float, float]], *, angle: float = 0.0) -> Side:
    """A side with a label on each column that begins and ends so, 10 pixels high."""
    places = {
        place: [
            Line(
                glyphs=np.arange(1),
                angle=angle,
                along=(x0, x1),
                across=(0.0, 10.0),
                box=Box(x0, 0, x1, 10),
                size=10.0,
            )
        ]
        for place, (x0, x1) in enumerate(ends)
    }
    return Side(side="top", labels=Aligned(places=places, offset=0.0, spread=0.0), angle=angle)


TITLE = [(0.0, 28.0), (31.0, 60.0), (66.0, 92.0), (95.0, 128.0), (135.0, 160.0), (163.0, 200.0)]
LABELS = [(35.0 * place, 35.0 * place + 22.0) for place in range(6)]


def test_letters_of_one_word_on_two_columns_are_a_title() -> None:
    assert _cuts_words(_side(TITLE), _side(LABELS))
    assert _cuts_words(_side(TITLE), _side(LABELS, angle=45.0))


def test_labels_on_both_sides_stand_equally_close() -> None:
    close = [(35.0 * place, 35.0 * place + 32.0) for place in range(6)]
    assert not _cuts_words(_side(close), _side(close))
    assert not _cuts_words(_side(LABELS), _side(LABELS, angle=45.0))
